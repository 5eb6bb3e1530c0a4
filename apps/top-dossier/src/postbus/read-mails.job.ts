import { logs, type JobDefinition } from '@koppelpunt/platform';
import type { Postbus } from './postbus.service.ts';

/** Reads the mails that a process before this one left, and once more those that took too long. */
export function readMailsJob({ postbus }: { postbus: Postbus }): JobDefinition<Record<string, never>> {
  return {
    name: 'read-mails',
    // The next minute is the retry.
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireInSeconds: 10 * 60,
    pollSeconds: 20,
    audit: logs('verzoek.ontvangen'),
    actor: 'postbus',
    async handle() {
      await postbus.readStored();
      return { kind: 'done' };
    },
  };
}
