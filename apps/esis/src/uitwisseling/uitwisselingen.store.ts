import type { Handeling } from '../database.ts';

export type Uitkomst =
  'gegevens' | 'geengegevens' | 'geenwijzigingen' | 'bevestigd' | 'geweigerd' | 'afgebroken' | 'fout';

export type NewUitwisseling = {
  op: Date;
  brin6: string | null;
  koppelingId: string | null;
  partnerId: string;
  operatie: string;
  uitkomst: Uitkomst;
  aantalLeerlingen?: number;
  velden?: string[];
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
  wijziging: Pick<NewUitwisseling, 'uitkomst' | 'aantalLeerlingen' | 'bytes'>,
): Promise<void> {
  await tx.updateTable('uitwisselingen').set(wijziging).where('id', '=', id).execute();
}

export async function listUitwisselingen({ tx }: Handeling, brin6: string, limit: number) {
  return await tx
    .selectFrom('uitwisselingen')
    .select(['op', 'operatie', 'uitkomst', 'koppelingId', 'partnerId', 'aantalLeerlingen', 'bytes'])
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
    .select((eb) => [eb.fn.countAll<number>().as('aantal'), eb.fn.max('op').as('laatst')])
    .where('brin6', '=', brin6)
    .where('uitkomst', '=', 'geweigerd')
    .where('koppelingId', 'is', null)
    .where('op', '>', sinds)
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
