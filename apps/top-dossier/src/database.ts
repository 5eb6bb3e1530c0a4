import { PLATFORM_MIGRATIONS, type Database, type Handeling as HandelingOn } from '@koppelpunt/platform';
import { sql } from 'kysely';
import { join } from 'node:path';
import type { DB } from './database.generated.ts';

export type TopDossierDatabase = Database<DB>;
/** The actor, the transaction and the moment: first parameter of everything that works inside a transaction. */
export type Handeling = HandelingOn<DB>;

export const MIGRATIONS = [
  PLATFORM_MIGRATIONS,
  { name: 'top-dossier', folder: join(import.meta.dirname, '../migrations') },
] as const;

/**
 * Tells PostgreSQL which koppeling this transaction is about. The policies of migration 0004 let a system (a job, the
 * command line) see and write the pupils of that koppeling only.
 */
export async function nameKoppeling({ tx }: Handeling, koppelingId: string): Promise<void> {
  await sql`select set_config('koppelpunt.koppeling', ${koppelingId}, true)`.execute(tx);
}

export const DATABASE_NAME = 'koppelpunt_top_dossier';
