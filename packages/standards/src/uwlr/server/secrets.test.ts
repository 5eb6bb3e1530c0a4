import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameSecret } from './secrets.ts';

test('the same text and no other, whatever its length', () => {
  for (const secret of ['', 'a', 'geheim', 'Ĳsbrand', 'x'.repeat(10_000)]) {
    assert.equal(isSameSecret(secret, secret), true);
    for (const other of [`${secret} `, secret.toUpperCase(), secret.slice(1), 'geheim1', '\0']) {
      assert.equal(isSameSecret(other, secret), other === secret);
    }
  }
});
