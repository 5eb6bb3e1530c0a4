import type { Database, Handeling as PlatformHandeling } from '@koppelpunt/platform';
import type { DB } from './database.generated.ts';

export type EsisDatabase = Database<DB>;

/** Who does something, in which transaction of ESIS, and when. */
export type Handeling = PlatformHandeling<DB>;
