import { logs, type JobDefinition } from '@koppelpunt/platform';
import { Geannuleerd } from './haal-leerlinggegevens.service.ts';
import { HAAL_JOB, type Synchronisaties } from './synchronisaties.service.ts';

/** One run of one school. Its outcome stands in its row; only what cut the run itself short makes the job try again. */
export function haalLeerlinggegevensJob(
  synchronisaties: Synchronisaties,
): JobDefinition<{ synchronisatieId: string }> {
  return {
    name: HAAL_JOB,
    retryLimit: 3,
    retryDelaySeconds: 5,
    // The largest school takes seconds; a slow server is given up after a minute without a byte.
    expireInSeconds: 15 * 60,
    audit: logs('synchronisatie.afgelopen'),
    actor: 'synchronisatie',
    async handle({ synchronisatieId }, signal, actor) {
      try {
        await synchronisaties.run(actor, synchronisatieId, signal);
        return { kind: 'done' };
      } catch (error) {
        if (error instanceof Geannuleerd || isLockTimeout(error)) {
          return { kind: 'retry', reason: 'the run was cut short or another one is busy' };
        }
        throw error;
      }
    },
  };
}

const isLockTimeout = (error: unknown) => (error as { code?: string }).code === '55P03';
