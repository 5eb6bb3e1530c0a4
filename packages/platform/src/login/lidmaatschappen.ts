import { sql } from 'kysely';
import type { Lidmaatschap } from '../actor/actor.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Toekenning } from './toekenning.ts';

/** One per vestiging, however many a place has. */
export async function listLidmaatschappen(
  { tx }: LoginHandeling,
  gebruikerId: string,
): Promise<Lidmaatschap[]> {
  const { rows } = await sql<Lidmaatschap>`
    select distinct l.rol, v.brin6
      from lidmaatschappen l, lateral koppelpunt.vestigingen_van(l.plek) as v (brin6)
     where l.gebruiker_id = ${gebruikerId}
     order by l.rol, v.brin6`.execute(tx);
  return rows;
}

/** The roles of this person, wherever they hold. */
export async function listRollen({ tx }: LoginHandeling, gebruikerId: string): Promise<string[]> {
  const rijen = await tx
    .selectFrom('lidmaatschappen')
    .select('rol')
    .where('gebruikerId', '=', gebruikerId)
    .execute();
  return rijen.map(({ rol }) => rol);
}

/** Adds those that are missing, and gives how many that were. */
export async function insertLidmaatschappen(
  { tx }: LoginHandeling,
  gebruikerId: string,
  toekenningen: readonly Toekenning[],
): Promise<number> {
  if (toekenningen.length === 0) return 0;
  const added = await tx
    .insertInto('lidmaatschappen')
    .values(toekenningen.map(({ plek, rol }) => ({ gebruikerId, plek, rol })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('rol')
    .execute();
  return added.length;
}

/** True when it was there. */
export async function deleteLidmaatschap(
  { tx }: LoginHandeling,
  gebruikerId: string,
  { rol, plek }: Toekenning,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('lidmaatschappen')
    .where('gebruikerId', '=', gebruikerId)
    .where('rol', '=', rol)
    .where('plek', plek === null ? 'is' : '=', plek)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export type ToekenningVan = Toekenning & { gebruikerId: string; naam: string; email: string };

/** The roles of everybody at this vestiging, or (undefined) anywhere. */
export async function listToekenningen(
  { tx }: LoginHandeling,
  brin6: string | undefined,
): Promise<ToekenningVan[]> {
  return await tx
    .selectFrom('lidmaatschappen')
    .innerJoin('gebruikers', 'gebruikers.id', 'lidmaatschappen.gebruikerId')
    .select(['gebruikerId', 'rol', 'plek', 'naam', 'email'])
    .$if(brin6 !== undefined, (query) =>
      query.where('plek', '=', sql<string>`any (koppelpunt.plekken_van(array[${brin6}]::text[]))`),
    )
    .orderBy('naam')
    .orderBy('gebruikerId')
    .orderBy('rol')
    .orderBy('plek')
    .execute();
}

/** A role of somebody, with the vestigingen where it holds now; null: the organisation. */
export type Bereikt = Toekenning & { gebruikerId: string; brin6s: readonly (string | null)[] };

/** Everywhere, also outside what the asker may see: for judging, not for showing. */
export async function listBereikt(
  { tx }: LoginHandeling,
  gebruikerIds: readonly string[],
): Promise<Bereikt[]> {
  const { rows } = await sql<Bereikt>`
    select l.gebruiker_id as "gebruikerId", l.rol, l.plek,
           array(select v.brin6 from koppelpunt.vestigingen_van(l.plek) as v (brin6)) as brin6s
      from lidmaatschappen l
     where l.gebruiker_id = any (${gebruikerIds}::text[])`.execute(tx);
  return rows;
}
