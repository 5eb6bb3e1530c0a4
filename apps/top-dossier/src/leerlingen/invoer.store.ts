/** The set-based half of a synchronisation: a staging table that lives as long as its transaction, and one merge. */
import type { Groep, SamengesteldeGroep } from '@koppelpunt/standards';
import { sql } from 'kysely';
import type { Writable } from 'node:stream';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Db } from '../database.ts';
import { LEERLING_KOLOMMEN } from './leerling.ts';

const COLUMNS = LEERLING_KOLOMMEN.join(', ');

export async function createStaging(client: pg.ClientBase): Promise<void> {
  await client.query(
    `create temporary table leerlingen_invoer on commit drop as
       select key, inhoud_hash, ${COLUMNS} from leerlingen with no data`,
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
  // Of a school that came a moment ago PostgreSQL still believes it has no pupils, and then looks up each of them in a
  // loop over this table. Measured, 5,000 pupils: 2.9 s without this index, 0.6 s with it.
  await sql`create index on leerlingen_invoer (key)`.execute(tx);
  await sql`analyze leerlingen_invoer`.execute(tx);
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
  const assignments = sql.raw(LEERLING_KOLOMMEN.map((column) => `${column} = excluded.${column}`).join(', '));
  // An unchanged pupil is left out before the insert: `on conflict … where` would lock its row to find that out.
  await sql`
    insert into leerlingen (koppeling_id, key, inhoud_hash, ${sql.raw(COLUMNS)})
    select ${koppelingId}, key, inhoud_hash, ${sql.raw(COLUMNS)} from leerlingen_invoer s
     where not exists (
       select from leerlingen l
        where l.koppeling_id = ${koppelingId} and l.key = s.key
          and l.inhoud_hash = s.inhoud_hash and l.vertrokken_op is null)
    on conflict (koppeling_id, key) do update
       set inhoud_hash = excluded.inhoud_hash, ${assignments}, vertrokken_op = null, updated_at = now()`.execute(
    tx,
  );
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
