import { PLATFORM_MIGRATIONS, type Database, type Handeling as HandelingOn } from '@koppelpunt/platform';
import { sql } from 'kysely';
import { join } from 'node:path';
import type { DB } from './database.generated.ts';

export type TopDossierDatabase = Database<DB>;
/** Who acts, in which transaction, and when: the first parameter of everything that works inside one. */
export type Handeling = HandelingOn<DB>;
/** The transaction alone. */
export type Db = Handeling['tx'];

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
