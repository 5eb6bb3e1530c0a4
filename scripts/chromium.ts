import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './import-graph.ts';
import { runInForeground } from './steps.ts';

export type Chromium = { kind: 'found'; path: string } | { kind: 'missing'; sentence: string };

const SENTENCE =
  'De tests hebben Chromium nodig en het lukt niet om dat te installeren: installeer Chromium zelf en geef het pad in CHROMIUM_PATH. ' +
  '(The tests need Chromium and it could not be installed: install it and name its path in CHROMIUM_PATH.)';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The installed browser; otherwise Debian's package if we may install it; otherwise the one that Playwright downloads. */
export async function ensureChromium(): Promise<Chromium> {
  const present = findChromium();
  if (present) return { kind: 'found', path: present };
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) await installDebianPackage();
  if (!findChromium()) await downloadWithPlaywright();
  const installed = findChromium();
  return installed ? { kind: 'found', path: installed } : { kind: 'missing', sentence: SENTENCE };
}

function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  return [...(given ? [given] : []), ...USUAL_PLACES, chromium.executablePath()].find(runs);
}

/** A file is not enough: Ubuntu's /usr/bin/chromium-browser may be a note that says to install a snap. */
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

async function installDebianPackage(): Promise<void> {
  console.log('Chromium ontbreekt; het pakket van Debian wordt geïnstalleerd …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runInForeground({ command: 'apt-get', args: ['update', '-qq'], env });
  await runInForeground({
    command: 'apt-get',
    args: [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
      'chromium-l10n',
      'fonts-liberation',
    ],
    env,
  });
}

async function downloadWithPlaywright(): Promise<void> {
  console.log('Chromium ontbreekt; Playwright haalt er een …');
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  await runInForeground({ command: process.execPath, args: [cli, 'install', 'chromium'] });
}
