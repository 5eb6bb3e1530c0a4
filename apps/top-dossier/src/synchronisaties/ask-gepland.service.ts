import { describeBug, type Actor } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import { findPauzeOp } from '../koppelingen/pauze.ts';
import { isNacht } from '../koppelingen/rooster.ts';
import { requireMay } from '../rechten/rechten.ts';
import {
  CancelledError,
  fetchLeerlinggegevens,
  type FetchOptions,
} from './fetch-leerlinggegevens.service.ts';
import { atEnd, finishSynchronisatie } from './finish-synchronisatie.service.ts';
import type { RunDeps } from './run-synchronisatie.service.ts';
import * as store from './synchronisaties.store.ts';
import { createVoortgangTracker } from './track-voortgang.service.ts';
import type { Uitkomst } from './uitkomst.ts';

/** Rows of one selection: a few hundred bytes each, and the country is then some thirty selections. */
const PAGE = 200;

/** Each question holds a connection of ten while it waits for ESIS; screens and other jobs need the rest. */
const AT_ONCE = 3;

/** After so many schools in a row, it is the server: the others would only wait for the same time-out. */
const MAX_STORINGEN = 3;

/** 1 + 2 + 4 + 8 minutes. A server that is away for less has restarted; nobody has to know. */
const STILLE_STORINGEN = 5;

type Afloop = 'gevraagd' | 'storing' | 'bezet';

/** Asks ESIS for every koppeling whose moment has come: one selection, and a few at once. */
export async function askGepland(deps: RunDeps, actor: Actor, signal: AbortSignal): Promise<void> {
  requireMay(actor, 'gegevens ophalen');
  const storingen = new Map<string, number>();
  const isDown = (bronId: string) => (storingen.get(bronId) ?? 0) >= MAX_STORINGEN;
  let na: Parameters<typeof deps.koppelingen.listGepland>[1]['na'];
  do {
    const behalve = [...storingen.keys()].filter(isDown);
    const page = await deps.koppelingen.listGepland(actor, { na, behalve, limit: PAGE });
    na = page.at(-1);
    const queue = page.values();
    const work = async () => {
      for (const { id, bronId } of queue) {
        if (signal.aborted) return;
        if (isDown(bronId)) continue;
        const afloop = await tryAsk(deps, actor, id, signal);
        if (afloop !== 'bezet') storingen.set(bronId, afloop === 'storing' ? countOf(bronId) + 1 : 0);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } while (na && !signal.aborted);

  function countOf(bronId: string): number {
    return storingen.get(bronId) ?? 0;
  }
}

/** What goes wrong at one koppeling keeps no other waiting. */
async function tryAsk(deps: RunDeps, actor: Actor, id: string, signal: AbortSignal): Promise<Afloop> {
  try {
    return await askOne(deps, actor, id, signal);
  } catch (error) {
    if (!(error instanceof CancelledError))
      deps.log.error({ koppelingId: id, ...describeBug(error) }, 'rooster: could not ask');
    return 'bezet';
  }
}

async function askOne(
  deps: RunDeps,
  actor: Actor,
  koppelingId: string,
  signal: AbortSignal,
): Promise<Afloop> {
  return await deps.database.asWithClient(actor, async (handeling, client) => {
    if (!(await store.tryLockKoppeling(handeling, koppelingId))) return 'bezet';
    const stand = await deps.koppelingen.getStand(handeling, koppelingId);
    // Another process asked, or somebody paused, between our selection and our lock.
    if (stand.volgendeOp > handeling.now || findPauzeOp(stand.pauzes, handeling.now)) return 'bezet';
    const tracker = createVoortgangTracker(null);
    const options: FetchOptions = { koppelingId, toestaanVertrek: false, signal };
    const uitkomst = await fetchLeerlinggegevens(deps, { ...handeling, client }, options, tracker);
    const ended = atEnd(deps, handeling);
    const afloop = uitkomst.isTijdelijk ? 'storing' : 'gevraagd';
    if (uitkomst.isTijdelijk && isQuietStoring(stand)) {
      await deps.koppelingen.recordStoring(ended, koppelingId);
      return afloop;
    }
    const isQuiet =
      uitkomst.resultaat === 'geen-wijzigingen' && stand.status === 'actief' && !isNacht(stand.volgendeOp);
    const isRepeated = !isQuiet && (await countRepeated(ended, koppelingId, uitkomst));
    if (isQuiet || isRepeated) {
      await deps.koppelingen.recordUitkomst(ended, koppelingId, {
        event: uitkomst.resultaat,
        code: uitkomst.code,
      });
      return afloop;
    }
    const row = { koppelingId, toestaanVertrek: false, status: 'bezig', gepland: true } as const;
    const id = await store.insertSynchronisatie(handeling, row);
    await finishSynchronisatie(deps, handeling, { id, koppelingId }, uitkomst, tracker.voortgang);
    return afloop;
  });
}

/** A connection that fails says nothing about a school that paused, and little about one that was active until now. */
function isQuietStoring({ status, opRij }: { status: string; opRij: number }): boolean {
  return status === 'gepauzeerd' || (status === 'actief' && opRij + 1 < STILLE_STORINGEN);
}

/**
 * The same end as that of the rooster's last run: one line with a count. True when it was. The melding holds what a person
 * decides on, such as how many pupils are gone, so other words are another end; but a connection fails in many words.
 */
async function countRepeated(
  handeling: Handeling,
  koppelingId: string,
  uitkomst: Uitkomst,
): Promise<boolean> {
  const { resultaat, code, melding, isTijdelijk } = uitkomst;
  if (resultaat === 'gelukt') return false;
  const last = await store.findLaatste(handeling, koppelingId);
  if (!last?.gepland || last.resultaat !== resultaat || last.code !== code) return false;
  if (!isTijdelijk && last.melding !== melding) return false;
  await store.countHerhaling(handeling, last.id);
  return true;
}
