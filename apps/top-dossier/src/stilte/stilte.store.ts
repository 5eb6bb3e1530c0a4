import type { Handeling } from '../database.ts';

export async function isGemeld({ tx }: Handeling, dag: string): Promise<boolean> {
  const row = await tx.selectFrom('stiltemeldingen').select('dag').where('dag', '=', dag).executeTakeFirst();
  return row !== undefined;
}

export async function insertMelding({ tx, now }: Handeling, dag: string, aantal: number): Promise<void> {
  await tx
    .insertInto('stiltemeldingen')
    .values({ dag, aantal, verzondenOp: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
