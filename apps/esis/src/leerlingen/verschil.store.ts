import { stagingTable } from '@koppelpunt/platform';
import { sql } from 'kysely';
import type { Handeling } from '../database.ts';
import { GROEPEN, LEERLINGEN } from './leerling.ts';
import { isIngeschreven } from './leerlingen.store.ts';

export type VerschilVraag = { brin6: string; schooljaar: string; vandaag: string };

/** `later`: in the file, but not at the school before its instroomdatum. */
export const SOORTEN = ['nieuw', 'gewijzigd', 'vertrokken', 'ongewijzigd', 'later'] as const;
export type Soort = (typeof SOORTEN)[number];

export type GroepVerschil = {
  naam: string;
  voor: number;
  na: number;
  nieuw: number;
  gewijzigd: number;
  vertrokken: number;
};

export type LeerlingVerschil = {
  key: string;
  soort: Exclude<Soort, 'ongewijzigd'>;
  roepnaam: string | null;
  voorvoegsel: string | null;
  achternaam: string | null;
  groep: string | null;
};

const invoer = sql.raw(stagingTable(LEERLINGEN));
const groepInvoer = sql.raw(stagingTable(GROEPEN));

/** Each pupil of the table or of the file: is it at the school before and after, and what does that make it? */
const verschil = ({ brin6, schooljaar, vandaag }: VerschilVraag) => sql`
  (select v.*, case when is_na and not is_voor then 'nieuw'
                    when is_voor and not is_na then 'vertrokken'
                    when is_na and hash_voor <> hash_na then 'gewijzigd'
                    when is_na then 'ongewijzigd'
                    when komt_later then 'later' end as soort
     from (select coalesce(na.key, voor.key) as key, voor.hash as hash_voor, na.hash as hash_na,
                  coalesce(voor.is_er, false) as is_voor, coalesce(na.is_er, false) as is_na,
                  na.instroomdatum > ${vandaag}::date as komt_later,
                  voor.groep as groep_voor, na.groep as groep_na,
                  case when na.key is null then voor.roepnaam else na.roepnaam end as roepnaam,
                  case when na.key is null then voor.voorvoegsel else na.voorvoegsel end as voorvoegsel,
                  case when na.key is null then voor.achternaam else na.achternaam end as achternaam
             from (select *, ${isIngeschreven(vandaag)} as is_er from ${invoer}) na
             full join (select *, ${isIngeschreven(vandaag)} as is_er from leerlingen
                         where brin6 = ${brin6} and schooljaar = ${schooljaar}) voor on voor.key = na.key) v)`;

/** The name of a group by its key: that of the file, or that of before. */
const groepNaam = (key: string, { brin6, schooljaar }: VerschilVraag) => sql<string>`coalesce(
  (select naam from ${groepInvoer} g where g.key = ${sql.raw(key)} limit 1),
  (select naam from groepen g where g.brin6 = ${brin6} and g.schooljaar = ${schooljaar} and g.key = ${sql.raw(key)}),
  'Zonder groep')`;

export async function countSoorten(
  { tx }: Handeling,
  vraag: VerschilVraag,
): Promise<Record<Soort, number> & { aanwezig: number }> {
  const counts = SOORTEN.map(
    (soort) => sql`count(*) filter (where soort = ${soort})::int as ${sql.ref(soort)}`,
  );
  const { rows } = await sql<Record<Soort, number> & { aanwezig: number }>`
    select ${sql.join(counts)}, count(*) filter (where is_voor)::int as aanwezig
      from ${verschil(vraag)} v`.execute(tx);
  if (!rows[0]) throw new Error('an aggregate always gives one row');
  return rows[0];
}

export async function listGroepVerschillen(
  { tx }: Handeling,
  vraag: VerschilVraag,
): Promise<GroepVerschil[]> {
  const { rows } = await sql<GroepVerschil>`
    with v as materialized (select * from ${verschil(vraag)} v where soort is not null)
    select ${groepNaam('g.key', vraag)} as naam,
           count(*) filter (where is_voor and groep_voor is not distinct from g.key)::int as voor,
           count(*) filter (where is_na and groep_na is not distinct from g.key)::int as na,
           count(*) filter (where soort = 'nieuw' and groep_na is not distinct from g.key)::int as nieuw,
           count(*) filter (where soort = 'gewijzigd' and groep_na is not distinct from g.key)::int as gewijzigd,
           count(*) filter (where soort = 'vertrokken' and groep_voor is not distinct from g.key)::int as vertrokken
      from (select groep_voor as key from v where is_voor union select groep_na from v where is_na) g
      join v on g.key is not distinct from v.groep_voor or g.key is not distinct from v.groep_na
     group by g.key order by 1, g.key`.execute(tx);
  return rows;
}

/** Those who leave first: a person looks at them most. */
export async function listLeerlingVerschillen(
  { tx }: Handeling,
  vraag: VerschilVraag,
  limit: number,
): Promise<LeerlingVerschil[]> {
  const { rows } = await sql<LeerlingVerschil>`
    select key, soort, roepnaam, voorvoegsel, achternaam, ${groepNaam('v.groep', vraag)} as groep
      from (select *, case when soort = 'vertrokken' then groep_voor else groep_na end as groep
              from ${verschil(vraag)} v) v
     where soort <> 'ongewijzigd'
     order by array_position(array['vertrokken', 'nieuw', 'gewijzigd', 'later'], soort), achternaam, roepnaam, key
     limit ${limit}`.execute(tx);
  return rows;
}

/**
 * For the first file of a school year, which replaces nobody: how many pupils of the year before are at the school now,
 * and how many of those are not in the file. Undefined when there is no year before.
 */
export async function countOntbrekenden(
  { tx }: Handeling,
  { brin6, schooljaar, vandaag }: VerschilVraag,
): Promise<{ schooljaar: string; aanwezig: number; ontbreekt: number } | undefined> {
  const { rows } = await sql<{ schooljaar: string; aanwezig: number; ontbreekt: number }>`
    select l.schooljaar, count(*)::int as aanwezig,
           count(*) filter (where not exists (select from ${invoer} s where s.key = l.key))::int as ontbreekt
      from leerlingen l
     where l.brin6 = ${brin6} and ${isIngeschreven(vandaag)}
       and l.schooljaar = (select max(schooljaar) from leerlingen where brin6 = ${brin6} and schooljaar < ${schooljaar})
       and not exists (select from leerlingen where brin6 = ${brin6} and schooljaar = ${schooljaar})
     group by l.schooljaar`.execute(tx);
  return rows[0];
}
