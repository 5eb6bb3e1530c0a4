import type { Kysely } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import { describeActor, type Actor } from '../actor/actor.ts';
import type { PlatformDetail } from './details.ts';
import type { PlatformGebeurtenis } from './gebeurtenissen.ts';

/**
 * One act, as it is written down. `gebeurtenis` is a word of a closed list, so that a screen can say each in Dutch; `onderwerp` names the thing by
 * id (`koppeling:…`); `details` holds counts, codes and ids only: never a name, a pupil's key or a secret.
 */
export type LogboekRegel<Gebeurtenis extends string = string, Detail extends string = string> = {
  gebeurtenis: Gebeurtenis;
  brin6?: string;
  onderwerp?: string;
  details?: Readonly<Partial<Record<Detail, string | number | boolean | null | readonly string[]>>>;
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

export type LogboekSchrijver<Gebeurtenis extends string, Detail extends string> = (
  handeling: { readonly actor: Actor; readonly tx: AnyDb },
  regel: LogboekRegel<Gebeurtenis, Detail>,
) => Promise<void>;

/** Writes an act that both applications know, on the transaction of the act itself: neither exists without the other. */
export const appendLogboek: LogboekSchrijver<PlatformGebeurtenis, PlatformDetail> = append;

/** The same for an application's own acts: an act or a detail for which its lists have no word does not compile. */
export function createLogboekSchrijver<Gebeurtenis extends string, Detail extends string>(
  _gebeurtenissen: Readonly<Record<Gebeurtenis, string>>,
  _details: Readonly<Record<Detail, string | null>>,
): LogboekSchrijver<Gebeurtenis, Detail | PlatformDetail> {
  return append;
}

async function append(
  { actor, tx }: { readonly actor: Actor; readonly tx: AnyDb },
  regel: LogboekRegel,
): Promise<void> {
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
