import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { AppName } from '@koppelpunt/platform';
import { DemoError } from './demo-error.ts';

/** One command of an application's command line, as an administrator would give it. */
export type CommandStep = { args: readonly string[]; stdin: string };

/**
 * Runs the commands one after another in one process of the application: each in its own would load the whole
 * application again, which is nearly all that such a command costs. `onDone` hears of each, by its place.
 */
export async function runSteps(options: {
  app: AppName;
  steps: readonly CommandStep[];
  env: Record<string, string>;
  signal: AbortSignal;
  onDone: (at: number) => Promise<void>;
}): Promise<void> {
  const { app, steps, env, signal, onDone } = options;
  const child = fork(join(import.meta.dirname, 'run-steps-child.ts'), [app], {
    env,
    signal,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  let done = 0;
  let remembered = Promise.resolve();
  child.on('message', () => {
    const at = done;
    done += 1;
    remembered = remembered.then(async () => await onDone(at));
    remembered.catch(() => {}); // awaited at the end
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  child.send(steps);
  await ended;
  await remembered;
  const failed = steps[done];
  if (failed) {
    const name = failed.args.slice(0, 2).join(' ');
    throw new DemoError(`De demoschool kan niet worden klaargezet (${name}): ${stderr.trim()}`);
  }
}
