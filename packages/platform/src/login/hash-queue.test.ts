import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createHashQueue } from './hash-queue.ts';

/** Work that ends when the test says so. */
function openWork() {
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => async () => {
    started.push(name);
    await new Promise<void>((resolve) => void ends.push(resolve));
  };
  const endOne = async () => {
    await nextTurn();
    ends.shift()?.();
    await nextTurn();
  };
  return { started, work, endOne };
}

test('two at once, and addresses take turns: one that comes alone does not wait for the twenty of another', async () => {
  const queue = createHashQueue();
  const { started, work, endOne } = openWork();
  const all = Array.from({ length: 20 }, (_, at) => queue.run('a', work(`a${at}`)));
  all.push(queue.run('b', work('b0')));
  await nextTurn();
  assert.deepEqual(started, ['a0', 'a1']);
  await endOne();
  await endOne();
  assert.deepEqual(started, ['a0', 'a1', 'a2', 'b0']);
  for (let time = 0; time < 20; time += 1) await endOne();
  await Promise.all(all);
  assert.equal(started.length, 21);
});

test('more than twenty of one address, or forty in all, hear at once when to come back', async () => {
  const queue = createHashQueue();
  const { started, work, endOne } = openWork();
  const outcomes = ['a', 'b', 'c'].flatMap((adres) =>
    Array.from({ length: 25 }, () => queue.run(adres, work(adres))),
  );
  const refusals = Promise.allSettled(outcomes);
  // As often as there are in all, so that too many who got in are counted and not waited for.
  for (let time = 0; time < outcomes.length; time += 1) await endOne();
  const refused = (await refusals).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  assert.equal(refused.length, 35);
  assert.deepEqual([refused[0].status, refused[0].code, refused[0].retryAfter], [503, 'TE_DRUK', 10]);
  assert.deepEqual(
    ['a', 'b', 'c'].map((adres) => started.filter((one) => one === adres).length),
    [20, 20, 0],
  );
  await Promise.all([queue.run('c', async () => {}), queue.run('a', async () => {})]);
});

test('work that fails leaves its place', async () => {
  const queue = createHashQueue();
  for (let time = 0; time < 50; time += 1) {
    const failing = queue.run('a', async () => {
      throw new Error('x');
    });
    await assert.rejects(failing, /x/);
  }
});
