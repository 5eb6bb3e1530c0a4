import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatGeboortedatum, formatGeslacht, formatJaargroep } from './leerling.ts';

test('a pupil is told in words, and what is not known is said so', () => {
  assert.deepEqual(['3', '12', 'S', '0', 'X', null].map(formatJaargroep), [
    '3',
    '12',
    'speciaal (basis)onderwijs',
    'peuters',
    'X',
    'niet bekend',
  ]);
  assert.deepEqual([1, 2, 0, 9, null].map(formatGeslacht), [
    'jongen',
    'meisje',
    'niet bekend',
    'niet bekend',
    'niet bekend',
  ]);
  assert.deepEqual(['2016-03-04', null].map(formatGeboortedatum), ['4 maart 2016', 'niet bekend']);
});
