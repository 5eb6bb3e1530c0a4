import type { VoorwaardenDocument } from '../aanbod/voorwaarden.ts';
import { insertAkkoord, type AkkoordRecord } from '../akkoorden/akkoorden.service.ts';
import { notFound, type Jobs, type Problem } from '@koppelpunt/platform';
import type { z } from 'zod';
import type { Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek, type Gebeurtenis } from '../gebeurtenissen.ts';
import { findMandaat } from '../mandaten/mandaten.service.ts';
import { lockVestiging } from '../vestigingen/vestigingen.service.ts';
import type { Codehash } from './codehash.ts';
import { addCodepoging, findBlokkade } from './codepogingen.service.ts';
import {
  describeHandelaar,
  grondstatusOp,
  isCodeVerwijderd,
  nextStatus,
  toVorige,
  type Koppeling,
  type Vorige,
} from './koppeling.ts';
import type { zetCodeAntwoordSchema } from './koppelingen.contract.ts';
import * as store from './koppelingen.store.ts';
import * as pauzes from './pauzes.store.ts';
import { findCodefout, validateVerificatiecode } from './verificatiecode.ts';

/*
 * What becomes of a koppeling when its code goes or comes: each inside the transaction of the verb, under the lock of
 * the koppeling. A refusal is returned, not thrown: the attempt that it counts must stay written.
 */

type ZetCodeUitkomst = z.output<typeof zetCodeAntwoordSchema>['uitkomst'];

const VOOR_DE_PAUZE =
  'Dit is niet de code van voor de pauze: typfout, of echt een nieuwe? Er is niets veranderd. Let op 1 en l, en op 0 en o.';

/** The pause of the stappenplan: see pauze.ts. */
export async function removeCode(
  handeling: Handeling,
  brin6: string,
  id: string,
): Promise<Problem | undefined> {
  const koppeling = await lockOwn(handeling, brin6, id);
  if (!koppeling) return notFound();
  const status = grondstatusOp(koppeling, handeling.now);
  if (status === 'ingetrokken') return createProblem('KOPPELING_BEEINDIGD');
  // Twice is once: the pause keeps its first moment and its first name. What expired has no code in force.
  if (status === 'verlopen' || isCodeVerwijderd(koppeling)) return undefined;
  await pauzes.insertPauze(handeling, {
    koppelingId: id,
    brin6,
    soort: 'school',
    codeVerwijderd: true,
    reden: null,
    door: describeHandelaar(handeling.actor),
    vanaf: handeling.now,
    tot: null,
  });
  await writeAbout(handeling, 'verificatiecode.verwijderd', koppeling);
  return undefined;
}

export type SetCode = {
  brin6: string;
  id: string;
  code: string;
  codehash: Codehash;
  /** Present when the school says that this is a new code. */
  akkoord: { naam: string; voorwaarden: VoorwaardenDocument } | undefined;
};

/** Which of the codes in the table of koppeling.ts this is, and what follows. */
export async function setCode(
  jobs: Pick<Jobs, 'send'>,
  handeling: Handeling,
  vraag: SetCode,
): Promise<ZetCodeUitkomst | 'geen mandaat' | Problem> {
  const { brin6, codehash, akkoord } = vraag;
  const vestiging = await lockVestiging(handeling, brin6);
  const koppeling = vestiging && (await lockOwn(handeling, brin6, vraag.id));
  if (!vestiging || !koppeling) return notFound();
  if (koppeling.status === 'ingetrokken') return createProblem('KOPPELING_BEEINDIGD');
  const blokkade = await findBlokkade(handeling, brin6);
  if (blokkade) return blokkade;
  if (codehash.matches(koppeling.codeHash)) return await resume(handeling, koppeling);
  const { vorige } = koppeling;
  if (vorige && codehash.matches(vorige.codeHash)) return await restoreVorige(handeling, koppeling, vorige);
  return akkoord
    ? await replaceCode(jobs, handeling, { ...vraag, akkoord }, koppeling, vestiging)
    : await askWhichCode(handeling, vraag, koppeling);
}

async function resume(handeling: Handeling, koppeling: Koppeling): Promise<ZetCodeUitkomst> {
  const status = grondstatusOp(koppeling, handeling.now);
  const next = nextStatus(status, 'zelfdeCode');
  const isTerug = await pauzes.liftCodepauze(handeling, koppeling.id);
  if (next === undefined || (next === status && !isTerug)) return 'ongewijzigd';
  await store.updateKoppeling(handeling, koppeling.id, {
    status: next,
    aangevraagdOp: handeling.now,
  });
  await writeAbout(handeling, 'verificatiecode.hervat', koppeling);
  return isTerug ? 'hervat' : 'opnieuw-aangevraagd';
}

