import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeStartdatum, findStartdatum } from './startdatum.ts';

test('the day stands in the words of ESIS, and in no other refusal', () => {
  const woorden =
    'De koppeling met deze school gaat in op 1 december 2026 (2026-12-01). Tot die dag geeft ESIS geen gegevens.';
  assert.equal(findStartdatum(woorden), '2026-12-01');
  assert.equal(describeStartdatum('2026-12-01'), 'De startdatum is 1 december 2026.');
  for (const anders of ['Autorisatie is ongeldig', 'gaat in op 1 december 2026.', ''])
    assert.equal(findStartdatum(anders), undefined, anders);
});
