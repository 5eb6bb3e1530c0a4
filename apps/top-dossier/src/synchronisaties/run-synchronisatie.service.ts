import { notFound, type Actor } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import { requireMay } from '../rechten/rechten.ts';
import {
  CancelledError,
  fetchLeerlinggegevens,
  type FetchDeps,
  type FetchOptions,
} from './fetch-leerlinggegevens.service.ts';
import { finishSynchronisatie, type FinishDeps } from './finish-synchronisatie.service.ts';
import type { Synchronisatie } from './synchronisaties.contract.ts';
import * as store from './synchronisaties.store.ts';
import { createVoortgangTracker } from './track-voortgang.service.ts';

export type RunDeps = FetchDeps & FinishDeps;

/** Runs a synchronisatie that waits. One that has ended already stays as it is. */
export async function run(
  deps: RunDeps,
  actor: Actor,
  id: string,
  signal?: AbortSignal,
): Promise<Synchronisatie> {
  requireMay(actor, 'gegevens ophalen');
  let koppelingId = '';
  // In its own transaction, so that a person who watches sees it now.
  const setStatus = async (status: 'wacht' | 'bezig') =>
    await deps.database.as(
      actor,
      async (other) => await store.updateStatus(other, { id, koppelingId }, status),
    );
  try {
    return await deps.database.asWithClient(actor, async (handeling, client) => {
      const { toestaanVertrek, ...found } = await getRow(handeling, id);
      koppelingId = found.koppelingId;
      await store.lockKoppeling(handeling, koppelingId);
      const row = await getRow(handeling, id);
      if (row.klaarOp) return store.toSynchronisatie(row);
      await setStatus('bezig');
      const key = { id, koppelingId };
      const tracker = createVoortgangTracker(key);
      const options: FetchOptions = { koppelingId, toestaanVertrek, signal };
      const uitkomst = await fetchLeerlinggegevens(deps, { ...handeling, client }, options, tracker);
      return store.toSynchronisatie(
        await finishSynchronisatie(deps, handeling, key, uitkomst, tracker.voortgang),
      );
    });
  } catch (error) {
    if (error instanceof CancelledError) await setStatus('wacht');
    throw error;
  }
}

export async function getRow(handeling: Handeling, id: string): Promise<store.SynchronisatieRow> {
  const row = await store.findSynchronisatie(handeling, id);
  if (!row) throw notFound();
  return row;
}
