import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileAutomaton } from './automaton.ts';
import { element, choice, optional, list, sequence, zeroOrMore, type Particle } from './description.ts';
import { anyText } from './simple-type.ts';

const e = <const N extends string>(name: N) => element(name, anyText, '');

function fits(model: Particle, names: string): boolean {
  const automaton = compileAutomaton(model);
  let state = 0;
  for (const name of names.split(' ').filter(Boolean)) {
    const next = automaton[state]!.next.get(name);
    if (next === undefined) return false;
    state = next;
  }
  return automaton[state]!.accepting;
}

test('a sequence holds its order, and only optional parts may be absent', () => {
  const model = sequence(e('a'), optional(e('b')), e('c'));
  for (const good of ['a c', 'a b c']) assert.equal(fits(model, good), true, good);
  for (const wrong of ['', 'a', 'c', 'a b', 'b a c', 'a c b', 'a b b c'])
    assert.equal(fits(model, wrong), false, wrong);
});

test('a choice takes one branch, and branches may share names', () => {
  const roepnaam = e('roepnaam');
  const name = choice(sequence(e('achternaam'), optional(e('voorvoegsel')), optional(roepnaam)), roepnaam);
  for (const good of ['achternaam', 'roepnaam', 'achternaam roepnaam', 'achternaam voorvoegsel roepnaam']) {
    assert.equal(fits(name, good), true, good);
  }
  for (const wrong of ['', 'voorvoegsel', 'roepnaam achternaam', 'voorvoegsel roepnaam']) {
    assert.equal(fits(name, wrong), false, wrong);
  }
  assert.equal(fits(optional(name), ''), true);
});

test('repetition mixes its items, in any number', () => {
  const model = sequence(e('a'), zeroOrMore('rollen', e('x'), e('y')), optional(e('z')));
  for (const good of ['a', 'a x', 'a y x x y z', 'a z']) assert.equal(fits(model, good), true, good);
  for (const wrong of ['x', 'a z x']) assert.equal(fits(model, wrong), false, wrong);
});

test('a state knows what is still needed', () => {
  const automaton = compileAutomaton(sequence(e('a'), optional(e('b')), list('c', '', e('d'))));
  assert.deepEqual(automaton[0]!.expected, ['a']);
  assert.deepEqual(automaton[automaton[0]!.next.get('a')!]!.expected, ['c']);
});
