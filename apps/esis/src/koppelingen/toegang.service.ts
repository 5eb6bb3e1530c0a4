import type { Actor, Database, Geheimen } from '@koppelpunt/platform';
import type { Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';
import { dagVan, schrijfDag } from '../kalender/kalender.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { codehashVan, type Codehash } from './codehash.ts';
import { isUitwisselbaar, nextStatus, statusOp, type Koppeling } from './koppeling.ts';
import * as store from './koppelingen.store.ts';

/** What a key opens: one koppeling, as long as it keeps this key and its status allows it. */
export type Toegang = {
  koppelingId: string;
  brin6: string;
  /** Opened by the code that was given, whichever key its hash was made with by now. */
  codehash: Codehash;
  /** Not confirmed yet: then "nothing changed" is no answer, for nothing has crossed with this key. */
  isEerste: boolean;
};

export type ToegangUitkomst =
  | { kind: 'toegang'; toegang: Toegang }
  /** `reden` only for who has the right key but is early: everything else answers alike. */
  | { kind: 'geweigerd'; koppelingId: string | undefined; reden?: string };

export type ToegangService = {
  /** `lees` is what the one who is let in asks first, in the transaction that found the key right. */
  findToegang(
    actor: Actor,
    vraag: { partnerId: string; sleutel: string; brin6: string },
    lees: (tx: Kysely<DB>) => Promise<void>,
  ): Promise<ToegangUitkomst>;
  /** Still allowed at this moment? Asked again and again while an answer is on its way (P1). */
  isNogToegestaan(actor: Actor, toegang: Toegang): Promise<boolean>;
  /** Pupils really crossed (P9). In the caller's transaction, with the row of the exchange. */
  confirmOpgehaald(tx: Kysely<DB>, actor: Actor, toegang: Toegang): Promise<void>;
};

/** The partner's side of a koppeling: what its verificatiecode opens. */
export function createToegangService(deps: {
  database: Database<DB>;
  geheimen: Geheimen;
  klok: () => Date;
}): ToegangService {
  const { database, geheimen, klok } = deps;

  const isBegonnen = ({ startdatum }: Koppeling, moment: Date) => startdatum <= dagVan(moment);

  return {
    async findToegang(actor, { partnerId, sleutel, brin6 }, lees) {
      const codehash = codehashVan(geheimen, sleutel);
      const vraag = { partnerId, codeHashes: codehash.kandidaten, brin6 };
      const moment = klok();
      return await database.as(
        actor,
        async ({ tx }) => {
          const koppeling = await store.findMetCode(tx, vraag);
          const status = koppeling && statusOp(koppeling, moment);
          if (!koppeling || !status || !isUitwisselbaar(status)) {
            // Asked of every refusal, so that all take as long: a code that the school replaced is no stranger's guess.
            return { kind: 'geweigerd', koppelingId: await store.findVanCode(tx, vraag) };
          }
          const { id, codeHash, startdatum } = koppeling;
          if (!isBegonnen(koppeling, moment)) {
            return { kind: 'geweigerd', koppelingId: id, reden: teVroeg(startdatum) };
          }
          // A code from before the seals, now that its holder shows it.
          if (!codehash.isVerzegeld(codeHash)) await store.resealCode(tx, id, codeHash, codehash.create(id));
          await lees(tx);
          const toegang = { koppelingId: id, brin6, codehash, isEerste: status === 'aangevraagd' };
          return { kind: 'toegang', toegang };
        },
        { vestiging: brin6 },
      );
    },

    async isNogToegestaan(actor, { koppelingId, brin6, codehash }) {
      const koppeling = await database.as(
        actor,
        async ({ tx }) => await store.findKoppeling(tx, brin6, koppelingId),
        { vestiging: brin6 },
      );
      const moment = klok();
      return (
        koppeling !== undefined &&
        codehash.isVan(koppeling.codeHash) &&
        isUitwisselbaar(statusOp(koppeling, moment)) &&
        isBegonnen(koppeling, moment)
      );
    },

    async confirmOpgehaald(tx, actor, { koppelingId, codehash, isEerste }) {
      // With this code pupils crossed before: another code would be another hash, the same one again what it was.
      if (!isEerste) return;
      const koppeling = await store.lockKoppeling(tx, koppelingId);
      // Paused or given another code while the last bytes were on their way: that decision stands.
      if (!koppeling || !codehash.isVan(koppeling.codeHash)) return;
      const status = statusOp(koppeling, klok());
      const doel = nextStatus(status, 'leerlingenOpgehaald');
      if (doel === undefined || doel === status) return;
      await store.updateKoppeling(tx, koppelingId, { status: doel });
      await writeLogboek(
        { actor, tx },
        {
          gebeurtenis: 'koppeling.actief',
          brin6: koppeling.brin6,
          onderwerp: `koppeling:${koppelingId}`,
        },
      );
    },
  };
}

const teVroeg = (startdatum: string) =>
  `De koppeling met deze school gaat in op ${schrijfDag(startdatum)} (${startdatum}). Tot die dag geeft ESIS geen gegevens.`;
