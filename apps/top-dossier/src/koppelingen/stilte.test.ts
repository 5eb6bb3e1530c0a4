import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findStilSinds, findStiltegrens } from './stilte.ts';

const LANG_GELEDEN = new Date('2026-09-01T08:00:00Z');
const koppeling = (laatst: string | null, more: Partial<Parameters<typeof findStilSinds>[0]> = {}) => ({
  status: 'actief' as const,
  statusSinds: LANG_GELEDEN,
  laatstGeluktOp: laatst === null ? null : new Date(laatst),
  pauzes: [],
  ...more,
});
const sinds = (given: Parameters<typeof findStilSinds>[0], op: string) => {
  const now = new Date(op);
  return findStilSinds(given, { now, stiltegrens: findStiltegrens(now) })?.toISOString() ?? null;
};

test('stil after two whole schooldagen without an answer, weekends and holidays not counted', () => {
  const vrijdag = '2026-11-20T13:00:00Z';
  assert.equal(sinds(koppeling(vrijdag), '2026-11-24T22:59:00Z'), null, 'Tuesday is not over yet');
  assert.equal(sinds(koppeling(vrijdag), '2026-11-24T23:01:00Z'), '2026-11-20T13:00:00.000Z');
  // The last schooldag before the Christmas holidays; the first two after it are 4 and 5 January.
  const kerst = '2026-12-18T13:00:00Z';
  assert.equal(sinds(koppeling(kerst), '2027-01-05T12:00:00Z'), null);
  assert.notEqual(sinds(koppeling(kerst), '2027-01-05T23:01:00Z'), null);
});

test('a school that paused is not stil, and one that never began is, from its activation on', () => {
  const now = '2026-11-26T08:00:00Z';
  assert.equal(sinds(koppeling('2026-10-01T08:00:00Z', { status: 'gepauzeerd' }), now), null);
  assert.equal(sinds(koppeling(null, { status: 'aangevraagd' }), now), LANG_GELEDEN.toISOString());
  const pauze = { id: 'p', reden: 'x', door: 'Bo', vanaf: LANG_GELEDEN };
  for (const tot of [null, new Date('2026-11-26T07:00:00Z')])
    assert.equal(
      sinds(koppeling('2026-09-01T08:00:00Z', { pauzes: [{ ...pauze, tot }] }), now),
      null,
      'our own',
    );
  // After a pause of months its first failure is no silence of months.
  const hervat = { status: 'storing' as const, statusSinds: new Date('2026-11-26T07:00:00Z') };
  assert.equal(sinds(koppeling('2026-06-01T08:00:00Z', hervat), now), null);
});
