import { notFound, type Actor, type Problem } from '@koppelpunt/platform';
import type { z } from 'zod';
import type { Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek, type Gebeurtenis } from '../gebeurtenissen.ts';
import { lockVestiging } from '../vestigingen/vestigingen.service.ts';
import type { Codehash } from './codehash.ts';
import { addCodepoging, findBlokkade } from './codepogingen.service.ts';
import { nextStatus, statusOp, type Koppeling } from './koppeling.ts';
import type { zetCodeAntwoordSchema } from './koppelingen.contract.ts';
import * as store from './koppelingen.store.ts';
import { findCodefout } from './verificatiecode.ts';

/*
 * What becomes of a koppeling when its code goes or comes: each inside the transaction of the verb, under the lock of
 * the koppeling. A refusal is returned, not thrown: the attempt that it counts must stay written.
 */

type ZetCodeUitkomst = z.output<typeof zetCodeAntwoordSchema>['uitkomst'];

/** The pause: see koppeling.ts. */
export async function removeCode(
  handeling: Handeling,
  brin6: string,
  id: string,
): Promise<Problem | undefined> {
  const koppeling = await lockOwn(handeling, brin6, id);
  if (!koppeling) return notFound();
  const status = statusOp(koppeling, handeling.now);
  const next = nextStatus(status, 'codeVerwijderd');
  if (next === undefined) return createProblem('KOPPELING_BEEINDIGD');
  // Twice is once: the pause keeps its first moment and its first name.
  if (next === status || (status !== 'aangevraagd' && status !== 'actief')) return undefined;
  await store.updateKoppeling(handeling, id, {
    status: next,
    pauze: { vanuit: status, sinds: handeling.now, door: describePauzeerder(handeling.actor) },
  });
  await writeAbout(handeling, 'verificatiecode.verwijderd', koppeling);
  return undefined;
}

export type SetCode = { brin6: string; id: string; code: string; codehash: Codehash };

/** The same code resumes, another one asks anew. */
export async function setCode(handeling: Handeling, vraag: SetCode): Promise<ZetCodeUitkomst | Problem> {
  const vestiging = await lockVestiging(handeling, vraag.brin6);
  const koppeling = vestiging && (await lockOwn(handeling, vraag.brin6, vraag.id));
  if (!vestiging || !koppeling) return notFound();
  if (koppeling.status === 'ingetrokken') return createProblem('KOPPELING_BEEINDIGD');
  const blokkade = await findBlokkade(handeling, vraag.brin6);
  if (blokkade) return blokkade;
  return vraag.codehash.matches(koppeling.codeHash)
    ? await resume(handeling, koppeling)
    : await replaceCode(handeling, vraag, koppeling, vestiging.naam);
}

async function resume(handeling: Handeling, koppeling: Koppeling): Promise<ZetCodeUitkomst> {
  const status = statusOp(koppeling, handeling.now);
  const next = nextStatus(status, 'zelfdeCode', koppeling.pauze?.vanuit);
  if (next === undefined || next === status) return 'ongewijzigd';
  await store.updateKoppeling(handeling, koppeling.id, {
    status: next,
    pauze: null,
    // A school that asks again gets 30 days again.
    ...(next === 'aangevraagd' && { aangevraagdOp: handeling.now }),
  });
  await writeAbout(handeling, 'verificatiecode.hervat', koppeling);
  return status === 'gepauzeerd' ? 'hervat' : 'opnieuw-aangevraagd';
}

async function replaceCode(
  handeling: Handeling,
  { brin6, code, codehash }: SetCode,
  koppeling: Koppeling,
  schoolnaam: string,
): Promise<ZetCodeUitkomst | Problem> {
  const fout = findCodefout(code, { brin6, schoolnaam });
  if (fout) return createProblem('CODE_ONGELDIG', { melding: fout });
  const next = nextStatus(statusOp(koppeling, handeling.now), 'andereCode');
  if (next === undefined) return createProblem('KOPPELING_BEEINDIGD');
  const codeHash = await store.insertCode(handeling, codehash, koppeling);
  if (codeHash === undefined) {
    await addCodepoging(handeling, { brin6, koppelingId: koppeling.id });
    return createProblem('CODE_AL_IN_GEBRUIK');
  }
  await store.updateKoppeling(handeling, koppeling.id, {
    status: next,
    pauze: null,
    codeHash,
    aangevraagdOp: handeling.now,
    verzoekVerzondenOp: null,
  });
  await writeAbout(handeling, 'verificatiecode.vervangen', koppeling);
  return 'opnieuw-aangevraagd';
}

async function lockOwn(handeling: Handeling, brin6: string, id: string): Promise<Koppeling | undefined> {
  const found = await store.findKoppeling(handeling, brin6, id);
  return found && (await store.lockKoppeling(handeling, found.id));
}

const writeAbout = async (handeling: Handeling, gebeurtenis: Gebeurtenis, { id, brin6 }: Koppeling) =>
  await writeLogboek(handeling, { gebeurtenis, brin6, onderwerp: `koppeling:${id}` });

/** The name that the school sees beside a pause. */
function describePauzeerder(actor: Actor): string {
  return actor.kind === 'gebruiker' ? actor.naam : 'de beheerder van ESIS';
}
