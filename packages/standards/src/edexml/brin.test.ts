import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StandardsError } from '../errors.ts';
import { joinBrin6, parseBrin6, splitBrin6 } from './brin.ts';

test('a BRIN with its vestiging is six characters, exactly', () => {
  assert.equal(parseBrin6('97QX00'), '97QX00');
  for (const wrong of [
    '97qx00',
    '97QX',
    '97QX0',
    '97QX000',
    ' 97QX00',
    '97QX.00',
    '9ZQX00',
    '٩٧QX00',
    '97QX00\n',
  ]) {
    assert.equal(parseBrin6(wrong), undefined, wrong);
  }
});

test('splits into what the standard writes, and joins it again', () => {
  assert.deepEqual(splitBrin6(joinBrin6('97QX', '01')), { brincode: '97QX', dependancecode: '01' });
});

test('absent, empty and 00 are the same vestiging', () => {
  for (const empty of [undefined, '', '00']) assert.equal(joinBrin6('97QX', empty), '97QX00');
});

test('what is no BRIN is refused without repeating it', () => {
  assert.throws(
    () => joinBrin6('Jansen'),
    (e) => e instanceof StandardsError && !/Jansen/.test(e.message + e.melding),
  );
});
