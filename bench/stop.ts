import { stopWithNpm } from '../scripts/stop-with-npm.ts';

/** Rejects when somebody stops us, when npm is gone, or when the run takes longer than it ever should. */
export function untilStopped(maxMs: number): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (reason: string) => () => reject(new Error(`stopped: ${reason}`));
    // `on`: one Ctrl-C may reach us twice, from the terminal and through npm.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop(signal));
    stopWithNpm();
    setTimeout(stop(`${maxMs / 1000} seconds are over`), maxMs).unref();
  });
}
