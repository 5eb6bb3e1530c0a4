import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './import-graph.ts';
import { runSteps, type Outcome, type Step } from './steps.ts';

const APPS = ['esis', 'top-dossier'] as const;
type App = (typeof APPS)[number];

/** Builds the web of each app whose sources changed since its last bundle; `force` builds them anyhow. */
export async function buildWebs({ force = false, onStale = () => {} } = {}): Promise<Outcome[]> {
  const stale = APPS.filter((app) => existsSync(configOf(app)) && (force || !isFresh(app)));
  if (stale.length > 0) onStale();
  for (const app of stale) rmSync(stampOf(app), { force: true });
  const hashes = new Map(stale.map((app) => [stepName(app), { app, hash: hashSources(app) }]));
  const outcomes = await runSteps(stale.map(toStep));
  for (const { name, ok } of outcomes) {
    const built = hashes.get(name);
    if (ok && built) writeFileSync(stampOf(built.app), built.hash);
  }
  return outcomes;
}

const stepName = (app: App) => `web of ${app}`;
const configOf = (app: App) => join(root, 'apps', app, 'web', 'vite.config.ts');
const stampOf = (app: App) => join(root, 'apps', app, 'dist', 'web.sha256');
const toStep = (app: App): Step => ({
  name: stepName(app),
  command: 'vite',
  args: ['build', '--config', configOf(app), '--logLevel', 'warn'],
});

function isFresh(app: App): boolean {
  return existsSync(stampOf(app)) && readFileSync(stampOf(app), 'utf8') === hashSources(app);
}

/** Compares contents, not dates, because a checkout gives every file the date of today. */
function hashSources(app: App): string {
  const files = globSync(
    [
      `apps/${app}/web/**/*`,
      `apps/${app}/src/**/*.contract.ts`,
      'packages/ui/**/*',
      'package-lock.json',
      // The manual is part of the web.
      'docs/*.md',
      'docs/handleiding/**/*',
    ],
    { cwd: root, exclude: (entry) => entry.name === 'node_modules', withFileTypes: true },
  ).filter((entry) => entry.isFile());
  const hash = createHash('sha256');
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).toSorted()) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}
