import {
  PLATFORM_MIGRATIONS,
  type Database,
  type Handeling as PlatformHandeling,
} from '@koppelpunt/platform';
import { join } from 'node:path';
import type { DB } from './database.generated.ts';

export type EsisDatabase = Database<DB>;

/** Who does something, in which transaction of ESIS, and when. */
export type Handeling = PlatformHandeling<DB>;

export const DATABASE_NAME = 'koppelpunt_esis';

export const MIGRATIONS = [
  PLATFORM_MIGRATIONS,
  { name: 'esis', folder: join(import.meta.dirname, '../migrations') },
] as const;

/** An id that is no UUID is simply not there; PostgreSQL would make an error of it. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
