import type { Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';

export async function listMandaten(tx: Kysely<DB>, brin6: string) {
  return await tx
    .selectFrom('mandaten')
    .select(['id', 'gebruikerId', 'functie', 'vanaf', 'tot', 'verleendOp', 'ingetrokkenOp'])
    .where('brin6', '=', brin6)
    .orderBy('verleendOp', 'desc')
    .orderBy('id')
    .execute();
}

export async function insertMandaat(
  tx: Kysely<DB>,
  mandaat: {
    brin6: string;
    gebruikerId: string;
    functie: string;
    vanaf: string;
    tot: string;
    verleendOp: Date;
    verleendDoor: string;
  },
): Promise<string> {
  const { id } = await tx.insertInto('mandaten').values(mandaat).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** True when there was one that had not been withdrawn yet. */
export async function withdrawMandaat(
  tx: Kysely<DB>,
  { brin6, id, moment, door }: { brin6: string; id: string; moment: Date; door: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mandaten')
    .set({ ingetrokkenOp: moment, ingetrokkenDoor: door })
    .where('brin6', '=', brin6)
    .where('id', '=', id)
    .where('ingetrokkenOp', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The one that counts on this day; the longest when there are more. */
export async function findGeldigMandaat(
  tx: Kysely<DB>,
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
