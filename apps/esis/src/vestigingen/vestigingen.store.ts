import type { Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';

export async function listVestigingen(db: Kysely<DB>, brin6s: readonly string[] | 'alle') {
  if (brin6s !== 'alle' && brin6s.length === 0) return [];
  return await db
    .selectFrom('vestigingen')
    .select(['brin6', 'naam', 'plaats', 'laatsteImportOp'])
    .$if(brin6s !== 'alle', (query) => query.where('brin6', 'in', brin6s as string[]))
    .orderBy('brin6')
    .execute();
}

export async function insertVestiging(
  db: Kysely<DB>,
  vestiging: { brin6: string; naam: string; plaats: string | null; gewijzigdOp: Date },
): Promise<boolean> {
  const result = await db
    .insertInto('vestigingen')
    .values(vestiging)
    .onConflict((conflict) => conflict.column('brin6').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findVestiging(db: Kysely<DB>, brin6: string) {
  return await db
    .selectFrom('vestigingen')
    .select(['brin6', 'naam', 'gewijzigdOp'])
    .where('brin6', '=', brin6)
    .executeTakeFirst();
}

export async function lockVestiging(tx: Kysely<DB>, brin6: string) {
  return await tx
    .selectFrom('vestigingen')
    .select(['brin6', 'naam', 'gewijzigdOp'])
    .where('brin6', '=', brin6)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateImport(
  tx: Kysely<DB>,
  brin6: string,
  moment: { laatsteImportOp: Date; gewijzigdOp?: Date },
): Promise<void> {
  await tx.updateTable('vestigingen').set(moment).where('brin6', '=', brin6).execute();
}
