import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDemoConfig } from './demo-config.ts';
import { findMelding } from './demo-error.ts';

test('everything has a default', () => {
  const { ports, databaseUrl, dataDir } = readDemoConfig({ ESIS_PORT: '', PATH: '/bin' });
  assert.deepEqual(ports, { ESIS_PORT: 4100, TOP_DOSSIER_PORT: 4200, MAIL_PORT: 4225, POSTBUS_PORT: 4300 });
  assert.equal(databaseUrl, undefined);
  assert.match(dataDir, /\/\.koppelpunt$/);
});

const WRONG: [Record<string, string>, RegExp][] = [
  [{ ESIS_PORT: 'vier' }, /ESIS_PORT: is geen getal/],
  [{ MAIL_PORT: '70000' }, /MAIL_PORT: moet tussen 1 en 65535 liggen/],
  [{ ESIS_PORT: '4200' }, /ESIS_PORT en TOP_DOSSIER_PORT zijn allebei 4200/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL: moet beginnen met postgres:\/\//],
];

for (const [env, sentence] of WRONG) {
  test(`one sentence names what is wrong in ${JSON.stringify(env)}`, () => {
    assert.throws(
      () => readDemoConfig(env),
      (error) => sentence.test(findMelding(error) ?? ''),
    );
  });
}
