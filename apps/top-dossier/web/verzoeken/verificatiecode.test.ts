import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listErrors, listRules, parseBrin6, parseVerificatiecode } from './verificatiecode.ts';

const BRIN = '97QX00';
const code = (length: number) => BRIN.padEnd(length, 'x7Kp');
const states = (brin6: string, value: string) => listRules(brin6, value).map(({ state }) => state);

test('blanks around it and a BRIN in small letters, as people type them, mean nothing', () => {
  assert.equal(parseBrin6(' 97qx00 '), BRIN);
  assert.equal(parseVerificatiecode(`\t${code(20)}\n`), code(20));
});

test('20 up to and including 50 characters: 19 and 51 are refused', () => {
  for (const [length, state] of [
    [19, 'fout'],
    [20, 'goed'],
    [50, 'goed'],
    [51, 'fout'],
  ] as const) {
    assert.deepEqual(states(BRIN, code(length)), ['goed', state], String(length));
    assert.equal(listErrors(BRIN, code(length)).length, state === 'goed' ? 0 : 1, String(length));
  }
});

test('a code of another vestiging is refused, and capitals count', () => {
  assert.deepEqual(states('97QX01', code(24)), ['fout', 'goed']);
  assert.deepEqual(states(BRIN, code(24).toLowerCase()), ['fout', 'goed']);
});

test('nothing is called wrong before anything was typed', () => {
  assert.deepEqual(states(BRIN, ''), ['open', 'open']);
  assert.deepEqual(states('', code(24)), ['open', 'goed']);
});

test('each empty field has its own sentence', () => {
  assert.deepEqual(
    listErrors('', '').map(({ name }) => name),
    ['brin6', 'verificatiecode'],
  );
});
