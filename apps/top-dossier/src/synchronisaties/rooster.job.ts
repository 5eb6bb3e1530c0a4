import { logs, type JobDefinition } from '@koppelpunt/platform';
import type { TopDossierDatabase } from '../database.ts';
import type { Synchronisaties } from './synchronisaties.service.ts';

export const ROOSTER_JOB = 'rooster';
export const EVERY_MINUTE = '* * * * *';

/** A run that began so long ago and did not end has lost its process. */
const ORPHANED_MS = 2 * 60_000;

/**
 * Looks each minute whose moment has come (koppelingen/rooster.ts) and asks ESIS for them. So a change, a pause and its end
 * are seen, and a first run that failed is tried again, without anybody doing anything.
 */
export function roosterJob(deps: {
  database: Pick<TopDossierDatabase, 'now'>;
  synchronisaties: Synchronisaties;
}): JobDefinition<Record<string, never>> {
  return {
    name: ROOSTER_JOB,
    // The next minute is the retry.
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireInSeconds: 10 * 60,
    // A question that found nothing leaves no row.
    audit: logs('synchronisatie.afgelopen'),
    actor: 'rooster',
    async handle(_data, signal, actor) {
      await deps.synchronisaties.recover(actor, new Date(deps.database.now().getTime() - ORPHANED_MS));
      await deps.synchronisaties.askGepland(actor, signal);
      return { kind: 'done' };
    },
  };
}
