import { dangerouslyAsSystem, type Geheimen } from '@koppelpunt/platform';
import type { EsisDatabase, Handeling } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { createDelays } from './delays.ts';
import { createKeyedMutex } from './keyed-mutex.ts';
import { computeDelay, findGeslotenTot, VENSTER_MS, type Pogingen, type Stap } from './sleutelpoging.ts';
import * as store from './sleutelpogingen.store.ts';

/** One key or klantcode that was shown, with its address and name. */
export type Attempt = {
  stap: Stap;
  adres: string;
  klantnaam: string;
  geprobeerd: string;
  /** The partner, once it proved that it is. */
  partnerId?: string | undefined;
  /** A sender that left needs no late answer. */
  signal?: AbortSignal | undefined;
};

/** Whether it was right, and what it opened; of a klantcode that is right, whose it is. */
export type Verdict<T> = { isGoed: boolean; partnerId?: string | undefined; uitkomst: T };

export type Sleutelpogingen = {
  /**
   * Counts this try before `judge` sees whether it is right: of a hundred at one moment, all count. Gives what was
   * found when it is right and the address is not shut out (where the partner is known, it never is); else undefined,
   * as late as a refusal has to be. Holds no connection while it waits.
   */
  tryKey<T>(attempt: Attempt, judge: () => Promise<Verdict<T>>): Promise<T | undefined>;
  /** A right key came from here: from now on this address is known. */
  rememberAdres(partner: { id: string; klantnaam: string }, adres: string): Promise<void>;
};

type SleutelpogingenDeps = {
  database: EsisDatabase;
  geheimen: Geheimen;
  random?: () => number;
};

type State = SleutelpogingenDeps & {
  /** Until when this process need not ask whether an address is known. */
  remembered: Map<string, number>;
  oneAtATime: ReturnType<typeof createKeyedMutex>;
  delays: ReturnType<typeof createDelays>;
};

type Counted = {
  poging: store.Poging;
  isNieuw: boolean;
  wasGesloten: boolean;
  pogingen: Pogingen;
};

const UWLR = dangerouslyAsSystem('uwlr');
const DAG_MS = 24 * 60 * 60 * 1000;
/** A supplier that was silent for a quarter starts as somebody new. */
const BEKEND_MS = 90 * DAG_MS;
/** An address that we know needs no question for so long; each process remembers its own. */
const REMEMBER_MS = 10 * 60 * 1000;

export function createSleutelpogingen(deps: SleutelpogingenDeps): Sleutelpogingen {
  const state: State = {
    ...deps,
    remembered: new Map(),
    oneAtATime: createKeyedMutex(),
    delays: createDelays(),
  };
  return {
    tryKey: async (attempt, judge) => await tryKey(state, attempt, judge),
    rememberAdres: async (partner, adres) => await rememberAdres(state, partner, adres),
  };
}

async function tryKey<T>(
  state: State,
  attempt: Attempt,
  judge: () => Promise<Verdict<T>>,
): Promise<T | undefined> {
  const { stap, adres, signal } = attempt;
  const judgeNow = async () => {
    const { isGoed, partnerId = attempt.partnerId, uitkomst } = await judge();
    return { isGoed, partnerId, uitkomst };
  };
  // Where the partner is known a right one always opens, so that counting first would protect nothing.
  const early = isRemembered(state, attempt) ? await judgeNow() : undefined;
  if (early?.isGoed) return early.uitkomst;
  const { ms, uitkomst } = await state.oneAtATime(`${stap} ${adres}`, async () => {
    const counted = await count(state, attempt);
    const verdict = early ?? (await judgeNow());
    return { ms: await settle(state, counted, verdict), uitkomst: verdict.uitkomst };
  });
  if (ms === undefined) return uitkomst;
  await state.delays.delay(adres, ms, signal);
  return undefined;
}

async function count(
  { database, geheimen }: State,
  { stap, adres, klantnaam, geprobeerd, partnerId }: Attempt,
): Promise<Counted> {
  const poging = {
    stap,
    adres,
    klant: geheimen.pseudonym('klantnaam', klantnaam),
    geprobeerd: geheimen.pseudonym(`poging:${stap}`, geprobeerd),
  };
  return await database.as(UWLR, async (handeling) => {
    const { now } = handeling;
    const sinds = new Date(now.getTime() - VENSTER_MS);
    await store.lockPogingen(handeling, poging);
    const { isBekend } = await findBekend(handeling, partnerId, adres);
    const tot = findGeslotenTot(await store.listPogingen(handeling, poging, sinds), now);
    const wasGesloten = tot !== undefined && tot > now;
    // While an address is shut out nothing counts: else somebody could keep it shut by trying on.
    const mayCount = isBekend || !wasGesloten;
    const isNieuw = await store.insertPoging(handeling, poging, { sinds, mayCount });
    const pogingen = await store.listPogingen(handeling, poging, sinds);
    return { poging, isNieuw, wasGesloten, pogingen };
  });
}

/** How long the refusal waits; undefined when it is none. Asks the database the same, whatever the verdict was. */
async function settle(
  { database, random = Math.random }: State,
  { poging, isNieuw, wasGesloten, pogingen }: Counted,
  { isGoed, partnerId }: { isGoed: boolean; partnerId: string | undefined },
): Promise<number | undefined> {
  const { stap, adres } = poging;
  return await database.as(UWLR, async (handeling) => {
    const { isBekend, koppelingen } = await findBekend(handeling, partnerId, adres);
    if (isGoed && (isBekend || !wasGesloten)) {
      // It was no guess after all.
      if (isNieuw) await store.deletePoging(handeling, poging);
      return undefined;
    }
    if (isNieuw && stap === 'klant') {
      await writeLogboek(handeling, { gebeurtenis: 'klant.geweigerd', details: { adres } });
    }
    if (isNieuw && !isBekend && findGeslotenTot(pogingen, handeling.now)) {
      await writeLogboek(handeling, {
        gebeurtenis: 'toegang.gesloten',
        ...(partnerId && { onderwerp: `partner:${partnerId}` }),
        details: { stap, adres, minuten: VENSTER_MS / 60_000 },
      });
    }
    return computeDelay(pogingen, { eigen: isBekend ? koppelingen : 0, random: random() });
  });
}

const findBekend = async (handeling: Handeling, partnerId: string | undefined, adres: string) =>
  await store.findBekend(handeling, {
    partnerId: partnerId ?? null,
    adres,
    sinds: new Date(handeling.now.getTime() - BEKEND_MS),
  });

async function rememberAdres(
  state: State,
  { id, klantnaam }: { id: string; klantnaam: string },
  adres: string,
): Promise<void> {
  if (isRemembered(state, { klantnaam, adres })) return;
  await state.database.as(
    UWLR,
    async (handeling) => await store.upsertBekend(handeling, { partnerId: id, adres }),
  );
  state.remembered.set(`${klantnaam} ${adres}`, state.database.now().getTime() + REMEMBER_MS);
}

const isRemembered = (
  { database, remembered }: State,
  { klantnaam, adres }: { klantnaam: string; adres: string },
): boolean => (remembered.get(`${klantnaam} ${adres}`) ?? 0) > database.now().getTime();
