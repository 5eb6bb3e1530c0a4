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

/** Gives how many were not there yet. */
export async function insertLidmaatschappen(
  db: Kysely<LoginTables>,
  gebruikerId: string,
  lidmaatschappen: readonly Lidmaatschap[],
): Promise<number> {
  if (lidmaatschappen.length === 0) return 0;
  const added = await db
    .insertInto('lidmaatschappen')
    .values(lidmaatschappen.map(({ brin6, rol }) => ({ gebruikerId, brin6, rol })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('rol')
    .execute();
  return added.length;
}
