import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schooljaarOf } from './schooljaar.ts';

test('a school year turns at midnight of 1 August in the Netherlands', () => {
  assert.equal(schooljaarOf(new Date('2026-07-31T21:59:59Z')), '2025-2026');
  assert.equal(schooljaarOf(new Date('2026-07-31T22:00:00Z')), '2026-2027');
  assert.equal(schooljaarOf(new Date('2027-01-01T12:00:00Z')), '2026-2027');
});
