import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import { BEGIN } from './keten.ts';

/** The chain up to one link: whoever keeps it elsewhere sees later that the links below it are still the same. */
export type Hoofd = { schakels: number; hash: string };

/**
 * Heads that are kept outside the database, one a line, in a file that is only ever added to: its owner can rewrite the
 * chain, but not what lies on another machine.
 */
export type Hoofdenbestand = { path: string; naam: string };

const LINE = /^(?<op>\S+) (?<naam>\S+) (?<schakels>\d+) (?<hash>[0-9a-f]{64})$/;

/** The heads of this application, oldest first. No file is no heads; a line of something else is passed over. */
export async function listHoofden({ path, naam }: Hoofdenbestand): Promise<Hoofd[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .map((line) => LINE.exec(line)?.groups)
    .filter((groups) => groups?.['naam'] === naam)
    .map((groups) => ({ schakels: Number(groups?.['schakels']), hash: groups?.['hash'] ?? '' }));
}

/** One write of one line, so that processes that share the file do not mix theirs. */
export async function appendHoofd({ path, naam }: Hoofdenbestand, hoofd: Hoofd, op: Date): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const line = `${op.toISOString()} ${naam} ${hoofd.schakels} ${hoofd.hash}\n`;
  await appendFile(path, line, { mode: 0o600, flush: true });
}

/** The head of the chain as it stands, without recomputing it. */
export async function findHoofd(tx: AnyDb): Promise<Hoofd> {
  const { rows } = await sql<Hoofd>`
    select volgnummer::int as schakels, encode(hash, 'hex') as hash from logboek_schakels order by volgnummer desc limit 1`.execute(
    tx,
  );
  return rows[0] ?? { schakels: 0, hash: BEGIN };
}

/** The lowest of these heads that the chain does not go through any more; undefined when it goes through them all. */
export async function findMissing(tx: AnyDb, hoofden: readonly Hoofd[]): Promise<Hoofd | undefined> {
  const { rows } = await sql<Hoofd>`
    select kept.schakels, kept.hash
      from unnest(${hoofden.map(({ schakels }) => schakels)}::int[], ${hoofden.map(({ hash }) => hash)}::text[])
           as kept (schakels, hash)
     where (kept.schakels, kept.hash) <> (0, ${BEGIN})
       and not exists (select from logboek_schakels
                        where volgnummer = kept.schakels and encode(logboek_schakels.hash, 'hex') = kept.hash)
     order by kept.schakels limit 1`.execute(tx);
  return rows[0];
}
