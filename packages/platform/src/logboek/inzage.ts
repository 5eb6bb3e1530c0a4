/** Finds who looked at one pupil. A row names pupils by a keyed pseudonym: without the key it shows that two rows are about the same child, not which. */
import { sql } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import type { Geheimen } from '../geheimen/geheimen.ts';
import type { LogboekRij } from './lees-logboek.ts';

/** The key under `details` that holds them; no screen shows it. */
export const PSEUDONIEMEN = 'pseudoniemen';

/** For a pupil of this vestiging, by the key under which this application knows the child. */
export const pseudoniemVan = (geheimen: Geheimen, brin6: string, key: string): string =>
  geheimen.pseudonym('logboek', `${brin6} ${key}`);

export async function listInzagen(
  tx: AnyDb,
  { brin6, pseudoniem }: { brin6: string; pseudoniem: string },
): Promise<Pick<LogboekRij, 'id' | 'tijdstip' | 'actor' | 'gebeurtenis'>[]> {
  const { rows } = await sql<Pick<LogboekRij, 'id' | 'tijdstip' | 'actor' | 'gebeurtenis'>>`
    select id, tijdstip, actor, gebeurtenis from logboek
     where brin6 = ${brin6} and jsonb_exists(details -> ${PSEUDONIEMEN}, ${pseudoniem}) order by id`.execute(
    tx,
  );
  return rows;
}
