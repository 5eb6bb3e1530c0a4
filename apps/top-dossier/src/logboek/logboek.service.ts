import {
  createLogboekLezer,
  describeActor,
  hasRol,
  listNamenVan,
  type Actor,
  type LogboekLezer,
} from '@koppelpunt/platform';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import { listKoppelingNamen } from '../koppelingen/namen.service.ts';
import { listEigenVestigingen, requireMay } from '../rechten/rechten.ts';
import { listVerzoekIds } from '../verzoeken/namen.service.ts';
import { WOORDEN } from './woorden.ts';

export type Logboek = {
  /** Everything for the functioneel beheerder, requests and koppelingen for support, one's own vestigingen at a school. */
  openLezer(actor: Actor): LogboekLezer;
};

/** Support helps with requests and koppelingen; who at a school read about its pupils is that school's to know. */
const SUPPORT = { soorten: ['verzoek', 'koppeling'], behalve: ['leerlingen.bekeken'] };

export function createLogboek({ database }: { database: TopDossierDatabase }): Logboek {
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
  };
}
