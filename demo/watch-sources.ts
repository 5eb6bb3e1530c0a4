import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { buildWebs } from '../scripts/build-webs.ts';
import { root } from '../scripts/import-graph.ts';
import { printOutcomes } from '../scripts/steps.ts';
import type { Demo } from './demo.ts';

/** An editor saves in several steps; we act once, when it is quiet again. */
const QUIET_MS = 200;

/** `npm run dev`: a change in a server's sources restarts that server, a change in a web rebuilds it. */
export function watchSources({ demo, say }: { demo: Demo; say: (line: string) => void }): { close(): void } {
  const watchers: FSWatcher[] = [];
  const onChange = (folder: string, react: () => Promise<void>): void => {
    let timer: NodeJS.Timeout | undefined;
    const watcher = watch(join(root, folder), { recursive: true }, (_event, file) => {
      if (file?.endsWith('.test.ts') || file?.split('/').includes('node_modules')) return;
      clearTimeout(timer);
      timer = setTimeout(() => void react(), QUIET_MS);
    });
    watchers.push(watcher);
  };
  const restart = (name: 'esis' | 'top-dossier') => async (): Promise<void> => {
    say(`${name} start opnieuw …`);
    await demo.apps[name].restart();
  };
  const rebuild = async (): Promise<void> => void printOutcomes(await buildWebs());
  for (const name of ['esis', 'top-dossier'] as const) {
    onChange(`apps/${name}/src`, restart(name));
    onChange(`apps/${name}/web`, rebuild);
  }
  for (const folder of ['packages/standards/src', 'packages/platform/src']) {
    onChange(folder, async () => {
      await Promise.all([restart('esis')(), restart('top-dossier')()]);
    });
  }
  onChange('packages/ui/src', rebuild);
  return { close: () => watchers.forEach((watcher) => watcher.close()) };
}
