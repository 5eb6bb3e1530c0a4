import { readFileSync } from 'node:fs';

/** npm passes a kill on to nobody: without this, what it started would live on unseen. Read once a second. */
const LOOK_MS = 1_000;

/** Stops us, as a SIGTERM does, when the npm that started us has been killed. Nothing else tells us. */
export function stopWithNpm(): void {
  if (!process.env['npm_lifecycle_event']) return;
  const ancestors = findAncestors();
  setInterval(() => findAncestors() === ancestors || process.kill(process.pid, 'SIGTERM'), LOOK_MS).unref();
}

/** Our parent, which may be npm or the shell that npm put between, and the parent of that. */
function findAncestors(): string {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${/\) [A-Z] (\d+) /.exec(stat)?.[1]}`;
  } catch {
    return String(process.ppid);
  }
}
