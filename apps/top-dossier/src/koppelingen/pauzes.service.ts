import {
  addKalenderdagen,
  describeBotsing,
  findDag,
  findLaatsteDag,
  findMoment,
  isAfgelopen,
  isGaande,
  isOverlappend,
  isZelfdePeriode,
  notFound,
  parsePeriode,
  type Actor,
} from '@koppelpunt/platform';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { requireMay } from '../rechten/rechten.ts';
import * as store from './koppelingen.store.ts';
import { findPauzeOp, type Pauze, type Pauzemoment } from './pauze.ts';
import type { PauzeAntwoord, PauzeVraag } from './pauzes.contract.ts';
import * as pauzes from './pauzes.store.ts';

export type PauzesDeps = {
  database: TopDossierDatabase;
  /** In the transaction in which we pause or resume: the school gets a mail. */
  onPauze: (
    handeling: Handeling,
    koppeling: store.KoppelingRow,
    wat: { pauzeId: string; wat: Pauzemoment },
  ) => Promise<void>;
};

/** ESIS is asked nothing from `vanaf` on, or from now; a run that is under way stops by itself. */
export async function createPauze(
  deps: PauzesDeps,
  actor: Actor,
  id: string,
  { reden, ...dagen }: PauzeVraag,
): Promise<PauzeAntwoord[]> {
  return await withLocked(deps, actor, id, async (handeling, koppeling) => {
    const { now } = handeling;
    const periode = parsePeriode(dagen, now);
    if ('veld' in periode)
      throw createProblem('PAUZE_ONGELDIG', {
        melding: periode.melding,
        velden: { [periode.veld]: periode.melding },
      });
    const open = koppeling.pauzes.filter((pauze) => !isAfgelopen(pauze, now));
    const botst = open.find((pauze) => isOverlappend(pauze, periode));
    // Pausing twice is once (P6): the first one keeps its moment, name and reason.
    if (botst && isZelfdePeriode(botst, periode, now)) return;
    if (botst) throw createProblem('PAUZE_BESTAAT', { melding: describeBotsing(botst, now) });
    const door = describeHandelaar(actor);
    const pauzeId = await pauzes.insertPauze(handeling, { koppelingId: id, reden, door, ...periode });
    const isNu = periode.vanaf <= now;
    await writeAbout(handeling, koppeling, isNu ? 'koppeling.stilgezet' : 'pauze.gepland', {
      vanaf: findDag(periode.vanaf),
      tot: periode.tot && findLaatsteDag(periode.tot),
    });
    if (isNu) await deps.onPauze(handeling, koppeling, { pauzeId, wat: 'gepauzeerd' });
  });
}

/** Ends a pause that holds, or takes back one that was planned. */
export async function endPauze(
  deps: PauzesDeps,
  actor: Actor,
  id: string,
  pauzeId: string,
): Promise<PauzeAntwoord[]> {
  return await withLocked(deps, actor, id, async (handeling, koppeling) => {
    const pauze = koppeling.pauzes.find((each) => each.id === pauzeId);
    if (pauze) await lift(deps, handeling, koppeling, pauze);
  });
}

/** Ends the one that holds; none is none. For the command line, which names no pause. */
export async function resumeKoppeling(deps: PauzesDeps, actor: Actor, id: string): Promise<PauzeAntwoord[]> {
  return await withLocked(deps, actor, id, async (handeling, koppeling) => {
    const pauze = findPauzeOp(koppeling.pauzes, handeling.now);
    if (pauze) await lift(deps, handeling, koppeling, pauze);
  });
}

export async function logPauzebericht(
  { database }: PauzesDeps,
  actor: Actor,
  { id, brin6 }: Pick<store.KoppelingRow, 'id' | 'brin6'>,
): Promise<void> {
  requireMay(actor, 'berichten versturen');
  await database.as(
    actor,
    async (handeling) =>
      await writeLogboek(handeling, { gebeurtenis: 'pauze.gemaild', brin6, onderwerp: `koppeling:${id}` }),
  );
}

