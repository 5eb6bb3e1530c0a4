import { isSameText, notFound, type Actor, type Geheimen } from '@koppelpunt/platform';
import { randomUUID } from 'node:crypto';
import type { Db, TopDossierDatabase } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { may, requireMay } from '../rechten/rechten.ts';
import { getNextStatus, type KoppelingEvent, type Koppeling, type KoppelingStatus } from './koppeling.ts';
import {
  findKoppelingRow,
  insertKoppelingRow,
  listKoppelingRows,
  listRetryableIds,
  toKoppeling,
  updateKoppelingRow,
  type KoppelingKey,
} from './koppelingen.store.ts';

export type KoppelingAanvraag = {
  brin6: string;
  bronId: string;
  verificatiecode: string;
  schoolnaam: string | null;
  /** Who gets the confirmation; null: nobody new. */
  contactEmail: string | null;
};

export type Koppelingen = {
  /** What the actor may not see is not there. */
  findKoppeling(actor: Actor, key: KoppelingKey): Promise<Koppeling | undefined>;
  /** The same, as part of another verb, and a Problem (404) when it is not there. */
  getKoppeling(actor: Actor, tx: Db, key: KoppelingKey): Promise<Koppeling>;
  listKoppelingen(actor: Actor, tx: Db): Promise<Koppeling[]>;
  /** Stores the code, encrypted. A code that differs from the one we had sends the koppeling back to aangevraagd. */
  requestKoppeling(actor: Actor, tx: Db, aanvraag: KoppelingAanvraag): Promise<Koppeling>;
  /** For the call to the other side, and nothing else. Reads the row again: it may have changed while we waited. */
  getWithCode(actor: Actor, tx: Db, id: string): Promise<{ koppeling: Koppeling; verificatiecode: string }>;
  /** Gives the koppeling as it is from then on. */
  recordUitkomst(actor: Actor, tx: Db, id: string, uitkomst: Uitkomst): Promise<Koppeling>;
  /** A try that found the door closed: a koppeling in trouble whose code is refused turns out to be paused. */
  recordPoging(actor: Actor, tx: Db, id: string, isGeweigerd: boolean): Promise<void>;
  markBevestigingVerzonden(actor: Actor, id: string): Promise<void>;
  /** Whom to ask whether the code works (again): see koppeling.ts. */
  listRetryable(actor: Actor, now: Date): Promise<string[]>;
};

export type Uitkomst = {
  event: KoppelingEvent;
  laatstOntvangenGegevens?: string | null;
  aantallen?: { leerlingen: number; groepen: number };
};

/** A school in trouble is asked again this often: soon enough for whoever mended it, rare enough for a broken server. */
const STORING_RETRY_MS = 15 * 60_000;

/** Binds a ciphertext to its row and column. */
export const codeContext = (id: string): string => `koppelingen:${id}:code`;

