import { bindDeps, notFound, requireNaam, type Actor, type Jobs, type Mensen } from '@koppelpunt/platform';
import { findAanbod } from '../aanbod/aanbod.ts';
import {
  findAcceptedVoorwaarden as findVoorwaarden,
  insertVoorwaarden,
  type Voorwaarden,
} from '../aanbod/voorwaarden.service.ts';
import type { VoorwaardenDocument } from '../aanbod/voorwaarden.ts';
import type { EsisDatabase, Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { getMandaat, type GeldigMandaat } from '../mandaten/mandaten.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import { findVestiging } from '../vestigingen/vestigingen.service.ts';
import type { Akkoord } from './akkoord.ts';
import { BEWIJS_QUEUE, type BewijsGegevens, type BewijsJobData } from './bewijs.ts';
import * as store from './akkoorden.store.ts';

type AkkoordenDeps = {
  database: EsisDatabase;
  voorwaarden: Voorwaarden;
  mensen: Pick<Mensen, 'listPersonen' | 'listNamen'>;
};

/** Acceptances of the terms: what must be true before one counts, and the receipt that it leaves. */
export type Akkoorden = ReturnType<typeof createAkkoorden>;
export const createAkkoorden = (deps: AkkoordenDeps) =>
  bindDeps(deps, {
    getVoorwaarden,
    findBewijs,
    findAcceptedVoorwaarden,
    listOntvangers,
  });

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

/** The receipt and the names that its ids stand for. */
async function findBewijs(
  { database, mensen }: AkkoordenDeps,
  actor: Actor,
  brin6: string,
  id: string,
): Promise<BewijsGegevens> {
  requireMay(actor, 'koppelingen zien', brin6);
  const found = await database.as(actor, async (handeling) => {
    const akkoord = await store.findAkkoord(handeling, brin6, id);
    const school = akkoord && (await findVestiging(handeling, brin6));
    if (!akkoord || !school) throw notFound();
    const mandaat = akkoord.mandaatId === null ? null : await getMandaat(handeling, akkoord.mandaatId);
    return { akkoord, school, mandaat };
  });
  const { akkoord, school, mandaat } = found;
  const [persoon] = akkoord.gebruikerId ? await mensen.listPersonen(actor, [akkoord.gebruikerId]) : [];
  const koppelingnaam = findAanbod(akkoord.aanbodId)?.koppelingnaam ?? akkoord.aanbodId;
  return { akkoord, koppelingnaam, school, mandaat, email: persoon?.email ?? null };
}

/** The very bytes that were accepted. */
async function findAcceptedVoorwaarden(
  { database }: AkkoordenDeps,
  actor: Actor,
  brin6: string,
  id: string,
): Promise<VoorwaardenDocument> {
  requireMay(actor, 'koppelingen zien', brin6);
  return await database.as(actor, async (handeling) => {
    const akkoord = await store.findAkkoord(handeling, brin6, id);
    const document = akkoord && (await findVoorwaarden(handeling, akkoord.voorwaardenSha256));
    if (!document) throw notFound();
    return document;
  });
}

type Ontvanger = { id: string; naam: string; email: string };

/** Everybody who manages the school, and its bestuur; each person once. */
async function listOntvangers({ mensen }: AkkoordenDeps, actor: Actor, brin6: string): Promise<Ontvanger[]> {
  requireMay(actor, 'koppelingen zien', brin6);
  const perRol = await Promise.all(
    (['applicatiebeheerder', 'bestuur'] as const).map(
      async (rol) => await mensen.listNamen(actor, brin6, rol),
    ),
  );
  return [...new Map(perRol.flat().map((persoon) => [persoon.id, persoon])).values()];
}

/** What stands in the row of the logboek about an acceptance. */
type AkkoordDetails = { voorwaarden: string; sha256: string; mandaat: string | null };
export type AkkoordRecord = { id: string; details: AkkoordDetails };

/**
 * Writes the receipt, keeps the bytes of the terms, and asks for the mails (the outbox: no receipt, no mail). `mandaat` comes from `findMandaat` in this same transaction: one that was withdrawn meanwhile does
 * not count.
 */
export async function insertAkkoord(
  jobs: Pick<Jobs, 'send'>,
  handeling: Handeling,
  vraag: {
    koppelingId: string;
    aanbodId: string;
    brin6: string;
    naam: string;
    voorwaarden: VoorwaardenDocument;
    mandaat: GeldigMandaat | 'niet nodig';
  },
): Promise<AkkoordRecord> {
  const { actor } = handeling;
  const { koppelingId, aanbodId, brin6, naam, voorwaarden } = vraag;
  // It stands in the mail to others at the school and at its bestuur.
  requireNaam(naam);
  await insertVoorwaarden(handeling, voorwaarden);
  const { versie, sha256 } = voorwaarden;
  const mandaat =
    vraag.mandaat === 'niet nodig' || actor.kind !== 'gebruiker'
      ? undefined
      : { ...vraag.mandaat, gebruikerId: actor.id };
  const id = await store.insertAkkoord(handeling, {
    koppelingId,
    aanbodId,
    brin6,
    naam,
    voorwaardenVersie: versie,
    voorwaardenSha256: sha256,
    mandaat,
  });
  const opdracht: BewijsJobData = { soort: 'rondsturen', brin6, akkoordId: id };
  await jobs.send(BEWIJS_QUEUE.name, opdracht, { tx: handeling.tx, key: `rondsturen:${id}` });
  return { id, details: { voorwaarden: versie, sha256, mandaat: mandaat?.id ?? null } };
}

/** The acceptances of these ids, by id. */
export async function listAkkoorden(
  handeling: Handeling,
  ids: readonly string[],
): Promise<Map<string, Akkoord>> {
  return new Map((await store.listAkkoorden(handeling, ids)).map((akkoord) => [akkoord.id, akkoord]));
}
