import type { Database, Tx } from '@koppelpunt/platform';
import { PLATFORM_MIGRATIONS } from '@koppelpunt/platform';
import { sql, type Kysely } from 'kysely';
import { join } from 'node:path';
import type { DB } from './database.generated.ts';

export type TopDossierDatabase = Database<DB>;
/** A connection, inside a transaction or not. */
export type Db = Kysely<DB>;
export type TopDossierTx = Tx<DB>;

export const MIGRATIONS = [
  PLATFORM_MIGRATIONS,
  { name: 'top-dossier', folder: join(import.meta.dirname, '../migrations') },
] as const;

/**
 * Says which koppeling this transaction is about. A system (a job, the command line) sees and writes the pupils of that
 * one only: the policies of migration 0050 ask for it.
 */
export async function nameKoppeling(tx: Db, koppelingId: string): Promise<void> {
  await sql`select set_config('koppelpunt.koppeling', ${koppelingId}, true)`.execute(tx);
}

export const DATABASE_NAME = 'koppelpunt_top_dossier';
