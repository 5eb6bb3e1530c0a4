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
  /** The functioneel beheerder reads everything, support requests and koppelingen, a school its own vestigingen. */
  openLezer(actor: Actor): LogboekLezer;
};

/** Support helps with requests and koppelingen. Only the school may know who of its people looked at its pupils. */
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
