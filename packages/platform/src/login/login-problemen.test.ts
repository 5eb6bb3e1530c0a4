import assert from 'node:assert/strict';
import { test } from 'node:test';
import { teVeelPogingen } from './login-problemen.ts';

test('how long one has to wait is a Dutch sentence, also for one second or one minute', () => {
  const wacht = (seconden: number) => /Wacht (.*) en probeer/.exec(teVeelPogingen(seconden).melding)?.[1];
  assert.deepEqual([1, 2, 59, 60, 61, 900].map(wacht), [
    '1 seconde',
    '2 seconden',
    '59 seconden',
    '1 minuut',
    '2 minuten',
    '15 minuten',
  ]);
});
