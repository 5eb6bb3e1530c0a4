import { dangerouslyAsSystem, type Database, type Geheimen } from '@koppelpunt/platform';
import type { DB } from '../database.generated.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { createBeurten } from './beurten.ts';
import { berekenWacht, geslotenTot, VENSTER_MS, type Stand, type Stap } from './sleutelpoging.ts';
import * as store from './sleutelpogingen.store.ts';
import { createWachtkamer } from './wachtkamer.ts';

/** What somebody at the door says: from where, under which name, and what is to open it. */
export type Aanklop = {
  stap: Stap;
  adres: string;
  klantnaam: string;
  geprobeerd: string;
  /** The partner, once it proved that it is. */
  partnerId?: string | undefined;
  /** Whoever left needs no late answer. */
  signal?: AbortSignal | undefined;
};

/** What was seen of it; of a klantcode that is right, whose it is. */
export type Oordeel<T> = { isGoed: boolean; partnerId?: string | undefined; uitkomst: T };

export type Sleutelpogingen = {
  /**
   * Counts this try before `look` sees whether it is right: of a hundred at one moment, all count. Gives what was found
   * when it is right and the door is open (where the partner is known, it always is); else undefined, as late as a
   * refusal has to be. Holds no connection while it waits.
   */
  probeer<T>(aanklop: Aanklop, look: () => Promise<Oordeel<T>>): Promise<T | undefined>;
  /** A right key from here: from now on this address is known. */
  erken(partner: { id: string; klantnaam: string }, adres: string): Promise<void>;
};

type Telling = { poging: store.Poging; moment: Date; isNieuw: boolean; wasGesloten: boolean; stand: Stand };

const ACTOR = dangerouslyAsSystem('uwlr');
const DAG_MS = 24 * 60 * 60 * 1000;
/** A supplier that was silent for a quarter starts as somebody new. */
const BEKEND_MS = 90 * DAG_MS;
/** An address that we know needs no question for so long; each process remembers its own. */
const ONTHOUD_MS = 10 * 60 * 1000;

export function createSleutelpogingen(deps: {
  database: Database<DB>;
  geheimen: Geheimen;
  klok: () => Date;
  toeval?: () => number;
}): Sleutelpogingen {
  const { database, geheimen, klok, toeval = Math.random } = deps;
  const onthouden = new Map<string, number>();
  const opBeurt = createBeurten();
  const wachtkamer = createWachtkamer();

  const isOnthouden = ({ klantnaam, adres }: { klantnaam: string; adres: string }) =>
    (onthouden.get(`${klantnaam} ${adres}`) ?? 0) > klok().getTime();
  const bekendBij = (partnerId: string | undefined, adres: string, moment: Date) => ({
    partnerId: partnerId ?? null,
    adres,
    sinds: new Date(moment.getTime() - BEKEND_MS),
  });

  async function count({ stap, adres, klantnaam, geprobeerd, partnerId }: Aanklop): Promise<Telling> {
    const moment = klok();
    const sinds = new Date(moment.getTime() - VENSTER_MS);
    const poging = {
      stap,
      adres,
      klant: geheimen.pseudonym('klantnaam', klantnaam),
      geprobeerd: geheimen.pseudonym(`poging:${stap}`, geprobeerd),
    };
    return await database.as(ACTOR, async ({ tx }) => {
      await store.lockDeur(tx, poging);
      const { isBekend } = await store.findBekend(tx, bekendBij(partnerId, adres, moment));
      const tot = geslotenTot(await store.findStand(tx, poging, sinds));
      const wasGesloten = tot !== undefined && tot > moment;
      // While it is closed nothing counts: else somebody could keep the door shut by knocking.
      const mag = isBekend || !wasGesloten;
      const isNieuw = await store.insertPoging(tx, poging, { moment, sinds, mag });
      return { poging, moment, isNieuw, wasGesloten, stand: await store.findStand(tx, poging, sinds) };
    });
  }

  /** How long the refusal waits; undefined when it is none. Asks the database the same, whatever was seen. */
  async function settle(
    { poging, moment, isNieuw, wasGesloten, stand }: Telling,
    { isGoed, partnerId }: { isGoed: boolean; partnerId: string | undefined },
  ): Promise<number | undefined> {
    const { stap, adres } = poging;
    return await database.as(ACTOR, async ({ tx }) => {
      const { isBekend, koppelingen } = await store.findBekend(tx, bekendBij(partnerId, adres, moment));
      if (isGoed && (isBekend || !wasGesloten)) {
        // It was no guess after all.
        if (isNieuw) await store.deletePoging(tx, poging);
        return undefined;
      }
      if (isNieuw && stap === 'klant') {
        await writeLogboek({ actor: ACTOR, tx }, { gebeurtenis: 'klant.geweigerd', details: { adres } });
      }
      if (isNieuw && !isBekend && geslotenTot(stand)) {
        await writeLogboek(
          { actor: ACTOR, tx },
          {
            gebeurtenis: 'toegang.gesloten',
            ...(partnerId && { onderwerp: `partner:${partnerId}` }),
            details: { stap, adres, minuten: VENSTER_MS / 60_000 },
          },
        );
      }
      return berekenWacht(stand, { eigen: isBekend ? koppelingen : 0, toeval: toeval() });
    });
  }

  return {
    async probeer(aanklop, look) {
      const { stap, adres, signal } = aanklop;
      const zien = async () => {
        const { isGoed, partnerId = aanklop.partnerId, uitkomst } = await look();
        return { isGoed, partnerId, uitkomst };
      };
      // Where the partner is known a right one always opens, so that counting first would protect nothing.
      const gezien = isOnthouden(aanklop) ? await zien() : undefined;
      if (gezien?.isGoed) return gezien.uitkomst;
      const { ms, uitkomst } = await opBeurt(`${stap} ${adres}`, async () => {
        const telling = await count(aanklop);
        const oordeel = gezien ?? (await zien());
        return { ms: await settle(telling, oordeel), uitkomst: oordeel.uitkomst };
      });
      if (ms === undefined) return uitkomst;
      await wachtkamer.wacht(adres, ms, signal);
      return undefined;
    },

    async erken({ id, klantnaam }, adres) {
      if (isOnthouden({ klantnaam, adres })) return;
      await database.as(
        ACTOR,
        async ({ tx }) => await store.upsertBekend(tx, { partnerId: id, adres, gezienOp: klok() }),
      );
      onthouden.set(`${klantnaam} ${adres}`, klok().getTime() + ONTHOUD_MS);
    },
  };
}
