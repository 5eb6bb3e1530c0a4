/// <reference types="node" />
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { thuisVraagSchema } from '../../src/leerlingen/thuisblijvers.contract.ts';
import { REDENEN, validateThuis } from './niet-uitwisselen.ts';

const goed = { reden: 'adres-geheim', toelichting: '', tot: '' } as const;

test('each field that is wrong is named, and nothing when all is right', () => {
  const namen = (over: object) => validateThuis({ ...goed, ...over }, '2026-11-23').map(({ name }) => name);
  assert.deepEqual(namen({}), []);
  assert.deepEqual(namen({ tot: '2026-11-23' }), [], 'today is the last day');
  assert.deepEqual(namen({ tot: '2026-11-22' }), ['tot']);
  assert.deepEqual(namen({ reden: 'anders', toelichting: ' x ' }), ['toelichting']);
  assert.deepEqual(namen({ reden: 'anders', toelichting: 'op verzoek' }), []);
});

test('the screen offers every reason that there is', () => {
  assert.deepEqual(
    REDENEN.map(({ value }) => value),
    thuisVraagSchema.shape.reden.options,
  );
});
