import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { waardeVan } from '../../../test/arbitrary.ts';
import { leerling, type Leerling } from '../../edexml/leerling.ts';
import { lvsSet } from './lvs-set.ts';
import { applyProfiel, type Profiel } from './profiel.ts';
import { smalleSet } from './smalle-set.ts';
import { swvSet } from './swv-set.ts';

test('the SWV-set lets exactly these fields of a pupil through', () => {
  assert.deepEqual(Object.keys(swvSet.fields.leerling), [
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
  const toegestaan = new Set(Object.keys(swvSet.fields.leerling));
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

test('each field of each profile says in Dutch what it is for', () => {
  for (const profiel of [swvSet, smalleSet, lvsSet]) {
    for (const velden of Object.values(profiel.fields)) {
      for (const doel of Object.values<string>(velden)) assert.match(doel, /^[A-Z].{10,}[^.]$/);
    }
  }
});

test('the SWV-set is a part of the LVS-set, without eckid; no profile lets an identifying number through', () => {
  for (const noun of ['school', 'groep', 'samengesteldeGroep', 'leerling'] as const) {
    for (const veld of Object.keys(swvSet.fields[noun])) assert.ok(veld in lvsSet.fields[noun], veld);
  }
  const vol = { key: '1', eckid: 'e', achternaam: 'B', roepnaam: 'A', bsn: '123456782', bsnOndwnr4: '6782' };
  assert.deepEqual(applyProfiel(swvSet, 'leerling', vol), { key: '1', achternaam: 'B', roepnaam: 'A' });
  for (const profiel of [smalleSet, lvsSet]) {
    const { bsn: _, bsnOndwnr4: __, ...over } = vol;
    assert.deepEqual(applyProfiel(profiel, 'leerling', vol), over);
  }
});

test('the Smalle set and the LVS-set differ where the standard says so', () => {
  const velden = (profiel: Profiel, noun: 'leerling' | 'leerkracht'): string[] =>
    Object.keys(profiel.fields[noun] ?? {});
  const extra = velden(lvsSet, 'leerling').filter((v) => !velden(smalleSet, 'leerling').includes(v));
  assert.deepEqual(extra, ['voorletters1', 'geslacht', 'startOndwJgr3']);
  assert.deepEqual(
    velden(smalleSet, 'leerkracht').filter((v) => !velden(lvsSet, 'leerkracht').includes(v)),
    ['emailadres'],
  );
});

test('a noun that the profile does not name cannot pass by accident', () => {
  assert.throws(() => applyProfiel(swvSet, 'leerkracht', { key: '1', roepnaam: 'A' }), TypeError);
});
