import type { Kysely } from 'kysely';
import type { Lidmaatschap } from './actor.ts';
import type { LoginTables } from './login-tables.ts';

export async function listLidmaatschappen(
  db: Kysely<LoginTables>,
  gebruikerId: string,
): Promise<Lidmaatschap[]> {
  return await db
    .selectFrom('lidmaatschappen')
    .select(['brin6', 'rol'])
    .where('gebruikerId', '=', gebruikerId)
    .orderBy('rol')
    .orderBy('brin6')
    .execute();
}
