import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toStagingLine } from '@koppelpunt/platform';
import type { Leerling } from '@koppelpunt/standards';
import { createBsnFilter } from './bsn-filter.ts';
import { LEERLING_COLUMNS, LEERLING_VELDEN, readVelden, type LeerlingVelden } from './leerling-velden.ts';
import { formatNaam } from './leerling.ts';

function keep(leerling: Leerling) {
  const filter = createBsnFilter((key) => `x${key.length}`);
  const key = filter.ownKey(leerling.key);
  return { key, waarden: readVelden(leerling, filter), weggelaten: filter.countWeggelaten() };
}

test('what the SWV-set does not name is not kept, whatever a partner sends', () => {
  const { waarden } = keep({
    key: 'k1',
    achternaam: 'Berg',
    emailadres: 'kind@x.example',
    eckid: 'https://ketenid.nl/1',
  });
  assert.equal(waarden.length, LEERLING_COLUMNS.length);
  assert.deepEqual(waarden, ['Berg', null, null, null, null, null, null, []]);
});

test('each value stands at its own column, and a column at the field of another does not compile', () => {
  const { waarden } = keep({
    key: 'k1',
    achternaam: 'Berg',
    voorvoegsel: 'van der',
    roepnaam: 'Fatima',
    geboortedatum: '2018-02-03',
    geslacht: 2,
    jaargroep: '4',
    groep: { key: 'g1' },
    samengesteldeGroepen: [{ key: 's1' }],
  });
  assert.deepEqual(Object.fromEntries(LEERLING_COLUMNS.map((kolom, at) => [kolom, waarden[at]])), {
    achternaam: 'Berg',
    voorvoegsel: 'van der',
    roepnaam: 'Fatima',
    geboortedatum: '2018-02-03',
    geslacht: 2,
    jaargroep: '4',
    groep_key: 'g1',
    samengestelde_groep_keys: ['s1'],
  });
  // @ts-expect-error -- another one's column
  const swapped: LeerlingVelden = { ...LEERLING_VELDEN, achternaam: LEERLING_VELDEN.voorvoegsel };
  const { jaargroep: _left, ...fewer } = LEERLING_VELDEN;
  // @ts-expect-error -- a column of the table that no field fills
  const missing: LeerlingVelden = fewer;
  assert.ok(swapped && missing);
});

test('R1: a number that looks like a BSN is not kept, in a name or as a key, and is counted', () => {
  const { key, waarden, weggelaten } = keep({
    key: '123456782',
    roepnaam: 'Sem 123.456.782',
    achternaam: 'Bos',
  });
  assert.deepEqual([key, waarden[0], waarden[2], weggelaten], ['p:x9', 'Bos', null, 2]);
  assert.equal(keep({ key: 'a123456782f77c0d9' }).key, 'a123456782f77c0d9');
});

test('a tab, a backslash, a quote in a name reach the table as they are', () => {
  const { key, waarden } = keep({
    key: 'k',
    achternaam: 'a\tb\\c\nd',
    samengesteldeGroepen: [{ key: 'S"1' }, { key: 'S2' }],
  });
  const [first, _hash, ...fields] = toStagingLine(key, waarden).split('\t');
  assert.equal(
    [first, ...fields].join('\t'),
    'k\ta\\tb\\\\c\\nd\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t{"S\\\\"1","S2"}\n',
  );
});

test('a name reads as one says it', () => {
  assert.equal(
    formatNaam({ roepnaam: 'Fatima', voorvoegsel: 'van der', achternaam: 'Berg' }),
    'Fatima van der Berg',
  );
  assert.equal(formatNaam({ roepnaam: null, voorvoegsel: null, achternaam: null }), 'Naam onbekend');
});
