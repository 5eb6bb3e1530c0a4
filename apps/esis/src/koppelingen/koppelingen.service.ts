import { notFound, Problem, type Actor } from '@koppelpunt/platform';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { findAanbod } from '../aanbod/aanbod.ts';
import { may, requireMay } from '../rechten/rechten.ts';
import { addDagen, dagVan, schrijfDag } from '../kalender/kalender.ts';
import { GESCHIEDENIS, writeLogboek } from '../logboek/gebeurtenissen.ts';
import { lockVestiging, vestigingOnbekend } from '../vestigingen/vestigingen.service.ts';
import { codehashVan } from './codehash.ts';
import { getKoppeling, type KoppelingenDeps } from './koppelingen-deps.ts';
import { createCodeVerbs, type CodeVerbs } from './code-verbs.ts';
import { createVerzoekVerbs, type VerzoekVerbs } from './verzoek-verbs.ts';
import { addPoging, findBlokkade } from './pogingen.ts';
import * as problemen from './problemen.ts';
import * as store from './koppelingen.store.ts';
import type {
  ActiveerVraag,
  KoppelingAntwoord,
  KoppelingDetailAntwoord,
  koppelingenSchema,
} from './koppelingen.contract.ts';
import { mapBeschikbaar, mapKoppeling } from './koppelingen.map.ts';
import { findCodefout, trimVerificatiecode } from './verificatiecode.ts';

export type KoppelingenService = CodeVerbs &
  VerzoekVerbs & {
    listKoppelingen(actor: Actor, brin6: string): Promise<z.output<typeof koppelingenSchema>>;
    /** Of all vestigingen, for the command line. */
    listAlle(actor: Actor): Promise<(KoppelingAntwoord & { brin6: string })[]>;
    findKoppeling(actor: Actor, brin6: string, id: string): Promise<KoppelingDetailAntwoord>;
    /** The living koppeling of a vestiging with an aanbod: how the command line names one. */
    findKoppelingId(actor: Actor, brin6: string, aanbodId: string): Promise<string>;
    createKoppeling(actor: Actor, brin6: string, vraag: ActiveerVraag): Promise<KoppelingAntwoord>;
  };

/** Who wants to exchange from a later day knows that day; a year ahead is a slip of the finger. */
const MAX_DAGEN_VOORUIT = 366;

/** Old enough to have been seen by whoever looks once a month. */
const VREEMD_MS = 30 * 24 * 60 * 60 * 1000;

