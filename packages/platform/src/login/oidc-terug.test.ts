import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPath } from './oidc.routes.ts';

const HERE = 'http://localhost:4100';

test('after another organisation one is back on the page where one was', () => {
  assert.equal(toPath('/leerlingen?groep=g1&vestiging=97QX01'), '/leerlingen?groep=g1&vestiging=97QX01');
  assert.equal(toPath(undefined), '/');
});

test('no address sends who signs in to another site, however a browser reads it', () => {
  for (const terug of [
    'https://kwaad.example/',
    '//kwaad.example',
    '/\\kwaad.example',
    '/\t/kwaad.example',
    '/\n\\kwaad.example',
    '/.//kwaad.example',
    '/x/..//kwaad.example',
    'javascript:alert(1)',
    '//[',
  ])
    assert.equal(new URL(toPath(terug), HERE).origin, HERE, JSON.stringify(terug));
});
