import { notFound, Problem, type Actor } from '@koppelpunt/platform';
import type { z } from 'zod';
import type { Handeling } from '../database.ts';
import { problemen } from '../errors.ts';
import { requireMay } from '../rechten/rechten.ts';
import { findVestiging, lockVestiging } from '../vestigingen/vestigingen.service.ts';
import { createCodehash, type Codehash } from './codehash.ts';
import { addCodepoging, findBlokkade } from './codepogingen.service.ts';
import { removeCode, setCode, type SetCode } from './codewissel.service.ts';
import { getKoppeling, type KoppelingenDeps } from './get-koppeling.service.ts';
import type {
  controleAntwoordSchema,
  KoppelingAntwoord,
  zetCodeAntwoordSchema,
  ZetCodeVraag,
} from './koppelingen.contract.ts';
import * as store from './koppelingen.store.ts';
import {
  countTekens,
  createVerificatiecode,
  trimVerificatiecode,
  validateVerificatiecode,
} from './verificatiecode.ts';

/** All rules at once, for the check while somebody types; one in use counts as a wrong code. */
export async function validateCode(
  { database, geheimen }: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  { code: text, aanbodId }: { code: string; aanbodId: string },
): Promise<z.output<typeof controleAntwoordSchema>> {
  requireMay(actor, 'koppelingen beheren', brin6);
  const { code } = trimVerificatiecode(text);
  const uitkomst = await database.as(actor, async (handeling) => {
    const vestiging = await lockVestiging(handeling, brin6);
    if (!vestiging) return notFound();
    const blokkade = await findBlokkade(handeling, brin6);
    if (blokkade) return blokkade;
    const regels = validateVerificatiecode(text, {
      brin6,
      schoolnaam: vestiging.naam,
      plaats: vestiging.plaats,
    });
    const isGebruikt =
      // Only a code that could be used is looked up: half a code in use tells nothing, and costs no attempt.
      regels.every(({ ok }) => ok) &&
      (await isOfAnother(handeling, { brin6, aanbodId, codehash: createCodehash(geheimen, code) }));
    if (isGebruikt) await addCodepoging(handeling, { brin6 });
    return { regels, isGebruikt };
  });
  if (uitkomst instanceof Problem) throw uitkomst;
  const { regels, isGebruikt } = uitkomst;
  const uniek = {
    id: 'uniek' as const,
    tekst: 'Is nog nooit gebruikt',
    ok: !isGebruikt,
    melding: isGebruikt ? problemen.CODE_AL_IN_GEBRUIK.melding : null,
  };
  return {
    regels: [...regels, uniek],
    lengte: countTekens(code),
    ok: uniek.ok && regels.every(({ ok }) => ok),
  };
}

export async function createCode(
  { database }: KoppelingenDeps,
  actor: Actor,
  brin6: string,
): Promise<string> {
  requireMay(actor, 'koppelingen beheren', brin6);
  const vestiging = await database.as(actor, async (handeling) => await findVestiging(handeling, brin6));
  if (!vestiging) throw notFound();
  return createVerificatiecode(brin6);
}

/** Stops the exchange; see the pause in koppeling.ts. */
export async function deleteCode(
  deps: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  id: string,
): Promise<KoppelingAntwoord> {
  requireMay(actor, 'koppelingen beheren', brin6);
  return await deps.database.as(actor, async (handeling) => {
    const problem = await removeCode(handeling, brin6, id);
    if (problem) throw problem;
    return await getKoppeling(deps, handeling, brin6, id);
  });
}

/** The same code resumes; a new one, which comes with an acceptance of the terms, asks anew. See koppeling.ts. */
export async function updateCode(
  deps: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  id: string,
  { verificatiecode, nieuw }: ZetCodeVraag,
): Promise<z.output<typeof zetCodeAntwoordSchema>> {
  requireMay(actor, 'koppelingen beheren', brin6);
  const { code } = trimVerificatiecode(verificatiecode);
  const codehash = createCodehash(deps.geheimen, code);
  const akkoord = nieuw && (await getAkkoord(deps, actor, { brin6, id, nieuw }));
  const uitkomst = await deps.database.as(actor, async (handeling) => {
    const written = await setCode(deps.jobs, handeling, { brin6, id, code, codehash, akkoord });
    if (written instanceof Problem || written === 'geen mandaat') return written;
    return { uitkomst: written, koppeling: await getKoppeling(deps, handeling, brin6, id) };
  });
  if (uitkomst === 'geen mandaat') throw await deps.mandaten.createGeenMandaat(actor, brin6);
  if (uitkomst instanceof Problem) throw uitkomst;
  return uitkomst;
}

async function getAkkoord(
  deps: KoppelingenDeps,
  actor: Actor,
  { brin6, id, nieuw }: { brin6: string; id: string; nieuw: NonNullable<ZetCodeVraag['nieuw']> },
): Promise<SetCode['akkoord']> {
  const koppeling = await deps.database.as(
    actor,
    async (handeling) => await store.findKoppeling(handeling, brin6, id),
  );
  if (!koppeling) throw notFound();
  const { naam, voorwaardenVersie } = nieuw;
  const { aanbodId } = koppeling;
  const voorwaarden = await deps.akkoorden.getVoorwaarden(actor, brin6, { aanbodId, voorwaardenVersie });
  return { naam, voorwaarden };
}

/** The koppeling's own codes are no obstacle: entering one again is how a school resumes. */
async function isOfAnother(
  handeling: Handeling,
  { brin6, aanbodId, codehash }: { brin6: string; aanbodId: string; codehash: Codehash },
): Promise<boolean> {
  const eigen = await store.findLevende(handeling, brin6, aanbodId);
  const isEigen =
    eigen !== undefined &&
    [eigen.codeHash, eigen.vorige?.codeHash].some((hash) => hash !== undefined && codehash.matches(hash));
  return !isEigen && (await store.isCodeGebruikt(handeling, codehash));
}
