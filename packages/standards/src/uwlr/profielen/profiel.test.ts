import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arbitraryOf } from '../../../test/arbitrary.ts';
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
  const allowed = new Set(Object.keys(swvSet.fields.leerling));
  fc.assert(
    fc.property(arbitraryOf(leerling) as fc.Arbitrary<Leerling>, (full) => {
      const over = applyProfiel(swvSet, 'leerling', full);
      assert.deepEqual(
        over,
        Object.fromEntries(Object.entries(full).filter(([field]) => allowed.has(field))),
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
    for (const fields of Object.values(profiel.fields)) {
      for (const purpose of Object.values<string>(fields)) assert.match(purpose, /^[A-Z].{10,}[^.]$/);
    }
  }
});

test('the SWV-set is a part of the LVS-set, without eckid; no profile lets an identifying number through', () => {
  for (const noun of ['school', 'groep', 'samengesteldeGroep', 'leerling'] as const) {
    for (const field of Object.keys(swvSet.fields[noun])) assert.ok(field in lvsSet.fields[noun], field);
  }
  const full = { key: '1', eckid: 'e', achternaam: 'B', roepnaam: 'A', bsn: '123456782', bsnOndwnr4: '6782' };
  assert.deepEqual(applyProfiel(swvSet, 'leerling', full), { key: '1', achternaam: 'B', roepnaam: 'A' });
  for (const profiel of [smalleSet, lvsSet]) {
    const { bsn: _, bsnOndwnr4: __, ...over } = full;
    assert.deepEqual(applyProfiel(profiel, 'leerling', full), over);
  }
});

test('the Smalle set and the LVS-set differ where the standard says so', () => {
  const fields = (profiel: Profiel, noun: 'leerling' | 'leerkracht'): string[] =>
    Object.keys(profiel.fields[noun] ?? {});
  const extra = fields(lvsSet, 'leerling').filter((v) => !fields(smalleSet, 'leerling').includes(v));
  assert.deepEqual(extra, ['voorletters1', 'geslacht', 'startOndwJgr3']);
  assert.deepEqual(
    fields(smalleSet, 'leerkracht').filter((v) => !fields(lvsSet, 'leerkracht').includes(v)),
    ['emailadres'],
  );
});

test('a noun that the profile does not name cannot pass by accident', () => {
  assert.throws(() => applyProfiel(swvSet, 'leerkracht', { key: '1', roepnaam: 'A' }), TypeError);
});
