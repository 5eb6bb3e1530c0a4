import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashRegel, toCopyRegel } from './copy-regel.ts';
import { formatNaam, LEERLING_KOLOMMEN, toLeerlingRij } from './leerling.ts';

const pseudonym = (key: string) => `x${key.length}`;

test('what the SWV-set does not name is not kept, whatever a partner sends', () => {
  const rij = toLeerlingRij(
    { key: 'k1', achternaam: 'Berg', emailadres: 'kind@x.example', eckid: 'https://ketenid.nl/1' },
    pseudonym,
  );
  assert.equal(rij.waarden.length, LEERLING_KOLOMMEN.length);
  assert.deepEqual(rij.waarden, ['Berg', null, null, null, null, null, null, '{}']);
});

test('R1: a number that looks like a BSN is not kept, in a name or as a key, and is counted', () => {
  const rij = toLeerlingRij({ key: '123456782', roepnaam: 'Sem 123.456.782', achternaam: 'Bos' }, pseudonym);
  assert.deepEqual([rij.key, rij.waarden[0], rij.waarden[2], rij.weggelaten], ['p:x9', 'Bos', null, 2]);
  assert.equal(toLeerlingRij({ key: 'a123456782f' }, pseudonym).key, 'a123456782f');
});

test('a tab, a backslash, a quote in a name reach the table as they are', () => {
  const rij = toLeerlingRij(
    { key: 'k', achternaam: 'a\tb\\c\nd', samengesteldeGroepen: [{ key: 'S"1' }, { key: 'S2' }] },
    pseudonym,
  );
  assert.equal(
    toCopyRegel([rij.key, ...rij.waarden]),
    'k\ta\\tb\\\\c\\nd\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t{"S\\\\"1","S2"}',
  );
});

test('one changed field gives another hash, and an empty field is not the text of another', () => {
  const hashes = [
    ['a', null],
    ['a', ''],
    ['', 'a'],
    [null, 'a'],
  ].map((values) => hashRegel(toCopyRegel(values)));
  assert.equal(new Set(hashes).size, 4);
});

test('a name reads as one says it', () => {
  assert.equal(
    formatNaam({ roepnaam: 'Fatima', voorvoegsel: 'van der', achternaam: 'Berg' }),
    'Fatima van der Berg',
  );
  assert.equal(formatNaam({ roepnaam: null, voorvoegsel: null, achternaam: null }), 'Naam onbekend');
});
