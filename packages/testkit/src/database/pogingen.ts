import type pg from 'pg';
import { insertVan, type Rij, type Tabel } from './catalogus.ts';

/** The acts on the rows of a table that somebody turned out to be able to do. */
export const DADEN = ['lezen', 'toevoegen', 'wijzigen', 'verwijderen'] as const;
export type Daad = (typeof DADEN)[number];

/**
 * Tries everything on a table, inside the transaction of `client`, and leaves nothing behind. An error about a reference
 * or a double key comes after row-level security has said yes, so it counts as done; only 42501 is a refusal.
 */
export async function probeer(client: pg.ClientBase, tabel: Tabel, rij: Rij): Promise<Daad[]> {
  const naam = client.escapeIdentifier(tabel.naam);
  const daden: Record<Daad, () => Promise<boolean>> = {
    lezen: async () => {
      const { rows } = await client.query<{ aantal: string }>(`select count(*) as aantal from ${naam}`);
      return Number(rows[0]?.aantal) > 0;
    },
    toevoegen: async () => {
      await client.query(...insertVan(client, tabel.naam, rij));
      return true;
    },
    wijzigen: async () => {
      const kolom = await findWijzigbare(client, tabel.naam);
      if (kolom === undefined) return false;
      const eigen = client.escapeIdentifier(kolom);
      return hasRows(await client.query(`update ${naam} set ${eigen} = ${eigen}`));
    },
    verwijderen: async () => hasRows(await client.query(`delete from ${naam}`)),
  };
  const gelukt: Daad[] = [];
  for (const daad of DADEN) {
    await client.query('savepoint poging');
    if (await isGelukt(daden[daad])) gelukt.push(daad);
    await client.query('rollback to savepoint poging');
  }
  return gelukt;
}

const hasRows = ({ rowCount }: pg.QueryResult): boolean => (rowCount ?? 0) > 0;

async function isGelukt(doe: () => Promise<boolean>): Promise<boolean> {
  try {
    return await doe();
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code === '42501') return false;
    // Integrity, or an error of a trigger: row-level security had let it through.
    if (code.startsWith('23') || code === 'P0001') return true;
    throw error;
  }
}

/** A role may have the right to change one column and not another. */
async function findWijzigbare(client: pg.ClientBase, tabel: string): Promise<string | undefined> {
  const { rows } = await client.query<{ naam: string }>(
    `select attname as naam from pg_attribute
      where attrelid = to_regclass(quote_ident($1)) and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
        and has_column_privilege(attrelid, attnum, 'update') order by attnum limit 1`,
    [tabel],
  );
  return rows[0]?.naam;
}
