import type { Handeling } from '../database.ts';

/** So long an import can be undone; the policy of `systeem:opruimen` on `importrijen` says the same. */
export const UNDO_DAGEN = 14;

type NewImport = { brin6: string; schooljaar: string; nieuw: number; gewijzigd: number; vertrokken: number };

/** The import that can be undone from now on; what could be undone before is forgotten. */
export async function replaceImport({ tx, now }: Handeling, { brin6, ...values }: NewImport): Promise<void> {
  await tx.deleteFrom('importrijen').where('brin6', '=', brin6).execute();
  const row = { ...values, op: now, teruggedraaidOp: null };
  await tx
    .insertInto('importen')
    .values({ brin6, ...row })
    .onConflict((conflict) => conflict.column('brin6').doUpdateSet(row))
    .execute();
}

export async function findImport({ tx }: Handeling, brin6: string) {
  return await tx.selectFrom('importen').selectAll().where('brin6', '=', brin6).executeTakeFirst();
}

export async function closeImport({ tx, now }: Handeling, brin6: string): Promise<void> {
  await tx.updateTable('importen').set({ teruggedraaidOp: now }).where('brin6', '=', brin6).execute();
  await tx.deleteFrom('importrijen').where('brin6', '=', brin6).execute();
}
