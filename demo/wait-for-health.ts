import { setTimeout as wait } from 'node:timers/promises';
import { DemoError } from './demo-error.ts';

/** A cold start compiles two apps on a machine that is busy; a start that takes longer than this has failed. */
const HEALTHY_MS = 120_000;

export async function waitForHealth(options: {
  name: string;
  url: string;
  logFile: string;
  signal: AbortSignal;
}): Promise<void> {
  const { name, url, logFile, signal } = options;
  const deadline = Date.now() + HEALTHY_MS;
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    const response = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    await response?.body?.cancel();
    if (response?.ok) return;
    await wait(100, undefined, { signal });
  }
  throw new DemoError(`${name} antwoordt niet op ${url}. Kijk in ${logFile} wat er mis is.`);
}
