import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addKalenderdagen, findDag, findMoment, formatDag, formatTijdstip } from './kalender.ts';

test('a day begins and ends by the clock in the Netherlands', () => {
  assert.equal(findDag(new Date('2026-11-23T22:59:59Z')), '2026-11-23');
  assert.equal(findDag(new Date('2026-11-23T23:00:00Z')), '2026-11-24');
  assert.equal(findDag(new Date('2026-07-01T22:00:00Z')), '2026-07-02');
  assert.equal(findMoment('2026-11-24', 0).toISOString(), '2026-11-23T23:00:00.000Z');
  assert.equal(findMoment('2026-07-02', 0).toISOString(), '2026-07-01T22:00:00.000Z');
});

test('days are counted over the end of a month and written as people write them', () => {
  assert.equal(addKalenderdagen('2026-11-23', 30), '2026-12-23');
  assert.equal(addKalenderdagen('2027-02-28', 1), '2027-03-01');
  assert.equal(formatDag('2026-12-01'), '1 december 2026');
  assert.equal(formatTijdstip(new Date('2026-12-01T06:05:59Z')), '07:05');
});
