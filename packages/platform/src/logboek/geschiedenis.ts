import type { Kysely } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import type { LogboekRij } from './lees-logboek.ts';
import { findNamen, type ListNamen } from './logboek-lezer.ts';
import { nameActor, type ActorWoorden } from './toon-regel.ts';

/** One act, and who did it in words. */
export type GeschiedenisRegel = Pick<LogboekRij, 'tijdstip' | 'gebeurtenis'> & { wie: string };

/** What happened to one thing of one vestiging, newest first: all of these acts. Ask for acts of people, which are few. */
export async function listGeschiedenis(
  { tx }: { readonly tx: AnyDb },
  vraag: { brin6: string; onderwerp: string; gebeurtenissen: readonly string[] },
  { listNamen, woorden }: { listNamen: ListNamen; woorden: ActorWoorden },
): Promise<GeschiedenisRegel[]> {
  const rijen = await (tx as Kysely<{ logboek: LogboekRij }>)
    .selectFrom('logboek')
    .select(['tijdstip', 'gebeurtenis', 'actor'])
    .where('brin6', '=', vraag.brin6)
    .where('onderwerp', '=', vraag.onderwerp)
    .where('gebeurtenis', 'in', vraag.gebeurtenissen)
    .orderBy('tijdstip', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const namen = await findNamen(
    listNamen,
    tx,
    rijen.map(({ actor }) => actor),
  );
  return rijen.map(({ actor, ...rij }) => ({ ...rij, wie: nameActor(actor, woorden, namen) }));
}
