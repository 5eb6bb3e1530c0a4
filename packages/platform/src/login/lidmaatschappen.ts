import { sql, type Kysely } from 'kysely';
import type { Lidmaatschap } from '../actor/actor.ts';
import type { LoginTables } from './login-tables.ts';

/**
 * A role as it was given. `plek` is a vestiging (BRIN6), a whole school (BRIN4), a whole bestuur (five digits), or null: the
 * organisation that runs the application. The code sees it as one Lidmaatschap per vestiging.
 */
export type Toekenning<Rol extends string = string> = { readonly rol: Rol; readonly plek: string | null };

/** One per vestiging, however many there are in a place. */
export async function listLidmaatschappen(
  db: Kysely<LoginTables>,
  gebruikerId: string,
): Promise<Lidmaatschap[]> {
  const { rows } = await sql<Lidmaatschap>`
    select distinct l.rol, v.brin6
      from lidmaatschappen l, lateral koppelpunt.vestigingen_van(l.plek) as v (brin6)
     where l.gebruiker_id = ${gebruikerId}
     order by l.rol, v.brin6`.execute(db);
  return rows;
}

/** The roles of this person, wherever they hold. */
export async function listRollen(db: Kysely<LoginTables>, gebruikerId: string): Promise<string[]> {
  const rijen = await db
    .selectFrom('lidmaatschappen')
    .select('rol')
    .where('gebruikerId', '=', gebruikerId)
    .execute();
  return rijen.map(({ rol }) => rol);
}

/** Gives how many were not there yet. */
export async function insertLidmaatschappen(
  db: Kysely<LoginTables>,
  gebruikerId: string,
  toekenningen: readonly Toekenning[],
): Promise<number> {
  if (toekenningen.length === 0) return 0;
  const added = await db
    .insertInto('lidmaatschappen')
    .values(toekenningen.map(({ plek, rol }) => ({ gebruikerId, plek, rol })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('rol')
    .execute();
  return added.length;
}

/** True when it was there. */
export async function deleteLidmaatschap(
  db: Kysely<LoginTables>,
  gebruikerId: string,
  { rol, plek }: Toekenning,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('lidmaatschappen')
    .where('gebruikerId', '=', gebruikerId)
    .where('rol', '=', rol)
    .where('plek', plek === null ? 'is' : '=', plek)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export type ToekenningVan = Toekenning & { gebruikerId: string; naam: string; email: string };

/** Who has which role at this vestiging, or (undefined) anywhere. */
export async function listToekenningen(
  db: Kysely<LoginTables>,
  brin6: string | undefined,
): Promise<ToekenningVan[]> {
  return await db
    .selectFrom('lidmaatschappen')
    .innerJoin('gebruikers', 'gebruikers.id', 'lidmaatschappen.gebruikerId')
    .select(['gebruikerId', 'rol', 'plek', 'name as naam', 'email'])
    .$if(brin6 !== undefined, (query) =>
      query.where('plek', '=', sql<string>`any (koppelpunt.plekken_van(array[${brin6}]::text[]))`),
    )
    .orderBy('name')
    .orderBy('gebruikerId')
    .orderBy('rol')
    .orderBy('plek')
    .execute();
}

/** A role of somebody, with the vestigingen where it holds now; null: the organisation. */
export type Bereikt = Toekenning & { gebruikerId: string; brin6s: readonly (string | null)[] };

/** Everywhere, also outside what whoever asks may see: for judging, not for showing. */
export async function listBereikt(
  db: Kysely<LoginTables>,
  gebruikerIds: readonly string[],
): Promise<Bereikt[]> {
  const { rows } = await sql<Bereikt>`
    select l.gebruiker_id as "gebruikerId", l.rol, l.plek,
           array(select v.brin6 from koppelpunt.vestigingen_van(l.plek) as v (brin6)) as brin6s
      from lidmaatschappen l
     where l.gebruiker_id = any (${gebruikerIds}::text[])`.execute(db);
  return rows;
}
