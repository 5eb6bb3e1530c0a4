import { createGeheimen } from '@koppelpunt/platform';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCodehash, zegelContext } from './codehash.ts';

const [A, B] = ['A'.repeat(43), 'B'.repeat(43)];
const CODE = '97QX00-kw7hq2zr9vpt4xmd';
const een = createGeheimen(A);
const ring = createGeheimen(`k2:${B},k1:${A}`);

test('neither hash nor seal holds the code, nor anything that opens without our key', () => {
  const { hash, zegel } = createCodehash(een, CODE).create('7');
  assert.ok(!`${hash}${zegel}`.includes(CODE));
  assert.notEqual(een.decrypt(zegel, zegelContext('7')), CODE);
  assert.throws(() => een.decrypt(zegel, zegelContext('8')), 'of another koppeling');
  assert.throws(() => createGeheimen(B).decrypt(zegel, zegelContext('7')));
});

test('a code is known by its hash under each key; under the new key its seal makes the same hash', () => {
  const oud = createCodehash(een, CODE).create('7');
  const nu = createCodehash(ring, CODE);
  assert.ok(nu.hashes.includes(oud.hash));
  assert.ok(nu.matches(oud.hash));
  assert.equal(ring.hash(ring.decrypt(oud.zegel, zegelContext('7'))), nu.create('7').hash);
  assert.ok(!createCodehash(ring, `${CODE}x`).matches(oud.hash));
});
