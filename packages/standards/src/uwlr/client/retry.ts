/** Tries again what may work later. */
import { UwlrFault, UwlrTransportError } from '../../errors.ts';

export interface RetryOptions {
  readonly attempts: number;
  /** Before the second attempt; each next delay is twice as long. */
  readonly delayMs: number;
  readonly signal: AbortSignal | undefined;
}

export async function retry<A>(
  { attempts, delayMs, signal }: RetryOptions,
  run: () => Promise<A>,
): Promise<A> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const isRetryable =
        (error instanceof UwlrFault || error instanceof UwlrTransportError) && error.retryable;
      if (!isRetryable || attempt >= attempts || signal?.aborted === true) throw error;
      await wait(delayMs * 2 ** (attempt - 1), signal);
    }
  }
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(new UwlrTransportError('UWLR_GEANNULEERD', { retryable: false }));
      },
      { once: true },
    );
  });
}
