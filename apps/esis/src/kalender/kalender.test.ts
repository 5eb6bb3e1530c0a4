import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDagen, beginVan, dagVan, parseMoment, formatDag } from './kalender.ts';

test('a day begins and ends by the clock in the Netherlands', () => {
  assert.equal(dagVan(new Date('2026-11-23T22:59:59Z')), '2026-11-23');
  assert.equal(dagVan(new Date('2026-11-23T23:00:00Z')), '2026-11-24');
  assert.equal(dagVan(new Date('2026-07-01T22:00:00Z')), '2026-07-02');
  assert.equal(beginVan('2026-11-24').toISOString(), '2026-11-23T23:00:00.000Z');
  assert.equal(beginVan('2026-07-02').toISOString(), '2026-07-01T22:00:00.000Z');
});

test('a moment without zone is meant by that clock, on the days that it changes too', () => {
  const iso = (text: string) => new Date(parseMoment(text) ?? NaN).toISOString();
  assert.equal(iso('2026-11-23T10:00:00.123'), '2026-11-23T09:00:00.123Z');
  assert.equal(iso('2026-07-01T10:00:00'), '2026-07-01T08:00:00.000Z');
  assert.equal(iso('2026-03-29T01:30:00'), '2026-03-29T00:30:00.000Z');
  assert.equal(iso('2026-03-29T03:30:00'), '2026-03-29T01:30:00.000Z');
  assert.equal(iso('2026-11-23T10:00:00+05:30'), '2026-11-23T04:30:00.000Z');
  assert.equal(iso('2026-11-23T10:00:00Z'), '2026-11-23T10:00:00.000Z');
  assert.equal(parseMoment('-0044-03-15T12:00:00'), undefined);
});

test('days are counted over the end of a month and written as people write them', () => {
  assert.equal(addDagen('2026-11-23', 30), '2026-12-23');
  assert.equal(addDagen('2027-02-28', 1), '2027-03-01');
  assert.equal(formatDag('2026-12-01'), '1 december 2026');
});
