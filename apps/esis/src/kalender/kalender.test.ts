import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMoment } from './kalender.ts';

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
