import { bindDeps, notFound, type Actor, type Problem } from '@koppelpunt/platform';
import type { VoorwaardenDocument, Voorwaarden } from '../aanbod/voorwaarden.service.ts';
import type { Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import type { GeldigMandaat, Mandaten } from '../mandaten/mandaten.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import type { Akkoord } from './akkoord.ts';
import * as store from './akkoorden.store.ts';

type AkkoordenDeps = { voorwaarden: Voorwaarden; mandaten: Mandaten };

/** Acceptances of the terms: what must be true before one counts, and the receipt that it leaves. */
export type Akkoorden = ReturnType<typeof createAkkoorden>;
export const createAkkoorden = (deps: AkkoordenDeps) => bindDeps(deps, { getVoorwaarden, createGeenMandaat });

/** The terms that this actor is about to accept; refused when they are no longer the ones that were shown. */
async function getVoorwaarden(
  { voorwaarden }: AkkoordenDeps,
  actor: Actor,
  brin6: string,
  { aanbodId, voorwaardenVersie }: { aanbodId: string; voorwaardenVersie: string },
): Promise<VoorwaardenDocument> {
  requireMay(actor, 'voorwaarden accepteren', brin6);
  const document = await voorwaarden.findVoorwaarden(aanbodId);
  if (!document) throw notFound();
  if (voorwaardenVersie === document.versie) return document;
  const akkoord = 'De gebruikersvoorwaarden zijn gewijzigd. Laad de pagina opnieuw.';
  throw createProblem('VOORWAARDEN_GEWIJZIGD', { velden: { akkoord } });
}

/** For after the transaction: says who of the bestuur can help. */
async function createGeenMandaat({ mandaten }: AkkoordenDeps, actor: Actor, brin6: string): Promise<Problem> {
  return await mandaten.createGeenMandaat(actor, brin6);
}

/** What stands in the row of the logboek about an acceptance. */
type AkkoordDetails = { voorwaarden: string; sha256: string; mandaat: string | null };
export type AkkoordRecord = { id: string; details: AkkoordDetails };

/**
 * Writes the receipt. `mandaat` comes from `findMandaat` in this same transaction: one that was withdrawn meanwhile does
 * not count.
 */
export async function insertAkkoord(
  handeling: Handeling,
  vraag: {
    koppelingId: string;
    brin6: string;
    naam: string;
    voorwaarden: VoorwaardenDocument;
    mandaat: GeldigMandaat | 'niet nodig';
  },
): Promise<AkkoordRecord> {
  const { actor } = handeling;
  const { koppelingId, brin6, naam, voorwaarden } = vraag;
  const { versie, sha256 } = voorwaarden;
  const mandaat =
    vraag.mandaat === 'niet nodig' || actor.kind !== 'gebruiker'
      ? undefined
      : { ...vraag.mandaat, gebruikerId: actor.id };
  const id = await store.insertAkkoord(handeling, {
    koppelingId,
    brin6,
    naam,
    voorwaardenVersie: versie,
    voorwaardenSha256: sha256,
    mandaat,
  });
  return { id, details: { voorwaarden: versie, sha256, mandaat: mandaat?.id ?? null } };
}

/** The acceptances of these ids, by id. */
export async function listAkkoorden(
  handeling: Handeling,
  ids: readonly string[],
): Promise<Map<string, Akkoord>> {
  return new Map((await store.listAkkoorden(handeling, ids)).map((akkoord) => [akkoord.id, akkoord]));
}
