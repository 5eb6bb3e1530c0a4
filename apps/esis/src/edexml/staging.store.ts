import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LEERLING_KOLOMMEN } from '../leerlingen/leerling.ts';
import type { LeerlingRij } from './edexml-reader.ts';

/** Where the pupils of a file wait, with the place where each stood, until the whole file has proved to be right. */
const CREATE_STAGING = `
  create temporary table inlees_leerlingen (
    key text, hash text, line integer, col integer, path text,
    achternaam text, voorvoegsel text, roepnaam text, geboortedatum date, geslacht smallint,
    jaargroep text, groep text, samengestelde_groepen text[], uitstroomdatum date
  ) on commit drop`;

const COPY = `copy inlees_leerlingen (key, hash, line, col, path, ${LEERLING_KOLOMMEN.join(', ')}) from stdin`;

/** Streams rows into the staging table. Nothing else can use this connection meanwhile. */
export async function copyLeerlingen(
  client: PoolClient,
  rijen: AsyncIterable<readonly LeerlingRij[]>,
): Promise<void> {
  await client.query(CREATE_STAGING);
  await pipeline(Readable.from(toLines(rijen)), client.query(copyFrom(COPY)));
}

async function* toLines(batches: AsyncIterable<readonly LeerlingRij[]>): AsyncIterable<Buffer> {
  for await (const batch of batches) {
    if (batch.length > 0) yield Buffer.from(batch.map(toLine).join(''));
  }
}

function toLine({ key, hash, position, waarden }: LeerlingRij): string {
  const { line, column, path } = position;
  return `${[key, hash, line, column, path, ...waarden].map(toField).join('\t')}\n`;
}

function toField(waarde: string | number | readonly string[] | null): string {
  if (waarde === null) return '\\N';
  if (typeof waarde === 'number') return String(waarde);
  if (typeof waarde === 'string') return escape(waarde);
  const elementen = waarde.map((element) => `"${element.replace(/(["\\])/g, '\\$1')}"`);
  return escape(`{${elementen.join(',')}}`);
}

/** The text format of COPY: these four characters mean something there. */
const escape = (text: string) =>
  text.replace(
    /[\\\n\r\t]/g,
    (teken) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[teken] ?? teken,
  );
