import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isUitwisselbaar,
  KOPPELING_STATUSSEN,
  nextStatus,
  OVERGANGEN,
  statusOp,
  toVorige,
  type Koppeling,
  type KoppelingEvent,
} from './koppeling.ts';

const EVENTS: KoppelingEvent[] = [
  ...([
    'leerlingenOpgehaald',
    'codeVerwijderd',
    'zelfdeCode',
    'vorigeCode',
    'nieuweCode',
    'verloop',
    'ingetrokken',
  ] as const),
];

test('P9: only pupils that crossed make a koppeling active, and only from aangevraagd', () => {
  for (const status of KOPPELING_STATUSSEN) {
    for (const event of EVENTS) {
      if (nextStatus(status, event, 'aangevraagd') !== 'actief' || status === 'actief') continue;
      assert.deepEqual([status, event], ['aangevraagd', 'leerlingenOpgehaald']);
    }
  }
});

test('P2: nothing but a code that the school enters ends a pause', () => {
  for (const event of EVENTS) {
    const next = nextStatus('gepauzeerd', event, 'actief');
    const ends = next !== undefined && next !== 'gepauzeerd' && next !== 'ingetrokken';
    assert.equal(ends, ['zelfdeCode', 'vorigeCode', 'nieuweCode'].includes(event), event);
  }
});

test('P8: the same code brings back the state before the pause, a new one is a new request', () => {
  assert.equal(nextStatus('gepauzeerd', 'zelfdeCode', 'actief'), 'actief');
  assert.equal(nextStatus('gepauzeerd', 'zelfdeCode', 'aangevraagd'), 'aangevraagd');
  for (const status of ['aangevraagd', 'actief', 'gepauzeerd', 'verlopen'] as const) {
    assert.equal(nextStatus(status, 'nieuweCode', 'actief'), 'aangevraagd');
  }
});

test('P8: the code before this one comes back as it was, until the partner has used the newer one', () => {
  for (const status of ['aangevraagd', 'gepauzeerd', 'verlopen'] as const) {
    for (const vanuit of ['aangevraagd', 'actief'] as const)
      assert.equal(nextStatus(status, 'vorigeCode', vanuit), vanuit);
  }
  assert.equal(nextStatus('actief', 'vorigeCode', 'actief'), undefined);
});

test('P8: a third code replaces the second; the code that the partner has stays the one to go back to', () => {
  const eerste = {
    codeHash: 'een',
    akkoordId: 'a1',
    status: 'gepauzeerd',
    pauze: { vanuit: 'actief', sinds: new Date(), door: 'M. Jansen' },
    verzoek: { op: new Date('2026-11-23'), door: 'M. Jansen' },
    vorige: null,
  } as unknown as Koppeling;
  const vorige = toVorige(eerste);
  assert.deepEqual(vorige, {
    codeHash: 'een',
    akkoordId: 'a1',
    vanuit: 'actief',
    verzoek: { op: new Date('2026-11-23'), door: 'M. Jansen' },
  });
  const tweede = { ...eerste, codeHash: 'twee', akkoordId: 'a2', status: 'aangevraagd', pauze: null, vorige };
  assert.deepEqual(toVorige(tweede as Koppeling), vorige);
});

test('P6: an act that is repeated changes nothing more', () => {
  assert.equal(nextStatus('gepauzeerd', 'codeVerwijderd'), 'gepauzeerd');
  assert.equal(nextStatus('actief', 'zelfdeCode'), 'actief');
  assert.equal(nextStatus('aangevraagd', 'zelfdeCode'), 'aangevraagd');
});

test('what has ended stays ended', () => {
  assert.deepEqual(OVERGANGEN.ingetrokken, {});
});

test('a request expires 30 days after it was made, or after its startdatum when that is later', () => {
  const vraag = {
    status: 'aangevraagd' as const,
    aangevraagdOp: new Date('2026-11-23T09:00:00Z'),
    startdatum: '2026-11-23',
  };
  assert.equal(statusOp(vraag, new Date('2026-12-23T08:59:59Z')), 'aangevraagd');
  assert.equal(statusOp(vraag, new Date('2026-12-23T09:00:00Z')), 'verlopen');
  const later = { ...vraag, startdatum: '2027-02-01' };
  assert.equal(statusOp(later, new Date('2027-02-15T00:00:00Z')), 'aangevraagd');
  assert.equal(statusOp(later, new Date('2027-03-03T00:00:00Z')), 'verlopen');
  for (const status of ['actief', 'gepauzeerd', 'ingetrokken'] as const) {
    assert.equal(statusOp({ ...vraag, status }, new Date('2036-01-01T00:00:00Z')), status);
  }
});

test('P3: data may cross in two states and in no other', () => {
  assert.deepEqual(KOPPELING_STATUSSEN.filter(isUitwisselbaar), ['aangevraagd', 'actief']);
});
