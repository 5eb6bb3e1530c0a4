import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findVerlooptOp,
  isUitwisselbaar,
  KOPPELING_STATUSSEN,
  nextStatus,
  OVERGANGEN,
  statusOp,
  toVorige,
  type Grondstatus,
  type Koppeling,
  type KoppelingEvent,
} from './koppeling.ts';
import { describeVoorPartner, describeWie, type Pauze } from './pauze.ts';

const EVENTS: KoppelingEvent[] = [
  ...(['leerlingenOpgehaald', 'zelfdeCode', 'vorigeCode', 'nieuweCode', 'verloop', 'ingetrokken'] as const),
];
const GRONDSTATUSSEN = Object.keys(OVERGANGEN) as Grondstatus[];

const NU = new Date('2026-11-23T09:00:00Z');
const pauze = (over: Partial<Pauze> = {}): Pauze => ({
  id: 'p1',
  soort: 'school',
  codeVerwijderd: false,
  reden: 'verbouwing',
  door: 'M. Jansen',
  vanaf: NU,
  tot: null,
  ...over,
});
const koppelingMet = (pauzes: Pauze[], status: Grondstatus = 'actief') => ({
  status,
  aangevraagdOp: NU,
  startdatum: '2026-11-23',
  pauzes,
});
const dagen = (aantal: number) => new Date(NU.getTime() + aantal * 24 * 60 * 60 * 1000);

test('P9: only pupils that crossed make a koppeling active, and only from aangevraagd', () => {
  for (const status of GRONDSTATUSSEN) {
    for (const event of EVENTS) {
      if (nextStatus(status, event, 'aangevraagd') !== 'actief' || status === 'actief') continue;
      assert.deepEqual([status, event], ['aangevraagd', 'leerlingenOpgehaald']);
    }
  }
});

test('P2: an open pause holds for ever, whatever the state under it; a planned one from its first day to its last', () => {
  for (const codeVerwijderd of [true, false])
    for (const status of ['aangevraagd', 'actief'] as const) {
      const open = koppelingMet([pauze({ codeVerwijderd })], status);
      assert.equal(statusOp(open, NU), 'gepauzeerd');
      assert.equal(statusOp(open, new Date('2036-01-01T00:00:00Z')), 'gepauzeerd');
    }
  const gepland = koppelingMet([pauze({ vanaf: dagen(10), tot: dagen(20) })]);
  for (const [dag, status] of [
    [9.999, 'actief'],
    [10, 'gepauzeerd'],
    [19.999, 'gepauzeerd'],
    [20, 'actief'],
  ] as const)
    assert.equal(statusOp(gepland, dagen(dag)), status, String(dag));
});

test('P4: of two pauses each holds by itself; the last that ends lets go', () => {
  const beide = [pauze({ tot: dagen(5) }), pauze({ id: 'p2', soort: 'bestuur', tot: dagen(9) })];
  assert.equal(statusOp(koppelingMet(beide), dagen(6)), 'gepauzeerd');
  assert.equal(statusOp(koppelingMet(beide), dagen(9)), 'actief');
  assert.equal(describeWie(beide), 'de school en het bestuur');
});

test('what has ended or expired is not called paused', () => {
  assert.equal(statusOp(koppelingMet([pauze()], 'ingetrokken'), NU), 'ingetrokken');
  const later = koppelingMet([pauze({ vanaf: dagen(31) })], 'aangevraagd');
  assert.equal(statusOp(later, dagen(32)), 'verlopen');
});

test('the 30 days of a request begin anew where a pause ends, and never end in one', () => {
  const metEinde = koppelingMet([pauze({ vanaf: dagen(20), tot: dagen(60) })], 'aangevraagd');
  assert.deepEqual(findVerlooptOp(metEinde), dagen(90));
  assert.equal(findVerlooptOp(koppelingMet([pauze({ vanaf: dagen(29) })], 'aangevraagd')), null);
  const telaat = koppelingMet([pauze({ vanaf: dagen(40), tot: dagen(60) })], 'aangevraagd');
  assert.deepEqual(findVerlooptOp(telaat), dagen(30));
  assert.equal(findVerlooptOp(koppelingMet([], 'actief')), null);
});

test('a partner is told who paused and until when, and never why; of a removed code nothing', () => {
  const told = describeVoorPartner([
    pauze({ tot: new Date('2027-01-04T23:00:00Z') }),
    pauze({ soort: 'bestuur', tot: dagen(1) }),
  ]);
  assert.match(
    told ?? '',
    /gepauzeerd door de school en het bestuur tot en met 4 januari 2027 \(2027-01-04\)/,
  );
  assert.doesNotMatch(told ?? '', /verbouwing|Jansen/);
  assert.doesNotMatch(describeVoorPartner([pauze(), pauze({ tot: dagen(1) })]) ?? '', /tot en met/);
  assert.equal(describeVoorPartner([pauze(), pauze({ codeVerwijderd: true })]), undefined);
  assert.equal(describeVoorPartner([]), undefined);
});

test('P8: the same code brings back the state before the pause, a new one is a new request', () => {
  assert.equal(nextStatus('actief', 'zelfdeCode'), 'actief');
  assert.equal(nextStatus('aangevraagd', 'zelfdeCode'), 'aangevraagd');
  for (const status of ['aangevraagd', 'actief', 'verlopen'] as const) {
    assert.equal(nextStatus(status, 'nieuweCode', 'actief'), 'aangevraagd');
  }
});

test('P8: the code before this one comes back as it was, until the partner has used the newer one', () => {
  for (const status of ['aangevraagd', 'verlopen'] as const) {
    for (const vanuit of ['aangevraagd', 'actief'] as const)
      assert.equal(nextStatus(status, 'vorigeCode', vanuit), vanuit);
  }
  assert.equal(nextStatus('actief', 'vorigeCode', 'actief'), undefined);
});

test('P8: a third code replaces the second; the code that the partner has stays the one to go back to', () => {
  const eerste = {
    codeHash: 'een',
    akkoordId: 'a1',
    status: 'actief',
    pauzes: [pauze({ codeVerwijderd: true })],
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
  const tweede = { ...eerste, codeHash: 'twee', akkoordId: 'a2', status: 'aangevraagd', pauzes: [], vorige };
  assert.deepEqual(toVorige(tweede as Koppeling), vorige);
});

test('P6: an act that is repeated changes nothing more', () => {
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
    pauzes: [],
  };
  assert.equal(statusOp(vraag, new Date('2026-12-23T08:59:59Z')), 'aangevraagd');
  assert.equal(statusOp(vraag, new Date('2026-12-23T09:00:00Z')), 'verlopen');
  const later = { ...vraag, startdatum: '2027-02-01' };
  assert.equal(statusOp(later, new Date('2027-02-15T00:00:00Z')), 'aangevraagd');
  assert.equal(statusOp(later, new Date('2027-03-03T00:00:00Z')), 'verlopen');
  for (const status of ['actief', 'ingetrokken'] as const) {
    assert.equal(statusOp({ ...vraag, status }, new Date('2036-01-01T00:00:00Z')), status);
  }
});

test('P3: data may cross in two states and in no other', () => {
  assert.deepEqual(KOPPELING_STATUSSEN.filter(isUitwisselbaar), ['aangevraagd', 'actief']);
});
