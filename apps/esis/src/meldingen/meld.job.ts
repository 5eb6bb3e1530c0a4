import { logs, type JobDefinition, type Jobs } from '@koppelpunt/platform';
import type { EsisDatabase } from '../database.ts';
import { markMeldbaar } from '../koppelingen/meldbaar.service.ts';
import { MELDING_QUEUE, type MeldingJobData } from './melding.ts';

/** Each hour of the day, so that nobody is mailed at night. */
export const OVERDAG = '15 6-20 * * *';

/** Asks for the mails of the day: what was marked and what was asked for are one act. */
export function meldJob({
  database,
  jobs,
}: {
  database: EsisDatabase;
  jobs: Pick<Jobs, 'send'>;
}): JobDefinition<Record<string, never>> {
  return {
    name: 'meld',
    // The next hour is the retry.
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireInSeconds: 10 * 60,
    pollSeconds: 60,
    audit: logs('melding.verzonden'),
    actor: 'meldingen',
    async handle(_data, _signal, actor) {
      await database.as(actor, async (handeling) => {
        for (const melding of await markMeldbaar(handeling)) {
          const opdracht: MeldingJobData = { soort: 'rondsturen', melding };
          const about = 'pauzeId' in melding ? melding.pauzeId : melding.koppelingId;
          const key = `rondsturen:${melding.wat}:${about}:${handeling.now.toISOString()}`;
          await jobs.send(MELDING_QUEUE.name, opdracht, { tx: handeling.tx, key });
        }
      });
      return { kind: 'done' };
    },
  };
}
