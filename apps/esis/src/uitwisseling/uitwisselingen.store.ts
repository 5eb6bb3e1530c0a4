import { sql } from 'kysely';
import type { Handeling } from '../database.ts';

export type Uitkomst =
  | 'gegevens'
  | 'geengegevens'
  | 'geenwijzigingen'
  | 'bevestigd'
  /** With the right key, before the startdatum. */
  | 'tevroeg'
  | 'geweigerd'
  | 'afgebroken'
  | 'fout';

export type NewUitwisseling = {
  op: Date;
  brin6: string | null;
  koppelingId: string | null;
  partnerId: string;
  operatie: string;
  uitkomst: Uitkomst;
  laatstOntvangen?: Date | null;
  aantalLeerlingen?: number;
  aantalGroepen?: number;
  velden?: string[];
  groepvelden?: string[];
  bytes?: number;
};

export async function insertUitwisseling({ tx }: Handeling, uitwisseling: NewUitwisseling): Promise<number> {
  const row = await tx
    .insertInto('uitwisselingen')
    .values(uitwisseling)
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateUitwisseling(
  { tx }: Handeling,
  id: number,
  wijziging: Pick<NewUitwisseling, 'uitkomst' | 'aantalLeerlingen' | 'aantalGroepen' | 'bytes'>,
): Promise<void> {
  await tx.updateTable('uitwisselingen').set(wijziging).where('id', '=', id).execute();
}

/** The last exchange of this partner with this school, by the same koppeling or, as a stranger's code, by none. */
export async function findVorige(
  { tx }: Handeling,
  { brin6, koppelingId, partnerId }: Pick<NewUitwisseling, 'brin6' | 'koppelingId' | 'partnerId'>,
) {
  return await tx
    .selectFrom('uitwisselingen')
    .select(['id', 'op', 'operatie', 'uitkomst', 'aantal', 'laatstOp'])
    .where('brin6', '=', brin6)
    .where('koppelingId', koppelingId === null ? 'is' : '=', koppelingId)
    .where('partnerId', '=', partnerId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The same question got the same answer once more. */
export async function countHerhaling({ tx }: Handeling, id: number, op: Date): Promise<void> {
  await tx
    .updateTable('uitwisselingen')
    .set((eb) => ({ aantal: eb('aantal', '+', 1), laatstOp: op }))
    .where('id', '=', id)
    .execute();
}

const LIST_KOLOMMEN = [
  'op',
  'operatie',
  'uitkomst',
  'koppelingId',
  'partnerId',
  'aantalLeerlingen',
  'aantalGroepen',
  'velden',
  'groepvelden',
  'aantal',
  'laatstOp',
] as const;

/** Those of one koppeling in which something crossed or was refused; that nothing had changed is no news. */
export async function listVanKoppeling({ tx }: Handeling, koppelingId: string, limit: number) {
  return await tx
    .selectFrom('uitwisselingen')
    .select(LIST_KOLOMMEN)
    .where('koppelingId', '=', koppelingId)
    .where('uitkomst', 'not in', ['geenwijzigingen', 'geengegevens'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/**
 * The last question about each koppeling, and when an answer last went well. Only the last row of a koppeling is counted
 * on (`findVorige`), so the order of the ids is that of the moments, and each is one step in the index.
 */
export async function listVragen({ tx }: Handeling, koppelingIds: readonly string[]) {
  const { rows } = await sql<LaatsteVraag>`
    select k.id as "koppelingId", vraag.op as laatst, vraag.operatie, vraag.uitkomst, goed.op as "laatstGoed"
      from unnest(${sql.val([...koppelingIds])}::uuid[]) as k (id)
     cross join lateral (
       select coalesce(laatst_op, op) as op, operatie, uitkomst from uitwisselingen
        where koppeling_id = k.id order by id desc limit 1) vraag
      left join lateral (
       select coalesce(laatst_op, op) as op from uitwisselingen
        where koppeling_id = k.id
          and (uitkomst = 'geenwijzigingen' or (uitkomst = 'gegevens' and operatie <> 'HaalStructuur'))
        order by id desc limit 1) goed on true`.execute(tx);
  return rows;
}

type LaatsteVraag = {
  koppelingId: string;
  laatst: Date;
  operatie: string;
  uitkomst: Uitkomst;
  laatstGoed: Date | null;
};

/**
 * Whose partner got an answer, and asked again with the stamp of before: it did not take over what it got. Since when, and how
 * often it fetched the same. The question that carries a stamp is that for all pupils, or the first of the other port.
 */
export async function listOnverwerkt({ tx }: Handeling, koppelingIds: readonly string[]) {
  const { rows } = await sql<{ koppelingId: string; sinds: Date; aantal: number }>`
    select k.id as "koppelingId", keren.sinds, keren.aantal
      from unnest(${koppelingIds}::uuid[]) as k (id),
           lateral (select laatst_ontvangen, uitkomst from uitwisselingen
                     where koppeling_id = k.id and laatst_ontvangen is not null
                       and operatie in ('HaalLeerlinggegevens', 'HaalStructuur')
                       and uitkomst in ('gegevens', 'geenwijzigingen')
                     order by id desc limit 1) as laatste,
           lateral (select min(op) as sinds, count(*) as aantal from uitwisselingen
                     where koppeling_id = k.id and laatst_ontvangen = laatste.laatst_ontvangen
                       and operatie in ('HaalLeerlinggegevens', 'HaalStructuur') and uitkomst = 'gegevens') as keren
     where laatste.uitkomst = 'gegevens' and keren.aantal > 1`.execute(tx);
  return rows;
}

export async function listUitwisselingen({ tx }: Handeling, brin6: string, limit: number) {
  return await tx
    .selectFrom('uitwisselingen')
    .select(LIST_KOLOMMEN)
    .where('brin6', '=', brin6)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** How often a partner asked for this school with a code that was never its own, and when last. */
export async function findVreemdeCodes(
  { tx }: Handeling,
  brin6: string,
  sinds: Date,
): Promise<{ aantal: number; laatst: Date | null }> {
  return await tx
    .selectFrom('uitwisselingen')
    .select([
      sql<number>`coalesce(sum(aantal), 0)`.as('aantal'),
      sql<Date | null>`max(coalesce(laatst_op, op))`.as('laatst'),
    ])
    .where('brin6', '=', brin6)
    .where('uitkomst', '=', 'geweigerd')
    .where('koppelingId', 'is', null)
    .where(sql<boolean>`coalesce(laatst_op, op) > ${sinds}`)
    .executeTakeFirstOrThrow();
}

/** The last time that pupils crossed, per koppeling. */
export async function listLaatste({ tx }: Handeling, koppelingIds: readonly string[]) {
  return await tx
    .selectFrom('uitwisselingen')
    .distinctOn('koppelingId')
    .select(['koppelingId', 'op', 'aantalLeerlingen'])
    .where('koppelingId', 'in', koppelingIds)
    .where('uitkomst', '=', 'gegevens')
    .where('operatie', 'in', ['HaalLeerlinggegevens', 'HaalLeerlingen'])
    .orderBy('koppelingId')
    .orderBy('id', 'desc')
    .execute();
}
