import type { Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';

export type PartnerRij = {
  id: string;
  aanbodId: string;
  klantnaam: string;
  klantcodeVersleuteld: string;
  leeswijze: string;
};

const KOLOMMEN = ['id', 'aanbodId', 'klantnaam', 'klantcodeVersleuteld', 'leeswijze'] as const;

export async function findPartnerVanAanbod(
  db: Kysely<DB>,
  aanbodId: string,
): Promise<PartnerRij | undefined> {
  return await db.selectFrom('partners').select(KOLOMMEN).where('aanbodId', '=', aanbodId).executeTakeFirst();
}

export async function findPartnerMetNaam(db: Kysely<DB>, klantnaam: string): Promise<PartnerRij | undefined> {
  return await db
    .selectFrom('partners')
    .select(KOLOMMEN)
    .where('klantnaam', '=', klantnaam)
    .executeTakeFirst();
}

export async function listPartners(db: Kysely<DB>): Promise<PartnerRij[]> {
  return await db.selectFrom('partners').select(KOLOMMEN).orderBy('klantnaam').execute();
}

/** True when it was there not yet. The id comes from the caller: the ciphertext is bound to it. */
export async function insertPartner(
  db: Kysely<DB>,
  partner: Omit<PartnerRij, 'leeswijze'> & { leeswijze?: string },
): Promise<boolean> {
  const result = await db
    .insertInto('partners')
    .values(partner)
    .onConflict((conflict) => conflict.column('aanbodId').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updatePartner(
  db: Kysely<DB>,
  id: string,
  partner: { klantnaam: string; klantcodeVersleuteld: string; leeswijze: string },
): Promise<void> {
  await db.updateTable('partners').set(partner).where('id', '=', id).execute();
}
