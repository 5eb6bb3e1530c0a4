import type { Kysely } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import { describeActor, type Actor } from '../login/actor.ts';

/**
 * One act, as it is written down. `gebeurtenis` is the app's own closed union of words; `onderwerp` names the thing by
 * id (`koppeling:…`); `details` holds counts, codes and ids only: never a name, a pupil's key or a secret.
 */
export type LogboekRegel<Gebeurtenis extends string = string> = {
  gebeurtenis: Gebeurtenis;
  brin6?: string;
  onderwerp?: string;
  details?: Record<string, string | number | boolean | null | readonly string[]>;
};

export type LogboekTables = {
  logboek: {
    actor: string;
    gebeurtenis: string;
    brin6: string | null;
    onderwerp: string | null;
    details: string;
  };
};

/** Writes the row on the transaction of the act itself, so that neither exists without the other. */
export async function appendLogboek(tx: AnyDb, actor: Actor, regel: LogboekRegel): Promise<void> {
  await (tx as Kysely<LogboekTables>)
    .insertInto('logboek')
    .values({
      actor: describeActor(actor),
      gebeurtenis: regel.gebeurtenis,
      brin6: regel.brin6 ?? null,
      onderwerp: regel.onderwerp ?? null,
      details: JSON.stringify(regel.details ?? {}),
    })
    .execute();
}
