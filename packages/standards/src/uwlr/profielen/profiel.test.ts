import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { waardeVan } from '../../../test/waarden.ts';
import { leerling, type Leerling } from '../../edexml/leerling.ts';
import { applyProfiel } from './profiel.ts';
import { swvSet } from './swv-set.ts';

test('the SWV-set lets exactly these fields of a pupil through', () => {
  assert.deepEqual(Object.keys(swvSet.velden.leerling), [
    'key',
    'achternaam',
    'voorvoegsel',
    'roepnaam',
    'geboortedatum',
    'geslacht',
    'jaargroep',
    'groep',
    'samengesteldeGroepen',
  ]);
});

test('whatever a pupil holds, no other field comes through, and these come through unchanged', () => {
  const toegestaan = new Set(Object.keys(swvSet.velden.leerling));
  fc.assert(
    fc.property(waardeVan(leerling) as fc.Arbitrary<Leerling>, (vol) => {
      const over = applyProfiel(swvSet, 'leerling', vol);
      assert.deepEqual(
        over,
        Object.fromEntries(Object.entries(vol).filter(([veld]) => toegestaan.has(veld))),
      );
    }),
  );
});

test('an identifying number that was smuggled in does not come through (R1)', () => {
  const pupil = { key: '1', roepnaam: 'A', eckid: 'x', bsn: '123456782' } as Leerling;
  assert.deepEqual(applyProfiel(swvSet, 'leerling', pupil), { key: '1', roepnaam: 'A' });
});

test('each field says in Dutch what it is for', () => {
  for (const velden of Object.values(swvSet.velden)) {
    for (const doel of Object.values(velden)) assert.match(doel, /^[A-Z].{10,}[^.]$/);
  }
});

test('a noun that the profile does not name cannot pass by accident', () => {
  assert.throws(() => applyProfiel(swvSet, 'leerkracht', { key: '1', roepnaam: 'A' }), TypeError);
});
