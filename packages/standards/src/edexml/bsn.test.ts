import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeBsn } from './bsn.ts';

// 123456782 and 111222333 pass the elfproef and are used as examples everywhere; they belong to nobody.
for (const tekst of [
  '123456782',
  'BSN 123456782.',
  '1234 56 782',
  '123.456.782',
  '1234-56-782',
  'leerling111222333x',
  'tel. 030 2345678 en 123456782',
  '010464554',
  '3 1234 56 782 5',
  '123 - 456 - 782',
]) {
  test(`sees a BSN in a text: ${tekst}`, () => assert.equal(looksLikeBsn(tekst), true));
}

for (const tekst of [
  '',
  'Fenna van der Voorbeeld',
  '123456789',
  '000000000',
  '2017-05-09',
  '97QX00',
  '12345678212345',
  '3A 4B 5C',
  '10464554',
  '2025-08-21',
]) {
  test(`lets an ordinary text pass: ${tekst || '(empty)'}`, () => assert.equal(looksLikeBsn(tekst), false));
}
