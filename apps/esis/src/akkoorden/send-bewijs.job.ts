import {
  logs,
  type AccountMail,
  type Actor,
  type JobDefinition,
  type JobOutcome,
  type Jobs,
} from '@koppelpunt/platform';
import { createPdf } from '../aanbod/create-pdf.ts';
import type { EsisDatabase } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import type { Akkoorden } from './akkoorden.service.ts';
import { BEWIJS_QUEUE, createBewijs, createBewijsMail, type BewijsJobData } from './bewijs.ts';

export type SendBewijsDeps = {
  database: EsisDatabase;
  akkoorden: Akkoorden;
  jobs: Pick<Jobs, 'send'>;
  /** Undefined when nobody configured a mail server. Then the mails wait. */
  accountMail?: AccountMail | undefined;
};

/**
 * The receipt of an acceptance, by mail. A job exists only when the acceptance was committed, and is tried until the mail
 * server takes the mail. Each person gets a job of their own, so that one bad address holds up nobody else.
 */
export function sendBewijsJob(deps: SendBewijsDeps): JobDefinition<BewijsJobData> {
  return {
    ...BEWIJS_QUEUE,
    audit: logs('bewijs.verzonden'),
    actor: 'bewijzen',
    async handle(opdracht, _signal, actor) {
      const { brin6, akkoordId } = opdracht;
      const ontvangers = await deps.akkoorden.listOntvangers(actor, brin6);
      if (opdracht.soort === 'rondsturen') {
        for (const { id: gebruikerId } of ontvangers) {
          const mail: BewijsJobData = { soort: 'mail', brin6, akkoordId, gebruikerId };
          await deps.jobs.send(BEWIJS_QUEUE.name, mail, { key: `mail:${akkoordId}:${gebruikerId}` });
        }
        return { kind: 'done' };
      }
      // Somebody who left the school meanwhile gets nothing.
      const ontvanger = ontvangers.find(({ id }) => id === opdracht.gebruikerId);
      return ontvanger ? await sendTo(deps, actor, opdracht, ontvanger) : { kind: 'done' };
    },
  };
}

async function sendTo(
  { database, akkoorden, accountMail }: SendBewijsDeps,
  actor: Actor,
  { brin6, akkoordId }: BewijsJobData,
  { naam, email }: { naam: string; email: string },
): Promise<JobOutcome> {
  if (!accountMail) return { kind: 'retry', reason: 'no mail server configured (SMTP_URL)' };
  const gegevens = await akkoorden.findBewijs(actor, brin6, akkoordId);
  const { onderwerp, tekst } = createBewijsMail(gegevens, naam);
  const sent = await accountMail.mailer.send({
    from: accountMail.afzender,
    to: email,
    subject: onderwerp,
    text: tekst,
    attachments: [
      {
        filename: `bewijs-van-akkoord-${brin6}.pdf`,
        content: await createPdf(createBewijs(gegevens)),
        contentType: 'application/pdf',
      },
    ],
  });
  if (sent.kind === 'failed') return { kind: 'retry', reason: sent.reason };
  await database.as(
    actor,
    async (handeling) =>
      await writeLogboek(handeling, {
        gebeurtenis: 'bewijs.verzonden',
        brin6,
        onderwerp: `koppeling:${gegevens.akkoord.koppelingId}`,
      }),
  );
  return { kind: 'done' };
}
