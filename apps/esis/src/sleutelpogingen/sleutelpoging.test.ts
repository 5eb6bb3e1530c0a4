import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeDelay, findGeslotenTot, VENSTER_MS } from './sleutelpoging.ts';

const begin = Date.parse('2026-11-23T09:00:00Z');
/** After all of the moments. */
const NU = new Date(begin + 10 * 60_000);
const momenten = (aantal: number) => Array.from({ length: aantal }, (_, at) => new Date(begin + at * 1000));
const delay = (aantal: number, eigen = 0, random = 1) =>
  computeDelay({ vanAdres: momenten(aantal), vanKlant: [] }, { eigen, random });

test('the first five wrong ones cost nothing, then each costs twice as much, up to five seconds', () => {
  assert.deepEqual(
    [1, 5, 6, 7, 8, 12, 500].map((aantal) => delay(aantal)),
    [0, 0, 125, 250, 500, 5000, 5000],
  );
});

test('chance makes the wait between half and whole, never more than the whole', () => {
  assert.equal(delay(12, 0, 0), 2500);
  for (let keer = 0; keer < 100; keer += 1) {
    const ms = delay(12, 0, Math.random());
    assert.ok(ms >= 2500 && ms <= 5000);
  }
});

test('a partner whose schools all paused waits no longer than one with none', () => {
  assert.equal(delay(305, 300), 0);
  assert.equal(delay(306, 300), 125);
});

test('after fifty from one address it is shut out until the fiftieth last is a quarter of an hour old', () => {
  assert.equal(findGeslotenTot({ vanAdres: momenten(49), vanKlant: momenten(199) }, NU), undefined);
  assert.deepEqual(
    findGeslotenTot({ vanAdres: momenten(50), vanKlant: [] }, NU),
    new Date(begin + VENSTER_MS),
  );
  assert.deepEqual(
    findGeslotenTot({ vanAdres: momenten(51), vanKlant: [] }, NU),
    new Date(begin + 1000 + VENSTER_MS),
  );
});

test('two hundred under one name shut it out wherever they came from', () => {
  assert.ok(findGeslotenTot({ vanAdres: momenten(1), vanKlant: momenten(200) }, NU));
});
