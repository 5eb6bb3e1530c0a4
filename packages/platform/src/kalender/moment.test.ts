import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseMoment } from './moment.ts';

const two = (max: number, min = 0) => fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'));

test('no xs:dateTime that the schema allows is more than a moment or nothing: never an error, never NaN', () => {
  const year = fc.oneof(
    fc.constantFrom('0001', '0999', '1582', '1899', '1900', '1970', '9999', '10000', '999999999999999999'),
    fc.integer({ min: 1, max: 99_999_999 }).map((n) => String(n).padStart(4, '0')),
  );
  const zone = fc.constantFrom('', 'Z', '+01:00', '-14:00', '+14:00');
  const fraction = fc.constantFrom('', '.1', '.123456789');
  fc.assert(
    fc.property(
      fc.tuple(year, two(12, 1), two(28, 1), two(24), two(59), two(59), fraction, zone),
      ([jaar, maand, dag, uur, minuut, seconde, deel, waar]) => {
        const moment = parseMoment(`${jaar}-${maand}-${dag}T${uur}:${minuut}:${seconde}${deel}${waar}`);
        assert.ok(moment === undefined || Number.isFinite(moment));
      },
    ),
    { numRuns: 2000 },
  );
  assert.equal(parseMoment('0001-01-01T00:00:00'), Date.parse('0001-01-01T00:00:00Z'));
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
