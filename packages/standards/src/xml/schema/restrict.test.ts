import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maakAanpasser } from './restrict.ts';
import {
  attribuut,
  element,
  elementType,
  herhaling,
  isElementType,
  keuze,
  optioneel,
  reeks,
  type ElementDeel,
} from './description.ts';
import { namenVan } from './names.ts';
import { tekst } from './simple-type.ts';

const kort = tekst(1, 5);
const lang = tekst(1, 50);
const kind = elementType('Kind', '', optioneel(attribuut('id', kort, '')), element('naam', kort, ''));
const ouder = elementType(
  'Ouder',
  '',
  optioneel(element('a', kort, '')),
  optioneel(element('b', kort, '')),
  optioneel(keuze(element('x', kort, ''), element('y', kort, ''))),
  optioneel(reeks('kinderen', '', element('kind', kind, ''), element('ander', kind, ''))),
  herhaling('woorden', element('woord', kort, '')),
);
const wortel = element('ouder', ouder, '');

const namen = (deel: ElementDeel): string[] => {
  assert.ok(isElementType(deel.inhoud));
  return namenVan(deel.inhoud).map((n) => n.naam);
};

test('what is taken away is gone, in sequences, choices and lists, and the original keeps it', () => {
  const smal = maakAanpasser({ types: { Ouder: { weg: ['a', 'x', 'y', 'woord', 'ander'] } } }).deel(wortel);
  assert.deepEqual(namen(smal), ['b', 'kinderen']);
  assert.deepEqual(namen(wortel), ['a', 'b', 'x', 'y', 'kinderen', 'woord']);
  const lijst = (smal.inhoud as typeof ouder).inhoud.delen.find((d) => d.deel === 'reeks');
  assert.deepEqual(lijst?.deel === 'reeks' && lijst.items.map((i) => i.naam), ['kind']);
});

test('a choice of which one compulsory branch is left becomes compulsory', () => {
  const streng = maakAanpasser({ types: { Ouder: { weg: ['x'], verplicht: ['y', 'b', 'kinderen'] } } });
  const { delen } = (streng.deel(wortel).inhoud as typeof ouder).inhoud;
  assert.deepEqual(
    delen.map((d) => [d.deel, d.verplicht]),
    [
      ['element', false],
      ['element', true],
      ['keuze', true],
      ['reeks', true],
      ['herhaling', false],
    ],
  );
});

test('neighbours of which only one may stand become a choice', () => {
  const { delen } = (
    maakAanpasser({ types: { Ouder: { eenVan: ['a', 'b'] } } }).deel(wortel).inhoud as typeof ouder
  ).inhoud;
  assert.deepEqual([delen[0]?.deel, delen[0]?.verplicht, delen[1]?.deel], ['keuze', false, 'keuze']);
  assert.equal(delen.length, 4);
});

test('a simple type is replaced everywhere, or by name in one type; types keep their identity', () => {
  const ruim = maakAanpasser({
    types: { Kind: { soort: { naam: tekst(0, 1) } } },
    soorten: new Map([[kort, lang]]),
  });
  const nieuw = ruim.type(kind);
  assert.equal(nieuw, ruim.type(kind));
  assert.equal(nieuw.attributen[0]?.soort, lang);
  assert.equal(
    nieuw.inhoud.delen[0]?.deel === 'element' && (nieuw.inhoud.delen[0].inhoud as typeof kort).max,
    1,
  );
});
