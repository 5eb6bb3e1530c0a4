import {
  describeBotsing,
  findDag,
  findLaatsteDag,
  isAfgelopen,
  isGaande,
  isOverlappend,
  isZelfdePeriode,
  notFound,
  parsePeriode,
  type Actor,
  type Periode,
} from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { requireMay } from '../rechten/rechten.ts';
import { getKoppeling, type KoppelingenDeps } from './get-koppeling.service.ts';
import { describeHandelaar, grondstatusOp, listPauzesOp, type Koppeling } from './koppeling.ts';
import type { KoppelingAntwoord, PauzeVraag } from './koppelingen.contract.ts';
import * as store from './koppelingen.store.ts';
import type { Pauze, Pauzesoort } from './pauze.ts';
import * as pauzes from './pauzes.store.ts';
import { listZijden } from './pauzezijden.ts';

type Vraag = { brin6: string; id: string; alleScholen: boolean };

/** Nothing crosses from `vanaf` on, or from now. The code stays. */
export async function createPauze(
  deps: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  id: string,
  { reden, alleScholen, ...dagen }: PauzeVraag,
): Promise<KoppelingAntwoord> {
  requireMay(actor, 'koppelingen pauzeren', brin6);
  const [soort] = listZijden(actor, brin6) as [Pauzesoort];
  return await withLocked(deps, actor, { brin6, id, alleScholen }, async (handeling, koppelingen) => {
    const periode = parsePeriode(dagen, handeling.now);
    if ('veld' in periode) throw createProblem('PAUZE_ONGELDIG', periode);
    for (const koppeling of koppelingen) {
      const status = grondstatusOp(koppeling, handeling.now);
      if (status === 'aangevraagd' || status === 'actief')
        await insertPauze(handeling, koppeling, { soort, ...periode, reden });
      else if (koppeling.id === id)
        throw createProblem(status === 'verlopen' ? 'KOPPELING_VERLOPEN' : 'KOPPELING_BEEINDIGD');
    }
  });
}

/** Ends the own pause that holds; none is none. For the command line, which names no pause. */
export async function resumeKoppeling(
  deps: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  id: string,
): Promise<KoppelingAntwoord> {
  requireMay(actor, 'koppelingen pauzeren', brin6);
  const zijden = listZijden(actor, brin6);
  return await withLocked(deps, actor, { brin6, id, alleScholen: false }, async (handeling, koppelingen) => {
    for (const koppeling of koppelingen)
      for (const pauze of listPauzesOp(koppeling, handeling.now))
        if (zijden.includes(pauze.soort) && !pauze.codeVerwijderd)
          await liftPauze(handeling, koppeling, pauze);
  });
}

/** Ends a pause that holds, or takes back one that was planned; for the bestuur the same one at its other schools too. */
export async function endPauze(
  deps: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  id: string,
  { pauzeId, alleScholen }: { pauzeId: string; alleScholen: boolean },
): Promise<KoppelingAntwoord> {
  requireMay(actor, 'koppelingen pauzeren', brin6);
  return await withLocked(deps, actor, { brin6, id, alleScholen }, async (handeling, koppelingen) => {
    const gekozen = koppelingen.find((koppeling) => koppeling.id === id)?.pauzes;
    const pauze = gekozen?.find((each) => each.id === pauzeId);
    // Taken back before: twice is once.
    if (!pauze) return;
    if (pauze.codeVerwijderd) throw createProblem('PAUZE_MET_CODE');
    if (!listZijden(actor, brin6).includes(pauze.soort)) throw createProblem('PAUZE_VAN_ANDER');
    for (const koppeling of koppelingen) {
      const zelfde = koppeling.pauzes.find((each) => each.id === pauzeId || isZelfde(each, pauze));
      if (zelfde && (koppeling.id === id || zelfde.soort === 'bestuur'))
        await liftPauze(handeling, koppeling, zelfde);
    }
  });
}

/** One act made it, at more schools at once. */
const isZelfde = (a: Pauze, b: Pauze): boolean =>
  a.soort === b.soort && Number(a.vanaf) === Number(b.vanaf) && Number(a.tot) === Number(b.tot);

