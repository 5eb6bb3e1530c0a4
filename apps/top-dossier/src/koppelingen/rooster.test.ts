import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNachtmoment, findVolgendeMoment, isNacht, ROOSTER, type Afloop } from './rooster.ts';

/** Half of each interval: a night moment of 03:00, and 7½ minutes past each quarter. */
const ID = '80000000-0000-4000-8000-000000000000';
const rustig: Afloop = { id: ID, status: 'actief', event: 'geen-wijzigingen', opRij: 0 };
const next = (now: string, afloop: Partial<Afloop> = {}) =>
  findVolgendeMoment(ROOSTER, { ...rustig, ...afloop }, new Date(now)).toISOString();

test('by day each quarter of an hour, at the own place in it', () => {
  assert.equal(next('2026-11-24T09:00:00Z'), '2026-11-24T09:07:30.000Z');
  assert.equal(next('2026-11-24T09:07:29Z'), '2026-11-24T09:07:30.000Z');
  assert.equal(next('2026-11-24T09:07:30Z'), '2026-11-24T09:22:30.000Z');
});

test('at night once, at the own place in it', () => {
  assert.equal(next('2026-11-23T23:52:30Z'), '2026-11-24T02:00:00.000Z');
  assert.equal(next('2026-11-24T01:59:59Z'), '2026-11-24T02:00:00.000Z');
  assert.equal(next('2026-11-24T02:00:00Z'), '2026-11-24T04:07:30.000Z', 'after the night, by quarters');
});

test('every koppeling has one moment in every night, when the clock is put forward or back too', () => {
  const ids = ['00000000', '3fffffff', '80000000', 'ffffffff'].map((begin) => begin + ID.slice(8));
  for (const [noon, hours] of [
    ['2027-03-26T11:00:00Z', 4],
    ['2027-03-27T11:00:00Z', 3],
    ['2027-10-30T11:00:00Z', 5],
  ] as const) {
    const moments = ids.map((id) => findNachtmoment(id, new Date(noon)));
    assert.ok(moments.every(isNacht));
    const [first, last] = [moments[0] as Date, moments[3] as Date];
    assert.ok(Math.abs(last.getTime() - first.getTime() - hours * 3_600_000) < 1000, noon);
  }
});

test('a day of a koppeling: 80 questions by day, one at night, never two in the same quarter', () => {
  let now = new Date('2026-11-24T11:00:00Z');
  const end = now.getTime() + 24 * 3_600_000;
  const moments: Date[] = [];
  for (;;) {
    now = findVolgendeMoment(ROOSTER, rustig, now);
    if (now.getTime() >= end) break;
    moments.push(now);
  }
  assert.deepEqual([moments.length, moments.filter(isNacht).length], [81, 1]);
  const gaps = moments.slice(1).map((moment, index) => moment.getTime() - (moments[index] as Date).getTime());
  assert.ok(gaps.every((gap) => gap >= 15 * 60_000));
});

test('after a refusal or a failure sooner, then later and later, and in the end by quarters', () => {
  const now = '2026-11-24T09:00:00Z';
  const wait = (opRij: number) =>
    (Date.parse(next(now, { status: 'gepauzeerd', event: 'geweigerd', opRij })) - Date.parse(now)) / 60_000;
  assert.deepEqual([1, 2, 3, 4, 5, 500].map(wait), [1, 2, 4, 8, 7.5, 7.5]);
  assert.equal(next(now, { event: 'mislukt', opRij: 1 }), '2026-11-24T09:01:00.000Z');
});

test('a whole school that crossed for nothing crosses again in the night only', () => {
  const now = '2026-11-24T09:00:00Z';
  // A person must say yes first, or mend something in ESIS: asking sooner does not help.
  assert.equal(next(now, { event: 'vastgehouden' }), '2026-11-25T02:00:00.000Z');
  const fouten = { event: 'mislukt', code: 'SYNC_BEVINDINGEN', opRij: 1 } as const;
  assert.equal(next(now, fouten), '2026-11-25T02:00:00.000Z');
});

test('a first run that failed is tried again within minutes; a code that never worked in the night', () => {
  const now = '2026-11-24T09:00:00Z';
  assert.equal(next(now, { status: 'aangevraagd', event: 'mislukt', opRij: 1 }), '2026-11-24T09:01:00.000Z');
  assert.equal(
    next(now, { status: 'aangevraagd', event: 'geweigerd', opRij: 1 }),
    '2026-11-25T02:00:00.000Z',
  );
});

test('a thousand schools are spread evenly over the quarter and over the night', () => {
  const now = new Date('2026-11-24T11:00:00Z');
  const ids = Array.from({ length: 1000 }, () => crypto.randomUUID());
  const most = (moments: Date[], ms: number) =>
    Math.max(
      ...Map.groupBy(moments, (moment) => Math.floor(moment.getTime() / ms))
        .values()
        .map(({ length }) => length),
    );
  // 67 a minute on average; twice as many never comes by chance.
  assert.ok(
    most(
      ids.map((id) => findVolgendeMoment(ROOSTER, { ...rustig, id }, now)),
      60_000,
    ) < 134,
  );
  assert.ok(
    most(
      ids.map((id) => findNachtmoment(id, now)),
      15 * 60_000,
    ) < 126,
  );
});
