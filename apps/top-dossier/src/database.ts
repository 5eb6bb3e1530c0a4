import type { Database, Tx } from '@koppelpunt/platform';
import { PLATFORM_MIGRATIONS } from '@koppelpunt/platform';
import type { Kysely } from 'kysely';
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

export const DATABASE_NAME = 'koppelpunt_top_dossier';
