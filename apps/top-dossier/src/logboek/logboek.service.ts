import {
  bindDeps,
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

type LogboekDeps = { database: TopDossierDatabase };

export type Logboek = ReturnType<typeof createLogboek>;
export const createLogboek = (deps: LogboekDeps) => bindDeps(deps, { openLezer });

/** Support helps with requests and koppelingen. Only the school may know who of its people looked at its pupils. */
const SUPPORT = { soorten: ['verzoek', 'koppeling'], behalve: ['leerlingen.bekeken'] };

/** The functioneel beheerder reads everything, support requests and koppelingen, a school its own vestigingen. */
function openLezer({ database }: LogboekDeps, actor: Actor): LogboekLezer {
  requireMay(actor, 'logboek zien');
  const vestigingen = listEigenVestigingen(actor, 'logboek zien');
  return createLogboekLezer<Handeling>({
    as: async (run) => await database.as(actor, run),
    woorden: WOORDEN,
    listNamen: listNamenVan,
    findPlek: async () => {
      if (vestigingen !== 'alle') return { brin6s: vestigingen, mensen: [describeActor(actor)] };
      const isBeheerder = hasRol(actor, 'functioneel_beheerder', null);
      return isBeheerder ? {} : SUPPORT;
    },
    async listKoppelingen(handeling) {
      const verzoekenVan = await listVerzoekIds(handeling);
      return (await listKoppelingNamen(handeling)).map(({ id, naam }) => ({
        id,
        naam,
        onderwerpen: [`koppeling:${id}`, ...verzoekenVan(id).map((verzoek) => `verzoek:${verzoek}`)],
      }));
    },
  });
}
