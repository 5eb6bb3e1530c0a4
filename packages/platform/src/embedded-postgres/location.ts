import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './errors.ts';
import { stopOrphan } from './orphan.ts';
import { findProcessIdentity } from './process-identity.ts';
import { canReach, type SystemUser } from './system-user.ts';

/** Root-owned places that every user can enter, in order of preference. */
const REACHABLE = ['/var/lib/koppelpunt', '/opt/koppelpunt'];

/** In the data directory: the place of its cluster, when the cluster cannot live there. */
const POINTER = 'cluster-elders.json';
/** Beside a cluster that lives elsewhere: the data directory that owns it. */
const ORIGIN = 'herkomst.json';
type Origin = { dataDir: string; ephemeral: boolean; owner: string };

export function getReachableFolder(user: SystemUser): string {
  for (const folder of REACHABLE) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      if (canReach(user, folder)) return folder;
    } catch {
      // Read-only or closed: try the next.
    }
  }
  throw new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_GEEN_PLEK',
    REACHABLE.join(', '),
    'no folder that the system user can reach',
  );
}

export type Location = {
  clusterDir: string;
  /** Call once the cluster exists: from then on this data directory belongs to it. */
  remember(): void;
  /** The directories to erase when an ephemeral cluster has stopped. */
  garbage: string[];
};

/**
 * Where the cluster of a data directory lives: in it, or, when we are root and PostgreSQL's user cannot enter it, in a
 * folder of our own that is named after it. The data directory keeps a pointer. Deleting the data directory
 * deletes the pointer with it, and the next start erases the old cluster.
 */
export async function locateCluster(
  dataDir: string,
  user: SystemUser | undefined,
  ephemeral: boolean,
): Promise<Location> {
  const inside = join(dataDir, 'pgdata');
  const pointer = join(dataDir, POINTER);
  if (existsSync(pointer)) {
    const { clusterDir } = JSON.parse(readFileSync(pointer, 'utf8')) as { clusterDir: string };
    if (!existsSync(clusterDir)) {
      throw new EmbeddedPostgresError(
        'EMBEDDED_POSTGRES_GEGEVENS_WEG',
        clusterDir,
        'the cluster of this data directory is gone',
      );
    }
    return { clusterDir, remember: () => {}, garbage: [dirname(clusterDir), pointer] };
  }
  if (user === undefined || existsSync(inside) || canReach(user, dataDir)) {
    return { clusterDir: inside, remember: () => {}, garbage: [inside] };
  }
  const folder = getReachableFolder(user);
  await sweepAbandoned(folder);
  const home = join(folder, createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16));
  const clusterDir = join(home, 'pgdata');
  if (existsSync(home)) {
    await stopOrphan(clusterDir);
    eraseAll([home]);
  }
  mkdirSync(home, { mode: 0o755 });
  chmodSync(home, 0o755); // whatever the umask says: PostgreSQL's user has to pass through
  const origin: Origin = {
    dataDir: resolve(dataDir),
    ephemeral,
    owner: findProcessIdentity(process.pid) ?? '',
  };
  writeFileSync(join(home, ORIGIN), JSON.stringify(origin), { mode: 0o600 });
  return {
    clusterDir,
    remember: () => writeFileSync(pointer, JSON.stringify({ clusterDir }), { mode: 0o600 }),
    garbage: [home, pointer],
  };
}

export function eraseAll(paths: readonly string[]): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}

/** Clusters that nobody else will clear away: those of killed tests, and of data directories in /tmp that are gone. */
async function sweepAbandoned(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const home = join(folder, name);
    const origin = readOrigin(home);
    if (!origin || !isAbandoned(origin)) continue;
    await stopOrphan(join(home, 'pgdata'));
    eraseAll([home]);
  }
}

/** Outside /tmp a missing data directory may be a disk that is not mounted; erasing its data would be the worse mistake. */
function isAbandoned({ dataDir, ephemeral, owner }: Origin): boolean {
  if (owner === '') return false;
  if (ephemeral) return findProcessIdentity(Number.parseInt(owner, 10)) !== owner;
  return dataDir.startsWith(join(tmpdir(), '/')) && !existsSync(dataDir);
}

function readOrigin(home: string): Origin | undefined {
  try {
    return JSON.parse(readFileSync(join(home, ORIGIN), 'utf8')) as Origin;
  } catch {
    return undefined;
  }
}
