import { join } from 'node:path';
import { runCommandLine, withStdin, type AnyApp } from '@koppelpunt/platform';
import { APPS } from '../scripts/apps.ts';
import { root } from '../scripts/import-graph.ts';
import type { CommandStep } from './run-steps.ts';

/** The process of run-steps.ts: gets its steps as one message, says each that is done, and stops at the first that fails. */
process.once('message', (steps: readonly CommandStep[]) => {
  void runAll(steps).finally(() => process.disconnect());
});

async function runAll(steps: readonly CommandStep[]): Promise<void> {
  const known = APPS.find(({ name }) => name === process.argv[2]);
  if (!known) throw new Error('an application is given by its name');
  const exported = (await import(join(root, 'apps', known.name, 'src/app.ts'))) as Record<string, AnyApp>;
  const app = exported[known.definition];
  if (!app) throw new Error(`${known.name} exports no ${known.definition}`);
  for (const { args, stdin } of steps) {
    const code = await withStdin(stdin, async () => await runCommandLine(app, args, process.env));
    if (code !== 0) return;
    process.send?.('done');
  }
}
