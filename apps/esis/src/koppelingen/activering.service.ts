import { addKalenderdagen, findDag, formatDag, Problem, type Actor } from '@koppelpunt/platform';
import { randomUUID } from 'node:crypto';
import type { VoorwaardenDocument } from '../aanbod/voorwaarden.ts';
import { insertAkkoord } from '../akkoorden/akkoorden.service.ts';
import type { Handeling } from '../database.ts';
import { createProblem, createVestigingOnbekend } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { findMandaat, type GeldigMandaat } from '../mandaten/mandaten.service.ts';
import { lockVestiging } from '../vestigingen/vestigingen.service.ts';
import { createCodehash } from './codehash.ts';
import { addCodepoging, findBlokkade } from './codepogingen.service.ts';
import { getKoppeling, type KoppelingenDeps } from './get-koppeling.service.ts';
import type { ActiveringVraag, KoppelingAntwoord } from './koppelingen.contract.ts';
import * as store from './koppelingen.store.ts';
import { findCodefout, trimVerificatiecode } from './verificatiecode.ts';

/** A school that wants to start later knows the day; more than a year ahead is a slip of the finger. */
const MAX_DAGEN_VOORUIT = 366;

/** Gereed: the school accepts the terms and gives a verificatiecode. */
export async function createKoppeling(
  deps: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  vraag: ActiveringVraag,
): Promise<KoppelingAntwoord> {
  const voorwaarden = await deps.akkoorden.getVoorwaarden(actor, brin6, vraag);
  checkStartdatum(vraag.startdatum, findDag(deps.database.now()));
  const uitkomst = await deps.database.as(
    actor,
    async (handeling) => await activate(deps, handeling, brin6, vraag, voorwaarden),
  );
  if (uitkomst === 'geen mandaat') throw await deps.mandaten.createGeenMandaat(actor, brin6);
  if (uitkomst instanceof Problem) throw uitkomst;
  return uitkomst;
}

/** A refusal is returned, not thrown: the attempt that it counts must stay written. */
async function activate(
  deps: KoppelingenDeps,
  handeling: Handeling,
  brin6: string,
  vraag: ActiveringVraag,
  voorwaarden: VoorwaardenDocument,
): Promise<KoppelingAntwoord | 'geen mandaat' | Problem> {
  const { code } = trimVerificatiecode(vraag.verificatiecode);
  const vestiging = await lockVestiging(handeling, brin6);
  if (!vestiging) return createVestigingOnbekend(handeling.actor, brin6);
  // At this moment, in this transaction: a mandate that was withdrawn meanwhile does not count.
  const mandaat = await findMandaat(handeling, brin6);
  if (!mandaat) return 'geen mandaat';
  if (await store.findLevende(handeling, brin6, vraag.aanbodId)) return createProblem('KOPPELING_BESTAAT');
  const blokkade = await findBlokkade(handeling, brin6);
  if (blokkade) return blokkade;
  const fout = findCodefout(code, { brin6, schoolnaam: vestiging.naam, plaats: vestiging.plaats });
  if (fout) return createProblem('CODE_ONGELDIG', { melding: fout });

  const id = randomUUID();
  const codeHash = await store.insertCode(handeling, createCodehash(deps.geheimen, code), { id, brin6 });
  if (codeHash === undefined) {
    await addCodepoging(handeling, { brin6 });
    return createProblem('CODE_AL_IN_GEBRUIK');
  }
  await writeKoppeling(deps, handeling, { id, brin6, codeHash, vraag, voorwaarden, mandaat });
  return await getKoppeling(deps, handeling, brin6, id);
}

async function writeKoppeling(
  { partners, jobs }: KoppelingenDeps,
  handeling: Handeling,
  {
    id,
    brin6,
    codeHash,
    vraag,
    voorwaarden,
    mandaat,
  }: {
    id: string;
    brin6: string;
    codeHash: string;
    vraag: ActiveringVraag;
    voorwaarden: VoorwaardenDocument;
    mandaat: GeldigMandaat | 'niet nodig';
  },
): Promise<void> {
  const partner = await partners.ensurePartner(handeling, { aanbodId: vraag.aanbodId, brin6 });
  const { naam, aanbodId } = vraag;
  const akkoord = await insertAkkoord(jobs, handeling, {
    koppelingId: id,
    aanbodId,
    brin6,
    naam,
    voorwaarden,
    mandaat,
  });
  await store.insertKoppeling(handeling, {
    id,
    brin6,
    aanbodId: vraag.aanbodId,
    partnerId: partner.id,
    akkoordId: akkoord.id,
    startdatum: vraag.startdatum,
    codeHash,
  });
  await writeLogboek(handeling, {
    gebeurtenis: 'koppeling.aangevraagd',
    brin6,
    onderwerp: `koppeling:${id}`,
    details: { aanbod: vraag.aanbodId, startdatum: vraag.startdatum, ...akkoord.details },
  });
}

function checkStartdatum(startdatum: string, vandaag: string): void {
  if (startdatum < vandaag) {
    const melding = 'De startdatum is al voorbij. Kies vandaag of een latere dag.';
    throw createProblem('STARTDATUM_ONGELDIG', { melding });
  }
  const uiterlijk = addKalenderdagen(vandaag, MAX_DAGEN_VOORUIT);
  if (startdatum > uiterlijk) {
    const melding = `Kies een startdatum niet later dan ${formatDag(uiterlijk)}.`;
    throw createProblem('STARTDATUM_ONGELDIG', { melding });
  }
}
