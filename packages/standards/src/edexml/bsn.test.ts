import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { runs } from '../../test/runs.ts';
import { keyLooksLikeBsn, looksLikeBsn } from './bsn.ts';

// 123456782 and 111222333 pass the elfproef and are used as examples everywhere; they belong to nobody.
for (const phrase of [
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
  // Not seen, and there.
  '1234\u200B56782',
  '1234\u00AD56\u00AD782',
  '1\u0332234\u206056782',
  '1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣2️⃣',
  // Other signs.
  '1234,56,782',
  '1234–56–782',
  '1234:56:782',
  '1234·56·782',
  "1234'56'782",
  '1234+56+782',
  '(1234)(56)(782)',
  '1/2/3/4/5/6/7/8/2',
  // Other digits.
  '１２３４５６７８２',
  '١٢٣٤٥٦٧٨٢',
  '①②③④⑤⑥⑦⑧②',
  // A zero left out, one too many, and an onderwijsnummer (remainder 5).
  '10464554',
  'groep 3 10464554',
  '1046.45.54',
  '0123456782',
  '100000009',
  '0100000009',
]) {
  test(`sees a number in a text: ${phrase}`, () => assert.equal(looksLikeBsn(phrase), true));
}

for (const phrase of [
  '',
  'Fenna van der Voorbeeld',
  'Zoë Ünal-Çelik Đặng',
  '123456789',
  '000000000',
  '00000000',
  '2017-05-09',
  '97QX00',
  '12345678212345',
  '3A 4B 5C',
  // Dates and school years that pass the elfproef by chance, alone or with what stands beside them.
  '2025-08-21',
  '2025-01-11',
  '11-01-2025',
  'Groep 2025-2026 2',
  'Groep 2025/26 123',
  // Remainder 5, but no onderwijsnummer.
  '123456787',
  '123 ... 456 ... 782',
]) {
  test(`lets an ordinary text pass: ${phrase || '(empty)'}`, () => assert.equal(looksLikeBsn(phrase), false));
}

test('a key counts as a whole or between letters; what a UUID holds by chance does not', () => {
  for (const key of [
    '123456782',
    '1234-56-782',
    '0123456782',
    'L123456782',
    'bsn:123456782',
    '2018-123456782',
  ])
    assert.equal(keyLooksLikeBsn(key), true, key);
  for (const key of [
    '123456789',
    '20180001',
    'f1234567-8211-4123-9abc-1234567890ab',
    'a123456782f77c0d9',
    'G3',
  ])
    assert.equal(keyLooksLikeBsn(key), false, key);
});

/** The elfproef written the other way round: eight digits are given, the ninth makes the remainder. */
function complete(eight: string, remainder: number): string {
  const sum = Array.from(eight).reduce((total, digit, at) => total + (9 - at) * Number(digit), 0);
  return eight + String((sum - remainder + 11) % 11);
}

const eight = fc.stringMatching(/^[0-9]{8}$/);
const bsn = eight.map((digits) => complete(digits, 0));
const onderwijsnummer = eight.map((digits) => complete(`10${digits.slice(2)}`, 5));
const number = fc.oneof(bsn, onderwijsnummer).filter((digits) => digits.length === 9 && Number(digits) > 0);
const sign = fc.constantFrom(...Array.from('.,:;·-–—_/\\\'"+()[]{}|*#&=~'), '\u2019', '•', '→', '€');
const space = fc.constantFrom(' ', '\t', '\n', '\u00A0', '\u3000', '  ');
const unseen = fc.constantFrom(
  '\u200B',
  '\u00AD',
  '\u2060',
  '\uFEFF',
  '\u202E',
  '\u0301',
  '\u3164',
  '\u{E0020}',
);
const separator = fc
  .tuple(
    fc.array(sign, { maxLength: 2 }),
    fc.array(space, { maxLength: 2 }),
    fc.array(unseen, { maxLength: 2 }),
  )
  .chain(([signs, spaces, others]) =>
    fc.shuffledSubarray([...signs, ...spaces, ...others], {
      minLength: signs.length + spaces.length + others.length,
    }),
  )
  .map((all) => all.join(''));
const spelled = (digit: string) =>
  fc.constantFrom(
    digit,
    String.fromCodePoint(0xff10 + Number(digit)),
    String.fromCodePoint(0x0660 + Number(digit)),
  );
const word = fc.stringMatching(/^[a-zA-Zé]{1,8}$/);

const isSchooljaar = (text: string) => /20\d\d ?[-–—/] ?(?:20)?\d\d/.test(text);

test('however its digits are separated and spelled, in front of and behind any word, a number is seen', () => {
  const hidden = fc
    .tuple(number, word, word)
    .chain(([digits, front, behind]) =>
      fc
        .tuple(...Array.from(digits, (digit) => fc.tuple(spelled(digit), separator)))
        .map(
          (parts) =>
            `${front}${parts.map(([digit, between], at) => (at === 8 ? digit : digit + between)).join('')}${behind}`,
        ),
    );
  fc.assert(
    fc.property(hidden, (text) => isSchooljaar(text) || looksLikeBsn(text)),
    { numRuns: runs(2_000) },
  );
});

test('a text without a row of eight digits is no number, and a hostile one costs no more than its length', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(?:[a-z ]{1,4}[0-9]{1,7}[a-z]){0,10}$/), (text) => !looksLikeBsn(text)),
  );
  for (const hostile of [
    '1 '.repeat(30_000),
    '1' + ' '.repeat(60_000),
    '\u200B'.repeat(60_000),
    '9'.repeat(60_000),
    '(1)'.repeat(20_000),
  ]) {
    const started = performance.now();
    looksLikeBsn(hostile);
    assert.ok(performance.now() - started < 2_000, 'it took seconds');
  }
});
