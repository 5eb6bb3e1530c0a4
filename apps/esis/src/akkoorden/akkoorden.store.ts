import { isUuid, type Handeling } from '../database.ts';
import type { Akkoord } from './akkoord.ts';

export async function listAkkoorden({ tx }: Handeling, ids: readonly string[]): Promise<Akkoord[]> {
  if (ids.length === 0) return [];
  return await tx
    .selectFrom('akkoorden')
    .select(['id', 'koppelingId', 'op', 'naam', 'functie', 'voorwaardenVersie', 'voorwaardenSha256'])
    .where('id', 'in', ids)
    .execute();
}

/** One acceptance with the ids of who and what it names. */
export async function findAkkoord({ tx }: Handeling, brin6: string, id: string) {
  if (!isUuid(id)) return undefined;
  return await tx
    .selectFrom('akkoorden')
    .selectAll()
    .where('brin6', '=', brin6)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertAkkoord(
  { tx, now }: Handeling,
  akkoord: {
    koppelingId: string;
    aanbodId: string;
    brin6: string;
    naam: string;
    voorwaardenVersie: string;
    voorwaardenSha256: string;
    /** Absent on the command line. */
    mandaat?: { id: string; functie: string; gebruikerId: string } | undefined;
  },
): Promise<string> {
  const { mandaat, ...rest } = akkoord;
  const { id } = await tx
    .insertInto('akkoorden')
    .values({
      ...rest,
      op: now,
      ...(mandaat && {
        mandaatId: mandaat.id,
        functie: mandaat.functie,
        gebruikerId: mandaat.gebruikerId,
      }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
