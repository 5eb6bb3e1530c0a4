import type { Actor, Geheimen } from '@koppelpunt/platform';
import { looksLikeBsn, type Groep, type Leerling, type SamengesteldeGroep } from '@koppelpunt/standards';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import type { Db } from '../database.ts';
import { requireMay } from '../rechten/rechten.ts';
import { hashRegel, toCopyRegel } from './copy-regel.ts';
import {
  compareStaging,
  mergeStaging,
  openCopy,
  openStaging,
  replaceGroepen,
  type Vergelijking,
} from './invoer.store.ts';
import { toLeerlingRij, toVeiligeKey } from './leerling.ts';

/**
 * All pupils of one school on their way into the table, inside the transaction of `client`: add batch after batch,
 * compare, then merge or let the transaction roll back. Memory holds one batch and the groups, never the school.
 */
export type LeerlingenInvoer = {
  addGroep(groep: Groep): void;
  addSamengesteldeGroep(groep: SamengesteldeGroep): void;
  /** Waits when PostgreSQL is slower than the other side. */
  addLeerlingen(leerlingen: readonly Leerling[]): Promise<void>;
  compare(): Promise<Vergelijking>;
  merge(): Promise<void>;
  /** Ends the COPY without its rows, so that the connection can roll back. */
  abandon(): Promise<void>;
  /** How many texts were dropped because they look like a BSN. */
  readonly weggelaten: number;
};

export async function openLeerlingenInvoer(
  actor: Actor,
  deps: { geheimen: Geheimen },
  { client, tx, koppelingId }: { client: pg.ClientBase; tx: Db; koppelingId: string },
): Promise<LeerlingenInvoer> {
  requireMay(actor, 'gegevens ophalen');
  await openStaging(client);
  const copy = openCopy(client);
  const copied = finished(copy);
  // It is awaited below; when nobody gets there, the failure is not an unhandled one.
  copied.catch(() => {});

  const pseudonym = (key: string) => deps.geheimen.pseudonym(`koppeling:${koppelingId}`, key);
  const groepen: Groep[] = [];
  const samengesteldeGroepen: SamengesteldeGroep[] = [];
  let weggelaten = 0;

  function toVeiligeGroep<G extends { key: string; naam: string }>(groep: G, naamZonder: string): G {
    const isVerdacht = looksLikeBsn(groep.naam);
    const key = toVeiligeKey(groep.key, pseudonym);
    weggelaten += Number(isVerdacht) + Number(key !== groep.key);
    return { ...groep, key, naam: isVerdacht ? naamZonder : groep.naam };
  }

  return {
    addGroep: (groep) => void groepen.push(toVeiligeGroep(groep, `Groep ${groep.jaargroep}`)),
    addSamengesteldeGroep: (groep) =>
      void samengesteldeGroepen.push(toVeiligeGroep(groep, 'Groep zonder naam')),

    async addLeerlingen(leerlingen) {
      let lines = '';
      for (const leerling of leerlingen) {
        const rij = toLeerlingRij(leerling, pseudonym);
        const inhoud = toCopyRegel(rij.waarden);
        lines += `${toCopyRegel([rij.key])}\t${hashRegel(inhoud)}\t${inhoud}\n`;
        weggelaten += rij.weggelaten;
      }
      if (lines !== '' && !copy.write(lines)) await Promise.race([once(copy, 'drain'), copied]);
    },

    async compare() {
      copy.end();
      await copied;
      return await compareStaging(tx, koppelingId);
    },

    async merge() {
      await mergeStaging(tx, koppelingId);
      await replaceGroepen(tx, koppelingId, groepen, samengesteldeGroepen);
    },

    async abandon() {
      copy.destroy();
      await copied.catch(() => {});
    },

    get weggelaten() {
      return weggelaten;
    },
  };
}
