/** The set-based half of a synchronisation: a staging table whose rows live as long as their transaction, and one merge. */
import type { Groep, SamengesteldeGroep } from '@koppelpunt/standards';
import { sql } from 'kysely';
import type { Writable } from 'node:stream';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Db } from '../database.ts';
import { LEERLING_KOLOMMEN } from './leerling.ts';

const COLUMNS = LEERLING_KOLOMMEN.join(', ');

/**
 * A connection makes it once, and with it keeps the plans of what asks it. A school may be staged before PostgreSQL knows
 * how many pupils either table has; believing in a few it would look up each of them in a loop over all others, so no loops.
 * Measured, 5,000 pupils all new: 198 ms for what follows, 302 with an index on the staging table and an `analyze` of it.
 */
export async function openStaging(client: pg.ClientBase): Promise<void> {
  await client.query(
    `create temporary table if not exists leerlingen_invoer on commit delete rows as
       select key, inhoud_hash, ${COLUMNS} from leerlingen with no data;
     set local enable_nestloop = off`,
  );
}

export function openCopy(client: pg.ClientBase): Writable {
  return client.query(copyFrom(`copy leerlingen_invoer (key, inhoud_hash, ${COLUMNS}) from stdin`));
}

export type Vergelijking = {
  nieuw: number;
  gewijzigd: number;
  ongewijzigd: number;
  vertrokken: number;
  /** Enrolled before this answer. */
  aanwezig: number;
  dubbel: number;
};

export async function compareStaging(tx: Db, koppelingId: string): Promise<Vergelijking> {
  const { rows } = await sql<Vergelijking>`
    select count(*) filter (where s.key is not null and (l.key is null or l.vertrokken_op is not null)) as nieuw,
           count(*) filter (where s.key is not null and l.vertrokken_op is null
                              and l.inhoud_hash <> s.inhoud_hash) as gewijzigd,
           count(*) filter (where l.vertrokken_op is null and l.inhoud_hash = s.inhoud_hash) as ongewijzigd,
           count(*) filter (where s.key is null and l.vertrokken_op is null) as vertrokken,
           count(l.key) filter (where l.vertrokken_op is null) as aanwezig,
           count(s.key) - count(distinct s.key) as dubbel
      from leerlingen_invoer s
      full join (select key, inhoud_hash, vertrokken_op from leerlingen where koppeling_id = ${koppelingId}) l
        on l.key = s.key`.execute(tx);
  const [counts] = rows;
  if (!counts) throw new Error('an aggregate always gives one row');
  return counts;
}

export async function mergeStaging(tx: Db, koppelingId: string): Promise<void> {
  await sql`
    update leerlingen l set vertrokken_op = now(), updated_at = now()
     where l.koppeling_id = ${koppelingId} and l.vertrokken_op is null
       and not exists (select from leerlingen_invoer s where s.key = l.key)`.execute(tx);
  const assignments = sql.raw(LEERLING_KOLOMMEN.map((column) => `${column} = s.${column}`).join(', '));
  const values = sql.raw(LEERLING_KOLOMMEN.map((column) => `s.${column}`).join(', '));
  await sql`
    merge into leerlingen l using leerlingen_invoer s on l.koppeling_id = ${koppelingId} and l.key = s.key
    when matched and (l.inhoud_hash <> s.inhoud_hash or l.vertrokken_op is not null) then
      update set inhoud_hash = s.inhoud_hash, ${assignments}, vertrokken_op = null, updated_at = now()
    when not matched then
      insert (koppeling_id, key, inhoud_hash, ${sql.raw(COLUMNS)})
      values (${koppelingId}, s.key, s.inhoud_hash, ${values})`.execute(tx);
}

/**
 * Groups are few, so they are replaced as a whole, with the number of pupils in each as they are now. A pupil that left
 * keeps the key of a group that is gone.
 */
export async function replaceGroepen(
  tx: Db,
  koppelingId: string,
  groepen: readonly Pick<Groep, 'key' | 'naam' | 'jaargroep'>[],
  samengesteldeGroepen: readonly Pick<SamengesteldeGroep, 'key' | 'naam'>[],
): Promise<void> {
  await tx.deleteFrom('groepen').where('koppelingId', '=', koppelingId).execute();
  await tx.deleteFrom('samengesteldeGroepen').where('koppelingId', '=', koppelingId).execute();
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
  await sql`
    insert into samengestelde_groepen (koppeling_id, key, naam, aantal_leerlingen)
    select ${koppelingId}, g.key, g.naam, coalesce(l.aantal, 0)
      from unnest(${keysOf(samengesteldeGroepen)}::text[], ${namenOf(samengesteldeGroepen)}::text[]) as g (key, naam)
      left join (
        select sleutel, count(distinct id) as aantal from leerlingen, unnest(samengestelde_groep_keys) as sleutel
         where koppeling_id = ${koppelingId} and vertrokken_op is null
         group by sleutel) l on l.sleutel = g.key`.execute(tx);
}

const keysOf = (groepen: readonly { key: string }[]) => groepen.map(({ key }) => key);
const namenOf = (groepen: readonly { naam: string }[]) => groepen.map(({ naam }) => naam);
