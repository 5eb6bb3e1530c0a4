import { stopWithNpm } from '../scripts/stop-with-npm.ts';
import { readDemoConfig } from './demo-config.ts';
import { findMelding } from './demo-error.ts';
import { readDemoOptions } from './demo-options.ts';
import { startDemo, type Demo } from './demo.ts';
import { watchSources } from './watch-sources.ts';

/** `npm start`: everything on one machine, until Ctrl-C. */
const stopping = new AbortController();
const say = (line: string): void => console.log(line);

/** Ctrl-C, also twice: stopping has a time limit of its own, so the second changes nothing. */
function askToStop(): void {
  if (stopping.signal.aborted) return;
  say('\nKoppelpunt stopt …');
  stopping.abort();
}
// A terminal that is closed while we stop must not stop the stopping.
for (const screen of [process.stdout, process.stderr]) screen.on('error', () => {});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, askToStop);
stopWithNpm();

process.exitCode = await run();

async function run(): Promise<number> {
  let failed = false;
  const onGiveUp = (): void => {
    failed = true;
    stopping.abort();
  };
  await using stack = new AsyncDisposableStack();
  try {
    const { watch } = readDemoOptions(process.argv.slice(2));
    const config = readDemoConfig(process.env);
    const demo: Demo = await startDemo({
      config,
      env: process.env,
      stack,
      signal: stopping.signal,
      say,
      onGiveUp,
    });
    if (watch) stack.adopt(watchSources({ demo, say }), (watcher) => watcher.close());
    await new Promise<void>((resolve) => {
      if (stopping.signal.aborted) resolve();
      else stopping.signal.addEventListener('abort', () => resolve());
    });
    return failed ? 1 : 0;
  } catch (error) {
    // What made us give up was told already.
    if (stopping.signal.aborted) return failed ? 1 : 0;
    console.error(findMelding(error) ?? error);
    return 1;
  }
}
