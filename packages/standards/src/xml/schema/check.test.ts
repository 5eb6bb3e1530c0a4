import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uri, digitCode, codeList, date, decimal, pattern, text, dateTime } from './simple-type.ts';
import { compileCheck, isConsecutiveYears } from './check.ts';

const fits = (simpleType: Parameters<typeof compileCheck>[0], value: string): boolean =>
  compileCheck(simpleType)(value) !== undefined;

test('length counts characters, not UTF-16 units: 64 emoji fit in 64', () => {
  assert.equal(fits(text(1, 64), '😀'.repeat(64)), true);
  assert.equal(fits(text(1, 64), '😀'.repeat(65)), false);
  assert.equal(fits(text(1, 10), ''), false);
  assert.equal(fits(text(1, 10), 'x'.repeat(11)), false);
});

test('a pattern holds from begin to end, with any decimal digit and any capital', () => {
  const brin = pattern('\\p{Nd}{2}\\p{Lu}{2}', '', '');
  assert.equal(fits(brin, '97QX'), true);
  assert.equal(fits(brin, '٩٩ZZ'), true);
  for (const wrong of ['97qx', '97QX0', ' 97QX', '97QX\n']) assert.equal(fits(brin, wrong), false, wrong);
});

test('a code list compares letter by letter', () => {
  assert.equal(fits(codeList('? 0 0,3'), '0,3'), true);
  for (const wrong of ['0.3', '', ' 0', '0 ']) assert.equal(fits(codeList('? 0 0,3'), wrong), false);
});

test('geslacht is a whole number: 02, +2 and a blank around it are 2', () => {
  const geslacht = compileCheck(digitCode(0, 1, 2, 9));
  for (const good of ['2', '02', '+2', ' 2 ']) assert.equal(geslacht(good), 2, good);
  for (const zero of ['0', '-0', '00']) assert.ok(Object.is(geslacht(zero), 0), zero);
  for (const wrong of ['3', '', '-2', '2.0', 'x', '１', '2\u{a0}'])
    assert.equal(geslacht(wrong), undefined, wrong);
});

test('a date is a day that exists; a time zone on it is valid and left off', () => {
  const read = compileCheck(date);
  assert.equal(read('2024-02-29'), '2024-02-29');
  assert.equal(read('2017-05-09+01:00'), '2017-05-09');
  assert.equal(read(' 2017-05-09Z '), '2017-05-09');
  for (const wrong of [
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
    assert.equal(read(wrong), undefined, wrong);
  }
});

test('a moment may have fractions and a time zone, or neither', () => {
  const read = compileCheck(dateTime);
  for (const good of [
    '2025-03-03T07:30:00',
    '2025-03-03T07:30:00.123Z',
    '2025-03-03T24:00:00-05:00',
    '2025-03-03T24:00:00.000',
  ]) {
    assert.equal(read(good), good);
  }
  for (const wrong of [
    '2025-03-03T24:00:00.001',
    '2025-03-03T07:30:00\u{a0}',
    '2025-03-03',
    '2025-03-03T07:30',
    '2025-03-03T25:00:00',
    '2025-03-03T24:00:01',
    '2025-03-03 07:30:00',
  ]) {
    assert.equal(read(wrong), undefined, wrong);
  }
});

test('school years go on after the official list has ended', () => {
  for (const good of ['1991-1992', '2025-2026', '2099-2100'])
    assert.equal(isConsecutiveYears(good), true, good);
  for (const wrong of ['1990-1991', '2025-2027', '2025-2025'])
    assert.equal(isConsecutiveYears(wrong), false, wrong);
  assert.equal(isConsecutiveYears('2024-2025', 2024), true);
  assert.equal(isConsecutiveYears('2025-2026', 2024), false);
});

test('the bounds of a number hold for digits that a JavaScript number does not keep', () => {
  const grade = decimal(1, 10);
  for (const good of ['1', '1.00', '10.0', ' 5.5 ', '+9.9999999999999999999999', '010']) {
    assert.equal(fits(grade, good), true, good);
  }
  for (const wrong of ['10.0000000000000000000001', '0.9999999999999999999999', '-1', '1e1', '.', '1,5']) {
    assert.equal(fits(grade, wrong), false, wrong);
  }
  assert.equal(fits(decimal(0, 1), '-0.0000000000000000000001'), false);
  assert.equal(fits(decimal(0, 1), '-0.0'), true);
  for (const good of ['-.5', '.5', '-7.25', '1.']) assert.equal(fits(decimal(), good), true, good);
});

test('an address is what libxml2 and Xerces both take: spaces yes, a bad scheme, percent or bracket no', () => {
  const goodBytes = [
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
  for (const good of [...goodBytes, 'a%20b', '//a/b', 'http://user@host:80', '\u{a0}']) {
    assert.equal(fits(uri, good), true, good);
  }
  for (const wrong of ['a#b#c', 'a%', '%4g', ':a', '1a:b', 'x_y:z', 'a b:c', 'http://[::1', 'a[b]', ']']) {
    assert.equal(fits(uri, wrong), false, wrong);
  }
});
