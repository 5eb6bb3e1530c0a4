import {
  logs,
  type AccountMail,
  type Actor,
  type JobDefinition,
  type Jobs,
  type Mensen,
} from '@koppelpunt/platform';
import type { EsisDatabase } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { findMeldinhoud } from '../koppelingen/meldbaar.service.ts';
import type { Meldbaar } from '../koppelingen/meldbaar.ts';
import { createMelding, MELDING_QUEUE, type MeldingJobData } from './melding.ts';

export type SendMeldingDeps = {
  database: EsisDatabase;
  mensen: Pick<Mensen, 'listNamen'>;
  jobs: Pick<Jobs, 'send'>;
  /** Undefined when nobody configured a mail server. Then the mails wait. */
  accountMail?: AccountMail | undefined;
};

/** One mail to one person, tried until the mail server takes it; in the morning it is too late, and it is given up. */
export function sendMeldingJob(deps: SendMeldingDeps): JobDefinition<MeldingJobData> {
  return {
    ...MELDING_QUEUE,
    audit: logs('melding.verzonden'),
    actor: 'meldingen',
    async handle(opdracht, _signal, actor) {
      const { melding } = opdracht;
      const inhoud = await findMeldinhoud(deps, actor, melding);
      if (!inhoud) return { kind: 'done' };
      const ontvangers = await listOntvangers(deps, actor, melding);
      if (opdracht.soort === 'rondsturen') {
        for (const { id: gebruikerId } of ontvangers) {
          const mail: MeldingJobData = { soort: 'mail', melding, gebruikerId };
          await deps.jobs.send(MELDING_QUEUE.name, mail);
        }
        return { kind: 'done' };
      }
      // Somebody who left the school meanwhile gets nothing.
      const ontvanger = ontvangers.find(({ id }) => id === opdracht.gebruikerId);
      if (!ontvanger) return { kind: 'done' };
      if (!deps.accountMail) return { kind: 'retry', reason: 'no mail server configured (SMTP_URL)' };
      const { onderwerp: subject, tekst: text } = createMelding(melding, inhoud, ontvanger.naam);
      const { mailer, afzender: from } = deps.accountMail;
      const sent = await mailer.send({ from, to: ontvanger.email, subject, text });
      if (sent.kind === 'failed') return { kind: 'retry', reason: sent.reason };
      await deps.database.as(
        actor,
        async (handeling) =>
          await writeLogboek(handeling, {
            gebeurtenis: 'melding.verzonden',
            brin6: melding.brin6,
            onderwerp: `koppeling:${melding.koppelingId}`,
            details: { melding: melding.wat },
          }),
      );
      return { kind: 'done' };
    },
  };
}

/** A request is for who can act on it; a pause concerns the bestuur as well. Each person once. */
async function listOntvangers({ mensen }: SendMeldingDeps, actor: Actor, { wat, brin6 }: Meldbaar) {
  const rollen = ['applicatiebeheerder', ...(wat === 'verloop' ? [] : ['bestuur'])];
  const perRol = await Promise.all(rollen.map(async (rol) => await mensen.listNamen(actor, brin6, rol)));
  return [...new Map(perRol.flat().map((persoon) => [persoon.id, persoon])).values()];
}