export function createKoppelingenService(deps: KoppelingenDeps): KoppelingenService {
  const { database, geheimen, klok, aanbod, partners, mandaten } = deps;

  async function listKoppelingen(actor: Actor, brin6: string) {
    requireMay(actor, 'koppelingen zien', brin6);
    const koppelingen = await database.as(actor, async ({ tx }) => await store.listKoppelingen(tx, brin6));
    const laatste = await deps.listLaatste(
      actor,
      koppelingen.map(({ id }) => id),
    );
    const moment = klok();
    return {
      geactiveerd: koppelingen.map((koppeling) => mapKoppeling(koppeling, laatste.get(koppeling.id), moment)),
      beschikbaar: await mapBeschikbaar(aanbod, koppelingen, await mandaten.findBezwaar(actor, brin6)),
    };
  }

  async function findKoppeling(actor: Actor, brin6: string, id: string): Promise<KoppelingDetailAntwoord> {
    requireMay(actor, 'koppelingen zien', brin6);
    const { koppeling, regels } = await database.as(actor, async ({ tx }) => ({
      koppeling: await store.findKoppeling(tx, brin6, id),
      regels: await store.listGeschiedenis(tx, brin6, id, Object.keys(GESCHIEDENIS)),
    }));
    if (!koppeling) throw notFound();
    const laatste = await deps.listLaatste(actor, [id]);
    const vreemd = await deps.findVreemdeCodes(actor, brin6, new Date(klok().getTime() - VREEMD_MS));
    return {
      ...mapKoppeling(koppeling, laatste.get(id), klok()),
      vreemdeCodes: vreemd && { aantal: vreemd.aantal, laatst: vreemd.laatst.toISOString() },
      verzoekAan: deps.supportEmail,
      geschiedenis: regels.flatMap(({ tijdstip, gebeurtenis }) => {
        const wat = (GESCHIEDENIS as Partial<Record<string, string>>)[gebeurtenis];
        return wat ? [{ op: tijdstip.toISOString(), wat }] : [];
      }),
    };
  }

  async function createKoppeling(
    actor: Actor,
    brin6: string,
    vraag: ActiveerVraag,
  ): Promise<KoppelingAntwoord> {
    requireMay(actor, 'voorwaarden accepteren', brin6);
    const voorwaarden = await aanbod.findVoorwaarden(vraag.aanbodId);
    if (!voorwaarden) throw notFound();
    if (vraag.voorwaardenVersie !== voorwaarden.versie) throw problemen.voorwaardenGewijzigd();
    const moment = klok();
    checkStartdatum(vraag.startdatum, dagVan(moment));
    const { code } = trimVerificatiecode(vraag.verificatiecode);

    const uitkomst = await database.as(actor, async ({ tx }) => {
      const vestiging = await lockVestiging(tx, brin6);
      if (!vestiging) return vestigingOnbekend(actor, brin6);
      // At this moment, in this transaction: a mandate that was withdrawn meanwhile does not count.
      const mandaat = await mandaten.findMandaat(tx, actor, brin6);
      if (!mandaat) return 'geen mandaat' as const;
      if (await store.findLevende(tx, brin6, vraag.aanbodId)) return problemen.koppelingBestaat();
      const blokkade = await findBlokkade(tx, brin6, moment);
      if (blokkade) return blokkade;
      const fout = findCodefout(code, { brin6, schoolnaam: vestiging.naam });
      if (fout) return problemen.codeOngeldig(fout);

      const id = randomUUID();
      const codeHash = await store.insertCode(tx, codehashVan(geheimen, code), { id, brin6 });
      if (codeHash === undefined) {
        await addPoging(tx, actor, { brin6, moment });
        return problemen.codeInGebruik();
      }
      const partner = await partners.ensurePartner(tx, actor, { aanbodId: vraag.aanbodId, brin6 });
      await store.insertKoppeling(tx, {
        id,
        brin6,
        aanbodId: vraag.aanbodId,
        partnerId: partner.id,
        moment,
        door: vraag.naam,
        ...(mandaat !== 'niet nodig' && { mandaatId: mandaat.id, functie: mandaat.functie }),
        startdatum: vraag.startdatum,
        voorwaardenVersie: voorwaarden.versie,
        voorwaardenSha256: voorwaarden.sha256,
        codeHash,
      });
      await writeLogboek(
        { actor, tx },
        {
          gebeurtenis: 'koppeling.aangevraagd',
          brin6,
          onderwerp: `koppeling:${id}`,
          details: {
            aanbod: vraag.aanbodId,
            voorwaarden: voorwaarden.versie,
            sha256: voorwaarden.sha256,
            startdatum: vraag.startdatum,
            mandaat: mandaat === 'niet nodig' ? null : mandaat.id,
          },
        },
      );
      return id;
    });
    if (uitkomst === 'geen mandaat') throw await mandaten.createGeenMandaat(actor, brin6);
    if (uitkomst instanceof Problem) throw uitkomst;
    return await getKoppeling(deps, actor, brin6, uitkomst);
  }

  return {
    listKoppelingen,
    findKoppeling,
    createKoppeling,
    async listAlle(actor) {
      const alle = await database.as(actor, async ({ tx }) => await store.listKoppelingen(tx));
      const koppelingen = alle.filter(({ brin6 }) => may(actor, 'koppelingen zien', brin6));
      const laatste = await deps.listLaatste(
        actor,
        koppelingen.map(({ id }) => id),
      );
      const moment = klok();
      return koppelingen.map((koppeling) => ({
        brin6: koppeling.brin6,
        ...mapKoppeling(koppeling, laatste.get(koppeling.id), moment),
      }));
    },
    async findKoppelingId(actor, brin6, aanbodId) {
      requireMay(actor, 'koppelingen beheren', brin6);
      const koppeling = await database.as(
        actor,
        async ({ tx }) => await store.findLevende(tx, brin6, aanbodId),
      );
      if (!koppeling) throw koppelingOntbreekt(brin6, aanbodId);
      return koppeling.id;
    },
    ...createCodeVerbs(deps),
    ...createVerzoekVerbs(deps),
  };
}

function checkStartdatum(startdatum: string, vandaag: string): void {
  if (startdatum < vandaag) {
    throw problemen.startdatumOngeldig('De startdatum is al voorbij. Kies vandaag of een latere dag.');
  }
  const uiterlijk = addDagen(vandaag, MAX_DAGEN_VOORUIT);
  if (startdatum > uiterlijk) {
    throw problemen.startdatumOngeldig(`Kies een startdatum niet later dan ${schrijfDag(uiterlijk)}.`);
  }
}

function koppelingOntbreekt(brin6: string, aanbodId: string): Problem {
  const naam = findAanbod(aanbodId)?.koppelingnaam ?? aanbodId;
  return new Problem({
    status: 404,
    code: 'KOPPELING_ONTBREEKT',
    melding: `Vestiging ${brin6} heeft geen koppeling "${naam}". Activeer haar eerst.`,
  });
}
