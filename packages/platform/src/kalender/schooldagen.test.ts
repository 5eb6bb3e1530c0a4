import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMoment } from './kalender.ts';
import { findBeginVanSchooldagen, isSchooldag } from './schooldagen.ts';

const begin = (moment: string) => findBeginVanSchooldagen(new Date(moment), 2).toISOString();

test('a schooldag is a day on which schools in every region are open', () => {
  const open = ['2026-11-23', '2026-10-09', '2026-10-26', '2027-03-01', '2027-05-07', '2030-11-26'];
  assert.deepEqual(open.filter(isSchooldag), open);
  const closed = {
    weekend: ['2026-11-28', '2026-11-29'],
    herfstvakantieNoord: ['2026-10-12'],
    herfstvakantieZuid: ['2026-10-23'],
    kerstvakantie: ['2026-12-21', '2027-01-01'],
    goedeVrijdag: ['2027-03-26', '2029-03-30'],
    pasen: ['2027-03-29', '2030-04-22'],
    koningsdag: ['2029-04-27'],
    hemelvaart: ['2027-05-06', '2028-05-25'],
    pinksteren: ['2027-05-17'],
    zomervakantie: ['2026-07-06', '2027-09-03'],
  };
  assert.deepEqual(Object.values(closed).flat().filter(isSchooldag), []);
});

test('two schooldagen back: over a weekend, over a holiday, and from midnight on', () => {
  // Thursday: Tuesday and Wednesday are whole.
  assert.equal(begin('2026-11-26T10:00:00Z'), '2026-11-23T23:00:00.000Z');
  // Just before midnight on Wednesday only Monday and Tuesday are.
  assert.equal(begin('2026-11-25T22:59:00Z'), '2026-11-22T23:00:00.000Z');
  // Monday: Thursday and Friday.
  assert.equal(begin('2026-11-30T08:00:00Z'), '2026-11-25T23:00:00.000Z');
  // Tuesday after the autumn holidays of all regions: the Friday before them, and Monday. Summer time ended in between.
  assert.equal(begin('2026-10-27T08:00:00Z'), '2026-10-08T22:00:00.000Z');
});

test('a time on the clock is one moment, also when the clock is put forward or back', () => {
  const at = (dag: string, minuten: number) => findMoment(dag, minuten).toISOString();
  assert.equal(at('2026-11-23', 60), '2026-11-23T00:00:00.000Z');
  assert.equal(at('2026-07-01', 60), '2026-06-30T23:00:00.000Z');
  assert.equal(at('2027-03-28', 60), '2027-03-28T00:00:00.000Z');
  assert.equal(at('2027-03-28', 150), '2027-03-28T01:30:00.000Z', '02:30 does not exist: it is 03:30 then');
  assert.equal(at('2027-03-28', 300), '2027-03-28T03:00:00.000Z');
  assert.equal(at('2026-10-25', 150), '2026-10-25T00:30:00.000Z', 'the first of two');
  assert.equal(at('2026-10-25', 300), '2026-10-25T04:00:00.000Z');
});
