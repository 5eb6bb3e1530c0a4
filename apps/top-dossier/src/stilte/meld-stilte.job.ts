import { logs, type JobDefinition, type Mailer } from '@koppelpunt/platform';
import type { Stilte } from './stilte.service.ts';
import { createStiltemelding } from './stiltemelding.ts';

/** Each hour of a working morning: one message a day, and when the mail server is away there is a next hour. */
export const WERKOCHTEND = '30 7-12 * * 1-5';

/** Tells everybody of support, once a schooldag, which schools are stil. */
export function meldStilteJob(deps: {
  stilte: Stilte;
  mailer: Mailer;
  afzender: string;
  publicUrl: string;
}): JobDefinition<Record<string, never>> {
  return {
    name: 'meld-stilte',
    // The next hour is the retry.
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireInSeconds: 10 * 60,
    pollSeconds: 60,
    audit: logs('stilte.gemeld'),
    actor: 'stilte',
    async handle(_data, _signal, actor) {
      const found = await deps.stilte.findStilte(actor);
      if (!found) return { kind: 'done' };
      const { onderwerp: subject, tekst: text } = createStiltemelding(found.scholen, deps.publicUrl);
      let sent = 0;
      for (const to of found.aan) {
        const outcome = await deps.mailer.send({ from: deps.afzender, to, subject, text });
        if (outcome.kind === 'sent') sent += 1;
      }
      // Whoever was told is not told twice because the address of a colleague does not work.
      if (sent > 0) await deps.stilte.markGemeld(actor, found.scholen.length);
      return { kind: 'done' };
    },
  };
}
