/** Texts that somebody once got wrong: the edges of every simple type of the standards, as they stand in XML. */

const DAYS = `2023-02-29 2024-02-29 1900-02-29 2000-02-29 0000-01-01 0001-01-01 10000-01-01 010000-01-01 2017-5-9 17-05-09
2017-13-01 2017-00-01 2017-04-31 2017-01-00 2017-05-09Z 2017-05-09z 2017-05-09+01:00 2017-05-09-00:00 2017-05-09+14:00
2017-05-09+14:01 2017-05-09+0100 2017-05-09+13:60 2017/05/09 09-05-2017 20170509 +2017-05-09 -2017-05-09 -0004-02-29 ٢٠١٧-05-09 2017-05 --05-09`;

const TIMES = `T07:30:00 T24:00:00 T24:00:01 T24:00:00.000 T24:00:00.001 T23:59:60 T23:60:00 T25:00:00 T7:30:00 T07:30
T07:30:00. T07:30:00.1 T07:30:00.123456789012345678901 T07:30:00,5 T07:30:00Z T07:30:00+01:00 T07:30:00+14:01
T07:30:00+01 t07:30:00 T07:30:00z T07:30:000 T-1:00:00`;

const NUMBERS = `0 00 1 -1 +1 01 -0 1.0 1. .5 -.5 . - + 1e3 NaN INF 0x1 9 10 11 127 128 255 256 2147483647 2147483648
-2147483648 -2147483649 9007199254740991 9007199254740993 99999999999999999999 0.99999999999999999999 1.00000000001 10.00000000001 -0.00000001 1,5 --1 ٣ １ ² true TRUE`;

const FORMS = `99ZZ 99zz 9ZZ 999ZZ 99ÄÖ 99Zß ٩٩ZZ 99ǅZ 9999ZZ 9999zz 0999ZZ 2024-2025 2024-2026 2025-2026 1990-1991 1991-1992
3024-3025 2024–2025 24-25 0999-1000 ٢٠٢٤-2025 1234 12345 123456789 1234567890 12345678901 123456789012 nl NL ? 0,3 0.3 0.00 TAL C`;

const ADDRESSES = `http://a/b urn:x:y ../.. %zz %41 a% : a: 1a:b :a a#b#c ? // \\ {} | ^ [] a[b] http://[::1]/ http://[ mailto:a@b é`;

const BLANKS = [
  '',
  ' ',
  '  ',
  '&#9;',
  '&#10;',
  '\u{a0}',
  '\u{200b}',
  '\u{feff}',
  '\u{3000}',
  'a\tb',
  'a\r\nb',
];
const CHARACTERS = ['é', 'e\u{301}', '👩‍👩‍👧', '\u{10ffff}', '99 ZZ', '1 1', 'a b', '99ZZ ', '\u{7}'];
const XML = `&amp; &lt; ]]&gt; <![CDATA[<x>]]> <!--c--> <?p?> &#0; &#1; &#xFFFE; &#xD800; &onbekend; &`;

const LENGTHS = [2, 9, 10, 11, 16, 17, 32, 33, 64, 65, 128, 129, 256, 257];

const fixed = [
  ...DAYS.split(/\s/),
  ...DAYS.split(/\s/, 6).map((day) => `${day}T07:30:00`),
  ...TIMES.split(/\s/).map((time) => `2025-03-03${time}`),
  ...NUMBERS.split(/\s/),
  ...FORMS.split(/\s/),
  ...ADDRESSES.split(/\s/),
  ...BLANKS,
  ...CHARACTERS,
  ...XML.split(' '),
  ...LENGTHS.flatMap((n) => ['a'.repeat(n), '9'.repeat(Math.min(n, 20)), '😀'.repeat(n), ' '.repeat(n)]),
];

/** And what is almost the good value. */
export function* awkwardValues(old: string): Generator<string> {
  yield* fixed;
  yield* [
    old.toLowerCase(),
    old.toUpperCase(),
    `${old}\u{a0}`,
    `\u{a0}${old}`,
    `${old}<!--x-->`,
    `<?x?>${old}`,
  ];
  yield* [
    `<![CDATA[${old.replaceAll('&', '')}]]>`,
    old + old,
    `+${old}`,
    `0${old}`,
    `${old}.0`,
    `\u{feff}${old}`,
  ];
}
