import {
  bindDeps,
  listGeschiedenis,
  listNamenVan,
  notFound,
  type Actor,
  type GeschiedenisRegel,
} from '@koppelpunt/platform';
import type { z } from 'zod';
import { CATALOGUS, findAanbod, PARTNERNAMEN } from '../aanbod/aanbod.ts';
import { createProblem } from '../errors.ts';
import { GESCHIEDENIS } from '../gebeurtenissen.ts';
import { may, requireMay } from '../rechten/rechten.ts';
import { createKoppeling } from './activering.service.ts';
import { createCode, deleteCode, updateCode, validateCode } from './codes.service.ts';
import { toAntwoord, toAntwoorden, type KoppelingenDeps } from './get-koppeling.service.ts';
import {
  MEEGAAT_ANTWOORD,
  toBeschikbaar,
  toVoorwaardenAntwoord,
  type KoppelingUitwisseling,
  type Voorwaardenkeuze,
} from './koppeling-antwoord.ts';
import type {
  KoppelingAntwoord,
  KoppelingDetailAntwoord,
  koppelingenSchema,
} from './koppelingen.contract.ts';
import * as store from './koppelingen.store.ts';
import { createPauze, endPauze, resumeKoppeling } from './pauzes.service.ts';
import { findVerzoek, sendVerzoek } from './verzoeken.service.ts';

export type Koppelingen = ReturnType<typeof createKoppelingen>;
export const createKoppelingen = (deps: KoppelingenDeps) =>
  bindDeps(deps, {
    listKoppelingen,
    listAlle,
    findKoppeling,
    findKoppelingId,
    createKoppeling,
    validateCode,
    createCode,
    deleteCode,
    updateCode,
    createPauze,
    endPauze,
    resumeKoppeling,
    findVerzoek,
    sendVerzoek,
  });

/** Long enough to be seen by a school that looks once a month. */
const VREEMD_MS = 30 * 24 * 60 * 60 * 1000;

async function listKoppelingen(
  deps: KoppelingenDeps,
  actor: Actor,
  brin6: string,
): Promise<z.output<typeof koppelingenSchema>> {
  requireMay(actor, 'koppelingen zien', brin6);
  const bezwaar = await deps.mandaten.findBezwaar(actor, brin6);
  const keuzes = await listVoorwaardenkeuzes(deps);
  return await deps.database.as(actor, async (handeling) => {
    const koppelingen = await store.listKoppelingen(handeling, brin6);
    return {
      geactiveerd: await toAntwoorden(deps, handeling, koppelingen),
      beschikbaar: toBeschikbaar(keuzes, koppelingen, bezwaar),
    };
  });
}

async function listVoorwaardenkeuzes({ voorwaarden }: KoppelingenDeps): Promise<Voorwaardenkeuze[]> {
  const keuzes: Voorwaardenkeuze[] = [];
  for (const aanbod of CATALOGUS) {
    const document = await voorwaarden.findVoorwaarden(aanbod.id);
    if (document) keuzes.push({ aanbod, voorwaarden: document });
  }
  return keuzes;
}

/** The koppelingen of all vestigingen, for the command line. */
async function listAlle(
  deps: KoppelingenDeps,
  actor: Actor,
): Promise<(KoppelingAntwoord & { brin6: string })[]> {
  return await deps.database.as(actor, async (handeling) => {
    const alle = await store.listKoppelingen(handeling);
    const koppelingen = alle.filter(({ brin6 }) => may(actor, 'koppelingen zien', brin6));
    const antwoorden = await toAntwoorden(deps, handeling, koppelingen);
    return koppelingen.flatMap(({ brin6 }, index) => {
      const antwoord = antwoorden[index];
      return antwoord ? [{ brin6, ...antwoord }] : [];
    });
  });
}

async function findKoppeling(
  deps: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  id: string,
): Promise<KoppelingDetailAntwoord> {
  requireMay(actor, 'koppelingen zien', brin6);
  const bezwaar = await deps.mandaten.findBezwaar(actor, brin6);
  const keuzes = await listVoorwaardenkeuzes(deps);
  return await deps.database.as(actor, async (handeling) => {
    const koppeling = await store.findKoppeling(handeling, brin6, id);
    if (!koppeling) throw notFound();
    const regels = await listGeschiedenis(
      handeling,
      { brin6, onderwerp: `koppeling:${id}`, gebeurtenissen: Object.keys(GESCHIEDENIS) },
      { listNamen: listNamenVan, woorden: { systemen: {}, partners: PARTNERNAMEN } },
    );
    const uitwisselingen = await deps.listVanKoppeling(handeling, id);
    const sinds = new Date(handeling.now.getTime() - VREEMD_MS);
    const vreemd = await deps.findVreemdeCodes(handeling, brin6, sinds);
    return {
      ...(await toAntwoord(deps, handeling, koppeling)),
      bezwaar,
      meegaat: MEEGAAT_ANTWOORD,
      voorwaarden: toVoorwaardenAntwoord(keuzes, koppeling.aanbodId),
      vreemdeCodes: vreemd && { aantal: vreemd.aantal, laatst: vreemd.laatst.toISOString() },
      verzoekAan: deps.supportEmail,
      geschiedenis: toGeschiedenis(regels, uitwisselingen),
    };
  });
}

/** The acts of people whole, and between them what the partner's machine did: it pushes nobody out. */
function toGeschiedenis(
  regels: readonly GeschiedenisRegel[],
  uitwisselingen: readonly KoppelingUitwisseling[],
): KoppelingDetailAntwoord['geschiedenis'] {
  const daden = regels.flatMap(({ tijdstip, gebeurtenis, wie }) => {
    const wat = (GESCHIEDENIS as Partial<Record<string, string>>)[gebeurtenis];
    return wat ? [{ op: tijdstip, wie, wat, aantal: 1, laatstOp: null }] : [];
  });
  return [...daden, ...uitwisselingen]
    .toSorted((a, b) => b.op.getTime() - a.op.getTime())
    .map(({ op, laatstOp, ...regel }) => ({
      ...regel,
      op: op.toISOString(),
      laatstOp: laatstOp?.toISOString() ?? null,
    }));
}

/** The living koppeling of a vestiging with an aanbod: how the command line names one. */
async function findKoppelingId(
  { database }: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  aanbodId: string,
): Promise<string> {
  requireMay(actor, 'koppelingen beheren', brin6);
  const koppeling = await database.as(
    actor,
    async (handeling) => await store.findLevende(handeling, brin6, aanbodId),
  );
  if (koppeling) return koppeling.id;
  const naam = findAanbod(aanbodId)?.koppelingnaam ?? aanbodId;
  throw createProblem('KOPPELING_ONTBREEKT', {
    melding: `Vestiging ${brin6} heeft geen koppeling "${naam}". Activeer haar eerst.`,
  });
}
