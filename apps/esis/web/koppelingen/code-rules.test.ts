/// <reference types="node" />
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Vestiging } from '../vestigingen/vestigingen.ts';
import { describeCodeError, listCodeRules, toRule } from './code-rules.ts';

const regenboog = { brin6: '97QX00', naam: 'De Regenboog' } as Vestiging;

const rules = (code: string, fout?: string) =>
  listCodeRules(code, regenboog).map((regel) => toRule(regel, code, regenboog, fout));
const stateOf = (code: string, id: string, fout?: string) =>
  rules(code, fout).find((rule) => rule.id === id)?.state;

test('an empty field shows what is asked and judges nothing', () => {
  assert.deepEqual(
    rules('').map(({ state }) => state),
    ['open', 'open', 'open', 'open'],
  );
});

test('while typing, what more typing can mend is not yet wrong', () => {
  assert.equal(stateOf('97Q', 'prefix'), 'open');
  assert.equal(stateOf('97QX00-k3Xw', 'lengte'), 'open');
  assert.equal(stateOf('97QX01-k3Xw', 'prefix'), 'fout');
  assert.equal(stateOf('97QX00 k3Xw', 'tekens'), 'fout');
  assert.equal(stateOf(`97QX00-${'kP4mZ8tRw2vJ5nB'.repeat(3)}`, 'lengte'), 'fout');
});

test('after the button, too short is wrong', () => {
  const code = '97QX00-kP4mZ8tRw2vJ';
  assert.equal(stateOf(code, 'lengte', describeCodeError(code, regenboog)), 'fout');
});

test('the error beside the field is not said again by the rule, until it changes', () => {
  const fout = describeCodeError('97QX00-kP4mZ8tRw2vJ', regenboog) ?? '';
  assert.match(fout, /20 tot en met 50 tekens.*Dit zijn er 19/);
  const labelOf = (code: string) => rules(code, fout).find(({ id }) => id === 'lengte')?.label ?? '';
  assert.doesNotMatch(labelOf('97QX00-kP4mZ8tRw2vJ'), /19/);
  assert.match(labelOf('97QX00-kP4mZ8tRw2v'), /Dit zijn er 18/);
});

test('each way to be wrong has its own words', () => {
  const codes = [
    '',
    '97QX00-kP4mZ8tRw2vJ',
    `97QX00-${'kP4mZ8tRw2vJ5nB'.repeat(3).slice(0, 44)}`,
    '97QX01-kP4mZ8tRw2vJ5nB9',
    '97qx00-kP4mZ8tRw2vJ5nB9',
    '97QX00-kP4mZ8 Rw2vJ5nB9',
    '97QX00aaaaaaaaaaaaaaaaaa',
  ];
  const fouten = codes.map((code) => describeCodeError(code, regenboog));
  assert.ok(fouten.every(Boolean), JSON.stringify(fouten));
  assert.equal(new Set(fouten).size, codes.length);
});

test('20 and 50 characters are right, and blanks around them do no harm', () => {
  for (const code of ['97QX00-kP4mZ8tRw2vJ5', ` 97QX00-${'kP4mZ8tRw2vJ5nB'.repeat(3).slice(0, 43)}\n`]) {
    assert.equal(describeCodeError(code, regenboog), undefined);
  }
});
