import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Names a running process in such a way that a later process with the same number gets another name: pids are
 * reused, and after a kill -9 a lock file may point at a stranger. `undefined` when no such process runs.
 */
export function findProcessIdentity(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      const startedAt = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
      return startedAt === '' ? undefined : `${pid}@${startedAt}`;
    }
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name stands between brackets and may hold blanks; after it come state (field 3) … starttime (field 22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTime] = [fields[0], fields[19]];
    return state === 'Z' || startTime === undefined ? undefined : `${pid}@${bootId}:${startTime}`;
  } catch (error) {
    const { code, status } = error as { code?: string; status?: number };
    // Another error (no file handles left, say) does not mean that the process is dead, and the caller may act on the answer.
    if (code === 'ENOENT' || code === 'ESRCH' || status === 1) return undefined;
    throw error;
  }
}
