import { logs, type JobDefinition } from '@koppelpunt/platform';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import type { Synchronisaties } from './synchronisaties.service.ts';

export const HERVAT_JOB = 'hervat-koppelingen';
export const ELKE_MINUUT = '* * * * *';

/** A run that has been silent for so long has lost its process. */
const VERWEESD_MS = 2 * 60_000;

/**
 * Each minute: asks the school's side whether a code that it took away works again, so that entering it again is all
 * that a school has to do. Cheap: a no is one refused call, and an unchanged school answers `geenwijzigingen`.
 */
export function hervatKoppelingenJob(deps: {
  koppelingen: Koppelingen;
  synchronisaties: Synchronisaties;
  now: () => Date;
}): JobDefinition<Record<string, never>> {
  return {
    name: HERVAT_JOB,
    // The next minute is the retry.
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireInSeconds: 10 * 60,
    // Only a run that came through leaves rows; a no, each minute, is none.
    audit: logs('synchronisatie.afgelopen'),
    actor: 'hervatten',
    async handle(_data, signal, actor) {
      await deps.synchronisaties.recover(actor, new Date(deps.now().getTime() - VERWEESD_MS));
      for (const id of await deps.koppelingen.listRetryable(actor, deps.now())) {
        const result = await deps.synchronisaties.tryResume(actor, id, signal);
        // The server is in trouble: the others would only wait for the same time-out.
        if (result === 'tijdelijk' || signal.aborted) break;
      }
      return { kind: 'done' };
    },
  };
}