/** Of the pauses that begin or end tomorrow, or today later on: asks for the mails, each once. */
export async function markMeldbaar(deps: PauzesDeps, actor: Actor): Promise<void> {
  requireMay(actor, 'berichten versturen');
  await deps.database.as(actor, async (handeling) => {
    const morgen = addKalenderdagen(findDag(handeling.now), 1);
    for (const { id, koppelingId, moment } of await pauzes.markMeldbaar(handeling, findMoment(morgen, 0))) {
      const koppeling = await store.findKoppeling(handeling, { id: koppelingId });
      if (koppeling) await deps.onPauze(handeling, koppeling, { pauzeId: id, wat: `morgen-${moment}` });
    }
  });
}

/** Asked again and again while an answer comes in (P1). */
export async function isStilgezet({ database }: PauzesDeps, actor: Actor, id: string): Promise<boolean> {
  requireMay(actor, 'gegevens ophalen');
  return await database.as(actor, async (handeling) => {
    const row = await store.findKoppeling(handeling, { id });
    return row !== undefined && findPauzeOp(row.pauzes, handeling.now) !== undefined;
  });
}

/** What was paused by us is not asked about a code either. Throws then. */
export async function requireNietStilgezet(
  { database }: PauzesDeps,
  actor: Actor,
  brin6: string,
): Promise<void> {
  await database.as(actor, async (handeling) => {
    const row = await store.findKoppeling(handeling, { brin6 });
    if (row && findPauzeOp(row.pauzes, handeling.now)) throw createProblem('PAUZE_VAN_ONS');
  });
}

async function lift(
  deps: PauzesDeps,
  handeling: Handeling,
  koppeling: store.KoppelingRow,
  pauze: Pauze,
): Promise<void> {
  const { now, actor } = handeling;
  if (isAfgelopen(pauze, now)) return;
  if (!isGaande(pauze, now)) {
    await pauzes.deletePauze(handeling, pauze.id);
    await writeAbout(handeling, koppeling, 'pauze.weggehaald', { vanaf: findDag(pauze.vanaf) });
    return;
  }
  await pauzes.liftPauze(handeling, pauze.id, describeHandelaar(actor));
  // Nobody has to wait for the next quarter of an hour.
  await store.updateKoppeling(handeling, koppeling.id, { volgendeOp: now });
  await writeAbout(handeling, koppeling, 'koppeling.hervat', {});
  await deps.onPauze(handeling, koppeling, { pauzeId: pauze.id, wat: 'hervat' });
}

/** With the moment after the wait: what another process did before it lies in the past then. */
async function withLocked(
  deps: PauzesDeps,
  actor: Actor,
  id: string,
  change: (handeling: Handeling, koppeling: store.KoppelingRow) => Promise<void>,
): Promise<PauzeAntwoord[]> {
  requireMay(actor, 'koppelingen pauzeren');
  return await deps.database.as(actor, async (begun) => {
    const koppeling = await store.lockKoppeling(begun, id);
    if (!koppeling) throw notFound();
    const handeling = { ...begun, now: deps.database.now() };
    await change(handeling, koppeling);
    const row = await store.findKoppeling(handeling, { id });
    return toPauzeAntwoorden(row?.pauzes ?? [], handeling.now);
  });
}

/** Those of now and those that were planned. */
export const toPauzeAntwoorden = (rij: readonly Pauze[], moment: Date): PauzeAntwoord[] =>
  rij
    .filter((pauze) => !isAfgelopen(pauze, moment))
    .map(({ id, reden, door, vanaf, tot }) => ({
      id,
      reden,
      door,
      sinds: vanaf.toISOString(),
      totEnMet: tot && findLaatsteDag(tot),
      isNu: vanaf <= moment,
    }));

const describeHandelaar = (actor: Actor): string =>
  actor.kind === 'gebruiker' ? actor.naam : 'de beheerder van TOP dossier';

/** The reason is free text that may name somebody: it stands with the pause, and not here. */
const writeAbout = async (
  handeling: Handeling,
  { id, brin6 }: store.KoppelingRow,
  gebeurtenis: 'koppeling.stilgezet' | 'koppeling.hervat' | 'pauze.gepland' | 'pauze.weggehaald',
  details: Record<string, string | null>,
) => await writeLogboek(handeling, { gebeurtenis, brin6, onderwerp: `koppeling:${id}`, details });
