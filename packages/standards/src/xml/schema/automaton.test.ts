import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileAutomaat } from './automaton.ts';
import { element, keuze, optioneel, reeks, samen, herhaling, type Model } from './description.ts';
import { vrijeTekst } from './simple-type.ts';

const e = <const N extends string>(naam: N) => element(naam, vrijeTekst, '');

function past(model: Model, namen: string): boolean {
  const automaat = compileAutomaat(model);
  let staat = 0;
  for (const naam of namen.split(' ').filter(Boolean)) {
    const volgende = automaat[staat]!.volgende.get(naam);
    if (volgende === undefined) return false;
    staat = volgende;
  }
  return automaat[staat]!.eind;
}

test('a sequence holds its order, and only optional parts may be absent', () => {
  const model = samen(e('a'), optioneel(e('b')), e('c'));
  for (const goed of ['a c', 'a b c']) assert.equal(past(model, goed), true, goed);
  for (const fout of ['', 'a', 'c', 'a b', 'b a c', 'a c b', 'a b b c'])
    assert.equal(past(model, fout), false, fout);
});

test('a choice takes one branch, and branches may share names', () => {
  const roepnaam = e('roepnaam');
  const naam = keuze(samen(e('achternaam'), optioneel(e('voorvoegsel')), optioneel(roepnaam)), roepnaam);
  for (const goed of ['achternaam', 'roepnaam', 'achternaam roepnaam', 'achternaam voorvoegsel roepnaam']) {
    assert.equal(past(naam, goed), true, goed);
  }
  for (const fout of ['', 'voorvoegsel', 'roepnaam achternaam', 'voorvoegsel roepnaam']) {
    assert.equal(past(naam, fout), false, fout);
  }
  assert.equal(past(optioneel(naam), ''), true);
});

test('repetition mixes its items, in any number', () => {
  const model = samen(e('a'), herhaling('rollen', e('x'), e('y')), optioneel(e('z')));
  for (const goed of ['a', 'a x', 'a y x x y z', 'a z']) assert.equal(past(model, goed), true, goed);
  for (const fout of ['x', 'a z x']) assert.equal(past(model, fout), false, fout);
});

test('a state knows what is still needed', () => {
  const automaat = compileAutomaat(samen(e('a'), optioneel(e('b')), reeks('c', '', e('d'))));
  assert.deepEqual(automaat[0]!.verwacht, ['a']);
  assert.deepEqual(automaat[automaat[0]!.volgende.get('a')!]!.verwacht, ['c']);
});
