import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGeheimen, isSameText } from './geheimen.ts';

const one = createGeheimen('A'.repeat(43));
const other = createGeheimen('B'.repeat(43));

test('a ciphertext opens only with its own key and in its own place', () => {
  const ciphertext = one.encrypt('97QX00-geheim', 'koppeling:1');
  assert.ok(!ciphertext.includes('97QX00'));
  assert.notEqual(ciphertext, one.encrypt('97QX00-geheim', 'koppeling:1'));
  assert.equal(one.decrypt(ciphertext, 'koppeling:1'), '97QX00-geheim');
  assert.throws(() => one.decrypt(ciphertext, 'koppeling:2'));
  assert.throws(() => other.decrypt(ciphertext, 'koppeling:1'));
  assert.throws(() => one.decrypt(ciphertext.slice(0, -3), 'koppeling:1'));
  assert.throws(() => one.decrypt('', 'koppeling:1'));
});

test('an empty text and a long one survive', () => {
  for (const text of ['', 'é'.repeat(10_000)]) assert.equal(one.decrypt(one.encrypt(text, 'x'), 'x'), text);
});

test('hashes and pseudonyms depend on our key, and pseudonyms on their namespace', () => {
  assert.equal(one.hash('code'), one.hash('code'));
  assert.notEqual(one.hash('code'), other.hash('code'));
  assert.notEqual(one.pseudonym('koppeling:1', '10001'), one.pseudonym('koppeling:2', '10001'));
  assert.match(one.pseudonym('koppeling:1', '10001'), /^[0-9a-f]{32}$/);
});

test('a short secret is refused', () => {
  assert.throws(() => createGeheimen('kort'));
});

test('texts compare whatever their lengths', () => {
  assert.ok(isSameText('abc', 'abc'));
  assert.ok(!isSameText('abc', 'abcd'));
});
