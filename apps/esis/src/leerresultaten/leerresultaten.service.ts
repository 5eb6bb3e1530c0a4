import type { Actor } from '@koppelpunt/platform';
import {
  UwlrRefusal,
  type LeerresultatenReceiver,
  type Toets,
  type Toetsafname,
} from '@koppelpunt/standards';
import type { EsisDatabase } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import {
  sieveTexts,
  toLeerresultaatRijen,
  toToetsRij,
  type LeerresultaatRij,
  type ToetsRij,
} from './leerresultaat.ts';
import * as store from './leerresultaten.store.ts';

export type WriterVraag = {
  actor: Actor;
  partnerId: string;
  koppelingId: string;
  brin6: string;
  schooljaar: string;
  /** From the key that this koppeling knows a pupil by to the school's own. */
  leerlingKeys: ReadonlyMap<string, string>;
  /** Takes the place of a text that holds a number of a person. */
  pseudonym: (text: string) => string;
  /** Asked in the moment of writing: the school may have stopped the koppeling while the message came in. */
  isNogToegestaan: () => Promise<boolean>;
};

/**
 * Receives one message with results. Nothing is written before all of it was read: a sender that is slow would hold a
 * transaction open. What waits in memory is bounded by the size that a message may have.
 */
export class LeerresultatenWriter implements LeerresultatenReceiver {
  aantal = 0;
  readonly #database: EsisDatabase;
  readonly #vraag: WriterVraag;
  readonly #ontvangenOp: Date;
  readonly #rijen: LeerresultaatRij[] = [];
  readonly #toetsen = new Map<string, ToetsRij>();

  constructor(database: EsisDatabase, vraag: WriterVraag) {
    this.#database = database;
    this.#vraag = vraag;
    this.#ontvangenOp = database.now();
  }

  async takeToetsafnames(toetsafnames: readonly Toetsafname[]): Promise<void> {
    for (const toetsafname of toetsafnames) {
      const leerlingKey = this.#vraag.leerlingKeys.get(toetsafname.leerlingid);
      if (leerlingKey === undefined) throw createLeerlingOngeldig();
      const sieved = sieveTexts(toetsafname, this.#vraag.pseudonym);
      this.#rijen.push(...toLeerresultaatRijen(sieved, leerlingKey));
    }
  }

  async takeToetsen(toetsen: readonly Toets[]): Promise<void> {
    for (const toets of toetsen) {
      const rij = toToetsRij(sieveTexts(toets, this.#vraag.pseudonym));
      this.#toetsen.set(rij.toetscode, rij);
    }
  }

  async commit(): Promise<void> {
    const { actor, brin6, partnerId, koppelingId, schooljaar } = this.#vraag;
    if (!(await this.#vraag.isNogToegestaan())) throw createAutorisatieOngeldig();
    await this.#database.as(
      actor,
      async (handeling) => {
        const doel = { partnerId, brin6 };
        await store.upsertToetsen(handeling, doel, [...this.#toetsen.values()]);
        await store.upsertLeerresultaten(handeling, doel, {
          schooljaar,
          ontvangenOp: this.#ontvangenOp,
          rijen: this.#rijen,
        });
        await writeLogboek(handeling, {
          gebeurtenis: 'leerresultaten.ontvangen',
          brin6,
          onderwerp: `koppeling:${koppelingId}`,
          details: { schooljaar, resultaten: this.#rijen.length, toetsen: this.#toetsen.size },
        });
      },
      { vestiging: brin6 },
    );
    this.aantal = this.#rijen.length;
  }

  async rollback(): Promise<void> {
    this.#rijen.length = 0;
    this.#toetsen.clear();
  }
}

const createLeerlingOngeldig = () =>
  new UwlrRefusal({
    faultcode: 'Client.LeerlingOngeldig',
    faultstring: 'Leerling ongeldig: in het bericht staat een leerling die deze school niet heeft',
  });

export const createAutorisatieOngeldig = (reden = '') =>
  new UwlrRefusal({
    faultcode: 'Client.AutorisatieOngeldig',
    faultstring: reden === '' ? 'Autorisatie is ongeldig' : `Autorisatie is ongeldig: ${reden}`,
  });
