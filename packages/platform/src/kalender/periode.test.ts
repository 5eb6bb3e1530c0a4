import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  describeBotsing,
  isGaande,
  isOverlappend,
  isZelfdePeriode,
  parsePeriode,
  type Periode,
} from './periode.ts';

const NU = new Date('2027-07-01T12:00:00Z');

test('the days that a person chose are days of the clock in the Netherlands, in summer and in winter', () => {
  assert.deepEqual(parsePeriode({ vanaf: '2027-07-10', totEnMet: '2027-12-24' }, NU), {
    vanaf: new Date('2027-07-09T22:00:00Z'),
    tot: new Date('2027-12-24T23:00:00Z'),
  });
  for (const vanaf of [null, '2027-07-01'])
    assert.deepEqual(parsePeriode({ vanaf, totEnMet: null }, NU), { vanaf: NU, tot: null });
  // 22:30 UTC is tomorrow in the Netherlands.
  const laat = new Date('2027-07-01T22:30:00Z');
  assert.deepEqual(parsePeriode({ vanaf: '2027-07-02', totEnMet: null }, laat), { vanaf: laat, tot: null });
});

test('days that make no pause are refused at their field', () => {
  for (const [vanaf, totEnMet, veld] of [
    ['2027-06-30', null, 'vanaf'],
    ['2028-08-05', null, 'vanaf'],
    ['2027-07-10', '2027-07-09', 'totEnMet'],
    [null, '2027-06-30', 'totEnMet'],
    [null, '2028-08-05', 'totEnMet'],
  ] as const) {
    const uitkomst = parsePeriode({ vanaf, totEnMet }, NU);
    assert.equal('veld' in uitkomst && uitkomst.veld, veld, `${vanaf} ${totEnMet}`);
  }
});

test('two overlap when they share a moment; the end of one may be the beginning of the next', () => {
  const periode = (van: number, tot: number | null): Periode => ({
    vanaf: new Date(van),
    tot: tot === null ? null : new Date(tot),
  });
  for (const [a, b, samen] of [
    [periode(1, 3), periode(3, 5), false],
    [periode(1, 3), periode(2, 5), true],
    [periode(1, null), periode(9, 10), true],
    [periode(1, null), periode(0, 1), false],
    [periode(1, null), periode(2, null), true],
  ] as const)
    assert.deepEqual([isOverlappend(a, b), isOverlappend(b, a)], [samen, samen]);
  assert.deepEqual(
    [0, 1, 2, 3].map((moment) => isGaande(periode(1, 3), new Date(moment))),
    [false, true, true, false],
  );
});

test('pausing twice from now on is the same pause; with another last day it is another', () => {
  const bestaand: Periode = { vanaf: new Date(NU.getTime() - 60_000), tot: null };
  assert.ok(isZelfdePeriode(bestaand, { vanaf: NU, tot: null }, NU));
  assert.ok(!isZelfdePeriode(bestaand, { vanaf: NU, tot: new Date(NU.getTime() + 1) }, NU));
  assert.match(describeBotsing(bestaand, NU), /al gepauzeerd tot er wordt hervat\. Hervat eerst/);
});
