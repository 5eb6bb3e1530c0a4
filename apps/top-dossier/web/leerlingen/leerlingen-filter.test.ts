import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterLeerlingen, parseLeerlingenSearch } from './leerlingen-filter.ts';

const leerling = (naam: string, groep: string | null, geboortedatum: string | null) => ({
  id: naam,
  naam,
  groep,
  geboortedatum,
  geslacht: 0,
  jaargroep: groep,
});

const klas = [
  leerling('Zoë Özdemir', '1/2A', '2021-03-04'),
  leerling('Anaïs van der Berg', '8', '2014-10-01'),
  leerling('Bo ’t Hart', '10', null),
];
const namen = (...args: Parameters<typeof filterLeerlingen>) =>
  filterLeerlingen(...args).map(({ naam }) => naam);

test('a child is found without typing the accents, and by any part of the name', () => {
  assert.deepEqual(namen(klas, {}, 'zoe oz'), ['Zoë Özdemir']);
  assert.deepEqual(namen(klas, {}, 'BERG '), ['Anaïs van der Berg']);
  assert.deepEqual(namen(klas, {}, 'niemand'), []);
});

test('without a choice the order of the server stays', () => {
  assert.deepEqual(namen(klas, {}, ''), ['Zoë Özdemir', 'Anaïs van der Berg', 'Bo ’t Hart']);
});

test('by name and by birthday, and a child without one is still there', () => {
  assert.deepEqual(namen(klas, { volgorde: 'naam' }, ''), [
    'Anaïs van der Berg',
    'Bo ’t Hart',
    'Zoë Özdemir',
  ]);
  assert.deepEqual(namen(klas, { volgorde: 'geboortedatum' }, '').length, 3);
});

test('a group shows only its own children', () => {
  assert.deepEqual(namen(klas, { groep: '8' }, ''), ['Anaïs van der Berg']);
});

test('the address keeps group and order, and never what was searched for: that is a name of a child', () => {
  assert.deepEqual(parseLeerlingenSearch({ groep: 3, volgorde: 'naam', zoek: 'zoë' }), {
    groep: '3',
    volgorde: 'naam',
  });
  assert.deepEqual(parseLeerlingenSearch({ volgorde: 'toString' }), {});
});
