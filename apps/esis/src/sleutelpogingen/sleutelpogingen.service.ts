import { dangerouslyAsSystem, type Database, type Geheimen } from '@koppelpunt/platform';
import { setTimeout as wait } from 'node:timers/promises';
import type { DB } from '../database.generated.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { berekenWacht, geslotenTot, VENSTER_MS, type Stap } from './sleutelpoging.ts';
import * as store from './sleutelpogingen.store.ts';

/** What somebody at the door says: from where, and under which name. */
export type Aanklop = {
  stap: Stap;
  adres: string;
  klantnaam: string;
  /** The partner, once it proved that it is. */
  partnerId?: string | undefined;
};

export type Sleutelpogingen = {
  /** Nobody listens to this address or name for a while; never so where the partner is known. */
  isGesloten(aanklop: Aanklop): Promise<boolean>;
  /** Counts what was refused, and comes back as late as the refusal has to be. Holds no connection meanwhile. */
  weiger(aanklop: Aanklop & { geprobeerd: string; signal?: AbortSignal | undefined }): Promise<void>;
  /** A right key from here: from now on this address is known. */
  erken(partnerId: string, adres: string): Promise<void>;
};

const ACTOR = dangerouslyAsSystem('uwlr');
const DAG_MS = 24 * 60 * 60 * 1000;
/** A supplier that was silent for a quarter starts as somebody new. */
const BEKEND_MS = 90 * DAG_MS;
/** An address that we know needs no question for so long; each process remembers its own. */
const ONTHOUD_MS = 10 * 60 * 1000;
/** Answers that wait cost memory and a socket; with more at once, whoever knocks harder is refused at once. */
const MAX_WACHTENDEN = 200;
/** What nobody needs any more goes at about one in so many refusals. */
const OPRUIM_KANS = 0.01;

export function createSleutelpogingen(deps: {
  database: Database<DB>;
  geheimen: Geheimen;
  klok: () => Date;
  toeval?: () => number;
}): Sleutelpogingen {
  const { database, geheimen, klok, toeval = Math.random } = deps;
  const onthouden = new Map<string, number>();
  let wachtenden = 0;

  const toPoging = ({ stap, adres, klantnaam }: Aanklop): store.Poging => ({
    stap,
    adres,
    klant: geheimen.pseudonym('klantnaam', klantnaam),
  });
  const isOnthouden = ({ partnerId, adres }: Aanklop) =>
    (onthouden.get(`${partnerId} ${adres}`) ?? 0) > klok().getTime();
  const bekendSinds = () => new Date(klok().getTime() - BEKEND_MS);
  const vensterBegin = () => new Date(klok().getTime() - VENSTER_MS);

  return {
    async isGesloten(aanklop) {
      if (isOnthouden(aanklop)) return false;
      const { adres, partnerId = null } = aanklop;
      return await database.as(ACTOR, async (tx) => {
        const stand = await store.findStand(tx, toPoging(aanklop), vensterBegin());
        const { isBekend } = await store.findBekend(tx, { partnerId, adres, sinds: bekendSinds() });
        const tot = geslotenTot(stand);
        return !isBekend && tot !== undefined && tot > klok();
      });
    },

    async weiger({ geprobeerd, signal, ...aanklop }) {
      const { adres, stap, partnerId = null } = aanklop;
      const poging = toPoging(aanklop);
      const moment = klok();
      const ms = await database.as(ACTOR, async (tx) => {
        const { isBekend, koppelingen } = await store.findBekend(tx, {
          partnerId,
          adres,
          sinds: bekendSinds(),
        });
        const voor = geslotenTot(await store.findStand(tx, poging, vensterBegin()));
        const wasGesloten = voor !== undefined && voor > moment;
        // While it is closed nothing counts: else somebody could keep the door shut by knocking.
        const isNieuw =
          (isBekend || !wasGesloten) &&
          (await store.insertPoging(
            tx,
            { ...poging, geprobeerd: geheimen.pseudonym(`poging:${stap}`, geprobeerd) },
            { moment, sinds: vensterBegin() },
          ));
        const stand = await store.findStand(tx, poging, vensterBegin());
        if (isNieuw && stap === 'klant') {
          await writeLogboek(tx, ACTOR, { gebeurtenis: 'klant.geweigerd', details: { adres } });
        }
        if (isNieuw && !isBekend && geslotenTot(stand)) {
          await writeLogboek(tx, ACTOR, {
            gebeurtenis: 'toegang.gesloten',
            ...(partnerId && { onderwerp: `partner:${partnerId}` }),
            details: { stap, adres, minuten: VENSTER_MS / 60_000 },
          });
        }
        if (toeval() < OPRUIM_KANS) await store.deletePogingen(tx, new Date(moment.getTime() - DAG_MS));
        return berekenWacht(stand, { eigen: isBekend ? koppelingen : 0, toeval: toeval() });
      });
      if (ms === 0 || wachtenden >= MAX_WACHTENDEN) return;
      wachtenden += 1;
      await wait(ms, undefined, signal && { signal })
        .catch(() => {}) // gone: then nobody waits for the answer either
        .finally(() => (wachtenden -= 1));
    },

    async erken(partnerId, adres) {
      const sleutel = `${partnerId} ${adres}`;
      if ((onthouden.get(sleutel) ?? 0) > klok().getTime()) return;
      await database.as(
        ACTOR,
        async (tx) => await store.upsertBekend(tx, { partnerId, adres, gezienOp: klok() }),
      );
      onthouden.set(sleutel, klok().getTime() + ONTHOUD_MS);
    },
  };
}
