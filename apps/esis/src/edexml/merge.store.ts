import { sql } from 'kysely';
import type { Handeling } from '../database.ts';
import { LEERKRACHT_KOLOMMEN } from '../leerkrachten/leerkracht.ts';
import type { LeerkrachtRij } from './leerkrachten-reader.ts';
import type { GroepRij } from './edexml-reader.ts';
import { LEERLING_KOLOMMEN } from '../leerlingen/leerling.ts';

export type Verschil = { nieuw: number; gewijzigd: number; vertrokken: number; ongewijzigd: number };

/** Pupils that are there more than once, and pupils whose group is not: their places in the file. */
export async function listFouteLeerlingen(
  { tx }: Handeling,
  {
    groepen,
    samengesteldeGroepen,
    limit,
  }: { groepen: readonly string[]; samengesteldeGroepen: readonly string[]; limit: number },
) {
  // PostgreSQL knows nothing of a table that a COPY just filled, and would look up each pupil in a loop over it.
  await sql`create index on inlees_leerlingen (key)`.execute(tx);
  await sql`analyze inlees_leerlingen`.execute(tx);
  const dubbel = await sql<{ line: number; column: number; path: string; aantal: number }>`
    select line, col as "column", path, count(*) over () as aantal
      from (select *, row_number() over (partition by key order by line, col) as nummer from inlees_leerlingen) s
     where nummer > 1 order by line, col limit ${limit}`.execute(tx);
  const zonderGroep = await sql<{ line: number; column: number; path: string; aantal: number }>`
    select line, col as "column", path, count(*) over () as aantal from inlees_leerlingen
     where (groep is not null and groep <> all (${groepen}::text[]))
        or not (samengestelde_groepen <@ ${samengesteldeGroepen}::text[])
     order by line, col limit ${limit}`.execute(tx);
  return { dubbel: dubbel.rows, zonderGroep: zonderGroep.rows };
}

/** From the staging table into `leerlingen`: three set-based statements, decided by the content hash. */
export async function mergeLeerlingen(
  handeling: Handeling,
  doel: { brin6: string; schooljaar: string },
): Promise<Verschil> {
  return await merge(handeling, 'leerlingen', LEERLING_KOLOMMEN, doel);
}

export async function mergeGroepen(
  handeling: Handeling,
  tabel: 'groepen' | 'samengestelde_groepen',
  doel: { brin6: string; schooljaar: string },
  rijen: readonly GroepRij[],
): Promise<Verschil> {
  const kolommen = tabel === 'groepen' ? (['naam', 'jaargroep'] as const) : (['naam'] as const);
  await sql`
    create temporary table ${sql.raw(`inlees_${tabel}`)} on commit drop as
    select * from json_to_recordset(${JSON.stringify(rijen)}::json)
      as rij (key text, hash text, naam text, jaargroep text)`.execute(handeling.tx);
  return await merge(handeling, tabel, kolommen, doel);
}

export async function mergeLeerkrachten(
  handeling: Handeling,
  doel: { brin6: string; schooljaar: string },
  rijen: readonly LeerkrachtRij[],
): Promise<Verschil> {
  await sql`
    create temporary table inlees_leerkrachten on commit drop as
    select * from json_to_recordset(${JSON.stringify(rijen)}::json)
      as rij (key text, hash text, achternaam text, voorvoegsel text, roepnaam text, groepen text[],
              samengestelde_groepen text[])`.execute(handeling.tx);
  return await merge(handeling, 'leerkrachten', LEERKRACHT_KOLOMMEN, doel);
}

async function merge(
  { tx }: Handeling,
  tabel: 'leerlingen' | 'groepen' | 'samengestelde_groepen' | 'leerkrachten',
  kolommen: readonly string[],
  { brin6, schooljaar }: { brin6: string; schooljaar: string },
): Promise<Verschil> {
  const doel = sql.raw(tabel);
  const bron = sql.raw(`inlees_${tabel}`);
  const namen = sql.raw(['hash', ...kolommen].join(', '));
  const waarden = sql.raw(['hash', ...kolommen].map((kolom) => `s.${kolom}`).join(', '));
  const result = await sql<Verschil>`
    with weg as (
      delete from ${doel} d
       where d.brin6 = ${brin6} and d.schooljaar = ${schooljaar}
         and not exists (select 1 from ${bron} s where s.key = d.key)
      returning 1
    ), anders as (
      update ${doel} d set (${namen}) = row(${waarden})
        from ${bron} s
       where d.brin6 = ${brin6} and d.schooljaar = ${schooljaar} and d.key = s.key and d.hash <> s.hash
      returning 1
    ), erbij as (
      insert into ${doel} (brin6, schooljaar, key, ${namen})
      select ${brin6}, ${schooljaar}, s.key, ${waarden} from ${bron} s
       where not exists (
         select 1 from ${doel} d where d.brin6 = ${brin6} and d.schooljaar = ${schooljaar} and d.key = s.key)
      returning 1
    )
    select nieuw, gewijzigd, vertrokken, (totaal - nieuw - gewijzigd)::int as ongewijzigd from (
      select (select count(*) from erbij)::int as nieuw, (select count(*) from anders)::int as gewijzigd,
             (select count(*) from weg)::int as vertrokken, (select count(*) from ${bron})::int as totaal) t`.execute(
    tx,
  );
  return result.rows[0] as Verschil;
}
