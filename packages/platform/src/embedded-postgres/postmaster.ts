import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { EmbeddedPostgresError } from './errors.ts';
import { POSTGRES_ENV } from './initdb.ts';
import { stopPostmaster } from './orphan.ts';
import type { SystemUser } from './system-user.ts';

export type PostmasterExit = { code: number | null; signal: string | null };

export type Ready =
  | { kind: 'ready' }
  | { kind: 'portTaken' }
  /** The children of a killed predecessor have not all gone yet. */
  | { kind: 'stillInUse'; error: Error }
  | { kind: 'failed'; error: Error };

export type Postmaster = { pid: number; ready: Promise<Ready>; exited: Promise<PostmasterExit> };

/** Replaying the log after a power cut takes as long as it takes; giving up too early would lose a database that is fine. */
const READY_MS = 120_000;
const READY_LINE = 'database system is ready to accept connections';
/** Test files run side by side and each has several pools. */
const MAX_CONNECTIONS = 300;

export function runPostmaster(options: {
  postgres: string;
  clusterDir: string;
  port: number;
  user: SystemUser | undefined;
  ephemeral: boolean;
  garbage: string[];
  log: (line: string) => void;
}): Postmaster {
  const { postgres, clusterDir, port, user, ephemeral, log } = options;
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    max_connections: MAX_CONNECTIONS,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(ephemeral ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const child = spawn(
    postgres,
    ['-D', clusterDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Detached: a Ctrl-C in the terminal goes to the whole process group, and the apps must be able to finish first.
    { ...user, cwd: '/', env: POSTGRES_ENV, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const lastLines: string[] = [];
  const failure = (reason: string): Error =>
    new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_START_MISLUKT',
      clusterDir,
      `${reason}: ${lastLines.join(' | ')}`,
    );
  const exited = new Promise<PostmasterExit>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => {
      lastLines.push(error.message);
      resolve({ code: null, signal: null });
    });
  });
  const pid = child.pid ?? 0;
  const ready = new Promise<Ready>((resolve) => {
    const timer = setTimeout(() => {
      void stopPostmaster(pid, { immediate: true }).then(() =>
        resolve({ kind: 'failed', error: failure('not ready in time') }),
      );
    }, READY_MS);
    createInterface({ input: child.stderr }).on('line', (line) => {
      log(line);
      lastLines.push(line);
      if (lastLines.length > 8) lastLines.shift();
      if (!line.includes(READY_LINE)) return;
      clearTimeout(timer);
      resolve({ kind: 'ready' });
    });
    void exited.then(() => {
      const output = lastLines.join('\n');
      if (output.includes('could not bind')) resolve({ kind: 'portTaken' });
      else if (output.includes('still in use'))
        resolve({ kind: 'stillInUse', error: failure('predecessor still alive') });
      else resolve({ kind: 'failed', error: failure('PostgreSQL ended') });
    });
    void exited.finally(() => clearTimeout(timer));
  });
  // Once ready it does not keep us alive: a program that forgets to stop it can still end, and then so does PostgreSQL.
  void ready.then(() => {
    child.unref();
    (child.stderr as Socket).unref();
  });
  if (pid !== 0) stopWithUs(pid, ephemeral ? options.garbage : [], exited);
  return { pid, ready, exited };
}

const GUARD = `
  read -r _
  pid=$1; shift
  kill -INT "$pid"
  [ $# -eq 0 ] && exit
  while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
  rm -rf "$@"
`;

/**
 * PostgreSQL does not notice that we die. A shell that waits for the end of its input does: when a kill -9 closes our
 * end of that pipe, it stops PostgreSQL. If even this fails, the next start finds the server (orphan.ts).
 */
function stopWithUs(pid: number, garbage: string[], exited: Promise<unknown>): void {
  const guard: ChildProcess = spawn('/bin/sh', ['-c', GUARD, 'koppelpunt-wacht', String(pid), ...garbage], {
    cwd: '/',
    env: POSTGRES_ENV,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.on('error', () => {}); // no shell: then only the next start clears up
  guard.stdin?.on('error', () => {});
  (guard.stdin as Socket | null)?.unref();
  guard.unref();
  void exited.then(() => guard.kill('SIGKILL'));
}
