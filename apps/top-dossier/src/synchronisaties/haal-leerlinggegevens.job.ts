import { logs, type JobDefinition } from '@koppelpunt/platform';
import { CancelledError } from './fetch-leerlinggegevens.service.ts';
import { FETCH_JOB, type Synchronisaties } from './synchronisaties.service.ts';

/** One run of one school. Its uitkomst stands in its row. The job tries again only when the run itself was cut short. */
export function haalLeerlinggegevensJob(
  synchronisaties: Synchronisaties,
): JobDefinition<{ synchronisatieId: string }> {
  return {
    name: FETCH_JOB,
    retryLimit: 3,
    retryDelaySeconds: 5,
    // The largest school takes seconds. A server that sends nothing for a minute is given up.
    expireInSeconds: 15 * 60,
    // Each holds a connection of ten while ESIS answers; the rooster takes three as well.
    atOnce: 3,
    audit: logs('synchronisatie.afgelopen'),
    actor: 'synchronisatie',
    async handle({ synchronisatieId }, signal, actor) {
      try {
        await synchronisaties.run(actor, synchronisatieId, signal);
        return { kind: 'done' };
      } catch (error) {
        if (error instanceof CancelledError || isLockTimeout(error)) {
          return { kind: 'retry', reason: 'the run was cut short or another one is busy' };
        }
        throw error;
      }
    },
  };
}

const isLockTimeout = (error: unknown) => (error as { code?: string }).code === '55P03';
