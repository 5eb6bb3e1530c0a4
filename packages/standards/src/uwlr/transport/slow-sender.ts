/** A bound on the time that a sender may keep us waiting. */

/** A sender of fewer bytes per millisecond (8 kbit/s) is slower than any line. */
const SLOWEST = 1;

/** The sender stopped sending, or sends so slowly that it comes to the same. */
export class SlowSenderError extends Error {
  override readonly name = 'SlowSenderError';
}

/**
 * Throws a SlowSenderError after we have waited `ms` in all; every byte earns some of that time back. So a line that
 * falters passes, and a sender of one byte at a time does not.
 */
export function refuseSlowSender(source: AsyncIterable<Uint8Array>, ms: number): AsyncIterable<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  let remaining = ms;
  let timer: NodeJS.Timeout | undefined;
  const stopTimer = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const iterator: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => iterator,
    next() {
      return new Promise((resolve, reject) => {
        const begin = performance.now();
        timer = setTimeout(() => reject(new SlowSenderError(`waited ${ms} ms for too few bytes`)), remaining);
        // The timer stops before the chunk is given: its reader may ask for the end at once.
        void chunks
          .next()
          .finally(stopTimer)
          .then((step) => {
            const waited = performance.now() - begin;
            const earned = step.done === true ? 0 : step.value.length / SLOWEST;
            remaining = Math.min(ms, Math.max(1, remaining - waited) + earned);
            resolve(step);
          }, reject);
      });
    },
    async return() {
      const isWaiting = timer !== undefined;
      stopTimer();
      const end = chunks.return?.();
      // A source that we still wait for only ends with the chunk that never comes.
      if (isWaiting) end?.catch(() => {});
      else await end;
      return { done: true, value: undefined };
    },
  };
  return iterator;
}
