import { sql } from 'kysely';
import type { Handeling } from '../database.ts';
import { describeHandelaar } from './koppeling.ts';
import type { Meldbaar } from './meldbaar.ts';
import type { Pauze } from './pauze.ts';

/** Moments come out of JSON as text. */
export type Pauzerij = Omit<Pauze, 'vanaf' | 'tot'> & { vanaf: string; tot: string | null };

/**
 * Those of a koppeling beside its own columns: one question, for every call of a partner asks it. A pause that ended longer
 * ago than this says nothing any more: its request would have expired, and two schooldagen of silence have passed.
 */
export const pauzesVan = sql<Pauzerij[]>`(
  select coalesce(jsonb_agg(jsonb_build_object(
      'id', p.id, 'soort', p.soort, 'codeVerwijderd', p.code_verwijderd, 'reden', p.reden, 'door', p.door,
      'vanaf', p.vanaf, 'tot', p.tot) order by p.vanaf, p.id), '[]')
    from pauzes p
   where p.koppeling_id = koppelingen.id and (p.tot is null or p.tot > koppelpunt.nu() - interval '60 days'))`.as(
  'pauzes',
);

export const toPauze = ({ vanaf, tot, ...pauze }: Pauzerij): Pauze => ({
  ...pauze,
  vanaf: new Date(vanaf),
  tot: tot === null ? null : new Date(tot),
});

export async function insertPauze(
  { tx }: Handeling,
  pauze: Omit<Pauze, 'id'> & { koppelingId: string; brin6: string },
): Promise<void> {
  await tx.insertInto('pauzes').values(pauze).execute();
}

/** The code is back. False when it was not away. */
export async function liftCodepauze(handeling: Handeling, koppelingId: string): Promise<boolean> {
  const { numUpdatedRows } = await end(handeling)
    .where('koppelingId', '=', koppelingId)
    .where('codeVerwijderd', '=', true)
    .where('tot', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function liftPauze(handeling: Handeling, id: string): Promise<void> {
  await end(handeling).where('id', '=', id).execute();
}

const end = ({ tx, now, actor }: Handeling) =>
  tx.updateTable('pauzes').set({
    // Who waited for a lock may have begun before the pause did.
    tot: sql<Date>`greatest(vanaf, ${now}::timestamptz)`,
    opgehevenDoor: describeHandelaar(actor),
  });

/** One that did not begin. */
export async function deletePauze({ tx }: Handeling, id: string): Promise<void> {
  await tx.deleteFrom('pauzes').where('id', '=', id).execute();
}

/**
 * Marks the pauses that begin or end after now and not after `uiterlijk`, and gives them: each begin and each end once. One
 * that was lifted has ended, and its school knows.
 */
export async function markMeldbaar({ tx, now }: Handeling, uiterlijk: Date): Promise<Meldbaar[]> {
  const begin = await tx
    .updateTable('pauzes')
    .set({ beginGemeldOp: now })
    .where('beginGemeldOp', 'is', null)
    .where('vanaf', '>', now)
    .where('vanaf', '<=', uiterlijk)
    .returning(['id as pauzeId', 'koppelingId', 'brin6'])
    .execute();
  const einde = await tx
    .updateTable('pauzes')
    .set({ eindeGemeldOp: now })
    .where('eindeGemeldOp', 'is', null)
    .where('tot', '>', now)
    .where('tot', '<=', uiterlijk)
    .returning(['id as pauzeId', 'koppelingId', 'brin6'])
    .execute();
  return [
    ...begin.map((row) => ({ wat: 'pauze-begin' as const, ...row })),
    ...einde.map((row) => ({ wat: 'pauze-einde' as const, ...row })),
  ];
}
