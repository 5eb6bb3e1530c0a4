import type { Handeling } from '../database.ts';

export type Mandaataanvraag = { gebruikerId: string; gevraagdOp: Date };

/** The open ones, the oldest first. */
export async function listAanvragen({ tx }: Handeling, brin6: string): Promise<Mandaataanvraag[]> {
  return await tx
    .selectFrom('mandaataanvragen')
    .select(['gebruikerId', 'gevraagdOp'])
    .where('brin6', '=', brin6)
    .orderBy('gevraagdOp')
    .orderBy('gebruikerId')
    .execute();
}

/** False when the open one is from after `opnieuwVoor`: nobody is asked again so soon. */
export async function upsertAanvraag(
  { tx, now }: Handeling,
  { opnieuwVoor, ...aanvraag }: { brin6: string; gebruikerId: string; opnieuwVoor: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('mandaataanvragen')
    .values({ ...aanvraag, gevraagdOp: now })
    .onConflict((conflict) =>
      conflict
        .columns(['brin6', 'gebruikerId'])
        .doUpdateSet({ gevraagdOp: now })
        .where('mandaataanvragen.gevraagdOp', '<', opnieuwVoor),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** True when there was one. */
export async function deleteAanvraag(
  { tx }: Handeling,
  { brin6, gebruikerId }: { brin6: string; gebruikerId: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('mandaataanvragen')
    .where('brin6', '=', brin6)
    .where('gebruikerId', '=', gebruikerId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
