import { addKalenderdagen, findDag, findMoment, isAfgelopen, type Actor } from '@koppelpunt/platform';
import type { EsisDatabase, Handeling } from '../database.ts';
import { requireMay } from '../rechten/rechten.ts';
import { findVestiging } from '../vestigingen/vestigingen.service.ts';
import { getAanbod } from './koppeling-antwoord.ts';
import { findVerlooptOp, statusOp, type Koppeling } from './koppeling.ts';
import type { Meldbaar, Meldinhoud } from './meldbaar.ts';
import * as store from './koppelingen.store.ts';
import * as pauzes from './pauzes.store.ts';

/** A week: a school holiday of one week fits in it. */
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Marks what people are to be told now, and gives it: a pause that begins or ends tomorrow, and a request that expires within a
 * week. Each once, however often and by how many processes this is asked.
 */
export async function markMeldbaar(handeling: Handeling): Promise<Meldbaar[]> {
  requireMay(handeling.actor, 'koppelingen zien');
  const morgen = findMoment(addKalenderdagen(findDag(handeling.now), 1), 0);
  const found: Meldbaar[] = await pauzes.markMeldbaar(handeling, morgen);
  for (const koppeling of await store.listOngemeld(handeling)) {
    const verlooptOp = findVerlooptOp(koppeling);
    const isBijna = verlooptOp && verlooptOp.getTime() - WEEK_MS <= handeling.now.getTime();
    if (!isBijna || statusOp(koppeling, handeling.now) !== 'aangevraagd') continue;
    const { id: koppelingId, brin6 } = koppeling;
    if (await store.markVerloopGemeld(handeling, koppelingId))
      found.push({ wat: 'verloop', brin6, koppelingId });
  }
  return found;
}

/** Read again when the mail goes: a pause may have been lifted since, and a request confirmed. */
export async function findMeldinhoud(
  { database }: { database: EsisDatabase },
  actor: Actor,
  melding: Meldbaar,
): Promise<Meldinhoud | undefined> {
  requireMay(actor, 'koppelingen zien', melding.brin6);
  return await database.as(actor, async (handeling) => {
    const { brin6 } = melding;
    const koppeling = await store.findKoppeling(handeling, brin6, melding.koppelingId);
    const school = koppeling && (await findVestiging(handeling, brin6));
    if (!koppeling || !school) return undefined;
    const over = findOver(koppeling, melding, handeling.now);
    const { koppelingnaam, partner } = getAanbod(koppeling.aanbodId);
    const isVerzocht = koppeling.verzoek !== null;
    return over && { school: { brin6, naam: school.naam }, koppelingnaam, partner, isVerzocht, ...over };
  });
}

function findOver(koppeling: Koppeling, melding: Meldbaar, now: Date): Partial<Meldinhoud> | undefined {
  if (melding.wat !== 'verloop') {
    const pauze = koppeling.pauzes.find(({ id }) => id === melding.pauzeId);
    return pauze && !isAfgelopen(pauze, now) ? { pauze } : undefined;
  }
  const verlooptOp = findVerlooptOp(koppeling);
  return verlooptOp && statusOp(koppeling, now) === 'aangevraagd' ? { verlooptOp } : undefined;
}
