/// <reference types="node" />
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSchooljaarEnd, validateMandaat } from './mandaat-form.ts';

const goed = { gebruikerId: 'a', functie: 'directeur', vanaf: '2026-11-23', tot: '2027-07-31' };

test('each field that is wrong is named, and nothing when all is right', () => {
  assert.deepEqual(validateMandaat(goed, '2026-11-23'), []);
  const namen = (over: object) => validateMandaat({ ...goed, ...over }, '2026-11-23').map(({ name }) => name);
  assert.deepEqual(namen({ functie: ' x ' }), ['functie']);
  assert.deepEqual(namen({ vanaf: '', tot: '' }), ['vanaf', 'tot']);
  assert.deepEqual(namen({ tot: '2026-11-22' }), ['tot']);
  assert.deepEqual(namen({ vanaf: '2027-09-01' }), ['tot']);
  assert.deepEqual(namen({ vanaf: '2026-11-22' }), ['vanaf'], 'not dated back');
});

test('a mandate is offered until the end of the school year', () => {
  assert.equal(findSchooljaarEnd('2026-11-23'), '2027-07-31');
  assert.equal(findSchooljaarEnd('2027-07-31'), '2027-07-31');
  assert.equal(findSchooljaarEnd('2027-08-01'), '2028-07-31');
});
