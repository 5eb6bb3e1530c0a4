/// <reference types="node" />
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNextAct, isUAanZet, toStatus, type Koppeling } from './koppelingen.ts';
import { listSteps } from './track.ts';

const koppeling = (over: object): Koppeling =>
  ({
    status: 'aangevraagd',
    akkoord: { naam: 'Marieke Jansen', op: '2026-11-23T09:00:00Z' },
    verzoek: null,
    partner: 'TOP dossier',
    startdatum: '2026-11-23',
    ...over,
  }) as Koppeling;
const VERSTUURD = { op: '2026-11-23T09:05:00Z', door: 'Marieke Jansen' };
const states = (over: object) =>
  listSteps(koppeling(over), { isManager: true, vandaag: '2026-11-23' })?.map(({ state }) => state);

test('one step is now, what is before it is done, and what is after it is later', () => {
  assert.deepEqual(states({}), ['klaar', 'nu', 'straks', 'straks']);
  assert.deepEqual(states({ verzoek: VERSTUURD }), ['klaar', 'klaar', 'nu', 'straks']);
});

test('each step says who, and when; only a manager is told that it is their turn', () => {
  const steps = (over: object, isManager = true) =>
    listSteps(koppeling(over), { isManager, vandaag: '2026-11-23' }) ?? [];
  assert.deepEqual(
    steps({})
      .slice(0, 2)
      .map(({ wie, op }) => [wie, op]),
    [
      ['Marieke Jansen', '2026-11-23T09:00:00Z'],
      ['u, nu', undefined],
    ],
  );
  assert.equal(steps({}, false)[1]?.wie, 'de applicatiebeheerder');
  assert.deepEqual(
    [steps({ verzoek: VERSTUURD })[1]?.wie, steps({ verzoek: VERSTUURD })[1]?.op],
    ['Marieke Jansen', VERSTUURD.op],
  );
  assert.equal(steps({ startdatum: '2026-12-01' })[3]?.vanaf, '2026-12-01');
  assert.equal(steps({})[3]?.vanaf, undefined);
});

test('the mail goes to whoever sent the request; before that to nobody', () => {
  const last = (over: object) => listSteps(koppeling(over), { isManager: true, vandaag: '2026-11-23' })?.[3];
  assert.equal(last({ verzoek: VERSTUURD })?.wie, 'Marieke Jansen krijgt een e-mail');
  assert.equal(last({})?.wie, '');
});

test('only a request is on the road', () => {
  for (const status of ['actief', 'gepauzeerd', 'verlopen', 'ingetrokken'])
    assert.equal(states({ status }), undefined, status);
});

test('badge, turn and button speak of the same thing; a deliberate pause does not nag', () => {
  const said = (over: object) => {
    const given = koppeling(over);
    return [toStatus(given), isUAanZet(given), findNextAct(given)];
  };
  assert.deepEqual(said({}), ['aan-u', true, 'Verzoek bekijken en versturen']);
  assert.deepEqual(said({ verzoek: VERSTUURD }), ['wacht', false, undefined]);
  assert.deepEqual(said({ status: 'verlopen' }), ['verlopen', true, 'Opnieuw aanvragen']);
  assert.deepEqual(said({ status: 'gepauzeerd' }), ['gepauzeerd', false, undefined]);
  assert.deepEqual(said({ status: 'actief' }), ['actief', false, undefined]);
});
