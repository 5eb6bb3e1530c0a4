import type { Actor, Geheimen } from '@koppelpunt/platform';
import { createUwlrClient, type UwlrClient } from '@koppelpunt/standards';
import type { Db, TopDossierDatabase } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { requireMay } from '../rechten/rechten.ts';
import type { Bron, BronMetKlantcode, Wijze } from './bron.ts';
import { findBronRow, listBronRows, upsertBronRow } from './bronnen.store.ts';

export type Bronnen = {
  /** Idempotent: the same values change nothing, other values replace the old. */
  setBron(actor: Actor, bron: BronMetKlantcode): Promise<'set' | 'unchanged'>;
  /** Without the klantcode, which nothing ever shows. */
  listBronnen(actor: Actor): Promise<Bron[]>;
  /** The bron that a new koppeling hangs on. Throws a Problem when nobody has set one. */
  getBron(tx: Db): Promise<Bron>;
  openClient(tx: Db, bronId: string, timeoutMs: number): Promise<{ client: UwlrClient; wijze: Wijze }>;
};

/** An answer larger than this is no Dutch school: the largest has a few thousand pupils of about 700 bytes each. */
const MAX_BYTES = 200 * 1024 * 1024;

/** Binds a ciphertext to its row and column. */
export const klantcodeContext = (id: string): string => `bronnen:${id}:klantcode`;

export function createBronnen({
  database,
  geheimen,
}: {
  database: TopDossierDatabase;
  geheimen: Geheimen;
}): Bronnen {
  return {
    async setBron(actor, { id, url, klantnaam, klantcode, wijze: gevraagd }) {
      requireMay(actor, 'omgeving inrichten');
      return await database.as(actor, async ({ tx }) => {
        const found = await findBronRow(tx, id);
        const wijze = gevraagd ?? found?.wijze ?? 'alles-in-een';
        if (
          found?.url === url &&
          found.klantnaam === klantnaam &&
          found.wijze === wijze &&
          geheimen.decrypt(found.klantcodeVersleuteld, klantcodeContext(id)) === klantcode
        ) {
          return 'unchanged';
        }
        const klantcodeVersleuteld = geheimen.encrypt(klantcode, klantcodeContext(id));
        await upsertBronRow(tx, { id, url, klantnaam, klantcodeVersleuteld, wijze });
        await writeLogboek({ actor, tx }, { gebeurtenis: 'bron.ingesteld', onderwerp: `bron:${id}` });
        return 'set';
      });
    },

    async listBronnen(actor) {
      requireMay(actor, 'bronnen zien');
      const rows = await database.as(actor, ({ tx }) => listBronRows(tx));
      return rows.map(({ id, url, klantnaam, wijze }) => ({ id, url, klantnaam, wijze }));
    },

    async getBron(tx) {
      const [bron] = await listBronRows(tx);
      if (!bron) throw createProblem('GEEN_BRON');
      const { id, url, klantnaam, wijze } = bron;
      return { id, url, klantnaam, wijze };
    },

    async openClient(tx, bronId, timeoutMs) {
      const bron = await findBronRow(tx, bronId);
      if (!bron) throw createProblem('GEEN_BRON');
      const klantcode = geheimen.decrypt(bron.klantcodeVersleuteld, klantcodeContext(bronId));
      const { url, klantnaam, wijze } = bron;
      const client = createUwlrClient({ url, klantnaam, klantcode, timeoutMs, maxBytes: MAX_BYTES });
      return { client, wijze };
    },
  };
}
