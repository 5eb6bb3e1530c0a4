import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProcessIdentity } from './process-identity.ts';

const LOCK = 'in-gebruik.lock';

export type DirectoryLock = { kind: 'taken'; release(): void } | { kind: 'inUse'; pid: number };

/**
 * One process per directory. Node has no flock, so the lock is a file that names its owner; an owner that no longer
 * runs (kill -9, power cut) loses it to the next process that asks.
 */
export function takeDirectoryLock(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, LOCK);
  const own = findProcessIdentity(process.pid) ?? String(process.pid);
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, own, { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(draft, file); // unlike writing with 'wx', a reader never sees the file half written
        return { kind: 'taken', release: () => releaseLock(file, own) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = readLock(file);
      if (holder === undefined) continue;
      const pid = Number.parseInt(holder, 10);
      if (findProcessIdentity(pid) === holder) return { kind: 'inUse', pid };
      removeStaleLock(file, holder, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Two processes may find the same dead owner: the one that moves away the other's fresh lock puts it back. */
function removeStaleLock(file: string, holder: string, draft: string): void {
  const aside = `${draft}.stale`;
  try {
    renameSync(file, aside);
    if (readLock(aside) !== holder) linkSync(aside, file);
  } catch {
    // Somebody else was first; the next round looks again.
  } finally {
    rmSync(aside, { force: true });
  }
}

function releaseLock(file: string, own: string): void {
  if (readLock(file) === own) rmSync(file, { force: true });
}
