import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mandaatStatusOp } from './mandaat.ts';

const mandaat = { vanaf: '2026-08-01', tot: '2027-07-31', ingetrokkenOp: null };

test('a mandate counts on its first and on its last day, and on no other side of them', () => {
  const dagen = ['2026-07-31', '2026-08-01', '2027-07-31', '2027-08-01'];
  assert.deepEqual(
    dagen.map((dag) => mandaatStatusOp(mandaat, dag)),
    ['komt nog', 'geldig', 'geldig', 'verlopen'],
  );
});

test('withdrawn is withdrawn, whatever the day', () => {
  const ingetrokken = { ...mandaat, ingetrokkenOp: new Date() };
  for (const dag of ['2026-07-31', '2026-12-01', '2028-01-01'])
    assert.equal(mandaatStatusOp(ingetrokken, dag), 'ingetrokken');
});
