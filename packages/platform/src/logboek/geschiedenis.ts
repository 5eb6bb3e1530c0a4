import type { Kysely } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import type { LogboekRij } from './lees-logboek.ts';

/** What happened to one thing of one vestiging, newest first: all of these acts. Ask for acts of people, which are few. */
export async function listGeschiedenis(
  { tx }: { readonly tx: AnyDb },
  vraag: { brin6: string; onderwerp: string; gebeurtenissen: readonly string[] },
): Promise<Pick<LogboekRij, 'tijdstip' | 'gebeurtenis'>[]> {
  return await (tx as Kysely<{ logboek: LogboekRij }>)
    .selectFrom('logboek')
    .select(['tijdstip', 'gebeurtenis'])
    .where('brin6', '=', vraag.brin6)
    .where('onderwerp', '=', vraag.onderwerp)
    .where('gebeurtenis', 'in', vraag.gebeurtenissen)
    .orderBy('tijdstip', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
