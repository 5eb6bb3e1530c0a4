import { logs, type JobDefinition } from '@koppelpunt/platform';
import type { Verzoeken } from '../verzoeken/verzoeken.service.ts';
import type { Postbus } from './postbus.service.ts';

/** The clock of what is kept: each hour, not when others begin too. */
export const DELETE_TIMES = '27 * * * *';

/** Deletes mails and requests that were kept long enough. How long that is, the policies of the database say. */
export function deleteMailsJob(deps: {
  postbus: Postbus;
  verzoeken: Verzoeken;
}): JobDefinition<Record<string, never>> {
  return {
    name: 'delete-mails',
    // The next hour is the retry.
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireInSeconds: 10 * 60,
    pollSeconds: 60,
    audit: logs('post.verwijderd'),
    actor: 'opruimen',
    async handle(_data, _signal, actor) {
      await deps.postbus.deleteOld(actor, deps.verzoeken.deleteOld);
      return { kind: 'done' };
    },
  };
}
