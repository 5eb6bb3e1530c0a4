import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findProcessIdentity } from './process-identity.ts';

/** A fast shutdown writes a checkpoint first; a demo database needs under a second, a loaded disk some more. */
const FAST_MS = 10_000;
/** Without checkpoint; the next start then replays the log. */
const IMMEDIATE_MS = 5_000;

/** First line of postmaster.pid: the number under which PostgreSQL last ran on this cluster. */
export function findPostmasterPid(clusterDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Stops the PostgreSQL that a killed parent left running on this cluster. Call it only while holding the directory lock:
 * only the holder of that lock may run PostgreSQL here.
 */
export async function stopOrphan(clusterDir: string): Promise<void> {
  const pid = findPostmasterPid(clusterDir);
  if (pid === undefined) return;
  if (runsOn(pid, clusterDir)) return await stopPostmaster(pid);
  // The number now belongs to another process, which PostgreSQL would take for itself.
  if (findProcessIdentity(pid) !== undefined) rmSync(join(clusterDir, 'postmaster.pid'), { force: true });
}

/** PostgreSQL's working directory is its cluster; where that cannot be seen, its command line names it. */
function runsOn(pid: number, clusterDir: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir);
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      `-D ${clusterDir}`,
    );
  } catch {
    return false;
  }
}

/** Stops gently, then less gently: bounded in time, because Ctrl-C must end. */
export async function stopPostmaster(pid: number, { immediate = false } = {}): Promise<void> {
  if (pid <= 1) return; // 0 would be our own process group
  const identity = findProcessIdentity(pid);
  const steps: [NodeJS.Signals, number][] = [
    ['SIGQUIT', IMMEDIATE_MS],
    ['SIGKILL', IMMEDIATE_MS],
  ];
  if (!immediate) steps.unshift(['SIGINT', FAST_MS]);
  for (const [signal, patience] of steps) {
    if (identity === undefined || !sendSignal(pid, signal)) return;
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (findProcessIdentity(pid) !== identity) return;
      await wait(20);
    }
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
