/** Rejects when somebody stops us, when our parent process is gone, or when the run takes longer than it ever should. */
export function untilStopped(maxMs: number): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (reason: string) => () => reject(new Error(`stopped: ${reason}`));
    // `on`: one Ctrl-C reaches us twice, from the terminal and through scripts/run.mjs.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop(signal));
    process.once('disconnect', stop('who started us is gone'));
    setTimeout(stop(`${maxMs / 1000} seconds are over`), maxMs).unref();
  });
}
