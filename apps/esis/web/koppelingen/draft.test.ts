/// <reference types="node" />
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clearDraft, clearDrafts, findDraft, keepDraft, type DraftOwner } from './draft.ts';

const MARIEKE: DraftOwner = {
  email: 'm.jansen@regenboog.example',
  brin6: '97QX00',
  aanbodId: 'top-dossier',
  versie: '1.0',
};
const LEEG = { naam: '', akkoord: false, startdatum: '2026-11-23', verificatiecode: '' };
const INGEVULD = {
  naam: 'Marieke Jansen',
  akkoord: true,
  startdatum: '2999-12-01',
  verificatiecode: '97QX00-kw7hq2zr9vpt4xmd',
};

function createStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
  };
}

test('after the session ended, the form is as it was, without the code', () => {
  const storage = createStorage();
  keepDraft(storage, MARIEKE, INGEVULD);
  assert.deepEqual(findDraft(storage, MARIEKE, LEEG), { ...INGEVULD, verificatiecode: '' });
  assert.doesNotMatch(storage.getItem(storage.key(0) ?? '') ?? '', /kw7hq2zr/);
});

test('another user, another school and another koppeling find an empty form', () => {
  const storage = createStorage();
  keepDraft(storage, MARIEKE, INGEVULD);
  for (const over of [{ email: 'a@regenboog.example' }, { brin6: '97QX01' }, { aanbodId: 'iets-anders' }])
    assert.deepEqual(findDraft(storage, { ...MARIEKE, ...over }, LEEG), LEEG);
});

test('consent does not move along to new terms, and a day that has passed becomes today', () => {
  const storage = createStorage();
  keepDraft(storage, MARIEKE, { ...INGEVULD, startdatum: '2020-01-01' });
  const found = findDraft(storage, { ...MARIEKE, versie: '2.0' }, LEEG);
  assert.deepEqual([found.akkoord, found.startdatum], [false, LEEG.startdatum]);
  assert.equal(found.naam, 'Marieke Jansen');
});

test('Gereed and Annuleren forget this draft, logging out forgets all and nothing else', () => {
  const storage = createStorage();
  const buren = { ...MARIEKE, brin6: '98AB00' };
  for (const van of [MARIEKE, buren]) keepDraft(storage, van, INGEVULD);
  storage.setItem('iets-anders', 'blijft');
  clearDraft(storage, MARIEKE);
  assert.equal(findDraft(storage, MARIEKE, LEEG).naam, '');
  assert.equal(findDraft(storage, buren, LEEG).naam, 'Marieke Jansen');
  clearDrafts(storage);
  assert.deepEqual([storage.length, storage.getItem('iets-anders')], [1, 'blijft']);
});

test('a browser without storage, or with something else in it, gives an empty form', () => {
  keepDraft(undefined, MARIEKE, INGEVULD);
  assert.deepEqual(findDraft(undefined, MARIEKE, LEEG), LEEG);
  const full = createStorage();
  full.setItem = () => assert.fail('QuotaExceededError');
  keepDraft(full, MARIEKE, INGEVULD);
  for (const text of ['{', '7', '{"naam":1}']) {
    const storage = createStorage();
    keepDraft(storage, MARIEKE, INGEVULD);
    storage.setItem(storage.key(0) ?? '', text);
    assert.deepEqual(findDraft(storage, MARIEKE, LEEG), LEEG);
  }
});
