import { logs, type JobDefinition } from '@koppelpunt/platform';
import type { Koppelingen } from './koppelingen.service.ts';

/** Each hour of the day, so that nobody is mailed at night. */
export const OVERDAG = '15 6-20 * * *';

/** Asks for the mails about the pauses of ours that begin or end tomorrow. */
export function meldPauzesJob(deps: { koppelingen: Koppelingen }): JobDefinition<Record<string, never>> {
  return {
    name: 'meld-pauzes',
    // The next hour is the retry.
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireInSeconds: 10 * 60,
    pollSeconds: 60,
    audit: logs('pauze.gemaild'),
    actor: 'berichten',
    async handle(_data, _signal, actor) {
      await deps.koppelingen.markMeldbaar(actor);
      return { kind: 'done' };
    },
  };
}
