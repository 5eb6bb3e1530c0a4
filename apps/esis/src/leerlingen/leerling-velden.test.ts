import type { Leerling } from '@koppelpunt/standards';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  COLUMNS,
  GEDEELDE_VELDEN,
  toValues,
  writeLeerling,
  type LeerlingRecord,
  type Veld,
} from './leerling-velden.ts';

const LEERLING = {
  key: 'a1',
  achternaam: 'Jansen',
  voorvoegsel: 'van',
  roepnaam: 'Fenna',
  geboortedatum: '2018-03-04',
  geslacht: 2,
  jaargroep: '4',
  groep: { key: 'g4' },
  samengesteldeGroepen: [{ key: 's1' }, { key: 's2' }],
  instroomdatum: '2022-08-29',
  uitstroomdatum: '2027-07-31',
} as unknown as Leerling;

test('a pupil that is read in and written out again is the same, under another key and without what may not cross', () => {
  const values = Object.fromEntries(toValues(LEERLING).map((value, at) => [COLUMNS[at] ?? '', value]));
  const { samengestelde_groepen: samengesteldeGroepen, ...rest } = values;
  const record = { key: 'a1', ...rest, samengesteldeGroepen } as unknown as LeerlingRecord;
  const { instroomdatum: _in, uitstroomdatum: _uit, ...crosses } = LEERLING;
  assert.deepEqual(writeLeerling(record, 'x9'), { ...crosses, key: 'x9' });
});

test('what is not filled in is null in the table, and not there in a message', () => {
  const empty = { key: 'a1', achternaam: 'Jansen' } as unknown as Leerling;
  assert.deepEqual(toValues(empty), ['Jansen', null, null, null, null, null, null, [], null, null]);
  const record = Object.fromEntries(GEDEELDE_VELDEN.map((name) => [name, null]));
  assert.deepEqual(
    writeLeerling({ ...record, samengesteldeGroepen: [], key: 'a1' } as unknown as LeerlingRecord, 'x9'),
    { key: 'x9' },
  );
});

test('a swapped column does not compile', () => {
  const roepnaam: Veld<'roepnaam'> = {
    // @ts-expect-error -- the column of another field
    column: 'achternaam',
    // @ts-expect-error -- the value of another field
    read: ({ achternaam }) => achternaam ?? null,
    write: (value) => value,
  };
  const geboortedatum: Veld<'geboortedatum'> = {
    column: 'geboortedatum',
    read: () => null,
    // @ts-expect-error -- a text where the standard has a text, but no list
    write: (value) => [value],
  };
  assert.ok(roepnaam && geboortedatum);
});
