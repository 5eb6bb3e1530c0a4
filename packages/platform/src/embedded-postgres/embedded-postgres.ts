import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { getBinaries } from './binaries.ts';
import { takeDirectoryLock } from './directory-lock.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { findFreePort } from './free-port.ts';
import { initCluster } from './initdb.ts';
import { eraseAll, getReachableFolder, locateCluster } from './location.ts';
import { stopOrphan, stopPostmaster } from './orphan.ts';
import { runPostmaster, type Postmaster, type PostmasterExit } from './postmaster.ts';
import { getSystemUser } from './system-user.ts';

export type EmbeddedPostgresOptions = {
  dataDir: string;
  /** Default: one that is free. */
  port?: number;
  log?: (line: string) => void;
  /** For tests: nothing is written through to disk, and stop() throws the cluster away. */
  ephemeral?: boolean;
};

export type EmbeddedPostgres = {
  url: string;
  port: number;
  pid: number;
  exited: Promise<PostmasterExit>;
  stop(): Promise<void>;
};

/** After a kill -9 of PostgreSQL its own children need a moment to notice; a free port may be snatched away before we use it. */
const ATTEMPTS = 10;

/**
 * A real PostgreSQL 18 of our own: on 127.0.0.1 only, behind a password, in `dataDir`. For root it runs as the system user
 * `postgres`, if necessary in a place that this user can reach (location.ts). A server that a killed process left running on
 * this data directory is stopped first; a server of a living process stays, and we refuse to start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { ephemeral = false, log = () => {} } = options;
  const dataDir = resolve(options.dataDir);
  const user = getSystemUser();
  // For root, others must be able to pass through to the cluster, which itself is open to PostgreSQL's user alone.
  mkdirSync(dataDir, { recursive: true, mode: user ? 0o711 : 0o700 });
  const lock = takeDirectoryLock(dataDir);
  if (lock.kind === 'inUse') {
    throw new EmbeddedPostgresError('EMBEDDED_POSTGRES_IN_GEBRUIK', dataDir, `held by process ${lock.pid}`);
  }
  try {
    const binaries = getBinaries(user, getReachableFolder);
    const location = await locateCluster(dataDir, user, ephemeral);
    await stopOrphan(location.clusterDir);
    const password = initCluster(location.clusterDir, binaries, user, ephemeral);
    location.remember();
    const { port, postmaster } = await listen(
      async (port) =>
        runPostmaster({
          postgres: binaries.postgres,
          clusterDir: location.clusterDir,
          port,
          user,
          ephemeral,
          garbage: location.garbage,
          log,
        }),
      options.port,
    );
    const exited = postmaster.exited.finally(() => lock.release());
    const stop = async (): Promise<void> => {
      const keepAlive = setInterval(() => {}, 1_000); // PostgreSQL itself does not keep this process alive (postmaster.ts)
      await stopPostmaster(postmaster.pid, { immediate: ephemeral });
      await exited;
      clearInterval(keepAlive);
      if (ephemeral) eraseAll(location.garbage);
    };
    let stopping: Promise<void> | undefined;
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      port,
      pid: postmaster.pid,
      exited,
      stop: () => (stopping ??= stop()),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function listen(
  start: (port: number) => Promise<Postmaster>,
  wantedPort: number | undefined,
): Promise<{ port: number; postmaster: Postmaster }> {
  for (let attempt = 1; ; attempt++) {
    const port = wantedPort ?? (await findFreePort());
    const postmaster = await start(port);
    const outcome = await postmaster.ready;
    switch (outcome.kind) {
      case 'ready':
        return { port, postmaster };
      case 'portTaken':
        if (wantedPort !== undefined || attempt === ATTEMPTS) {
          throw new EmbeddedPostgresError(
            'EMBEDDED_POSTGRES_POORT_BEZET',
            String(port),
            'cannot bind the port',
          );
        }
        break;
      case 'stillInUse':
        if (attempt === ATTEMPTS) throw outcome.error;
        await wait(500);
        break;
      case 'failed':
        throw outcome.error;
    }
  }
}
