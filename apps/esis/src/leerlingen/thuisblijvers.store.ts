import { sql } from 'kysely';
import type { Handeling } from '../database.ts';
import type { Thuisblijver } from './thuisblijver.ts';

type Plek = { brin6: string; key: string };

/** The row that nobody ended, also when its last day is over. */
export async function findThuisblijver(
  { tx }: Handeling,
  { brin6, key }: Plek,
): Promise<Thuisblijver | undefined> {
  return await tx
    .selectFrom('thuisblijvers')
    .select(['id', 'kindPseudoniem', 'sinds', 'door', 'tot', 'redenVersleuteld'])
    .where('brin6', '=', brin6)
    .where('leerlingKey', '=', key)
    .where('opgehevenOp', 'is', null)
    .executeTakeFirst();
}

/** Those that count on this day; of one child, the one that counts longest is the last. */
export async function listThuisblijvers({ tx }: Handeling, brin6: string, dag: string) {
  return await tx
    .selectFrom('thuisblijvers')
    .select(['id', 'leerlingKey', 'kindPseudoniem', 'sinds', 'door', 'tot', 'redenVersleuteld'])
    .where('brin6', '=', brin6)
    .where('opgehevenOp', 'is', null)
    .where((eb) => eb.or([eb('tot', 'is', null), eb('tot', '>=', dag)]))
    .orderBy('tot', (order) => order.asc().nullsLast())
    .execute();
}

export async function insertThuisblijver(
  { tx }: Handeling,
  { brin6, key }: Plek,
  row: Omit<Thuisblijver, 'sinds'> & { sinds: Date },
): Promise<void> {
  await tx
    .insertInto('thuisblijvers')
    .values({ ...row, brin6, leerlingKey: key })
    .execute();
}

export async function updateThuisblijver(
  { tx }: Handeling,
  id: string,
  wijziging: Partial<Omit<Thuisblijver, 'id'>>,
): Promise<void> {
  await tx.updateTable('thuisblijvers').set(wijziging).where('id', '=', id).execute();
}

export async function endThuisblijver(
  { tx, now }: Handeling,
  id: string,
  { door, versleuteld }: { door: string; versleuteld: string },
): Promise<void> {
  await tx
    .updateTable('thuisblijvers')
    .set({ opgehevenOp: now, opgehevenDoor: door, opheffingVersleuteld: versleuteld })
    .where('id', '=', id)
    .execute();
}

/** The pupil in the school year that lists show, or in the last one that it was in. */
export async function findLeerling({ tx }: Handeling, { brin6, key }: Plek, dag: string) {
  const { rows } = await sql<{
    key: string;
    schooljaar: string;
    roepnaam: string | null;
    voorvoegsel: string | null;
    achternaam: string | null;
    geboortedatum: string | null;
    geslacht: number | null;
    jaargroep: string | null;
    groep: string | null;
  }>`
    select l.key, l.schooljaar, l.roepnaam, l.voorvoegsel, l.achternaam, l.geboortedatum, l.geslacht, l.jaargroep,
           coalesce(g.naam, l.groep) as groep
      from leerlingen l
      left join groepen g on g.brin6 = l.brin6 and g.schooljaar = l.schooljaar and g.key = l.groep
     where l.brin6 = ${brin6} and l.key = ${key}
     order by l.schooljaar = koppelpunt.schooljaar_van(${dag}::date) desc, l.schooljaar desc
     limit 1`.execute(tx);
  return rows[0];
}

/** The pupils (of one school year, or of all) whose key never stood here: the same child may be among them. */
export async function listZonderRegel(
  { tx }: Handeling,
  { brin6, schooljaar }: { brin6: string; schooljaar?: string },
) {
  return await tx
    .selectFrom('leerlingen as l')
    .distinctOn('l.key')
    .select(['l.key', 'l.roepnaam', 'l.achternaam', 'l.geboortedatum'])
    .where('l.brin6', '=', brin6)
    .$if(schooljaar !== undefined, (query) => query.where('l.schooljaar', '=', schooljaar as string))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('thuisblijvers as t')
            .select('t.id')
            .whereRef('t.brin6', '=', 'l.brin6')
            .whereRef('t.leerlingKey', '=', 'l.key'),
        ),
      ),
    )
    .orderBy('l.key')
    .orderBy('l.schooljaar', 'desc')
    .execute();
}

/** Every key that the vestiging has or keeps home. */
export async function listKeys({ tx }: Handeling, brin6: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from leerlingen where brin6 = ${brin6}
    union select leerling_key from thuisblijvers where brin6 = ${brin6}`.execute(tx);
  return rows.map(({ key }) => key);
}

/** The keys (with their vestiging) that stay home for the partner that asks. */
export async function listThuisVoorPartner({ tx }: Handeling): Promise<string[]> {
  const { rows } = await sql<{ thuis: string[] }>`select koppelpunt.blijft_thuis() as thuis`.execute(tx);
  return rows[0]?.thuis ?? [];
}
