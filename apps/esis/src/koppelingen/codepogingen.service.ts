import { beginVanVenster, computeGeslotenTot, type Problem } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import * as store from './koppelingen.store.ts';

/**
 * Ten wrong codes in a quarter of an hour: somebody who copies badly needs three, somebody who guesses needs 10^10.
 * Too low would lock out a secretary on the telephone with support, which is the worse mistake here.
 */
export const MAX_POGINGEN = 10;
const AFSLUITING = { max: MAX_POGINGEN, vensterMs: 15 * 60 * 1000 };

/** Undefined when another try is allowed. Call it under the lock of the vestiging: then it holds over all processes. */
export async function findBlokkade(handeling: Handeling, brin6: string): Promise<Problem | undefined> {
  const { now } = handeling;
  const pogingen = await store.listPogingen(handeling, brin6, beginVanVenster(AFSLUITING, now));
  const tot = computeGeslotenTot(AFSLUITING, pogingen, now);
  if (tot === undefined) return undefined;
  const minuten = Math.max(1, Math.ceil((tot.getTime() - now.getTime()) / 60_000));
  return createProblem('TE_VEEL_POGINGEN', {
    melding: `Er is te vaak een verkeerde code ingevuld. Probeer het over ${minuten === 1 ? '1 minuut' : `${minuten} minuten`} opnieuw.`,
  });
}

/** Counts a wrong code and writes it down; of the code itself nothing is kept. */
export async function addCodepoging(
  handeling: Handeling,
  { brin6, koppelingId }: { brin6: string; koppelingId?: string },
): Promise<void> {
  await store.insertPoging(handeling, brin6);
  await writeLogboek(handeling, {
    gebeurtenis: 'verificatiecode.geweigerd',
    brin6,
    ...(koppelingId !== undefined && { onderwerp: `koppeling:${koppelingId}` }),
  });
}
