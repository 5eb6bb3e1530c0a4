import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createGeheimen } from './geheimen.ts';
import { openSleutels } from './sleutelbestand.ts';
import { addSleutel, createSecret, parseSleutelring } from './sleutelring.ts';

function makeDataDir(t: TestContext): string {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'koppelpunt-sleutels-')), 'nieuw');
  t.after(() => rmSync(join(dataDir, '..'), { recursive: true }));
  return dataDir;
}

test('what the environment says goes before the file, and makes none', (t) => {
  const secret = createSecret();
  const sleutels = openSleutels(secret, makeDataDir(t), 'ESIS_SECRET');
  assert.equal(sleutels.kind, 'omgeving');
  assert.equal(sleutels.lees(), secret);
});

test('made once, kept, and readable by its owner alone, also after a change', async (t) => {
  const dataDir = makeDataDir(t);
  const sleutels = openSleutels(undefined, dataDir, 'ESIS_SECRET');
  assert.ok(sleutels.kind === 'bestand');
  assert.equal(openSleutels(undefined, dataDir, 'ESIS_SECRET').lees(), sleutels.lees());
  const file = join(dataDir, 'geheimen.json');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  await sleutels.wijzig(addSleutel);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(dataDir).mode & 0o777, 0o711, 'others may pass through, not look');
});

test('a process that runs gets a new key from the file by itself, before anything is written with it', async (t) => {
  const dataDir = makeDataDir(t);
  const draaiend = createGeheimen(openSleutels(undefined, dataDir, 'ESIS_SECRET').lees);
  const oud = draaiend.encrypt('code', 'x');
  const opdracht = openSleutels(undefined, dataDir, 'ESIS_SECRET');
  assert.ok(opdracht.kind === 'bestand');
  await opdracht.wijzig(addSleutel);
  const nieuw = createGeheimen(opdracht.lees).encrypt('code', 'x');
  assert.match(nieuw, /^k2\./);
  await opdracht.bekend();
  assert.equal(draaiend.decrypt(nieuw, 'x'), 'code');
  assert.equal(draaiend.decrypt(oud, 'x'), 'code');
});

test('two commands that change the file at once lose nothing', async (t) => {
  const dataDir = makeDataDir(t);
  const [esis, top] = ['ESIS_SECRET', 'TOP_DOSSIER_SECRET'].map((name) =>
    openSleutels(undefined, dataDir, name),
  );
  assert.ok(esis?.kind === 'bestand' && top?.kind === 'bestand');
  await Promise.all([esis, top, esis, top].map(async (een) => await een.wijzig(addSleutel)));
  const kept = JSON.parse(readFileSync(join(dataDir, 'geheimen.json'), 'utf8'));
  assert.equal(parseSleutelring(kept.ESIS_SECRET).length, 3);
  assert.equal(parseSleutelring(kept.TOP_DOSSIER_SECRET).length, 3);
});

test('a file that became unreadable while we run does not take our keys away', async (t) => {
  const dataDir = makeDataDir(t);
  const draaiend = createGeheimen(openSleutels(undefined, dataDir, 'ESIS_SECRET').lees);
  const oud = draaiend.encrypt('code', 'x');
  for (const inhoud of [undefined, '{"ESIS_SECRET": "half geschre', '{"ESIS_SECRET": "kort"}']) {
    if (inhoud === undefined) rmSync(join(dataDir, 'geheimen.json'));
    else writeFileSync(join(dataDir, 'geheimen.json'), inhoud);
    await wait(1100);
    assert.equal(draaiend.decrypt(oud, 'x'), 'code');
  }
  assert.match(readFileSync(join(dataDir, 'geheimen.json'), 'utf8'), /kort/, 'and is not replaced');
});
