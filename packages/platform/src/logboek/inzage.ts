/** Who looked at one pupil. A row names pupils by a keyed pseudonym: who has no key sees that two rows are about the same child, not which. */
import { sql } from 'kysely';
import type { CliInput, Command } from '../cli/cli.ts';
import type { AnyDb } from '../database/database.ts';
import type { Geheimen } from '../geheimen/geheimen.ts';
import type { LogboekRij } from './lees-logboek.ts';

/** The key under `details` that holds them; no screen shows it. */
export const PSEUDONIEMEN = 'pseudoniemen';

/** Of a pupil of this vestiging, by the key that this application knows the child by. */
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

/** `logboek leerling`, the same in every application; `list` opens its database. */
export function logboekLeerling(
  list: (brin6: string, key: string) => ReturnType<typeof listInzagen>,
): Command {
  return {
    words: 'logboek leerling',
    help: 'toont wie op een scherm naar deze leerling keek; wie ophaalde, staat bij de koppeling',
    options: {
      brin: { type: 'string', required: true, help: 'brin- en vestigingsnummer, zoals 97QX00' },
      key: { type: 'string', required: true, help: 'de key van de leerling in deze toepassing' },
    },
    async run(input: CliInput) {
      const rijen = await list(input.text('brin'), input.text('key'));
      const json = rijen.map(({ tijdstip, ...rij }) => ({ op: tijdstip.toISOString(), ...rij }));
      const regels = json.map(({ op, actor, gebeurtenis }) => `${op}  ${actor}  ${gebeurtenis}`);
      return { json, text: regels.join('\n') || 'Niemand keek op een scherm naar deze leerling.' };
    },
  };
}
