import { stagingTable, type KeptKeys } from '@koppelpunt/platform';
import { sql } from 'kysely';
import type { Handeling } from '../database.ts';
import { GROEPEN, LEERLINGEN, SAMENGESTELDE_GROEPEN } from './leerling.ts';

type FilePosition = { line: number; column: number; path: string };

const invoer = sql.raw(stagingTable(LEERLINGEN));
const groepInvoer = sql.raw(stagingTable(GROEPEN));
const samengesteldInvoer = sql.raw(stagingTable(SAMENGESTELDE_GROEPEN));

/** Where pupils stand whose key stood in the file already. */
export async function listDubbele({ tx }: Handeling, limit: number): Promise<FilePosition[]> {
  const { rows } = await sql<FilePosition>`
    select line, col as "column", path
      from (select *, row_number() over (partition by key order by line, col) as nummer from ${invoer}) s
     where nummer > 1 order by line, col limit ${limit}`.execute(tx);
  return rows;
}

/** The groups that a pupil is in and that are not staged. */
const ontbrekend = sql`(
  select g.soort, g.key
    from (select 'groep' as soort, groep as key union all select 'samengesteldeGroep', unnest(samengestelde_groepen)) g
   where g.key is not null
     and g.key <> all (case g.soort when 'groep' then array(select key from ${groepInvoer})
                                    else array(select key from ${samengesteldInvoer}) end))`;

/** Where pupils stand whose group is not in the file. */
export async function listZonderGroep({ tx }: Handeling, limit: number): Promise<FilePosition[]> {
  const { rows } = await sql<FilePosition>`
    select line, col as "column", path from ${invoer}
     where exists ${ontbrekend} order by line, col limit ${limit}`.execute(tx);
  return rows;
}

/** Takes out the pupils of a group that stays out because of an error in it. */
export async function takeUitGroepen(
  { tx }: Handeling,
  { groepen, samengesteldeGroepen }: { groepen: KeptKeys; samengesteldeGroepen: KeptKeys },
): Promise<(FilePosition & { key: string })[]> {
  if (groepen.length + samengesteldeGroepen.length === 0) return [];
  const isOneOf = (keys: KeptKeys) => (keys === 'alle' ? sql`true` : sql`o.key = any(${keys}::text[])`);
  const { rows } = await sql<FilePosition & { key: string }>`
    delete from ${invoer} where exists (select from ${ontbrekend} o
      where case o.soort when 'groep' then ${isOneOf(groepen)} else ${isOneOf(samengesteldeGroepen)} end)
    returning key, line, col as "column", path`.execute(tx);
  return rows;
}

/** The groups of pupils who stay as they were. */
export async function listBewaardeGroepen({ tx }: Handeling): Promise<{
  groepen: string[];
  samengesteldeGroepen: string[];
}> {
  const { rows } = await sql<{ groepen: string[]; samengesteldeGroepen: string[] }>`
    select array(select distinct groep from ${invoer} where line is null and groep is not null) as groepen,
           array(select distinct unnest(samengestelde_groepen) from ${invoer} where line is null)
             as "samengesteldeGroepen"`.execute(tx);
  return rows[0] ?? { groepen: [], samengesteldeGroepen: [] };
}
