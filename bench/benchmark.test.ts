import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kiesProeven, median, verhouding, type Regel } from './benchmark.ts';
import { runRounds } from './rounds.ts';
import { serializeUitslag } from './tabel.ts';

const regel = (deelnemer: string, isOnze: boolean, ms: number[]): Regel => ({
  proef: '250 pupils',
  deelnemer,
  isOnze,
  ms,
  aantal: 250,
  eenheid: 'leerlingen',
  piek: [{ proces: '', bytes: undefined }],
});
const REGELS = [regel('ours', true, [9, 10, 50]), regel('node-soap', false, [90, 100, 110])];

test('one slow round does not move the median', () => {
  assert.equal(median([10, 9, 5_000]), 10);
  assert.equal(median([4, 1]), 2.5);
  assert.throws(() => median([]));
});

test('the ratio says how many times faster ours is', () => {
  assert.equal(verhouding(REGELS, '250 pupils', 'node-soap'), 10);
  assert.throws(() => verhouding(REGELS, '250 pupils', 'somebody else'));
});

test('a target that was missed is shown as missed, and an unknown memory as unknown', () => {
  const doelen = [{ doel: 'at least 20 × node-soap', gemeten: '10.00 ×', isGehaald: false }];
  const tekst = serializeUitslag({ regels: REGELS, doelen });
  assert.match(
    tekst,
    /\| node-soap \| +3 \| +100 ms \| +90\.0 ms – 110 ms \| +2,500 leerlingen \| +\| +10\.0 × \| +unknown \|/,
  );
  assert.match(tekst, /\| at least 20 × node-soap \| 10\.00 × +\| \*\*no\*\* \|/);
});

test('contestants take turns, and the rounds that warm up do not count', async () => {
  const volgorde: string[] = [];
  const beurt = (naam: string) => async () => ({ ms: volgorde.push(naam), uitkomst: naam });
  const { a, b } = await runRounds({ a: beurt('a'), b: beurt('b') }, { warmUp: 1, rondes: 2 });
  assert.equal(volgorde.join(''), 'ababab');
  assert.deepEqual(a, { ms: [3, 5], laatste: 'a' });
  assert.deepEqual(b, { ms: [4, 6], laatste: 'b' });
});

test('a machine that is too busy gets fewer rounds, never none', async () => {
  const traag = { a: async () => ({ ms: 1, uitkomst: '' }) };
  const { a } = await runRounds(traag, { warmUp: 2, rondes: 5, maxMs: -1 });
  assert.deepEqual(a.ms, [1]);
});

test('a short run leaves out what is big and does the rest once', () => {
  const groot = { leerlingen: 100_000, rondes: 3 };
  const klein = { leerlingen: 250, keer: 20, rondes: 5 };
  assert.deepEqual(kiesProeven([klein, groot], true), [{ leerlingen: 250, keer: 20, warmUp: 0, rondes: 1 }]);
});

test('however big a series is, as many pupils go through before it counts', () => {
  const series = [
    { leerlingen: 250, keer: 20, rondes: 5 },
    { leerlingen: 5_000, rondes: 5 },
    { leerlingen: 100_000, rondes: 2 },
  ];
  assert.deepEqual(
    kiesProeven(series, false).map(({ warmUp }) => warmUp),
    [12, 12, 1],
  );
});
