import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDagen, beginVan, dagVan, formatDag } from './kalender.ts';

test('a day begins and ends by the clock in the Netherlands', () => {
  assert.equal(dagVan(new Date('2026-11-23T22:59:59Z')), '2026-11-23');
  assert.equal(dagVan(new Date('2026-11-23T23:00:00Z')), '2026-11-24');
  assert.equal(dagVan(new Date('2026-07-01T22:00:00Z')), '2026-07-02');
  assert.equal(beginVan('2026-11-24').toISOString(), '2026-11-23T23:00:00.000Z');
  assert.equal(beginVan('2026-07-02').toISOString(), '2026-07-01T22:00:00.000Z');
});

test('days are counted over the end of a month and written as people write them', () => {
  assert.equal(addDagen('2026-11-23', 30), '2026-12-23');
  assert.equal(addDagen('2027-02-28', 1), '2027-03-01');
  assert.equal(formatDag('2026-12-01'), '1 december 2026');
});
