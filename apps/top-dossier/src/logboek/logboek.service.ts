import {
  createLogboekLezer,
  describeActor,
  hasRol,
  listInzagen,
  listNamenVan,
  pseudoniemVan,
  verifyLogboek,
  type Actor,
  type Geheimen,
  type LogboekLezer,
  type LogboekVerificatie,
} from '@koppelpunt/platform';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import { listKoppelingNamen } from '../koppelingen/namen.service.ts';
import { listEigenVestigingen, requireMay } from '../rechten/rechten.ts';
import { listVerzoekIds } from '../verzoeken/namen.service.ts';
import { WOORDEN } from './woorden.ts';

export type Logboek = {
  /** Everything for the functioneel beheerder, requests and koppelingen for support, one's own vestigingen at a school. */
  openLezer(actor: Actor): LogboekLezer;
  /** On the command line only: it reads every row. */
  verifyLogboek(actor: Actor, hoofd: string | undefined): Promise<LogboekVerificatie>;
  /** Who looked at this pupil on a screen; on the command line only. */
  listInzagen(actor: Actor, brin6: string, key: string): ReturnType<typeof listInzagen>;
};

/** Support helps with requests and koppelingen; who at a school read about its pupils is that school's to know. */
const SUPPORT = { soorten: ['verzoek', 'koppeling'], behalve: ['leerlingen.bekeken'] };

export function createLogboek({
  database,
  geheimen,
}: {
  database: TopDossierDatabase;
  geheimen: Geheimen;
}): Logboek {
  return {
    openLezer(actor) {
      requireMay(actor, 'logboek zien');
      const vestigingen = listEigenVestigingen(actor, 'logboek zien');
      return createLogboekLezer({
        actor,
        as: async (run) => await database.as(actor, ({ tx }) => run(tx)),
        woorden: WOORDEN,
        listNamen: listNamenVan,
        findPlek: async () => {
          if (vestigingen !== 'alle') return { brin6s: vestigingen, mensen: [describeActor(actor)] };
          const isBeheerder = hasRol(actor, 'functioneel_beheerder', null);
          return isBeheerder ? {} : SUPPORT;
        },
        async listKoppelingen(tx) {
          const handeling: Handeling = { actor, tx: tx as Handeling['tx'], now: database.now() };
          const verzoekenVan = await listVerzoekIds(handeling);
          return (await listKoppelingNamen(handeling)).map(({ id, naam }) => ({
            id,
            naam,
            onderwerpen: [`koppeling:${id}`, ...verzoekenVan(id).map((verzoek) => `verzoek:${verzoek}`)],
          }));
        },
      });
    },
    async verifyLogboek(actor, hoofd) {
      requireMay(actor, 'omgeving inrichten');
      return await database.as(actor, async ({ tx }) => await verifyLogboek(tx, { hoofd }));
    },
    async listInzagen(actor, brin6, key) {
      requireMay(actor, 'omgeving inrichten');
      const pseudoniem = pseudoniemVan(geheimen, brin6, key);
      return await database.as(actor, async ({ tx }) => await listInzagen(tx, { brin6, pseudoniem }));
    },
  };
}
