import type { Actor } from '@koppelpunt/platform';
import type { TopDossierDatabase } from '../database.ts';
import { NO_VOORTGANG, type SynchronisatieKey, type Voortgang } from './synchronisatie.ts';
import * as store from './synchronisaties.store.ts';

/** How far a run is. With a key it is written to the row too, in its own transaction, so that a person can watch it. */
export type VoortgangTracker = {
  readonly key: SynchronisatieKey | null;
  voortgang: Voortgang;
  writtenAt: number;
};

/** A person who watches sees the bar move this often. */
const WRITE_EVERY_MS = 250;

export function createVoortgangTracker(key: SynchronisatieKey | null): VoortgangTracker {
  return { key, voortgang: NO_VOORTGANG, writtenAt: performance.now() };
}

export async function trackVoortgang(
  { database }: { database: TopDossierDatabase },
  actor: Actor,
  tracker: VoortgangTracker,
  voortgang: Voortgang,
): Promise<void> {
  tracker.voortgang = voortgang;
  const { key } = tracker;
  const moment = performance.now();
  if (key === null || moment - tracker.writtenAt < WRITE_EVERY_MS) return;
  tracker.writtenAt = moment;
  await database.as(actor, async (other) => await store.updateVoortgang(other, key, voortgang));
}
