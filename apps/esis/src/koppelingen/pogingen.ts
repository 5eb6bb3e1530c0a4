import type { Actor, Problem } from '@koppelpunt/platform';
import type { Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { insertPoging, listPogingen } from './koppelingen.store.ts';
import { teVeelPogingen } from './problemen.ts';

/**
 * Ten wrong codes in a quarter of an hour: somebody who copies badly needs three, somebody who guesses needs 10^10.
 * Too low would lock out a secretary on the telephone with support, which is the worse mistake here.
 */
export const MAX_POGINGEN = 10;
const VENSTER_MS = 15 * 60 * 1000;

/** Undefined when another try is allowed. Call it under the lock of the vestiging: then it holds over all processes. */
export async function findBlokkade(
  tx: Kysely<DB>,
  brin6: string,
  moment: Date,
): Promise<Problem | undefined> {
  const pogingen = await listPogingen(tx, brin6, new Date(moment.getTime() - VENSTER_MS));
  const bepalend = pogingen.at(-MAX_POGINGEN);
  if (bepalend === undefined) return undefined;
  const wachttijd = bepalend.getTime() + VENSTER_MS - moment.getTime();
  return teVeelPogingen(Math.max(1, Math.ceil(wachttijd / 60_000)));
}

/** Counts a wrong code and writes it down; of the code itself nothing is kept. */
export async function addPoging(
  tx: Kysely<DB>,
  actor: Actor,
  vraag: { brin6: string; moment: Date; koppelingId?: string | undefined },
): Promise<void> {
  await insertPoging(tx, vraag.brin6, vraag.moment);
  await writeLogboek(
    { actor, tx },
    {
      gebeurtenis: 'verificatiecode.geweigerd',
      brin6: vraag.brin6,
      ...(vraag.koppelingId && { onderwerp: `koppeling:${vraag.koppelingId}` }),
    },
  );
}
