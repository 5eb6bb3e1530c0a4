/** Figures that Linux keeps about a process; other systems have none, and we say so. */
import { readFileSync } from 'node:fs';

/** Bytes: the most that this process ever had in memory (VmHWM). */
export function peakMemory(pid: number): number | undefined {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(pid, 'status'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** Seconds of processor time that this process has used, in all its threads. */
export function cpuSeconds(pid: number): number | undefined {
  // The second field is a name between brackets, which may hold anything.
  const fields = read(pid, 'stat').split(') ')[1]?.split(' ');
  const [user, system] = [fields?.[11], fields?.[12]];
  return user === undefined || system === undefined
    ? undefined
    : (Number(user) + Number(system)) / CLOCK_TICKS;
}

/** USER_HZ: 100 on every Linux that Node runs on. */
const CLOCK_TICKS = 100;

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
