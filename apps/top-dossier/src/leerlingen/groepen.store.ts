/**
 * A school has few groups, so they are all replaced, each with the number of pupils that are in it now. A pupil who left
 * keeps the key of a group that is gone.
 */
import type { Groep, SamengesteldeGroep } from '@koppelpunt/standards';
import { sql } from 'kysely';
import type { Handeling } from '../database.ts';

export type GroepRow = Pick<Groep, 'key' | 'naam'> & { jaargroep: string };
export type SamengesteldeGroepRow = Pick<SamengesteldeGroep, 'key' | 'naam'>;

export async function listGroepen({ tx }: Handeling, koppelingId: string): Promise<GroepRow[]> {
  return await tx
    .selectFrom('groepen')
    .select(['key', 'naam', 'jaargroep'])
    .where('koppelingId', '=', koppelingId)
    .execute();
}

export async function listSamengesteldeGroepen(
  { tx }: Handeling,
  koppelingId: string,
): Promise<SamengesteldeGroepRow[]> {
  return await tx
    .selectFrom('samengesteldeGroepen')
    .select(['key', 'naam'])
    .where('koppelingId', '=', koppelingId)
    .execute();
}

export async function replaceGroepen(
  { tx }: Handeling,
  koppelingId: string,
  groepen: readonly GroepRow[],
): Promise<void> {
  await tx.deleteFrom('groepen').where('koppelingId', '=', koppelingId).execute();
  const jaargroepen = groepen.map(({ jaargroep }) => jaargroep);
  await sql`
    insert into groepen (koppeling_id, key, naam, jaargroep, aantal_leerlingen)
    select ${koppelingId}, g.key, g.naam, g.jaargroep, coalesce(l.aantal, 0)
      from unnest(${keysOf(groepen)}::text[], ${namenOf(groepen)}::text[], ${jaargroepen}::text[])
        as g (key, naam, jaargroep)
      left join (
        select groep_key, count(*) as aantal from leerlingen
         where koppeling_id = ${koppelingId} and vertrokken_op is null
         group by groep_key) l on l.groep_key = g.key`.execute(tx);
}

export async function replaceSamengesteldeGroepen(
  { tx }: Handeling,
  koppelingId: string,
  groepen: readonly SamengesteldeGroepRow[],
): Promise<void> {
  await tx.deleteFrom('samengesteldeGroepen').where('koppelingId', '=', koppelingId).execute();
  await sql`
    insert into samengestelde_groepen (koppeling_id, key, naam, aantal_leerlingen)
    select ${koppelingId}, g.key, g.naam, coalesce(l.aantal, 0)
      from unnest(${keysOf(groepen)}::text[], ${namenOf(groepen)}::text[]) as g (key, naam)
      left join (
        select sleutel, count(distinct id) as aantal from leerlingen, unnest(samengestelde_groep_keys) as sleutel
         where koppeling_id = ${koppelingId} and vertrokken_op is null
         group by sleutel) l on l.sleutel = g.key`.execute(tx);
}

const keysOf = (groepen: readonly { key: string }[]) => groepen.map(({ key }) => key);
const namenOf = (groepen: readonly { naam: string }[]) => groepen.map(({ naam }) => naam);
