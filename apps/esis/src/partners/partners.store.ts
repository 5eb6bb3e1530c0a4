import type { Handeling } from '../database.ts';

export type PartnerRij = {
  id: string;
  aanbodId: string;
  klantnaam: string;
  klantcodeVersleuteld: string;
  leeswijze: string;
};

const KOLOMMEN = ['id', 'aanbodId', 'klantnaam', 'klantcodeVersleuteld', 'leeswijze'] as const;

export async function findPartnerVanAanbod(
  { tx }: Handeling,
  aanbodId: string,
): Promise<PartnerRij | undefined> {
  return await tx.selectFrom('partners').select(KOLOMMEN).where('aanbodId', '=', aanbodId).executeTakeFirst();
}

export async function findPartnerMetNaam(
  { tx }: Handeling,
  klantnaam: string,
): Promise<PartnerRij | undefined> {
  return await tx
    .selectFrom('partners')
    .select(KOLOMMEN)
    .where('klantnaam', '=', klantnaam)
    .executeTakeFirst();
}

export async function listPartners({ tx }: Handeling): Promise<PartnerRij[]> {
  return await tx.selectFrom('partners').select(KOLOMMEN).orderBy('klantnaam').execute();
}

/** True when it was there not yet. The id comes from the caller: the ciphertext is bound to it. */
export async function insertPartner(
  { tx }: Handeling,
  partner: Omit<PartnerRij, 'leeswijze'> & { leeswijze?: string },
): Promise<boolean> {
  const result = await tx
    .insertInto('partners')
    .values(partner)
    .onConflict((conflict) => conflict.column('aanbodId').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updatePartner(
  { tx }: Handeling,
  id: string,
  partner: { klantnaam: string; klantcodeVersleuteld: string; leeswijze: string },
): Promise<void> {
  await tx.updateTable('partners').set(partner).where('id', '=', id).execute();
}
