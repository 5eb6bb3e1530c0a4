import { describeActor } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';

export async function listMandaten({ tx }: Handeling, brin6: string) {
  return await tx
    .selectFrom('mandaten')
    .select(['id', 'gebruikerId', 'functie', 'vanaf', 'tot', 'verleendOp', 'ingetrokkenOp'])
    .where('brin6', '=', brin6)
    .orderBy('verleendOp', 'desc')
    .orderBy('id')
    .execute();
}

export async function insertMandaat(
  { actor, tx, now }: Handeling,
  mandaat: { brin6: string; gebruikerId: string; functie: string; vanaf: string; tot: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('mandaten')
    .values({ ...mandaat, verleendOp: now, verleendDoor: describeActor(actor) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** True when there was one that had not been withdrawn yet. */
export async function withdrawMandaat(
  { actor, tx, now }: Handeling,
  brin6: string,
  id: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mandaten')
    .set({ ingetrokkenOp: now, ingetrokkenDoor: describeActor(actor) })
    .where('brin6', '=', brin6)
    .where('id', '=', id)
    .where('ingetrokkenOp', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The one that counts on this day; the longest when there are more. */
export async function findGeldigMandaat(
  { tx }: Handeling,
  { brin6, gebruikerId, dag }: { brin6: string; gebruikerId: string; dag: string },
) {
  return await tx
    .selectFrom('mandaten')
    .select(['id', 'functie', 'tot'])
    .where('brin6', '=', brin6)
    .where('gebruikerId', '=', gebruikerId)
    .where('vanaf', '<=', dag)
    .where('tot', '>=', dag)
    .where('ingetrokkenOp', 'is', null)
    .orderBy('tot', 'desc')
    .executeTakeFirst();
}

export async function getMandaat({ tx }: Handeling, id: string) {
  return await tx
    .selectFrom('mandaten')
    .select(['functie', 'vanaf', 'tot'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
