import { bindDeps, describeBug, isDatabaseWeg, type Log } from '@koppelpunt/platform';
import { handleUwlr, type UwlrRequest, type UwlrResponse } from '@koppelpunt/standards';
import { writeLogboek } from '../gebeurtenissen.ts';
import { GROEPVELDEN, VELDEN } from './antwoord.ts';
import { createWachtrijen } from './wachtrijen.ts';
import * as store from './uitwisselingen.store.ts';
import { UwlrCall, type UwlrCallDeps } from './uwlr-call.service.ts';
import {
  endHerhaling,
  findVorige,
  toUitwisseling,
  writeUitkomst,
  type Exchange,
} from './uwlr-uitkomst.service.ts';

/**
 * How often a running answer asks whether it is still allowed. P1 says within seconds; a fifth of a second is what a
 * person calls at once, and costs one query by primary key.
 */
const CHECK_MS = 200;

/** A reader that takes longer than this holds a snapshot and a connection for nothing: 5,000 pupils take a second. */
const MAX_ANSWER_MS = 10 * 60 * 1000;

/** A reader that takes nothing for this long is given up; each byte that it takes earns some of it back. */
const PATIENCE_MS = 30_000;
const MAX_PATIENCE_MS = 2 * 60 * 1000;

/** Every result of every pupil of a big school in one message; it waits in memory until it was read to its end. */
const MAX_RESULTATEN_BYTES = 16 * 1024 * 1024;

export type RunningAnswer = {
  response: UwlrResponse;
  /** Calls `stop` at the moment that the answer may not go on; `countBytes`: those that were handed to the network. */
  watch(stop: () => void, countBytes: () => number): void;
  /** How it ended: `isComplete` only when every byte was handed to the network. */
  finish(end: { isComplete: boolean; bytes: number }): Promise<void>;
};

export type UwlrDeps = Omit<UwlrCallDeps, 'wachtrijen'> & { log: Log };

type State = UwlrDeps & UwlrCallDeps & { readonly pending: Set<Promise<void>> };

export type Uwlr = ReturnType<typeof createUwlr>;
export const createUwlr = (deps: UwlrDeps) =>
  bindDeps<State, { answer: typeof answer; settle: typeof settle }>(
    {
      ...deps,
      wachtrijen: createWachtrijen(),
      pending: new Set(),
    },
    { answer, settle },
  );

/** `ip`: the address that the call comes from. */
async function answer(state: State, request: UwlrRequest & { ip: string }): Promise<RunningAnswer> {
  const { log } = state;
  const exchange: Exchange = { op: state.database.now() };
  const call = new UwlrCall(state, request, async () => {
    exchange.rowId = await writeBegin(state, call, exchange);
  });
  const response = await handleUwlr(call, request, {
    leerresultatenLimits: { bytes: MAX_RESULTATEN_BYTES },
    isLenient: ({ leeswijze }) => leeswijze === 'soepel',
    onDeviation({ klantnaam }, deviations, operatie) {
      const where = deviations.map(({ code, path }) => `${code} ${path}`);
      log.warn({ klantnaam, operatie, where }, 'uwlr: borne with what the standard does not allow');
    },
    isTemporary: isDatabaseWeg,
    onError: (error) => log.error(describeBug(error), 'uwlr: answer failed'),
  });
  let timer: NodeJS.Timeout | undefined;

  async function finish(end: { isComplete: boolean; bytes: number }): Promise<void> {
    clearInterval(timer);
    await call.close();
    await writeUitkomst(state, call, response, { ...exchange, ...end });
  }

  return {
    response,
    watch(stop, countBytes) {
      if (exchange.rowId !== undefined) timer = watchAnswer(call, { stop, countBytes });
    },
    finish(end) {
      const finished = finish(end).catch((error: unknown) => {
        log.error(describeBug(error), 'uwlr: could not write down an exchange');
      });
      state.pending.add(finished);
      return finished.finally(() => state.pending.delete(finished));
    },
  };
}

/** Waits until every answer that has ended is written down; then the database may close. */
async function settle({ pending }: State): Promise<void> {
  while (pending.size > 0) await Promise.all(pending);
}

/** Written as broken off before the first pupil goes: if this process dies half-way, that is what is left. */
async function writeBegin({ database }: State, call: UwlrCall, { op }: Exchange): Promise<number> {
  const row = {
    ...toUitwisseling(call, op),
    uitkomst: 'afgebroken' as const,
    velden: VELDEN,
    // Only this question has the groups in the same answer.
    groepvelden: call.operatie === 'HaalLeerlinggegevens' ? GROEPVELDEN : [],
  };
  return await database.as(call.actor, async (handeling) => {
    await endHerhaling(handeling, row, await findVorige(handeling, row));
    await writeLogboek(handeling, {
      gebeurtenis: 'uitwisseling.begonnen',
      ...(row.brin6 && { brin6: row.brin6 }),
      onderwerp: `koppeling:${row.koppelingId}`,
      details: { velden: VELDEN },
    });
    return await store.insertUitwisseling(handeling, row);
  });
}

function watchAnswer(
  call: UwlrCall,
  { stop, countBytes }: { stop: () => void; countBytes: () => number },
): NodeJS.Timeout {
  const deadline = performance.now() + MAX_ANSWER_MS;
  const isPatient = createPatience(countBytes);
  let isAsking = false;
  return setInterval(() => {
    if (!isPatient() || performance.now() > deadline) stop();
    if (isAsking) return;
    isAsking = true;
    // A database that does not answer cannot say yes either.
    const asked = call.isNogToegestaan().catch(() => false);
    void asked.then((isAllowed) => {
      isAsking = false;
      if (!isAllowed) stop();
    });
  }, CHECK_MS);
}

/** Asked again and again: false once the reader took too little for too long. A byte earns a millisecond (8 kbit/s). */
function createPatience(countBytes: () => number): () => boolean {
  let [remaining, taken, at] = [PATIENCE_MS, 0, performance.now()];
  return () => {
    const [bytes, now] = [countBytes(), performance.now()];
    remaining = Math.min(MAX_PATIENCE_MS, remaining - (now - at) + (bytes - taken));
    [taken, at] = [bytes, now];
    return remaining > 0;
  };
}
