import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRestrictor } from './restrict.ts';
import {
  attribute,
  element,
  elementType,
  zeroOrMore,
  isElementType,
  choice,
  optional,
  list,
  type ElementParticle,
} from './description.ts';
import { listNames } from './names.ts';
import { text } from './simple-type.ts';

const kort = text(1, 5);
const lang = text(1, 50);
const kind = elementType('Kind', '', optional(attribute('id', kort, '')), element('naam', kort, ''));
const ouder = elementType(
  'Ouder',
  '',
  optional(element('a', kort, '')),
  optional(element('b', kort, '')),
  optional(choice(element('x', kort, ''), element('y', kort, ''))),
  optional(list('kinderen', '', element('kind', kind, ''), element('ander', kind, ''))),
  zeroOrMore('woorden', element('woord', kort, '')),
);
const wortel = element('ouder', ouder, '');

const namen = (deel: ElementParticle): string[] => {
  assert.ok(isElementType(deel.content));
  return listNames(deel.content).map((n) => n.name);
};

test('what is taken away is gone, in sequences, choices and lists, and the original keeps it', () => {
  const smal = makeRestrictor({ types: { Ouder: { removed: ['a', 'x', 'y', 'woord', 'ander'] } } }).element(
    wortel,
  );
  assert.deepEqual(namen(smal), ['b', 'kinderen']);
  assert.deepEqual(namen(wortel), ['a', 'b', 'x', 'y', 'kinderen', 'woord']);
  const lijst = (smal.content as typeof ouder).content.particles.find((d) => d.kind === 'list');
  assert.deepEqual(lijst?.kind === 'list' && lijst.items.map((i) => i.name), ['kind']);
});

test('a choice of which one compulsory branch is left becomes compulsory', () => {
  const streng = makeRestrictor({ types: { Ouder: { removed: ['x'], required: ['y', 'b', 'kinderen'] } } });
  const { particles: delen } = (streng.element(wortel).content as typeof ouder).content;
  assert.deepEqual(
    delen.map((d) => [d.kind, d.required]),
    [
      ['element', false],
      ['element', true],
      ['choice', true],
      ['list', true],
      ['repeat', false],
    ],
  );
});

test('neighbours of which only one may stand become a choice', () => {
  const { particles: delen } = (
    makeRestrictor({ types: { Ouder: { oneOf: ['a', 'b'] } } }).element(wortel).content as typeof ouder
  ).content;
  assert.deepEqual([delen[0]?.kind, delen[0]?.required, delen[1]?.kind], ['choice', false, 'choice']);
  assert.equal(delen.length, 4);
});

test('a simple type is replaced everywhere, or by name in one type; types keep their identity', () => {
  const ruim = makeRestrictor({
    types: { Kind: { simpleTypes: { naam: text(0, 1) } } },
    replacedTypes: new Map([[kort, lang]]),
  });
  const nieuw = ruim.type(kind);
  assert.equal(nieuw, ruim.type(kind));
  assert.equal(nieuw.attributes[0]?.type, lang);
  assert.equal(
    nieuw.content.particles[0]?.kind === 'element' &&
      (nieuw.content.particles[0].content as typeof kort).maxLength,
    1,
  );
});
