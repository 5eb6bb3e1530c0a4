import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findStep } from './verzoek-step.ts';

const gelezen = { status: 'nieuw', brin6: '97QX00', codeLengte: 32, controle: null } as const;
const controle = {
  op: '2026-11-23T10:00:00Z',
  ok: true,
  groepen: [],
  melding: '',
  code: null,
};

test('a request is checked before it can be activated', () => {
  assert.equal(findStep(gelezen), 'controleren');
  assert.equal(findStep({ ...gelezen, status: 'in-behandeling', controle }), 'activeren');
});

test('a check that failed never leads to activating', () => {
  const mislukt = { ...controle, ok: false };
  assert.equal(findStep({ ...gelezen, status: 'in-behandeling', controle: mislukt }), 'verbeteren');
});

test('what the mail did not say is asked first, also when somebody already began', () => {
  assert.equal(findStep({ ...gelezen, status: 'onleesbaar' }), 'aanvullen');
  assert.equal(findStep({ ...gelezen, status: 'in-behandeling', codeLengte: null, controle }), 'aanvullen');
  assert.equal(findStep({ ...gelezen, brin6: null }), 'aanvullen');
});

test('a request that is done asks for nothing', () => {
  assert.equal(findStep({ ...gelezen, status: 'geactiveerd', controle }), 'klaar');
  assert.equal(findStep({ ...gelezen, status: 'afgewezen', controle }), 'afgewezen');
});
