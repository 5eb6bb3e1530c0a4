import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGeheimen, isSameText, sleutelIdVan, SleutelOnbekend } from './geheimen.ts';

const [A, B] = ['A'.repeat(43), 'B'.repeat(43)];
const one = createGeheimen(A);
const other = createGeheimen(B);

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

test('what the old key wrote opens with the ring; the first key writes', () => {
  const ring = createGeheimen(`k2:${B},k1:${A}`);
  assert.deepEqual(ring.sleutelIds(), ['k2', 'k1']);
  assert.equal(ring.decrypt(one.encrypt('code', 'x'), 'x'), 'code');
  const nieuw = ring.encrypt('code', 'x');
  assert.equal(sleutelIdVan(nieuw), 'k2');
  assert.equal(createGeheimen(`k1:${A},k2:${B}`).decrypt(nieuw, 'x'), 'code');
});

test('a key that is not in the ring is named, and opens nothing', () => {
  const nieuw = createGeheimen(`k2:${B},k1:${A}`).encrypt('code', 'x');
  assert.throws(() => one.decrypt(nieuw, 'x'), { name: SleutelOnbekend.name, message: /k2/ });
  assert.throws(
    () => createGeheimen(`k2:${B}`).decrypt(one.encrypt('code', 'x'), 'x'),
    (error: Error) => error instanceof SleutelOnbekend && !error.message.includes('code'),
  );
});

test('a hash is found under every key of the ring, and under the new key again from its kenmerk', () => {
  const kenmerk = one.kenmerk('code');
  const ring = createGeheimen(`k2:${B},k1:${A}`);
  assert.ok(ring.hashes(kenmerk).includes(one.hash(kenmerk)));
  assert.equal(ring.hashes(kenmerk)[0], ring.hash(kenmerk));
  assert.ok(ring.isHashVan(one.hash(kenmerk), kenmerk));
  assert.ok(!ring.isHashVan(one.hash(kenmerk), ring.kenmerk('een andere code')));
  assert.ok(!one.isHashVan(ring.hash(kenmerk), kenmerk), 'of a key that it does not have');
  assert.notEqual(one.hash(kenmerk).slice(3), other.hash(kenmerk).slice(3));
});

test('pseudonyms depend on our key and on their namespace, and stay as they are when the ring turns', () => {
  assert.notEqual(one.pseudonym('koppeling:1', '10001'), other.pseudonym('koppeling:1', '10001'));
  assert.notEqual(one.pseudonym('koppeling:1', '10001'), one.pseudonym('koppeling:2', '10001'));
  assert.match(one.pseudonym('koppeling:1', '10001'), /^[0-9a-f]{32}$/);
  const vast = { pseudonym: Buffer.alloc(32, 1), wortel: Buffer.alloc(32, 2) };
  const [voor, na] = [createGeheimen(A, vast), createGeheimen(`k2:${B}`, vast)];
  assert.equal(voor.pseudonym('koppeling:1', '10001'), na.pseudonym('koppeling:1', '10001'));
  assert.equal(voor.deriveText('database'), na.deriveText('database'));
  assert.notEqual(voor.deriveText('database'), voor.deriveText('iets anders'));
});

test('a ring that changes while we run holds from the next use on', () => {
  let text = A;
  const geheimen = createGeheimen(() => text);
  const oud = geheimen.encrypt('code', 'x');
  text = `k2:${B},k1:${A}`;
  assert.equal(sleutelIdVan(geheimen.encrypt('code', 'x')), 'k2');
  assert.equal(geheimen.decrypt(oud, 'x'), 'code');
});

test('a short secret is refused', () => {
  assert.throws(() => createGeheimen('kort'));
});

test('texts compare whatever their lengths', () => {
  assert.ok(isSameText('abc', 'abc'));
  assert.ok(!isSameText('abc', 'abcd'));
});
