import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  computeCode,
  createTotpGeheim,
  findMatchingStap,
  findStap,
  formatOtpauthUri,
  toBase32,
} from './totp.ts';

/** RFC 6238 appendix B, SHA-1, the last six of its eight digits. */
const RFC = toBase32(Buffer.from('12345678901234567890'));
const VECTORS: [number, string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
];

for (const [seconds, code] of VECTORS) {
  test(`gives the code of RFC 6238 at ${seconds} s`, () => {
    assert.equal(computeCode(RFC, findStap(new Date(seconds * 1000))), code);
  });
}

test('a code counts one step early and one step late, and no longer', () => {
  const moment = new Date('2026-11-23T09:00:10Z');
  const stap = findStap(moment);
  for (const [verschil, telt] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const) {
    const found = findMatchingStap(RFC, computeCode(RFC, stap + verschil), moment);
    assert.equal(found, telt ? stap + verschil : undefined, String(verschil));
  }
});

test('a new secret has 160 bits, and the address for the app says whose and of what', () => {
  const geheim = createTotpGeheim();
  assert.match(geheim, /^[A-Z2-7]{32}$/);
  assert.notEqual(geheim, createTotpGeheim());
  assert.equal(
    formatOtpauthUri({ geheim: 'ABC', uitgever: 'TOP dossier', wie: 'a@b.example' }),
    'otpauth://totp/TOP%20dossier:a%40b.example?secret=ABC&issuer=TOP%20dossier&algorithm=SHA1&digits=6&period=30',
  );
});
