import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNextStatus, getNextStatus, KOPPELING_STATUSSEN, type KoppelingEvent } from './koppeling.ts';

const EVENTS: KoppelingEvent[] = [
  'andere-code',
  'gelukt',
  'geen-wijzigingen',
  'geweigerd',
  'mislukt',
  'vastgehouden',
  'nul-leerlingen',
];

test('P2: of all that can happen to a paused koppeling, only an answer of the school’s side ends the pause', () => {
  const ends = EVENTS.filter((event) => findNextStatus('gepauzeerd', event) === 'actief');
  assert.deepEqual(ends, ['gelukt', 'geen-wijzigingen', 'vastgehouden']);
});

test('P6: being refused twice is the same as once', () => {
  assert.equal(getNextStatus(getNextStatus('actief', 'geweigerd'), 'geweigerd'), 'gepauzeerd');
});

test('P9: what was never actief becomes so only by pupils that cross', () => {
  const ways = EVENTS.filter((event) => findNextStatus('aangevraagd', event) === 'actief');
  assert.deepEqual(ways, ['gelukt']);
  assert.throws(() => getNextStatus('aangevraagd', 'geen-wijzigingen'));
});

test('P10: zero pupils never leads to, or leaves, actief', () => {
  for (const status of KOPPELING_STATUSSEN) {
    assert.notEqual(findNextStatus(status, 'nul-leerlingen'), 'actief');
  }
});
