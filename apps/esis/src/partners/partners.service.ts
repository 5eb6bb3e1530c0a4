import {
  bindDeps,
  dangerouslyAsSystem,
  isSameText,
  type Actor,
  type Geheimen,
  type Problem,
} from '@koppelpunt/platform';
import { randomBytes, randomUUID } from 'node:crypto';
import { CATALOGUS, findAanbod } from '../aanbod/aanbod.ts';
import type { EsisDatabase, Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { requireMay } from '../rechten/rechten.ts';
import { klantcodeContext, type Leeswijze, type Partner } from './partner.ts';
import type { AanbodWithPartner } from './partners.contract.ts';
import * as store from './partners.store.ts';

type PartnersDeps = {
  database: EsisDatabase;
  geheimen: Geheimen;
  /** What a code is compared with when the name is unknown, so that it takes as long as a wrong code. */
  nobody: store.PartnerRij;
};

export type Partners = ReturnType<typeof createPartners>;
export const createPartners = (deps: Omit<PartnersDeps, 'nobody'>) =>
  bindDeps(
    { ...deps, nobody: createNobody(deps.geheimen) },
    { listPartners, listAanbodMetPartner, createPartner, ensurePartner, findPartner },
  );

/** Acts until a partner has proved who it is: sees partners and nothing else. */
const UWLR = dangerouslyAsSystem('uwlr');

/** 144 bits, 24 characters. */
const createKlantcode = () => randomBytes(18).toString('base64url');

const encrypt = (geheimen: Geheimen, id: string, klantcode: string) =>
  geheimen.encrypt(klantcode, klantcodeContext(id));

const decrypt = (geheimen: Geheimen, { id, klantcodeVersleuteld }: store.PartnerRij) =>
  geheimen.decrypt(klantcodeVersleuteld, klantcodeContext(id));

/** The partners with their klantcode, for the person who sets up the other side. Only on the command line. */
async function listPartners(
  { database, geheimen }: PartnersDeps,
  actor: Actor,
): Promise<{ aanbodId: string; klantnaam: string; klantcode: string }[]> {
  requireMay(actor, 'omgeving inrichten');
  return await database.as(actor, async (handeling) => {
    const partners = await store.listPartners(handeling);
    await writeLogboek(handeling, {
      gebeurtenis: 'partners.bekeken',
      details: { aantal: partners.length },
    });
    return partners.map((partner) => ({
      aanbodId: partner.aanbodId,
      klantnaam: partner.klantnaam,
      klantcode: decrypt(geheimen, partner),
    }));
  });
}

/** The catalogue with the partner that fetches for it, if one was set up; never the klantcode. */
async function listAanbodMetPartner({ database }: PartnersDeps, actor: Actor): Promise<AanbodWithPartner[]> {
  requireMay(actor, 'partners zien');
  const partners = await database.as(actor, async (handeling) => await store.listPartners(handeling));
  return CATALOGUS.map(({ id, naam, categorie, partner }) => ({
    id,
    naam,
    categorie,
    partner,
    klantnaam: partners.find(({ aanbodId }) => aanbodId === id)?.klantnaam ?? null,
  }));
}

/** Idempotent: makes it, or brings it in line with what is given. */
async function createPartner(
  { database, geheimen }: PartnersDeps,
  actor: Actor,
  vraag: {
    aanbodId: string;
    klantnaam: string;
    klantcode?: string | undefined;
    /** Without one it stays as it was. */
    leeswijze?: Leeswijze | undefined;
  },
): Promise<'gemaakt' | 'gewijzigd' | 'ongewijzigd'> {
  requireMay(actor, 'omgeving inrichten');
  if (!findAanbod(vraag.aanbodId)) throw createAanbodOnbekend(vraag.aanbodId);
  if (vraag.klantcode !== undefined && vraag.klantcode.length < 16) throw createProblem('KLANTCODE_TE_KORT');
  return await database.as(actor, async (handeling) => {
    if (await insertPartner(geheimen, handeling, vraag)) return 'gemaakt';
    const partner = await store.findPartnerVanAanbod(handeling, vraag.aanbodId);
    if (!partner) throw new Error('a partner that is there cannot be found');
    const current = decrypt(geheimen, partner);
    const { klantnaam, klantcode = current, leeswijze = partner.leeswijze } = vraag;
    if (
      partner.klantnaam === klantnaam &&
      partner.leeswijze === leeswijze &&
      isSameText(klantcode, current)
    ) {
      return 'ongewijzigd';
    }
    await store.updatePartner(handeling, partner.id, {
      klantnaam,
      klantcodeVersleuteld: encrypt(geheimen, partner.id, klantcode),
      leeswijze,
    });
    await writeLogboek(handeling, {
      gebeurtenis: 'partner.ingericht',
      onderwerp: `partner:${partner.id}`,
    });
    return 'gewijzigd';
  });
}

/** The partner of an aanbod, made with a random klantcode when nobody set it up yet. */
async function ensurePartner(
  { geheimen }: PartnersDeps,
  handeling: Handeling,
  { aanbodId, brin6 }: { aanbodId: string; brin6: string },
): Promise<Partner> {
  const aanbod = findAanbod(aanbodId);
  if (!aanbod) throw createAanbodOnbekend(aanbodId);
  const found = await store.findPartnerVanAanbod(handeling, aanbodId);
  if (found) return found;
  await insertPartner(geheimen, handeling, { aanbodId, klantnaam: aanbod.klantnaam, brin6 });
  const partner = await store.findPartnerVanAanbod(handeling, aanbodId);
  if (!partner) throw new Error('a partner that was just made cannot be found');
  return partner;
}

/** True when it was there not yet. */
async function insertPartner(
  geheimen: Geheimen,
  handeling: Handeling,
  {
    aanbodId,
    klantnaam,
    klantcode = createKlantcode(),
    brin6,
  }: { aanbodId: string; klantnaam: string; klantcode?: string | undefined; brin6?: string },
): Promise<boolean> {
  const id = randomUUID();
  const klantcodeVersleuteld = encrypt(geheimen, id, klantcode);
  const isNieuw = await store.insertPartner(handeling, { id, aanbodId, klantnaam, klantcodeVersleuteld });
  if (!isNieuw) return false;
  await writeLogboek(handeling, {
    gebeurtenis: 'partner.ingericht',
    onderwerp: `partner:${id}`,
    ...(brin6 !== undefined && { brin6 }),
  });
  return true;
}

/** The name under which each partner calls, by its id. */
export async function listKlantnamen(handeling: Handeling): Promise<Map<string, string>> {
  const partners = await store.listPartners(handeling);
  return new Map(partners.map(({ id, klantnaam }) => [id, klantnaam]));
}

/** The partner that calls: undefined for an unknown name as for a wrong code, after the same work. */
async function findPartner(
  { database, geheimen, nobody }: PartnersDeps,
  klantnaam: string,
  klantcode: string,
): Promise<Partner | undefined> {
  const found = await database.as(
    UWLR,
    async (handeling) => await store.findPartnerMetNaam(handeling, klantnaam),
  );
  const expected = decrypt(geheimen, found ?? nobody);
  const isSame = isSameText(expected, klantcode);
  if (!found || !isSame) return undefined;
  const { id, aanbodId, leeswijze } = found;
  return { id, aanbodId, klantnaam: found.klantnaam, leeswijze };
}

function createNobody(geheimen: Geheimen): store.PartnerRij {
  const id = randomUUID();
  const klantcodeVersleuteld = encrypt(geheimen, id, createKlantcode());
  return { id, aanbodId: '', klantnaam: '', klantcodeVersleuteld, leeswijze: 'strikt' };
}

function createAanbodOnbekend(aanbodId: string): Problem {
  const melding = `Er is geen koppeling met de naam ${aanbodId.slice(0, 50)}. Kies: top-dossier.`;
  return createProblem('AANBOD_ONBEKEND', { melding });
}
