import { logs, type JobDefinition } from '@koppelpunt/platform';
import type { TopDossierDatabase } from '../database.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import type { Synchronisaties } from './synchronisaties.service.ts';

export const RESUME_JOB = 'resume-koppelingen';
export const EVERY_MINUTE = '* * * * *';

/** A run that began so long ago and did not end has lost its process. */
const ORPHANED_MS = 2 * 60_000;

/**
 * Asks ESIS each minute whether a code that the school removed works again, so that a school only has to enter it. It
 * costs little: a no is one refused call, and an unchanged school answers `geenwijzigingen`.
 */
export function resumeKoppelingenJob(deps: {
  database: Pick<TopDossierDatabase, 'now'>;
  koppelingen: Koppelingen;
  synchronisaties: Synchronisaties;
}): JobDefinition<Record<string, never>> {
  return {
    name: RESUME_JOB,
    // The next minute is the retry.
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireInSeconds: 10 * 60,
    // Only a run leaves a row. A refusal each minute leaves none.
    audit: logs('synchronisatie.afgelopen'),
    actor: 'hervatten',
    async handle(_data, signal, actor) {
      await deps.synchronisaties.recover(actor, new Date(deps.database.now().getTime() - ORPHANED_MS));
      for (const id of await deps.koppelingen.listRetryable(actor)) {
        const result = await deps.synchronisaties.tryResume(actor, id, signal);
        // The server does not answer: the other schools would wait for the same time-out.
        if (result === 'tijdelijk' || signal.aborted) break;
      }
      return { kind: 'done' };
    },
  };
}
