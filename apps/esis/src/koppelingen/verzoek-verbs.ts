import { notAllowed, notFound, Problem, type Actor } from '@koppelpunt/platform';
import { requireMay } from '../rechten/rechten.ts';
import { dagVan, schrijfDag } from '../kalender/kalender.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { lockVestiging } from '../vestigingen/vestigingen.service.ts';
import { codehashVan } from './codehash.ts';
import { statusOp } from './koppeling.ts';
import { getAanbod } from './koppelingen.map.ts';
import type { KoppelingenDeps } from './koppelingen-deps.ts';
import * as store from './koppelingen.store.ts';
import { addPoging, findBlokkade } from './pogingen.ts';
import * as problemen from './problemen.ts';
import { createVerzoek, type Verzoek } from './verzoek.ts';
import { trimVerificatiecode } from './verificatiecode.ts';

export type VerzoekVerbs = {
  /** The mail as it would go. ESIS cannot show the code, so it asks for it again and checks it. */
  findVerzoek(actor: Actor, brin6: string, id: string, code: string): Promise<Verzoek>;
  sendVerzoek(actor: Actor, brin6: string, id: string, code: string): Promise<{ verzondenOp: string }>;
};

export function createVerzoekVerbs(deps: KoppelingenDeps): VerzoekVerbs {
  const { database, geheimen, klok, mailer, supportEmail, log } = deps;

  async function findVerzoek(actor: Actor, brin6: string, id: string, text: string): Promise<Verzoek> {
    requireMay(actor, 'koppelingen beheren', brin6);
    // The mail is from a person, who gets the answer.
    if (actor.kind !== 'gebruiker') throw notAllowed();
    const moment = klok();
    const { code } = trimVerificatiecode(text);
    const uitkomst = await database.as(actor, async ({ tx }) => {
      const vestiging = await lockVestiging(tx, brin6);
      const koppeling = vestiging && (await store.findKoppeling(tx, brin6, id));
      if (!vestiging || !koppeling) return notFound();
      const refusal = refuseStatus(statusOp(koppeling, moment)) ?? (await findBlokkade(tx, brin6, moment));
      if (refusal) return refusal;
      if (!codehashVan(geheimen, code).isVan(koppeling.codeHash)) {
        await addPoging(tx, actor, { brin6, moment, koppelingId: koppeling.id });
        return problemen.codeVerkeerd();
      }
      return createVerzoek({
        brin6,
        schoolnaam: vestiging.naam,
        partner: getAanbod(koppeling.aanbodId).partner,
        verificatiecode: code,
        startdatum: koppeling.startdatum > dagVan(moment) ? schrijfDag(koppeling.startdatum) : undefined,
        afzender: { naam: actor.naam, email: actor.email },
        aan: supportEmail,
      });
    });
    if (uitkomst instanceof Problem) throw uitkomst;
    return uitkomst;
  }

  return {
    findVerzoek,

    async sendVerzoek(actor, brin6, id, code) {
      const verzoek = await findVerzoek(actor, brin6, id, code);
      // Not in the transaction: a slow mail server would hold the vestiging, and a mail cannot be rolled back.
      const sent = await mailer.send({
        from: verzoek.van,
        replyTo: verzoek.van,
        to: verzoek.aan,
        subject: verzoek.onderwerp,
        text: verzoek.tekst,
      });
      const moment = klok();
      await database.as(actor, async ({ tx }) => {
        if (sent.kind === 'sent') await store.updateKoppeling(tx, id, { verzoekVerzondenOp: moment });
        await writeLogboek(
          { actor, tx },
          {
            gebeurtenis: sent.kind === 'sent' ? 'verzoek.verzonden' : 'verzoek.mislukt',
            brin6,
            onderwerp: `koppeling:${id}`,
          },
        );
      });
      if (sent.kind === 'failed') {
        log.warn({ reason: sent.reason }, 'request mail not accepted');
        throw problemen.mailNietVerzonden();
      }
      return { verzondenOp: moment.toISOString() };
    },
  };
}

function refuseStatus(status: ReturnType<typeof statusOp>): Problem | undefined {
  switch (status) {
    case 'aangevraagd':
    case 'actief':
      return undefined;
    case 'gepauzeerd':
      return problemen.koppelingGepauzeerd();
    case 'verlopen':
      return problemen.koppelingVerlopen();
    case 'ingetrokken':
      return problemen.koppelingBeeindigd();
  }
}
