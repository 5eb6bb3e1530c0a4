import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginVanVenster, computeGeslotenTot, computeWacht } from './pogingen.ts';

const NU = new Date('2026-11-23T09:00:00Z');
const minuten = (aantal: number) => new Date(NU.getTime() + aantal * 60_000);

test('the first wrong ones are free, then the wait doubles, up to the longest', () => {
  const vertraging = { vrij: 3, eersteMs: 1000, langsteMs: 10_000 };
  const wachten = [0, 2, 3, 4, 5, 6, 7, 1000].map((aantal) => computeWacht(vertraging, aantal));
  assert.deepEqual(wachten, [0, 0, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});

test('after so many wrong ones in the window nobody is heard, until the oldest of those is out of it', () => {
  const afsluiting = { max: 3, vensterMs: 15 * 60_000 };
  assert.equal(computeGeslotenTot(afsluiting, [minuten(-9), minuten(-5)], NU), undefined);
  assert.deepEqual(
    computeGeslotenTot(afsluiting, [minuten(-14), minuten(-9), minuten(-5), minuten(-1)], NU),
    minuten(6),
  );
  assert.deepEqual(beginVanVenster(afsluiting, NU), minuten(-15));
});

test('what was written while a clock was ahead closes nothing, and opens nothing early', () => {
  const afsluiting = { max: 2, vensterMs: 15 * 60_000 };
  const [vorige, dag] = [minuten(-1), 24 * 60];
  assert.equal(computeGeslotenTot(afsluiting, [vorige, minuten(dag), minuten(dag + 1)], NU), undefined);
  assert.deepEqual(computeGeslotenTot(afsluiting, [minuten(-2), vorige, minuten(dag)], NU), minuten(13));
});
