import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findVandaag,
  formatAantal,
  formatDag,
  formatDatum,
  formatGrootte,
  formatMoment,
  formatTelling,
  formatTijd,
} from './format.ts';

const now = new Date('2026-11-23T14:00:00Z');

test('a moment of today or yesterday is called so, in Dutch time', () => {
  assert.equal(formatMoment('2026-11-23T02:12:00Z', now), 'vandaag om 03:12');
  assert.equal(formatMoment('2026-11-22T22:59:00Z', now), 'gisteren om 23:59');
  assert.equal(formatMoment('2026-11-22T23:01:00Z', now), 'vandaag om 00:01');
  assert.equal(formatMoment('2026-11-21T08:00:00Z', now), '21 november 2026 om 09:00');
});

test('the night the clock changes has no extra or missing day', () => {
  assert.equal(formatDag('2026-10-24', new Date('2026-10-25T12:00:00Z')), 'gisteren');
  assert.equal(formatDag('2026-03-30', new Date('2026-03-29T12:00:00Z')), 'morgen');
});

test('a bare day stays that day', () => {
  assert.equal(formatDatum('2026-01-01'), '1 januari 2026');
  assert.equal(findVandaag(new Date('2026-12-31T23:30:00Z')), '2027-01-01');
});

test('summer time is summer time', () => {
  assert.equal(formatTijd('2026-07-01T10:05:00Z'), '12:05');
});

test('numbers read as Dutch', () => {
  assert.equal(formatAantal(1400000), '1.400.000');
  assert.equal(formatTelling(0, 'leerling', 'leerlingen'), 'geen leerlingen');
  assert.equal(formatTelling(1, 'leerling', 'leerlingen'), '1 leerling');
  assert.equal(formatTelling(1048, 'leerling', 'leerlingen'), '1.048 leerlingen');
  assert.equal(formatGrootte(84_213), '84 kB');
  assert.equal(formatGrootte(69_400_000), '69,4 MB');
});
