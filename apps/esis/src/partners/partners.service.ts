import {
  dangerouslyAsSystem,
  isSameText,
  Problem,
  type Actor,
  type Database,
  type Geheimen,
} from '@koppelpunt/platform';
import type { Kysely } from 'kysely';
import { randomBytes, randomUUID } from 'node:crypto';
import { CATALOGUS, findAanbod } from '../aanbod/aanbod.ts';
import type { DB } from '../database.generated.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { requireMay } from '../rechten/rechten.ts';
import type { AanbodMetPartner } from './partners.contract.ts';
import * as store from './partners.store.ts';

/** How the requests of a partner are read: as the standard says, or with what live systems get wrong. */
export const LEESWIJZEN = ['strikt', 'soepel'] as const;
export type Leeswijze = (typeof LEESWIJZEN)[number];

export type Partner = { id: string; aanbodId: string; klantnaam: string; leeswijze?: string };

export type PartnersService = {
  /** With their klantcode: for who sets up the other side. Only on the command line. */
  listPartners(actor: Actor): Promise<{ aanbodId: string; klantnaam: string; klantcode: string }[]>;
  /** The catalogue with who fetches for it, if anybody was set up; never the klantcode. */
  listAanbodMetPartner(actor: Actor): Promise<AanbodMetPartner[]>;
  /** Idempotent: makes it, or brings it in line with what is given. */
  createPartner(
    actor: Actor,
    vraag: {
      aanbodId: string;
      klantnaam: string;
      klantcode?: string | undefined;
      /** Without one it stays as it was. */
      leeswijze?: Leeswijze | undefined;
    },
  ): Promise<'gemaakt' | 'gewijzigd' | 'ongewijzigd'>;
  /** The partner of an aanbod, made with a random klantcode when nobody set it up yet. */
  ensurePartner(tx: Kysely<DB>, actor: Actor, vraag: { aanbodId: string; brin6: string }): Promise<Partner>;
  /** Who calls: undefined for an unknown name as for a wrong code, after the same work. */
  findPartner(klantnaam: string, klantcode: string): Promise<Partner | undefined>;
};

export const klantcodeContext = (id: string): string => `partner:${id}:klantcode`;

/** Who asks until a partner has proved who it is: sees partners and nothing else. */
const UWLR = dangerouslyAsSystem('uwlr');

/** 144 bits, 24 characters. */
const createKlantcode = () => randomBytes(18).toString('base64url');

/** What is compared with when the name is unknown, so that it takes as long as a wrong code. */
const NIEMAND = { id: randomUUID(), klantcode: createKlantcode() };

