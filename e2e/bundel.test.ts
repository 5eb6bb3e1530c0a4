/** Every visitor downloads the bundle: it holds no secret of the machine that built it, and nothing that only the server may know. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../scripts/import-graph.ts';

const KANARIE = 'kanarie-in-de-kolenmijn-7312';
/** Planted under names that are secret, and under one that Vite would hand to a page. */
const OMGEVING = Object.fromEntries(
  [
    'ESIS_SECRET',
    'TOP_DOSSIER_SECRET',
    'DATABASE_URL',
    'ESIS_KLANTCODE',
    'OIDC_CLIENT_SECRET',
    'VITE_GEHEIM',
  ].map((naam) => [naam, KANARIE]),
);
/** The server alone has these: settings, columns, modules. */
const VAN_DE_SERVER = [
  KANARIE,
  'ESIS_SECRET',
  'TOP_DOSSIER_SECRET',
  'DATABASE_URL',
  'geheimen.json',
  '_versleuteld',
  'code_hash',
  'autorisatiesleutel',
  'process.env',
  '"node:',
  'createCipheriv',
  'sourceMappingURL',
];

for (const app of ['esis', 'top-dossier']) {
  test(`the bundle of ${app} holds no secret and nothing of the server`, async (t) => {
    const outDir = mkdtempSync(join(tmpdir(), 'koppelpunt-bundel-'));
    t.after(() => rmSync(outDir, { recursive: true }));
    const config = join(root, 'apps', app, 'web', 'vite.config.ts');
    await promisify(execFile)(
      process.execPath,
      [
        join(root, 'node_modules/vite/bin/vite.js'),
        'build',
        '--config',
        config,
        '--outDir',
        outDir,
        '--emptyOutDir',
      ],
      { cwd: root, env: { ...process.env, ...OMGEVING } },
    );
    const files = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const scripts = files.filter(({ name }) => name.endsWith('.js'));
    assert.ok(scripts.length > 0);
    assert.deepEqual(
      files.filter(({ name }) => name.endsWith('.map')),
      [],
    );
    for (const { parentPath, name } of files) {
      const text = readFileSync(join(parentPath, name), 'latin1');
      // The manual names settings of the server; whoever wants to may read them.
      const woorden = parentPath.endsWith('handleiding') ? [KANARIE] : VAN_DE_SERVER;
      for (const woord of woorden) assert.ok(!text.includes(woord), `${name}: ${woord}`);
    }
  });
}
