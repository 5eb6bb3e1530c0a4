import { createGeheimen, openSleutels } from '@koppelpunt/platform';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readDemoConfig } from './demo-config.ts';
import { openDataDirectory } from './data-directory.ts';
import { describeEnvironment } from './environment.ts';
import { getGeheimen } from './geheimen.ts';

function makeDataDir(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'koppelpunt-geheimen-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'data');
}

const modeOf = (path: string) => statSync(path).mode & 0o777;

test('keys, klantcode and passwords are made once and kept, readable by their owner alone', (t) => {
  const data = openDataDirectory(makeDataDir(t));
  t.after(() => data.release());
  const eerste = getGeheimen(data.path);
  assert.deepEqual(getGeheimen(data.path), eerste);
  assert.equal(modeOf(join(data.path, 'geheimen.json')), 0o600);
  assert.equal(modeOf(data.logs), 0o700);
  // PostgreSQL passes through as another user; nobody else can list the directory.
  assert.equal(modeOf(data.path) & 0o066, 0);
});

test('the applications find their keys in that file, not in their environment, so that they can turn', (t) => {
  const dataDir = makeDataDir(t);
  const data = openDataDirectory(dataDir);
  t.after(() => data.release());
  const geheimen = getGeheimen(dataDir);
  const env = describeEnvironment({
    config: readDemoConfig({ KOPPELPUNT_DATA: dataDir }),
    env: {},
    serverUrl: 'postgres://127.0.0.1:1',
    postbusSmtpUrl: 'smtp://127.0.0.1:1',
  });
  const text = JSON.stringify(env);
  for (const geheim of [geheimen.ESIS_SECRET, geheimen.TOP_DOSSIER_SECRET, geheimen.klantcode])
    assert.ok(!text.includes(geheim));
  const sleutels = openSleutels(env.esis['ESIS_SECRET'], env.esis['KOPPELPUNT_DATA'] ?? '', 'ESIS_SECRET');
  const ciphertext = createGeheimen(geheimen.ESIS_SECRET).encrypt('x', 'y');
  assert.equal(createGeheimen(sleutels.lees).decrypt(ciphertext, 'y'), 'x');
});