export function createPartnersService({
  database,
  geheimen,
}: {
  database: Database<DB>;
  geheimen: Geheimen;
}): PartnersService {
  const decrypt = (partner: store.PartnerRij) =>
    geheimen.decrypt(partner.klantcodeVersleuteld, klantcodeContext(partner.id));
  const niemand = geheimen.encrypt(NIEMAND.klantcode, klantcodeContext(NIEMAND.id));

  async function insert(
    tx: Kysely<DB>,
    actor: Actor,
    {
      aanbodId,
      klantnaam,
      klantcode = createKlantcode(),
      brin6,
    }: { aanbodId: string; klantnaam: string; klantcode?: string | undefined; brin6?: string },
  ): Promise<boolean> {
    const id = randomUUID();
    const klantcodeVersleuteld = geheimen.encrypt(klantcode, klantcodeContext(id));
    const isNieuw = await store.insertPartner(tx, { id, aanbodId, klantnaam, klantcodeVersleuteld });
    if (isNieuw) {
      await writeLogboek(
        { actor, tx },
        {
          gebeurtenis: 'partner.ingericht',
          onderwerp: `partner:${id}`,
          ...(brin6 !== undefined && { brin6 }),
        },
      );
    }
    return isNieuw;
  }

  return {
    async listPartners(actor) {
      requireMay(actor, 'omgeving inrichten');
      return await database.as(actor, async ({ tx }) => {
        const partners = await store.listPartners(tx);
        await writeLogboek(
          { actor, tx },
          {
            gebeurtenis: 'partners.bekeken',
            details: { aantal: partners.length },
          },
        );
        return partners.map((partner) => ({
          aanbodId: partner.aanbodId,
          klantnaam: partner.klantnaam,
          klantcode: decrypt(partner),
        }));
      });
    },

    async listAanbodMetPartner(actor) {
      requireMay(actor, 'partners zien');
      const partners = await database.as(actor, async ({ tx }) => await store.listPartners(tx));
      return CATALOGUS.map(({ id, naam, categorie, partner }) => ({
        id,
        naam,
        categorie,
        partner,
        klantnaam: partners.find(({ aanbodId }) => aanbodId === id)?.klantnaam ?? null,
      }));
    },

    async createPartner(actor, vraag) {
      requireMay(actor, 'omgeving inrichten');
      if (!findAanbod(vraag.aanbodId)) throw aanbodOnbekend(vraag.aanbodId);
      if (vraag.klantcode !== undefined && vraag.klantcode.length < 16) throw klantcodeTeKort();
      return await database.as(actor, async ({ tx }) => {
        if (await insert(tx, actor, vraag)) return 'gemaakt';
        const partner = await store.findPartnerVanAanbod(tx, vraag.aanbodId);
        if (!partner) throw new Error('a partner that is there cannot be found');
        const klantcode = vraag.klantcode ?? decrypt(partner);
        const leeswijze = vraag.leeswijze ?? partner.leeswijze;
        if (
          partner.klantnaam === vraag.klantnaam &&
          partner.leeswijze === leeswijze &&
          isSameText(klantcode, decrypt(partner))
        ) {
          return 'ongewijzigd';
        }
        await store.updatePartner(tx, partner.id, {
          klantnaam: vraag.klantnaam,
          klantcodeVersleuteld: geheimen.encrypt(klantcode, klantcodeContext(partner.id)),
          leeswijze,
        });
        await writeLogboek(
          { actor, tx },
          {
            gebeurtenis: 'partner.ingericht',
            onderwerp: `partner:${partner.id}`,
          },
        );
        return 'gewijzigd';
      });
    },

    async ensurePartner(tx, actor, { aanbodId, brin6 }) {
      const aanbod = findAanbod(aanbodId);
      if (!aanbod) throw aanbodOnbekend(aanbodId);
      const found = await store.findPartnerVanAanbod(tx, aanbodId);
      if (found) return found;
      await insert(tx, actor, { aanbodId, klantnaam: aanbod.klantnaam, brin6 });
      const partner = await store.findPartnerVanAanbod(tx, aanbodId);
      if (!partner) throw new Error('a partner that was just made cannot be found');
      return partner;
    },

    async findPartner(klantnaam, klantcode) {
      const partner = await database.as(
        UWLR,
        async ({ tx }) => await store.findPartnerMetNaam(tx, klantnaam),
      );
      const verwacht = partner ? decrypt(partner) : geheimen.decrypt(niemand, klantcodeContext(NIEMAND.id));
      const isSame = isSameText(verwacht, klantcode);
      if (!partner || !isSame) return undefined;
      const { id, aanbodId, leeswijze } = partner;
      return { id, aanbodId, klantnaam: partner.klantnaam, leeswijze };
    },
  };
}

const aanbodOnbekend = (aanbodId: string) =>
  new Problem({
    status: 404,
    code: 'AANBOD_ONBEKEND',
    melding: `Er is geen koppeling met de naam ${aanbodId.slice(0, 50)}. Kies: top-dossier.`,
  });

const klantcodeTeKort = () =>
  new Problem({
    status: 400,
    code: 'KLANTCODE_TE_KORT',
    melding: 'De klantcode moet minstens 16 tekens lang zijn; laat hem weg om er een te laten maken.',
  });
