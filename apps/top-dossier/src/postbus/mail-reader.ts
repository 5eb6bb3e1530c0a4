import { Worker } from 'node:worker_threads';
import type { MailUitkomst } from './mail.ts';

/** An honest mail of 10 MB takes less than a second. */
const DEADLINE_MS = 10_000;
const STARTING_MS = 30_000;
const MAX_MEMORY_MB = 256;

/** Rejects when reading took too long or too much memory. Then the thread is ended, and the next mail gets a new one. */
export type MailReader = { read(raw: Buffer): Promise<MailUitkomst> };

export function createMailReader({ deadlineMs = DEADLINE_MS } = {}): MailReader {
  let worker: Promise<Worker> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function readNow(raw: Buffer): Promise<MailUitkomst> {
    const thread = await (worker ??= startWorker());
    thread.ref();
    try {
      const answer = nextMessage(thread, deadlineMs);
      thread.postMessage(new Uint8Array(raw));
      return (await answer) as MailUitkomst;
    } catch (error) {
      worker = undefined;
      await thread.terminate();
      throw error;
    } finally {
      // A thread without work keeps no process alive.
      thread.unref();
    }
  }

  return {
    // One at a time: a mail that waits does not use up its time.
    read(raw) {
      const reading = last.then(async () => await readNow(raw));
      last = reading.catch(() => undefined);
      return reading;
    },
  };

  async function startWorker(): Promise<Worker> {
    const thread = new Worker(new URL('mail-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
    });
    // Without a listener an error between two mails would end the process; the next mail then meets its end.
    thread.on('error', () => (worker = undefined));
    thread.on('exit', () => (worker = undefined));
    try {
      await nextMessage(thread, STARTING_MS);
    } catch (error) {
      worker = undefined;
      await thread.terminate();
      throw error;
    }
    return thread;
  }
}

/** What the thread says next, when it says it in time. */
async function nextMessage(thread: Worker, timeoutMs: number): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  const onExit = () => reject(new Error('the thread ended'));
  thread.once('message', resolve).once('error', reject).once('exit', onExit);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    thread.off('message', resolve).off('error', reject).off('exit', onExit);
  }
}
