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

const short = text(1, 5);
const long = text(1, 50);
const kind = elementType('Kind', '', optional(attribute('id', short, '')), element('naam', short, ''));
const parent = elementType(
  'Ouder',
  '',
  optional(element('a', short, '')),
  optional(element('b', short, '')),
  optional(choice(element('x', short, ''), element('y', short, ''))),
  optional(list('kinderen', '', element('kind', kind, ''), element('ander', kind, ''))),
  zeroOrMore('woorden', element('woord', short, '')),
);
const root = element('ouder', parent, '');

const names = (part: ElementParticle): string[] => {
  assert.ok(isElementType(part.content));
  return listNames(part.content).map((n) => n.name);
};

test('what is taken away is gone, in sequences, choices and lists, and the original keeps it', () => {
  const narrow = makeRestrictor({ types: { Ouder: { removed: ['a', 'x', 'y', 'woord', 'ander'] } } }).element(
    root,
  );
  assert.deepEqual(names(narrow), ['b', 'kinderen']);
  assert.deepEqual(names(root), ['a', 'b', 'x', 'y', 'kinderen', 'woord']);
  const kinderen = (narrow.content as typeof parent).content.particles.find((d) => d.kind === 'list');
  assert.deepEqual(kinderen?.kind === 'list' && kinderen.items.map((i) => i.name), ['kind']);
});

test('a choice of which one compulsory branch is left becomes compulsory', () => {
  const strict = makeRestrictor({ types: { Ouder: { removed: ['x'], required: ['y', 'b', 'kinderen'] } } });
  const { particles: parts } = (strict.element(root).content as typeof parent).content;
  assert.deepEqual(
    parts.map((d) => [d.kind, d.required]),
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
  const { particles: parts } = (
    makeRestrictor({ types: { Ouder: { oneOf: ['a', 'b'] } } }).element(root).content as typeof parent
  ).content;
  assert.deepEqual([parts[0]?.kind, parts[0]?.required, parts[1]?.kind], ['choice', false, 'choice']);
  assert.equal(parts.length, 4);
});

test('a simple type is replaced everywhere, or by name in one type; types keep their identity', () => {
  const wide = makeRestrictor({
    types: { Kind: { simpleTypes: { naam: text(0, 1) } } },
    replacedTypes: new Map([[short, long]]),
  });
  const fresh = wide.type(kind);
  assert.equal(fresh, wide.type(kind));
  assert.equal(fresh.attributes[0]?.type, long);
  assert.equal(
    fresh.content.particles[0]?.kind === 'element' &&
      (fresh.content.particles[0].content as typeof short).maxLength,
    1,
  );
});
