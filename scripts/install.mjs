// Installs what is missing, and prints the path of the Node to go on with.
// Plain JavaScript on purpose: this is the only file that the machine's own Node (20 or later) has to understand.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pinnedNode = join(root, 'node_modules', '.bin', 'node');

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(`Koppelpunt heeft Node 20 of nieuwer nodig; dit is ${process.versions.node}.`);
  process.exit(1);
}

/** npm writes node_modules/.package-lock.json as the last step of an install, so it tells whether one finished. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return (
    statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs || sameLock(installed)
  );
}

/** A fresh checkout gives the lock file a new date; then only its contents count. */
function sameLock(installed) {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, link, optional }]) =>
      path === '' || link || optional || !path.includes('node_modules') || present[path]?.version === version,
  );
}

if (!isInstalled()) {
  console.error('Koppelpunt installeert eerst wat er nog ontbreekt (npm install) …');
  // Not `npm ci`: it refuses a lock file without the binaries for other machines, and a registry that lags behind does
  // not have all of those. This installs the same locked versions and leaves the lock file as it is.
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (npm.status !== 0) {
    console.error('De installatie is niet gelukt. Zie de melding van npm hierboven.');
    process.exit(1);
  }
}

// The package `node` fetches itself in an install script; where those are forbidden, a recent Node of the machine will do.
const nodePath = existsSync(pinnedNode) ? pinnedNode : process.execPath;
if (nodePath !== pinnedNode && major < 24) {
  console.error(
    'npm mocht geen installatiescripts uitvoeren. Zet ignore-scripts uit, of gebruik Node 24 of nieuwer.',
  );
  process.exit(1);
}

console.log(nodePath);
