import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  describeStand,
  findNextStatus,
  getNextStatus,
  KOPPELING_STATUSSEN,
  type KoppelingEvent,
  type KoppelingStatus,
} from './koppeling.ts';
import type { Pauze } from './pauze.ts';

const EVENTS: KoppelingEvent[] = [
  'andere-code',
  'gelukt',
  'geen-wijzigingen',
  'geweigerd',
  'mislukt',
  'vastgehouden',
  'nul-leerlingen',
  'stilgezet',
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

test('P4: our own pause leaves what we know of the school as it is, and is shown beside it', () => {
  for (const status of KOPPELING_STATUSSEN) assert.equal(findNextStatus(status, 'stilgezet'), status);
  const nu = new Date('2027-07-12T09:00:00Z');
  const pauze = { id: 'p', reden: 'onderhoud', door: 'Bo', vanaf: nu, tot: null };
  const label = (status: KoppelingStatus, pauzes: Pauze[]) =>
    describeStand({ status, pauzes }, nu).statusLabel;
  assert.equal(label('gepauzeerd', []), 'Gepauzeerd door de school');
  assert.equal(label('actief', [pauze]), 'Gepauzeerd door TOP dossier');
  assert.equal(label('gepauzeerd', [pauze]), 'Gepauzeerd door de school en door TOP dossier');
  assert.equal(label('actief', [{ ...pauze, tot: nu }]), 'Actief');
  assert.equal(label('actief', [{ ...pauze, vanaf: new Date(nu.getTime() + 1) }]), 'Actief');
});
