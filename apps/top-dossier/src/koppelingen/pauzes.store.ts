import { sql } from 'kysely';
import type { Handeling } from '../database.ts';
import type { Pauze } from './pauze.ts';

/** Moments come out of JSON as text. */
export type Pauzerij = Omit<Pauze, 'vanaf' | 'tot'> & { vanaf: string; tot: string | null };

/** Those of a koppeling beside its own columns; one that ended longer ago than this explains no silence any more. */
export const pauzesVan = sql<Pauzerij[]>`(
  select coalesce(jsonb_agg(jsonb_build_object(
      'id', p.id, 'reden', p.reden, 'door', p.door, 'vanaf', p.vanaf, 'tot', p.tot) order by p.vanaf, p.id), '[]')
    from pauzes p
   where p.koppeling_id = koppelingen.id and (p.tot is null or p.tot > koppelpunt.nu() - interval '60 days'))`.as(
  'pauzes',
);

/** No pause holds it at this moment. */
export const isOpen = sql<boolean>`not exists (
  select from pauzes p
   where p.koppeling_id = koppelingen.id
     and p.vanaf <= koppelpunt.nu() and (p.tot is null or p.tot > koppelpunt.nu()))`;

export const toPauze = ({ vanaf, tot, ...pauze }: Pauzerij): Pauze => ({
  ...pauze,
  vanaf: new Date(vanaf),
  tot: tot === null ? null : new Date(tot),
});

export async function insertPauze(
  { tx }: Handeling,
  pauze: Omit<Pauze, 'id'> & { koppelingId: string },
): Promise<string> {
  const { id } = await tx.insertInto('pauzes').values(pauze).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function liftPauze({ tx, now }: Handeling, id: string, opgehevenDoor: string): Promise<void> {
  const tot = sql<Date>`greatest(vanaf, ${now}::timestamptz)`;
  await tx.updateTable('pauzes').set({ tot, opgehevenDoor }).where('id', '=', id).execute();
}

/** One that did not begin. */
export async function deletePauze({ tx }: Handeling, id: string): Promise<void> {
  await tx.deleteFrom('pauzes').where('id', '=', id).execute();
}

export type Meldbaar = { id: string; koppelingId: string; moment: 'begin' | 'einde' };

/**
 * Marks what the schools are to be told today, and gives it: each begin and each end once, however often this is asked. What
 * was lifted ends at once, and nobody has to hear of that a day before.
 */
export async function markMeldbaar({ tx, now }: Handeling, totMoment: Date): Promise<Meldbaar[]> {
  const begin = await tx
    .updateTable('pauzes')
    .set({ beginGemeldOp: now })
    .where('beginGemeldOp', 'is', null)
    .where('vanaf', '>', now)
    .where('vanaf', '<=', totMoment)
    .returning(['id', 'koppelingId'])
    .execute();
  const einde = await tx
    .updateTable('pauzes')
    .set({ eindeGemeldOp: now })
    .where('eindeGemeldOp', 'is', null)
    .where('opgehevenDoor', 'is', null)
    .where('tot', '>', now)
    .where('tot', '<=', totMoment)
    .returning(['id', 'koppelingId'])
    .execute();
  return [
    ...begin.map((row) => ({ ...row, moment: 'begin' as const })),
    ...einde.map((row) => ({ ...row, moment: 'einde' as const })),
  ];
}
