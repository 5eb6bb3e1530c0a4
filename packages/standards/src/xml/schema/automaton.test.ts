import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileAutomaton } from './automaton.ts';
import { element, choice, optional, list, sequence, zeroOrMore, type Particle } from './description.ts';
import { anyText } from './simple-type.ts';

const e = <const N extends string>(naam: N) => element(naam, anyText, '');

function past(model: Particle, namen: string): boolean {
  const automaat = compileAutomaton(model);
  let staat = 0;
  for (const naam of namen.split(' ').filter(Boolean)) {
    const volgende = automaat[staat]!.next.get(naam);
    if (volgende === undefined) return false;
    staat = volgende;
  }
  return automaat[staat]!.accepting;
}

test('a sequence holds its order, and only optional parts may be absent', () => {
  const model = sequence(e('a'), optional(e('b')), e('c'));
  for (const goed of ['a c', 'a b c']) assert.equal(past(model, goed), true, goed);
  for (const fout of ['', 'a', 'c', 'a b', 'b a c', 'a c b', 'a b b c'])
    assert.equal(past(model, fout), false, fout);
});

test('a choice takes one branch, and branches may share names', () => {
  const roepnaam = e('roepnaam');
  const naam = choice(sequence(e('achternaam'), optional(e('voorvoegsel')), optional(roepnaam)), roepnaam);
  for (const goed of ['achternaam', 'roepnaam', 'achternaam roepnaam', 'achternaam voorvoegsel roepnaam']) {
    assert.equal(past(naam, goed), true, goed);
  }
  for (const fout of ['', 'voorvoegsel', 'roepnaam achternaam', 'voorvoegsel roepnaam']) {
    assert.equal(past(naam, fout), false, fout);
  }
  assert.equal(past(optional(naam), ''), true);
});

test('repetition mixes its items, in any number', () => {
  const model = sequence(e('a'), zeroOrMore('rollen', e('x'), e('y')), optional(e('z')));
  for (const goed of ['a', 'a x', 'a y x x y z', 'a z']) assert.equal(past(model, goed), true, goed);
  for (const fout of ['x', 'a z x']) assert.equal(past(model, fout), false, fout);
});

test('a state knows what is still needed', () => {
  const automaat = compileAutomaton(sequence(e('a'), optional(e('b')), list('c', '', e('d'))));
  assert.deepEqual(automaat[0]!.expected, ['a']);
  assert.deepEqual(automaat[automaat[0]!.next.get('a')!]!.expected, ['c']);
});
