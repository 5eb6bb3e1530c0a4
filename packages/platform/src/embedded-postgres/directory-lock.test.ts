import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { takeDirectoryLock } from './directory-lock.ts';

function makeDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'koppelpunt-lock-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

test('one holder at a time', (t) => {
  const directory = makeDirectory(t);
  const first = takeDirectoryLock(directory);
  assert.equal(first.kind, 'taken');
  assert.deepEqual(takeDirectoryLock(directory), { kind: 'inUse', pid: process.pid });
  if (first.kind === 'taken') first.release();
  assert.deepEqual(readdirSync(directory), []);
  assert.equal(takeDirectoryLock(directory).kind, 'taken');
});

test('a holder that no longer runs loses the lock, even when its number has been given to another process', (t) => {
  const directory = makeDirectory(t);
  writeFileSync(join(directory, 'in-gebruik.lock'), `${process.pid}@of-an-earlier-boot:1`);
  const lock = takeDirectoryLock(directory);
  assert.equal(lock.kind, 'taken');
  if (lock.kind === 'taken') lock.release();
  assert.deepEqual(readdirSync(directory), []);
});

test('releasing does not take the lock away from a later holder', (t) => {
  const directory = makeDirectory(t);
  const lock = takeDirectoryLock(directory);
  writeFileSync(join(directory, 'in-gebruik.lock'), 'somebody else');
  if (lock.kind === 'taken') lock.release();
  assert.deepEqual(readdirSync(directory), ['in-gebruik.lock']);
});
