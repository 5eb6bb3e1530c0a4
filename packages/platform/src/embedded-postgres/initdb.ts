import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError } from './errors.ts';
import type { SystemUser } from './system-user.ts';

const MAJOR_VERSION = '18';
const PASSWORD_FILE = 'koppelpunt-wachtwoord';

/** The minimum: none of the caller's PG* variables or locale may reach PostgreSQL. */
export const POSTGRES_ENV = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Makes the cluster if it does not exist yet, and returns the password of its superuser. */
export function initCluster(
  clusterDir: string,
  binaries: Binaries,
  user: SystemUser | undefined,
  ephemeral: boolean,
): string {
  if (!existsSync(join(clusterDir, 'PG_VERSION'))) createCluster(clusterDir, binaries, user, ephemeral);
  const version = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR_VERSION) {
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_ANDERE_VERSIE',
      clusterDir,
      `cluster of PostgreSQL ${version}`,
    );
  }
  return readFileSync(join(clusterDir, PASSWORD_FILE), 'utf8').trim();
}

/** Made under another name first, so that a start that is cut off leaves no half cluster; the password is part of it. */
function createCluster(
  clusterDir: string,
  { initdb }: Binaries,
  user: SystemUser | undefined,
  ephemeral: boolean,
): void {
  const draft = `${clusterDir}.nieuw`;
  const passwordFile = `${draft}.wachtwoord`;
  const ownedByPostgres = (path: string) => user && chownSync(path, user.uid, user.gid);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  ownedByPostgres(draft);
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  ownedByPostgres(passwordFile);
  // The builtin C.UTF-8 sorts alike on every machine; the C library's version is absent on some (macOS) and changes with upgrades.
  const flags = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
  ];
  const outcome = spawnSync(
    initdb,
    [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      ...flags,
      ...(ephemeral ? ['--no-sync'] : []),
    ],
    { ...user, cwd: '/', env: POSTGRES_ENV, encoding: 'utf8' },
  );
  if (outcome.status !== 0) {
    rmSync(passwordFile, { force: true });
    const detail = outcome.error?.message ?? outcome.stderr.trim();
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_START_MISLUKT',
      clusterDir,
      `initdb failed: ${detail}`,
    );
  }
  renameSync(passwordFile, join(draft, PASSWORD_FILE));
  renameSync(draft, clusterDir);
}
