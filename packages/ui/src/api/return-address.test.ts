/// <reference types="node" />
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findReturnAddress } from './return-address.ts';

const ORIGIN = 'http://127.0.0.1:4100';
const terugTo = (terug: string) =>
  findReturnAddress(`?terug=${encodeURIComponent(terug)}`, ORIGIN, '/aanmelden');

test('after signing in one is back where one was, the chosen school included', () => {
  assert.equal(terugTo('/leerlingen?groep=g1&vestiging=97QX01'), '/leerlingen?groep=g1&vestiging=97QX01');
  assert.equal(findReturnAddress('', ORIGIN, '/aanmelden'), '/');
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

const HERE = 'https://top.example';

test('after signing in the reader is back where the session ended', () => {
  assert.equal(findReturnAddress('?terug=%2Fverzoeken%2F12%3Fa%3D1', HERE), '/verzoeken/12?a=1');
  assert.equal(findReturnAddress('', HERE), '/');
});

test('a link from elsewhere cannot send somebody who signs in to another site', () => {
  for (const terug of [
    'https://kwaad.example/',
    '//kwaad.example/x',
    'javascript:alert(1)',
    '\\\\kwaad.example',
    'https://',
  ]) {
    assert.equal(findReturnAddress(`?terug=${encodeURIComponent(terug)}`, HERE), '/', terug);
  }
});

test('a path that a browser reads as another site stays here', () => {
  for (const terug of [
    '/.//kwaad.example',
    '/x/..//kwaad.example/y',
    `${HERE}//kwaad.example`,
    '/\t/kwaad.example',
  ])
    assert.equal(
      new URL(findReturnAddress(`?terug=${encodeURIComponent(terug)}`, HERE), HERE).origin,
      HERE,
      JSON.stringify(terug),
    );
});

test('the login screen never leads to itself', () => {
  assert.equal(findReturnAddress('?terug=%2Faanmelden%3Fterug%3D%252F', HERE), '/');
});
