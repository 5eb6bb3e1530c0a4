import type { Actor, Database } from '@koppelpunt/platform';
import {
  UwlrRefusal,
  type LeerresultatenReceiver,
  type Toets,
  type Toetsafname,
} from '@koppelpunt/standards';
import type { DB } from '../database.generated.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { toLeerresultaatRijen, toToetsRij, type LeerresultaatRij } from './leerresultaat.ts';
import * as store from './leerresultaten.store.ts';

export type InnameVraag = {
  actor: Actor;
  partnerId: string;
  koppelingId: string;
  brin6: string;
  schooljaar: string;
  moment: Date;
  /** From the key that this koppeling knows a pupil by to the school's own. */
  leerlingKeys: ReadonlyMap<string, string>;
  /** Asked in the moment of writing: the school may have stopped the koppeling while the message came in. */
  isNogToegestaan: () => Promise<boolean>;
};

/**
 * One message with results. Nothing is written before all of it was read: a transaction would be held by whoever sends
 * slowly. What waits in memory is bounded by the size that a message may have.
 */
export class LeerresultatenInname implements LeerresultatenReceiver {
  aantal = 0;
  readonly #database: Database<DB>;
  readonly #vraag: InnameVraag;
  readonly #rijen: LeerresultaatRij[] = [];
  readonly #toetsen = new Map<string, ReturnType<typeof toToetsRij>>();

  constructor(database: Database<DB>, vraag: InnameVraag) {
    this.#database = database;
    this.#vraag = vraag;
  }

  async takeToetsafnames(toetsafnames: readonly Toetsafname[]): Promise<void> {
    for (const toetsafname of toetsafnames) {
      const leerlingKey = this.#vraag.leerlingKeys.get(toetsafname.leerlingid);
      if (leerlingKey === undefined) throw leerlingOngeldig();
      this.#rijen.push(...toLeerresultaatRijen(toetsafname, leerlingKey));
    }
  }

  async takeToetsen(toetsen: readonly Toets[]): Promise<void> {
    for (const toets of toetsen) this.#toetsen.set(toets.toetscode.value, toToetsRij(toets));
  }

  async commit(): Promise<void> {
    const { actor, brin6, partnerId, koppelingId, schooljaar, moment } = this.#vraag;
    if (!(await this.#vraag.isNogToegestaan())) throw autorisatieOngeldig();
    await this.#database.as(
      actor,
      async ({ tx }) => {
        const doel = { partnerId, brin6 };
        await store.upsertToetsen(tx, doel, [...this.#toetsen.values()]);
        await store.upsertLeerresultaten(tx, doel, { schooljaar, ontvangenOp: moment, rijen: this.#rijen });
        await writeLogboek(
          { actor, tx },
          {
            gebeurtenis: 'leerresultaten.ontvangen',
            brin6,
            onderwerp: `koppeling:${koppelingId}`,
            details: { schooljaar, resultaten: this.#rijen.length, toetsen: this.#toetsen.size },
          },
        );
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

const leerlingOngeldig = () =>
  new UwlrRefusal({
    faultcode: 'Client.LeerlingOngeldig',
    faultstring: 'Leerling ongeldig: in het bericht staat een leerling die deze school niet heeft',
  });

export const autorisatieOngeldig = (reden = '') =>
  new UwlrRefusal({
    faultcode: 'Client.AutorisatieOngeldig',
    faultstring: reden === '' ? 'Autorisatie is ongeldig' : `Autorisatie is ongeldig: ${reden}`,
  });
