import assert from 'node:assert/strict';
import { scryptSync } from 'node:crypto';
import { test } from 'node:test';
import { hashWachtwoord, isWachtwoordOf } from './wachtwoord-hash.ts';

test('a hash is scrypt with the parameters and the salt that it says, and a new one each time', async () => {
  const [one, two] = [
    await hashWachtwoord('regenboog-paraplu-9'),
    await hashWachtwoord('regenboog-paraplu-9'),
  ];
  assert.notEqual(one, two);
  const [, salt = '', key = ''] = /^\$scrypt\$ln=17,r=8,p=1\$([\w+/]{22})\$([\w+/]{43})$/.exec(one) ?? [];
  const options = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
  const expected = scryptSync('regenboog-paraplu-9', Buffer.from(salt, 'base64'), 32, options);
  assert.equal(key, expected.toString('base64').replace(/=$/, ''));
});

test('only the password itself is right, however the keyboard made its signs', async () => {
  const hash = await hashWachtwoord('café-aan-zee');
  assert.equal(await isWachtwoordOf(hash, 'cafe\u0301-aan-zee'), true);
  for (const wrong of ['cafe-aan-zee', 'café-aan-zee ', ''])
    assert.equal(await isWachtwoordOf(hash, wrong), false, wrong);
});

test('a hash with other parameters still counts, so that they can become dearer', async () => {
  const salt = Buffer.from('0123456789abcdef');
  const key = scryptSync('regenboog-paraplu-9', salt, 32, { N: 2 ** 10, r: 8, p: 1 });
  const hash = `$scrypt$ln=10,r=8,p=1$${salt.toString('base64').replaceAll('=', '')}$${key.toString('base64').replaceAll('=', '')}`;
  assert.equal(await isWachtwoordOf(hash, 'regenboog-paraplu-9'), true);
});

test('without a hash nothing is right, and a hash of another form is a bug', async () => {
  assert.equal(await isWachtwoordOf(undefined, ''), false);
  await assert.rejects(isWachtwoordOf('abc:def', 'regenboog-paraplu-9'), /another form/);
});
