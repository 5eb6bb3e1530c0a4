import { isAfgelopen, logs, type JobDefinition, type JobOutcome, type Mailer } from '@koppelpunt/platform';
import type { TopDossierDatabase } from '../database.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import type { Verzoeken } from '../verzoeken/verzoeken.service.ts';
import {
  BERICHT_QUEUE,
  createAfwijzing,
  createBevestiging,
  createPauzebericht,
  type BerichtJobData,
} from './bericht.ts';

/**
 * The outbox. A job exists only when the act that it reports was committed, and is tried until the mail server accepts
 * the mail. A crash after the mail was accepted and before we recorded it sends the mail twice; the other order would
 * lose a mail.
 */
export function sendBerichtJob(deps: {
  database: Pick<TopDossierDatabase, 'now'>;
  koppelingen: Koppelingen;
  verzoeken: Verzoeken;
  /** Undefined when nobody configured a mail server. Then the mails wait. */
  mailer: Mailer | undefined;
  afzender: string;
}): JobDefinition<BerichtJobData> {
  async function send(aan: string, bericht: { onderwerp: string; tekst: string }): Promise<JobOutcome> {
    if (!deps.mailer) return { kind: 'retry', reason: 'no mail server configured (SMTP_URL)' };
    const outcome = await deps.mailer.send({
      from: deps.afzender,
      to: aan,
      subject: bericht.onderwerp,
      text: bericht.tekst,
    });
    return outcome.kind === 'sent' ? { kind: 'done' } : { kind: 'retry', reason: outcome.reason };
  }

  return {
    ...BERICHT_QUEUE,
    audit: logs('bevestiging.verzonden'),
    actor: 'berichten',
    async handle(opdracht, _signal, actor) {
      switch (opdracht.soort) {
        case 'bevestiging': {
          const koppeling = await deps.koppelingen.findKoppeling(actor, { id: opdracht.koppelingId });
          if (!koppeling?.contactEmail || koppeling.bevestigingVerzondenOp) return { kind: 'done' };
          const outcome = await send(koppeling.contactEmail, createBevestiging(koppeling));
          if (outcome.kind === 'done') await deps.koppelingen.markBevestigingVerzonden(actor, koppeling.id);
          return outcome;
        }
        case 'pauze': {
          const { koppelingId, pauzeId, wat } = opdracht;
          const koppeling = await deps.koppelingen.findKoppeling(actor, { id: koppelingId });
          const pauze = koppeling?.pauzes.find(({ id }) => id === pauzeId);
          // Taken back, or lifted since: tomorrow nothing happens any more.
          const isVoorbij = !pauze || (wat.startsWith('morgen') && isAfgelopen(pauze, deps.database.now()));
          if (!koppeling?.contactEmail || isVoorbij) return { kind: 'done' };
          const outcome = await send(koppeling.contactEmail, createPauzebericht(koppeling, pauze, wat));
          if (outcome.kind === 'done') await deps.koppelingen.logPauzebericht(actor, koppeling);
          return outcome;
        }
        case 'afwijzing': {
          const afwijzing = await deps.verzoeken.findAfwijzing(actor, opdracht.verzoekId);
          return afwijzing ? await send(afwijzing.aan, createAfwijzing(afwijzing)) : { kind: 'done' };
        }
      }
    },
  };
}
