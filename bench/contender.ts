import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { NaarOuder } from './contender-process.ts';
import { peakMemory } from './process-figures.ts';

/** A contestant has a process of its own, so that the memory and the V8 caches of one do not touch another. */
export type Contender<Opdracht = void, Uitkomst = unknown> = {
  pid: number;
  klaar: unknown;
  ronde(opdracht: Opdracht): Promise<{ ms: number; uitkomst: Uitkomst }>;
  /** `VmHWM` so far. */
  peakMemory(): number | undefined;
  stop(): Promise<void>;
};

/** Our reader on 700 MB takes half a minute on a busy machine; a round that takes longer than this hangs. */
const RONDE_MS = 150_000;

/** `file` is relative to bench/. It stops with `stack`. */
export async function startContender<Opdracht = void, Uitkomst = unknown>(
  stack: AsyncDisposableStack,
  file: string,
  options: Record<string, string> = {},
  execArgv: readonly string[] = [],
): Promise<Contender<Opdracht, Uitkomst>> {
  // A benchmark that was stopped may still arrive here; nobody would end a process that it starts now.
  if (stack.disposed) throw new Error('stopped');
  const child = fork(join(import.meta.dirname, file), [JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Profiling the parent should not profile every contestant, and a rival should not run with our settings.
    execArgv: [...execArgv],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    const isGone = child.exitCode !== null || child.signalCode !== null;
    if (!isGone) {
      const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await exited;
      clearTimeout(timer);
    }
  };
  stack.defer(stop);

  async function receive(): Promise<NaarOuder<Uitkomst>> {
    const signal = AbortSignal.timeout(RONDE_MS);
    const gone = exited.then(() => {
      throw new Error(`${file} stopped by itself`);
    });
    const [bericht] = (await Promise.race([once(child, 'message', { signal }), gone])) as [
      NaarOuder<Uitkomst>,
    ];
    if (bericht.soort === 'fout') throw new Error(`${file}: ${bericht.fout}`);
    return bericht;
  }

  const first = await receive();
  return {
    pid: child.pid ?? 0,
    klaar: first.soort === 'klaar' ? first.klaar : undefined,
    async ronde(opdracht) {
      const answer = receive();
      child.send((opdracht ?? {}) as object);
      const bericht = await answer;
      if (bericht.soort !== 'ronde') throw new Error(`${file} talks out of turn`);
      return { ms: bericht.ms, uitkomst: bericht.uitkomst };
    },
    peakMemory: () => peakMemory(child.pid ?? 0),
    stop,
  };
}
