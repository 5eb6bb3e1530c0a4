import { notFound, type Actor, type Problem } from '@koppelpunt/platform';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { DB } from '../database.generated.ts';
import { writeLogboek, type Gebeurtenis } from '../logboek/gebeurtenissen.ts';
import { lockVestiging } from '../vestigingen/vestigingen.service.ts';
import type { Codehash } from './codehash.ts';
import { nextStatus, statusOp, type Koppeling } from './koppeling.ts';
import type { zetCodeAntwoordSchema } from './koppelingen.contract.ts';
import * as store from './koppelingen.store.ts';
import { addPoging, findBlokkade } from './pogingen.ts';
import * as problemen from './problemen.ts';
import { findCodefout } from './verificatiecode.ts';

/*
 * What becomes of a koppeling when its code goes or comes: each inside the transaction of the verb, under the lock of
 * the koppeling. A refusal is given back, not thrown: the attempt that it counts must stay written.
 */

type ZetCode = z.output<typeof zetCodeAntwoordSchema>;

/** The pause: see koppeling.ts. */
export async function removeCode(
  tx: Kysely<DB>,
  actor: Actor,
  brin6: string,
  id: string,
  moment: Date,
): Promise<Problem | undefined> {
  const koppeling = await lockOwn(tx, brin6, id);
  if (!koppeling) return notFound();
  const status = statusOp(koppeling, moment);
  const doel = nextStatus(status, 'codeVerwijderd');
  if (doel === undefined) return problemen.koppelingBeeindigd();
  // Twice is once: the pause keeps its first moment and its first name.
  if (doel === status || (status !== 'aangevraagd' && status !== 'actief')) return undefined;
  await store.updateKoppeling(tx, id, {
    status: doel,
    pauze: { vanuit: status, sinds: moment, door: naamVan(actor) },
  });
  await log(tx, actor, 'verificatiecode.verwijderd', koppeling);
  return undefined;
}

export type SetCode = {
  actor: Actor;
  brin6: string;
  id: string;
  code: string;
  codehash: Codehash;
  moment: Date;
};

/** The same code resumes, another one asks anew. */
export async function setCode(tx: Kysely<DB>, vraag: SetCode): Promise<ZetCode['uitkomst'] | Problem> {
  const vestiging = await lockVestiging(tx, vraag.brin6);
  const koppeling = vestiging && (await lockOwn(tx, vraag.brin6, vraag.id));
  if (!vestiging || !koppeling) return notFound();
  if (koppeling.status === 'ingetrokken') return problemen.koppelingBeeindigd();
  const blokkade = await findBlokkade(tx, vraag.brin6, vraag.moment);
  if (blokkade) return blokkade;
  return vraag.codehash.isVan(koppeling.codeHash)
    ? await resume(tx, vraag, koppeling)
    : await replaceCode(tx, vraag, koppeling, vestiging.naam);
}

async function resume(
  tx: Kysely<DB>,
  { actor, moment, codehash }: SetCode,
  koppeling: Koppeling,
): Promise<ZetCode['uitkomst']> {
  if (!codehash.isVerzegeld(koppeling.codeHash)) {
    await store.resealCode(tx, koppeling.id, koppeling.codeHash, codehash.create(koppeling.id));
  }
  const status = statusOp(koppeling, moment);
  const doel = nextStatus(status, 'zelfdeCode', koppeling.pauze?.vanuit);
  if (doel === undefined || doel === status) return 'ongewijzigd';
  await store.updateKoppeling(tx, koppeling.id, {
    status: doel,
    pauze: null,
    // Who asks again gets 30 days again.
    ...(doel === 'aangevraagd' && { aangevraagdOp: moment }),
  });
  await log(tx, actor, 'verificatiecode.hervat', koppeling);
  return status === 'gepauzeerd' ? 'hervat' : 'opnieuw-aangevraagd';
}

async function replaceCode(
  tx: Kysely<DB>,
  { actor, brin6, code, codehash, moment }: SetCode,
  koppeling: Koppeling,
  schoolnaam: string,
): Promise<ZetCode['uitkomst'] | Problem> {
  const fout = findCodefout(code, { brin6, schoolnaam });
  if (fout) return problemen.codeOngeldig(fout);
  const doel = nextStatus(statusOp(koppeling, moment), 'andereCode');
  if (doel === undefined) return problemen.koppelingBeeindigd();
  const codeHash = await store.insertCode(tx, codehash, koppeling);
  if (codeHash === undefined) {
    await addPoging(tx, actor, { brin6, moment, koppelingId: koppeling.id });
    return problemen.codeInGebruik();
  }
  await store.updateKoppeling(tx, koppeling.id, {
    status: doel,
    pauze: null,
    codeHash,
    aangevraagdOp: moment,
    verzoekVerzondenOp: null,
  });
  await log(tx, actor, 'verificatiecode.vervangen', koppeling);
  return 'opnieuw-aangevraagd';
}

async function lockOwn(tx: Kysely<DB>, brin6: string, id: string): Promise<Koppeling | undefined> {
  const found = await store.findKoppeling(tx, brin6, id);
  return found && (await store.lockKoppeling(tx, found.id));
}

const log = (tx: Kysely<DB>, actor: Actor, gebeurtenis: Gebeurtenis, { id, brin6 }: Koppeling) =>
  writeLogboek({ actor, tx }, { gebeurtenis, brin6, onderwerp: `koppeling:${id}` });

/** Whom the school sees beside a pause. */
function naamVan(actor: Actor): string {
  return actor.kind === 'gebruiker' ? actor.naam : 'de beheerder van ESIS';
}
