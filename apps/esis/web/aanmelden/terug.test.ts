/// <reference types="node" />
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTerug } from './terug.ts';

const ORIGIN = 'http://127.0.0.1:4100';
const terugTo = (terug: string) => findTerug(`?terug=${encodeURIComponent(terug)}`, ORIGIN, '/aanmelden');

test('after signing in one is back where one was, the chosen school included', () => {
  assert.equal(terugTo('/leerlingen?groep=g1&vestiging=97QX01'), '/leerlingen?groep=g1&vestiging=97QX01');
  assert.equal(findTerug('', ORIGIN, '/aanmelden'), '/');
});

for (const elsewhere of [
  'https://kwaad.example/',
  '//kwaad.example',
  '/\\kwaad.example',
  'javascript:alert(1)',
  'http://[',
  '/aanmelden?terug=x',
]) {
  test(`an address bar cannot send who signs in to ${elsewhere}`, () => {
    assert.equal(terugTo(elsewhere), '/');
  });
}
