/** What a browser loads: nothing of Node, neither as an import nor as a global. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { collect, whole } from '../test/bytes.ts';
import { readEdexml } from './edexml/read-edexml.ts';
import { validateXml } from './validate/validate.ts';

const ENTRANCE = new URL('./browser.ts', import.meta.url);

/** Every file that the entrance leads to, and every library; what only names a type is gone when it is loaded. */
function listImports(file: URL, seen = new Set<string>()): Set<string> {
  seen.add(file.href);
  const source = readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\//g, '');
  for (const [, isType, list = '', specifier = ''] of source.matchAll(
    /^(?:import|export)(?: (type))?(?: ([^;]*?) from)? '([^']+)';/gm,
  )) {
    const isOnlyTypes = /^\{(\s*type \w+( as \w+)?,?)+\s*\}$/.test(list);
    if (isType !== undefined || isOnlyTypes) continue;
    if (!specifier.startsWith('.')) seen.add(specifier);
    else if (!seen.has(new URL(specifier, file).href)) listImports(new URL(specifier, file), seen);
  }
  return seen;
}

test('no library and nothing of Node is imported', () => {
  const imports = [...listImports(ENTRANCE)];
  assert.deepEqual(
    imports.filter((name) => !name.startsWith('file:')),
    [],
  );
  // The walk has been through all of it.
  for (const part of ['validate/rules.ts', 'xml/read/decoder.ts', 'uwlr/messages/operaties.ts'])
    assert.ok(
      imports.some((name) => name.endsWith(part)),
      part,
    );
});

const SAMPLES = new URL('../samples/', import.meta.url);
const samples = readdirSync(SAMPLES)
  .filter(
    (name) =>
      name.startsWith('edexml__') && !readdirSync(new URL(`${name}/`, SAMPLES)).includes('error.json'),
  )
  .map((name) => fileURLToPath(new URL(`${name}/message.xml`, SAMPLES)));

/** Loads the entrance in a thread where the globals of Node are gone, and judges and reads each file. */
const WITHOUT_NODE = `
const { parentPort, workerData } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const files = workerData.files.map((path) => new Uint8Array(readFileSync(path)));
for (const name of ['Buffer', 'process', 'setImmediate', 'clearImmediate', 'global']) delete globalThis[name];
import(workerData.entrance).then(async ({ readEdexml, validateXml }) => {
  const answers = [];
  for (const bytes of files) {
    const source = () => (async function* () { yield bytes; })();
    const parts = [];
    for await (const batch of readEdexml(source())) parts.push(...batch);
    answers.push({ parts, verdict: await validateXml(source()) });
  }
  parentPort.postMessage(answers);
});`;

test('without the globals of Node it reads and judges the same', async () => {
  const worker = new Worker(WITHOUT_NODE, {
    eval: true,
    workerData: { files: samples, entrance: ENTRANCE.href },
  });
  const answers = await new Promise((resolve, reject) => {
    worker
      .on('message', resolve)
      .on('error', reject)
      .on('exit', () => reject(new Error('no answer')));
  });
  const expected = await Promise.all(
    samples.map(async (path) => {
      const bytes = readFileSync(path);
      return { parts: await collect(readEdexml(whole(bytes))), verdict: await validateXml(whole(bytes)) };
    }),
  );
  assert.ok(samples.length > 5);
  assert.deepEqual(answers, expected);
});
