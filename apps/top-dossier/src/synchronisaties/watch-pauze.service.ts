import type { Actor } from '@koppelpunt/platform';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';

/** P1 says within seconds; a person calls a fifth of a second at once, and most answers are in before the first question. */
const CHECK_MS = 200;

/** Keeps an eye on our own pauses while ESIS answers. */
export type Pauzewacht = {
  /** Of the run, or because we paused. */
  readonly signal: AbortSignal;
  /** Throws when we paused: before the first question, and before the pupils are taken over. */
  check(): Promise<void>;
  isStilgezet(): boolean;
  close(): void;
};

export function watchPauze(
  koppelingen: Pick<Koppelingen, 'isStilgezet'>,
  actor: Actor,
  { koppelingId, signal }: { koppelingId: string; signal?: AbortSignal | undefined },
): Pauzewacht {
  const stop = new AbortController();
  let isAsking = false;
  const ask = async () => {
    if (await koppelingen.isStilgezet(actor, koppelingId)) stop.abort();
  };
  const timer = setInterval(() => {
    if (isAsking) return;
    isAsking = true;
    // A database that does not answer stops the run by itself.
    void ask()
      .catch(() => {})
      .finally(() => (isAsking = false));
  }, CHECK_MS);
  return {
    signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
    async check() {
      await ask();
      stop.signal.throwIfAborted();
    },
    isStilgezet: () => stop.signal.aborted,
    close: () => clearInterval(timer),
  };
}
