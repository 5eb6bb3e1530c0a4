import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDelays } from './delays.ts';

/** Counts those that still wait after a moment. */
async function countWachtenden(calls: readonly Promise<void>[]): Promise<number> {
  let klaar = 0;
  for (const call of calls) void call.then(() => (klaar += 1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  return calls.length - klaar;
}

test('one address cannot take the places of another', async () => {
  const { delay } = createDelays();
  const weg = new AbortController();
  const druk = Array.from({ length: 300 }, () => delay('198.51.100.7', 60_000, weg.signal));
  const ander = delay('192.0.2.10', 60_000, weg.signal);
  assert.equal(await countWachtenden(druk), 50);
  assert.equal(await countWachtenden([ander]), 1);
  weg.abort();
  await Promise.all([...druk, ander]);
  const weer = delay('198.51.100.7', 40);
  assert.equal(await countWachtenden([weer]), 1, 'a sender that is gone leaves the place');
  await weer;
});

test('a thousand wait at most, from however many addresses', async () => {
  const { delay } = createDelays();
  const weg = new AbortController();
  const calls = Array.from({ length: 1200 }, (_, at) => delay(`10.0.${at % 60}.1`, 60_000, weg.signal));
  assert.equal(await countWachtenden(calls), 1000);
  weg.abort();
  await Promise.all(calls);
});
