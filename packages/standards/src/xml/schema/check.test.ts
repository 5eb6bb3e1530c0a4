import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uri, digitCode, codeList, date, decimal, pattern, text, dateTime } from './simple-type.ts';
import { compileCheck, isConsecutiveYears } from './check.ts';

const past = (soort: Parameters<typeof compileCheck>[0], waarde: string): boolean =>
  compileCheck(soort)(waarde) !== undefined;

test('length counts characters, not UTF-16 units: 64 emoji fit in 64', () => {
  assert.equal(past(text(1, 64), '😀'.repeat(64)), true);
  assert.equal(past(text(1, 64), '😀'.repeat(65)), false);
  assert.equal(past(text(1, 10), ''), false);
  assert.equal(past(text(1, 10), 'x'.repeat(11)), false);
});

test('a pattern holds from begin to end, with any decimal digit and any capital', () => {
  const brin = pattern('\\p{Nd}{2}\\p{Lu}{2}', '');
  assert.equal(past(brin, '97QX'), true);
  assert.equal(past(brin, '٩٩ZZ'), true);
  for (const fout of ['97qx', '97QX0', ' 97QX', '97QX\n']) assert.equal(past(brin, fout), false, fout);
});

test('a code list compares letter by letter', () => {
  assert.equal(past(codeList('? 0 0,3'), '0,3'), true);
  for (const fout of ['0.3', '', ' 0', '0 ']) assert.equal(past(codeList('? 0 0,3'), fout), false);
});

test('geslacht is a whole number: 02, +2 and a blank around it are 2', () => {
  const geslacht = compileCheck(digitCode(0, 1, 2, 9));
  for (const goed of ['2', '02', '+2', ' 2 ']) assert.equal(geslacht(goed), 2, goed);
  for (const nul of ['0', '-0', '00']) assert.ok(Object.is(geslacht(nul), 0), nul);
  for (const fout of ['3', '', '-2', '2.0', 'x', '１', '2\u{a0}'])
    assert.equal(geslacht(fout), undefined, fout);
});

test('a date is a day that exists; a time zone on it is valid and left off', () => {
  const lees = compileCheck(date);
  assert.equal(lees('2024-02-29'), '2024-02-29');
  assert.equal(lees('2017-05-09+01:00'), '2017-05-09');
  assert.equal(lees(' 2017-05-09Z '), '2017-05-09');
  for (const fout of [
    '2023-02-29',
    '2017-13-01',
    '2017-5-9',
    '2017-05-09T00:00:00',
    '09-05-2017',
    '0000-01-01',
    '\u{a0}2017-05-09',
    '12345678901234567890-01-01',
    '',
  ]) {
    assert.equal(lees(fout), undefined, fout);
  }
});

test('a moment may have fractions and a time zone, or neither', () => {
  const lees = compileCheck(dateTime);
  for (const goed of [
    '2025-03-03T07:30:00',
    '2025-03-03T07:30:00.123Z',
    '2025-03-03T24:00:00-05:00',
    '2025-03-03T24:00:00.000',
  ]) {
    assert.equal(lees(goed), goed);
  }
  for (const fout of [
    '2025-03-03T24:00:00.001',
    '2025-03-03T07:30:00\u{a0}',
    '2025-03-03',
    '2025-03-03T07:30',
    '2025-03-03T25:00:00',
    '2025-03-03T24:00:01',
    '2025-03-03 07:30:00',
  ]) {
    assert.equal(lees(fout), undefined, fout);
  }
});

test('school years go on after the official list has ended', () => {
  for (const goed of ['1991-1992', '2025-2026', '2099-2100'])
    assert.equal(isConsecutiveYears(goed), true, goed);
  for (const fout of ['1990-1991', '2025-2027', '2025-2025'])
    assert.equal(isConsecutiveYears(fout), false, fout);
  assert.equal(isConsecutiveYears('2024-2025', 2024), true);
  assert.equal(isConsecutiveYears('2025-2026', 2024), false);
});

test('the bounds of a number hold for digits that a JavaScript number does not keep', () => {
  const cijfer = decimal(1, 10);
  for (const goed of ['1', '1.00', '10.0', ' 5.5 ', '+9.9999999999999999999999', '010']) {
    assert.equal(past(cijfer, goed), true, goed);
  }
  for (const fout of ['10.0000000000000000000001', '0.9999999999999999999999', '-1', '1e1', '.', '1,5']) {
    assert.equal(past(cijfer, fout), false, fout);
  }
  assert.equal(past(decimal(0, 1), '-0.0000000000000000000001'), false);
  assert.equal(past(decimal(0, 1), '-0.0'), true);
  for (const goed of ['-.5', '.5', '-7.25', '1.']) assert.equal(past(decimal(), goed), true, goed);
});

test('an address is what libxml2 and Xerces both take: spaces yes, a bad scheme, percent or bracket no', () => {
  const goede = [
    'http://a/b?c#d',
    'urn:x:y',
    '../a',
    '',
    'a b',
    'a"b',
    'C:\\x',
    'http://[::1]/',
    './a:b',
    '#a?b:c',
  ];
  for (const goed of [...goede, 'a%20b', '//a/b', 'http://user@host:80', '\u{a0}']) {
    assert.equal(past(uri, goed), true, goed);
  }
  for (const fout of ['a#b#c', 'a%', '%4g', ':a', '1a:b', 'x_y:z', 'a b:c', 'http://[::1', 'a[b]', ']']) {
    assert.equal(past(uri, fout), false, fout);
  }
});
