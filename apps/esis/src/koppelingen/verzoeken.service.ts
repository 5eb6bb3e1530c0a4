import { findDag, formatDag, notAllowed, notFound, Problem, type Actor } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { requireMay } from '../rechten/rechten.ts';
import { lockVestiging } from '../vestigingen/vestigingen.service.ts';
import { createCodehash } from './codehash.ts';
import { addCodepoging, findBlokkade } from './codepogingen.service.ts';
import type { KoppelingenDeps } from './get-koppeling.service.ts';
import { getAanbod } from './koppeling-antwoord.ts';
import { describeHandelaar, isCodeVerwijderd, statusOp, type Koppeling } from './koppeling.ts';
import * as store from './koppelingen.store.ts';
import { trimVerificatiecode } from './verificatiecode.ts';
import { createVerzoek, type Verzoek } from './verzoek.ts';

/** The mail as it would go. ESIS cannot show the code, so it asks for it again and checks it. */
export async function findVerzoek(
  { database, geheimen, supportEmail }: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  id: string,
  text: string,
): Promise<Verzoek> {
  requireMay(actor, 'koppelingen beheren', brin6);
  // The mail is from a person, and the answer goes to that person.
  if (actor.kind !== 'gebruiker') throw notAllowed();
  const { code } = trimVerificatiecode(text);
  const uitkomst = await database.as(actor, async (handeling) => {
    const vestiging = await lockVestiging(handeling, brin6);
    const koppeling = vestiging && (await store.findKoppeling(handeling, brin6, id));
    if (!vestiging || !koppeling) return notFound();
    const { now } = handeling;
    const refusal = refuseStatus(koppeling, now) ?? (await findBlokkade(handeling, brin6));
    if (refusal) return refusal;
    if (!createCodehash(geheimen, code).matches(koppeling.codeHash)) {
      await addCodepoging(handeling, { brin6, koppelingId: koppeling.id });
      return createProblem('CODE_VERKEERD');
    }
    return createVerzoek({
      brin6,
      schoolnaam: vestiging.naam,
      partner: getAanbod(koppeling.aanbodId).partner,
      verificatiecode: code,
      startdatum: koppeling.startdatum > findDag(now) ? formatDag(koppeling.startdatum) : undefined,
      afzender: { naam: actor.naam, email: actor.email },
      aan: supportEmail,
    });
  });
  if (uitkomst instanceof Problem) throw uitkomst;
  return uitkomst;
}

export async function sendVerzoek(
  deps: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  id: string,
  code: string,
): Promise<{ verzondenOp: string }> {
  const verzoek = await findVerzoek(deps, actor, brin6, id, code);
  if (actor.kind === 'gebruiker') await deps.login.takeMailbeurt({ van: actor.id, aan: `koppeling:${id}` });
  // Not in the transaction: a slow mail server would hold the vestiging, and a mail cannot be rolled back.
  const sent = await deps.mailer.send({
    from: verzoek.van,
    replyTo: verzoek.van,
    to: verzoek.aan,
    subject: verzoek.onderwerp,
    text: verzoek.tekst,
  });
  const verzondenOp = await deps.database.as(actor, async (handeling) => {
    const { now } = handeling;
    if (sent.kind === 'sent') await writeVerzonden(deps, handeling, id, code);
    await writeLogboek(handeling, {
      gebeurtenis: sent.kind === 'sent' ? 'verzoek.verzonden' : 'verzoek.mislukt',
      brin6,
      onderwerp: `koppeling:${id}`,
    });
    return now.toISOString();
  });
  if (sent.kind === 'failed') {
    deps.log.warn({ reason: sent.reason }, 'request mail not accepted');
    throw createProblem('MAIL_NIET_VERZONDEN');
  }
  return { verzondenOp };
}

/** While the mail went, somebody may have chosen another code: of that one nothing was asked yet. */
async function writeVerzonden(
  { geheimen }: KoppelingenDeps,
  handeling: Handeling,
  id: string,
  text: string,
): Promise<void> {
  const koppeling = await store.lockKoppeling(handeling, id);
  const { code } = trimVerificatiecode(text);
  if (!koppeling || !createCodehash(geheimen, code).matches(koppeling.codeHash)) return;
  const door = describeHandelaar(handeling.actor);
  await store.updateKoppeling(handeling, id, { verzoek: { op: handeling.now, door } });
}

const EERST_HERVATTEN = 'De koppeling is gepauzeerd. Stuur het verzoek als de pauze voorbij is.';

function refuseStatus(koppeling: Koppeling, moment: Date): Problem | undefined {
  switch (statusOp(koppeling, moment)) {
    case 'aangevraagd':
    case 'actief':
      return undefined;
    case 'gepauzeerd':
      return createProblem(
        'KOPPELING_GEPAUZEERD',
        isCodeVerwijderd(koppeling) ? {} : { melding: EERST_HERVATTEN },
      );
    case 'verlopen':
      return createProblem('KOPPELING_VERLOPEN');
    case 'ingetrokken':
      return createProblem('KOPPELING_BEEINDIGD');
  }
}