/** With the moment after the wait: what another process did before it lies in the past then. */
async function withLocked(
  deps: KoppelingenDeps,
  actor: Actor,
  vraag: Vraag,
  change: (handeling: Handeling, koppelingen: readonly Koppeling[]) => Promise<void>,
): Promise<KoppelingAntwoord> {
  return await deps.database.as(actor, async (begun) => {
    const koppelingen = await lockKoppelingen(begun, vraag);
    const handeling = { ...begun, now: deps.database.now() };
    await change(handeling, koppelingen);
    return await getKoppeling(deps, handeling, vraag.brin6, vraag.id);
  });
}

/** The one of the page; for the bestuur, when it says so, that of each of its schools. In one order, so that two never wait for each other. */
async function lockKoppelingen(
  handeling: Handeling,
  { brin6, id, alleScholen }: Vraag,
): Promise<Koppeling[]> {
  const gekozen = await store.findKoppeling(handeling, brin6, id);
  if (!gekozen) throw notFound();
  const isVanBestuur = (school: string) => listZijden(handeling.actor, school).includes('bestuur');
  const alle =
    alleScholen && isVanBestuur(brin6)
      ? (await store.listKoppelingen(handeling)).filter(
          (each) => each.aanbodId === gekozen.aanbodId && isVanBestuur(each.brin6),
        )
      : [gekozen];
  const locked = [];
  for (const each of alle.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const koppeling = await store.lockKoppeling(handeling, each.id);
    if (koppeling) locked.push(koppeling);
  }
  return locked;
}

/** Pausing twice is once (P6): the pause keeps its first moment, name and reason. Other days are another pause. */
async function insertPauze(
  handeling: Handeling,
  koppeling: Koppeling,
  pauze: Periode & { soort: Pauzesoort; reden: string },
): Promise<void> {
  const { id, brin6 } = koppeling;
  const eigen = koppeling.pauzes.filter(
    ({ soort, codeVerwijderd, tot }) =>
      soort === pauze.soort && !codeVerwijderd && !isAfgelopen({ tot }, handeling.now),
  );
  const botst = eigen.find((each) => isOverlappend(each, pauze));
  if (botst) {
    if (isZelfdePeriode(botst, pauze, handeling.now)) return;
    const melding = describeBotsing(botst, handeling.now);
    throw createProblem('PAUZE_BESTAAT', { melding: `Vestiging ${brin6}: ${melding}` });
  }
  const door = describeHandelaar(handeling.actor);
  await pauzes.insertPauze(handeling, { koppelingId: id, brin6, codeVerwijderd: false, door, ...pauze });
  const isNu = pauze.vanaf <= handeling.now;
  await writeLogboek(handeling, {
    gebeurtenis: isNu ? 'koppeling.gepauzeerd' : 'pauze.gepland',
    brin6,
    onderwerp: `koppeling:${id}`,
    // The reason is free text that may name somebody: it stands with the pause.
    details: { zijde: pauze.soort, vanaf: findDag(pauze.vanaf), tot: pauze.tot && findLaatsteDag(pauze.tot) },
  });
}

async function liftPauze(handeling: Handeling, koppeling: Koppeling, pauze: Pauze): Promise<void> {
  const { id, brin6 } = koppeling;
  const { now } = handeling;
  if (isAfgelopen(pauze, now)) return;
  const holds = isGaande(pauze, now);
  if (holds) await pauzes.liftPauze(handeling, pauze.id);
  else await pauzes.deletePauze(handeling, pauze.id);
  const andere = listPauzesOp(koppeling, now).filter((each) => each.id !== pauze.id);
  await writeLogboek(handeling, {
    gebeurtenis: holds ? 'koppeling.hervat' : 'pauze.weggehaald',
    brin6,
    onderwerp: `koppeling:${id}`,
    details: { zijde: pauze.soort, nogGepauzeerdDoor: andere.map(({ soort }) => soort) },
  });
}
