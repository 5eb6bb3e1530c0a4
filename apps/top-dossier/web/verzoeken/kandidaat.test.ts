import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listKandidaatLabels } from './kandidaat.ts';

test('each candidate is named by what may be shown of it', () => {
  assert.deepEqual(
    listKandidaatLabels([
      { brin6: '97QX00', codeLengte: 32, gekozen: false },
      { brin6: '97QX01', codeLengte: 32, gekozen: true },
    ]),
    ['97QX00, 32 tekens', '97QX01, 32 tekens, nu gekozen'],
  );
});

test('two that look the same are never two buttons with one name', () => {
  const zelfde = { brin6: '97QX00', codeLengte: 32, gekozen: false };
  assert.deepEqual(listKandidaatLabels([zelfde, { ...zelfde, codeLengte: 29 }, zelfde]), [
    '97QX00, 32 tekens, de 1e in de e-mail',
    '97QX00, 29 tekens',
    '97QX00, 32 tekens, de 3e in de e-mail',
  ]);
});
