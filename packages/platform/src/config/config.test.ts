import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { adressenSchema, ConfigError, readConfig } from './config.ts';

const schema = z.object({ PROXY_ADRESSEN: adressenSchema });
const read = (text?: string) => readConfig(schema, { PROXY_ADRESSEN: text }).PROXY_ADRESSEN;

test('addresses and networks are read, nothing is nobody, and nonsense is refused in Dutch', () => {
  assert.deepEqual(read(), []);
  assert.deepEqual(read(''), []);
  assert.deepEqual(read(' 10.0.0.7, 10.1.0.0/16,::1 '), ['10.0.0.7', '10.1.0.0/16', '::1']);
  for (const text of ['proxy.example', '10.0.0.7/', 'true', '10.0.0']) {
    assert.throws(
      () => read(text),
      (error: Error) =>
        error instanceof ConfigError && /PROXY_ADRESSEN: moet een rij IP-adressen/.test(error.message),
    );
  }
});