/** The school changed its mind: the partner still has this code, so nobody has to confirm anything again. */
async function restoreVorige(
  handeling: Handeling,
  koppeling: Koppeling,
  { codeHash, akkoordId, vanuit, verzoek }: Vorige,
): Promise<ZetCodeUitkomst | Problem> {
  const next = nextStatus(grondstatusOp(koppeling, handeling.now), 'vorigeCode', vanuit);
  if (next === undefined) return createProblem('KOPPELING_BEEINDIGD');
  await pauzes.liftCodepauze(handeling, koppeling.id);
  await store.updateKoppeling(handeling, koppeling.id, {
    status: next,
    codeHash,
    akkoordId,
    verzoek,
    vorige: null,
    aangevraagdOp: handeling.now,
  });
  await writeAbout(handeling, 'verificatiecode.teruggezet', koppeling);
  return 'vorige-hervat';
}

/** A slip of the finger, or really a new code? Only the school knows; until it says so, nothing changes. */
async function askWhichCode(
  handeling: Handeling,
  { brin6, code }: SetCode,
  koppeling: Koppeling,
): Promise<Problem> {
  // What breaks a rule of every code is a slip, and guesses nothing. How hard to guess it is matters for a new code only.
  const fout = validateVerificatiecode(code, { brin6 }).find(({ id, ok }) => !ok && id !== 'sterkte');
  if (fout?.melding) return createProblem('CODE_ONGELDIG', { melding: fout.melding });
  await addCodepoging(handeling, { brin6, koppelingId: koppeling.id });
  return createProblem('CODE_ANDERS', isCodeVerwijderd(koppeling) ? { melding: VOOR_DE_PAUZE } : {});
}

async function replaceCode(
  jobs: Pick<Jobs, 'send'>,
  handeling: Handeling,
  { brin6, code, codehash, akkoord }: SetCode & { akkoord: NonNullable<SetCode['akkoord']> },
  koppeling: Koppeling,
  vestiging: { naam: string; plaats: string | null },
): Promise<ZetCodeUitkomst | 'geen mandaat' | Problem> {
  // At this moment, in this transaction: a mandate that was withdrawn meanwhile does not count.
  const mandaat = await findMandaat(handeling, brin6);
  if (!mandaat) return 'geen mandaat';
  const fout = findCodefout(code, { brin6, schoolnaam: vestiging.naam, plaats: vestiging.plaats });
  if (fout) return createProblem('CODE_ONGELDIG', { melding: fout });
  const next = nextStatus(grondstatusOp(koppeling, handeling.now), 'nieuweCode');
  if (next === undefined) return createProblem('KOPPELING_BEEINDIGD');
  const codeHash = await store.insertCode(handeling, codehash, koppeling);
  if (codeHash === undefined) {
    await addCodepoging(handeling, { brin6, koppelingId: koppeling.id });
    return createProblem('CODE_AL_IN_GEBRUIK');
  }
  const written = await insertAkkoord(jobs, handeling, {
    koppelingId: koppeling.id,
    aanbodId: koppeling.aanbodId,
    brin6,
    mandaat,
    ...akkoord,
  });
  await pauzes.liftCodepauze(handeling, koppeling.id);
  await store.updateKoppeling(handeling, koppeling.id, {
    status: next,
    codeHash,
    akkoordId: written.id,
    aangevraagdOp: handeling.now,
    verzoek: null,
    vorige: toVorige(koppeling),
  });
  await writeAbout(handeling, 'verificatiecode.vervangen', koppeling, written.details);
  return 'opnieuw-aangevraagd';
}

async function lockOwn(handeling: Handeling, brin6: string, id: string): Promise<Koppeling | undefined> {
  const found = await store.findKoppeling(handeling, brin6, id);
  return found && (await store.lockKoppeling(handeling, found.id));
}

const writeAbout = async (
  handeling: Handeling,
  gebeurtenis: Gebeurtenis,
  { id, brin6 }: Koppeling,
  details?: AkkoordRecord['details'],
) =>
  await writeLogboek(handeling, {
    gebeurtenis,
    brin6,
    onderwerp: `koppeling:${id}`,
    ...(details && { details }),
  });