export function createKoppelingen({
  database,
  geheimen,
}: {
  database: TopDossierDatabase;
  geheimen: Geheimen;
}): Koppelingen {
  async function findVisible(actor: Actor, tx: Db, key: KoppelingKey): Promise<Koppeling | undefined> {
    const row = await findKoppelingRow(tx, key);
    return row && may(actor, 'koppelingen zien', row.brin6) ? toKoppeling(row) : undefined;
  }

  async function recordUitkomst(
    actor: Actor,
    tx: Db,
    id: string,
    { event, laatstOntvangenGegevens, aantallen }: Uitkomst,
  ): Promise<Koppeling> {
    requireMay(actor, 'gegevens ophalen');
    const row = await findKoppelingRow(tx, { id }, { forUpdate: true });
    if (!row) throw new Error('no such koppeling');
    const van = row.status as KoppelingStatus;
    const naar = getNextStatus(van, event);
    const change = {
      laatstePogingOp: new Date(),
      ...(laatstOntvangenGegevens !== undefined && { laatstOntvangenGegevens }),
      ...(aantallen && { aantalLeerlingen: aantallen.leerlingen, aantalGroepen: aantallen.groepen }),
      ...(naar !== van && { status: naar, statusSinds: new Date() }),
      ...(naar === 'actief' && !row.actiefSinds && { actiefSinds: new Date() }),
    };
    await updateKoppelingRow(tx, id, change);
    if (naar !== van) {
      await writeLogboek(
        { actor, tx },
        {
          gebeurtenis: `koppeling.${naar}`,
          brin6: row.brin6,
          onderwerp: `koppeling:${id}`,
          details: { van, door: event },
        },
      );
    }
    return toKoppeling({ ...row, ...change });
  }

  return {
    findKoppeling: (actor, key) => database.as(actor, ({ tx }) => findVisible(actor, tx, key)),

    async getKoppeling(actor, tx, key) {
      const koppeling = await findVisible(actor, tx, key);
      if (!koppeling) throw notFound();
      return koppeling;
    },

    async listKoppelingen(actor, tx) {
      const rows = await listKoppelingRows(tx);
      return rows.filter(({ brin6 }) => may(actor, 'koppelingen zien', brin6)).map(toKoppeling);
    },

    async requestKoppeling(actor, tx, { brin6, bronId, verificatiecode, schoolnaam, contactEmail }) {
      requireMay(actor, 'verzoeken behandelen');
      const found = await findKoppelingRow(tx, { brin6 }, { forUpdate: true });
      const id = found?.id ?? randomUUID();
      const codeVersleuteld = geheimen.encrypt(verificatiecode, codeContext(id));
      const isOther =
        !found || !isSameText(geheimen.decrypt(found.codeVersleuteld, codeContext(id)), verificatiecode);
      if (!found) {
        await insertKoppelingRow(tx, { id, brin6, bronId, codeVersleuteld, schoolnaam, contactEmail });
      } else {
        await updateKoppelingRow(tx, id, {
          bronId,
          ...(schoolnaam !== null && { schoolnaam }),
          ...(contactEmail !== null && { contactEmail, bevestigingVerzondenOp: null }),
          ...(isOther && {
            codeVersleuteld,
            status: getNextStatus(found.status as KoppelingStatus, 'andere-code'),
            statusSinds: new Date(),
            // Pupils must cross again before this is actief: ask for all of them, not for what changed.
            laatstOntvangenGegevens: null,
          }),
        });
      }
      await writeLogboek(
        { actor, tx },
        {
          gebeurtenis: 'koppeling.aangevraagd',
          brin6,
          onderwerp: `koppeling:${id}`,
          details: { andereCode: isOther },
        },
      );
      const row = await findKoppelingRow(tx, { id });
      if (!row) throw new Error('the koppeling that was just written is gone');
      return toKoppeling(row);
    },

    async getWithCode(actor, tx, id) {
      requireMay(actor, 'gegevens ophalen');
      const row = await findKoppelingRow(tx, { id });
      if (!row) throw new Error('no such koppeling');
      return {
        koppeling: toKoppeling(row),
        verificatiecode: geheimen.decrypt(row.codeVersleuteld, codeContext(id)),
      };
    },

    recordUitkomst,

    async recordPoging(actor, tx, id, isGeweigerd) {
      requireMay(actor, 'gegevens ophalen');
      if (isGeweigerd) await recordUitkomst(actor, tx, id, { event: 'geweigerd' });
      else await updateKoppelingRow(tx, id, { laatstePogingOp: new Date() });
    },

    async markBevestigingVerzonden(actor, id) {
      requireMay(actor, 'berichten versturen');
      await database.as(actor, async ({ tx }) => {
        await updateKoppelingRow(tx, id, { bevestigingVerzondenOp: new Date() });
        const row = await findKoppelingRow(tx, { id });
        await writeLogboek(
          { actor, tx },
          {
            gebeurtenis: 'bevestiging.verzonden',
            ...(row && { brin6: row.brin6 }),
            onderwerp: `koppeling:${id}`,
          },
        );
      });
    },

    async listRetryable(actor, now) {
      requireMay(actor, 'gegevens ophalen');
      const storingenVoor = new Date(now.getTime() - STORING_RETRY_MS);
      return await database.as(actor, ({ tx }) => listRetryableIds(tx, storingenVoor));
    },
  };
}
