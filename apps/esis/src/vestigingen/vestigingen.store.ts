import { sql, type RawBuilder } from 'kysely';
import type { Handeling } from '../database.ts';

export async function listVestigingen({ tx }: Handeling, brin6s: readonly string[] | 'alle') {
  if (brin6s !== 'alle' && brin6s.length === 0) return [];
  return await tx
    .selectFrom('vestigingen')
    .select(['brin6', 'naam', 'plaats', 'laatsteImportOp'])
    .$if(brin6s !== 'alle', (query) => query.where('brin6', 'in', brin6s as string[]))
    .orderBy('brin6')
    .execute();
}

export async function insertVestiging(
  { tx }: Handeling,
  vestiging: {
    brin6: string;
    naam: string;
    plaats: string | null;
    bestuur: string | null;
    gewijzigdOp: Date;
  },
): Promise<boolean> {
  const result = await tx
    .insertInto('vestigingen')
    .values(vestiging)
    .onConflict((conflict) => conflict.column('brin6').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findVestiging({ tx }: Handeling, brin6: string) {
  return await tx
    .selectFrom('vestigingen')
    .select(['brin6', 'naam', 'gewijzigdOp'])
    .where('brin6', '=', brin6)
    .executeTakeFirst();
}

/** True when it changed. Only for the command line; the database asks that too. */
export async function updateBestuur({ tx }: Handeling, brin6: string, bestuur: string): Promise<boolean> {
  const { rows } = await sql<{
    gewijzigd: boolean;
  }>`select koppelpunt.zet_bestuur(${brin6}, ${bestuur}) as gewijzigd`.execute(tx);
  return rows[0]?.gewijzigd === true;
}

/** Is it one of ours? Also for an actor that may not see it. */
export async function isVestiging({ tx }: Handeling, brin6: string): Promise<boolean> {
  const { rows } = await sql<{
    bestaat: boolean;
  }>`select koppelpunt.bestaat_vestiging(${brin6}) as bestaat`.execute(tx);
  return rows[0]?.bestaat === true;
}

export async function lockVestiging({ tx }: Handeling, brin6: string) {
  return await tx
    .selectFrom('vestigingen')
    .select(['brin6', 'naam', 'plaats', 'gewijzigdOp'])
    .where('brin6', '=', brin6)
    .forUpdate()
    .executeTakeFirst();
}

/** The change stamp, as part of another question; null for an actor that may not see the vestiging. */
export const selectGewijzigdOp = (brin6: string): RawBuilder<Date | null> =>
  sql<Date | null>`(select gewijzigd_op from vestigingen where brin6 = ${brin6})`;

export async function updateVestiging(
  { tx }: Handeling,
  brin6: string,
  moment: { laatsteImportOp?: Date; gewijzigdOp?: Date },
): Promise<void> {
  await tx.updateTable('vestigingen').set(moment).where('brin6', '=', brin6).execute();
}
