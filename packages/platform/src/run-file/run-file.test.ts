import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readAppEnv, readRunFile, removeRunFile, writeRunFile } from './run-file.ts';
import { getSecret } from '../geheimen/secrets-file.ts';

const RUN = {
  urls: { esis: 'http://127.0.0.1:1', topDossier: 'http://127.0.0.1:2', postbus: 'http://127.0.0.1:3' },
  pids: { esis: 1, 'top-dossier': 2, postgres: undefined },
  env: {
    esis: { DATABASE_URL: 'postgres://demo', ESIS_SECRET: 'sleutel-esis' },
    'top-dossier': { DATABASE_URL: 'postgres://demo', TOP_DOSSIER_SECRET: 'sleutel-top' },
  },
};

function makeDataDir(t: TestContext): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'koppelpunt-run-'));
  t.after(() => rmSync(dataDir, { recursive: true }));
  return dataDir;
}

test('a command line gets what the running demo uses, and what is given goes before it', (t) => {
  const dataDir = makeDataDir(t);
  writeRunFile(dataDir, RUN);
  assert.deepEqual(readAppEnv('esis', { KOPPELPUNT_DATA: dataDir, DATABASE_URL: '' }), {
    KOPPELPUNT_DATA: dataDir,
    ...RUN.env.esis,
  });
  const given = { KOPPELPUNT_DATA: dataDir, DATABASE_URL: 'postgres://elders' };
  assert.deepEqual(readAppEnv('top-dossier', given), { ...RUN.env['top-dossier'], ...given });
});

test('only its owner can read it, and it is gone when the demo stops', (t) => {
  const dataDir = makeDataDir(t);
  writeRunFile(dataDir, RUN);
  assert.equal(statSync(join(dataDir, 'run.json')).mode & 0o777, 0o600);
  removeRunFile(dataDir);
  assert.equal(readRunFile(dataDir), undefined);
});

test('what a killed demo left behind does not count', (t) => {
  const dataDir = makeDataDir(t);
  writeRunFile(dataDir, RUN);
  const file = join(dataDir, 'run.json');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/"owner": ".*"/, `"owner": "${process.pid}@earlier:1"`),
  );
  assert.equal(readRunFile(dataDir), undefined);
  const env = { KOPPELPUNT_DATA: dataDir, DATABASE_URL: 'postgres://elders' };
  assert.deepEqual(readAppEnv('esis', env), env);
});

test('a file of secrets that cannot be read is not replaced by a new key', (t) => {
  const dataDir = makeDataDir(t);
  const file = join(dataDir, 'geheimen.json');
  writeFileSync(file, '{"TOP_DOSSIER_SECRET": "half geschre');
  assert.throws(() => getSecret(dataDir, 'ESIS_SECRET'), SyntaxError);
  assert.match(readFileSync(file, 'utf8'), /half geschre$/);
});
