import { stagingTable } from '@koppelpunt/platform';
import { sql } from 'kysely';
import type { Handeling } from '../database.ts';
import { LEERLINGEN } from './leerling.ts';

type FilePosition = { line: number; column: number; path: string };

const invoer = sql.raw(stagingTable(LEERLINGEN));

/** Where pupils stand whose key stood in the file already. */
export async function listDubbele({ tx }: Handeling, limit: number): Promise<FilePosition[]> {
  const { rows } = await sql<FilePosition>`
    select line, col as "column", path
      from (select *, row_number() over (partition by key order by line, col) as nummer from ${invoer}) s
     where nummer > 1 order by line, col limit ${limit}`.execute(tx);
  return rows;
}

/** Where pupils stand whose group is not in the file. */
export async function listZonderGroep(
  { tx }: Handeling,
  { groepen, samengesteldeGroepen }: { groepen: readonly string[]; samengesteldeGroepen: readonly string[] },
  limit: number,
): Promise<FilePosition[]> {
  const { rows } = await sql<FilePosition>`
    select line, col as "column", path from ${invoer}
     where (groep is not null and groep <> all (${groepen}::text[]))
        or not (samengestelde_groepen <@ ${samengesteldeGroepen}::text[])
     order by line, col limit ${limit}`.execute(tx);
  return rows;
}
