import {
  bindDeps,
  findDag,
  PSEUDONIEMEN,
  pseudoniemVan,
  type Actor,
  type Geheimen,
} from '@koppelpunt/platform';
import type { EsisDatabase, Handeling } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { requireMay } from '../rechten/rechten.ts';
import type { Aantallen } from '../vestigingen/vestiging.ts';
import { selectGewijzigdOp } from '../vestigingen/vestigingen.service.ts';
import { formatNaam, leerlingIdVan } from './leerling.ts';
import { GETOONDE_VELDEN, type LeerlingenAntwoord } from './leerlingen.contract.ts';
import * as store from './leerlingen.store.ts';
import { createNaamFilter } from './zoek-naam.ts';

type LeerlingenVraag = store.LeerlingenVraag;
type Stand = store.Stand;
export type { LeerlingenVraag, Stand };

type LeerlingenDeps = { database: EsisDatabase; geheimen: Geheimen };

export type Leerlingen = ReturnType<typeof createLeerlingen>;
export const createLeerlingen = (deps: LeerlingenDeps) => bindDeps(deps, { listLeerlingen, countLeerlingen });

async function listLeerlingen(
  { database, geheimen }: LeerlingenDeps,
  actor: Actor,
  brin6: string,
  {
    groep,
    naam,
    schooljaar: gevraagd,
  }: {
    groep?: string | undefined;
    /** Only pupils with this in their name. */
    naam?: string | undefined;
    schooljaar?: string | undefined;
  },
): Promise<LeerlingenAntwoord> {
  requireMay(actor, 'leerlingen zien', brin6);
  return await database.as(actor, async (handeling) => {
    const vandaag = findDag(handeling.now);
    const { schooljaren, getoond } = await store.listSchooljaren(handeling, brin6, vandaag);
    const schooljaar = gevraagd ?? getoond;
    if (schooljaar === null) return { schooljaar, schooljaren, groepen: [], leerlingen: [] };
    const groepen = await store.listGroepen(handeling, { brin6, schooljaar, vandaag });
    const hasNaam = naam === undefined ? () => true : createNaamFilter(naam);
    const alle = await store.listLeerlingen(handeling, { brin6, schooljaar, vandaag, groep });
    const rows = alle.filter((row) => hasNaam(formatNaam(row)));
    if (rows.length === 0) {
      await writeLogboek(handeling, { gebeurtenis: 'aantallen.bekeken', brin6 });
    } else {
      await writeLogboek(handeling, {
        gebeurtenis: 'leerlingen.bekeken',
        brin6,
        details: {
          schooljaar,
          aantal: rows.length,
          beperktTotGroep: groep !== undefined,
          velden: GETOONDE_VELDEN,
          [PSEUDONIEMEN]: rows.map(({ key }) => pseudoniemVan(geheimen, brin6, key)),
        },
      });
    }
    const leerlingen = rows.map(({ roepnaam, voorvoegsel, achternaam, ...rest }) => ({
      ...rest,
      id: leerlingIdVan(geheimen, brin6, rest.key),
      naam: formatNaam({ roepnaam, voorvoegsel, achternaam }),
    }));
    return { schooljaar, schooljaren, groepen, leerlingen };
  });
}

async function countLeerlingen(
  { database }: LeerlingenDeps,
  actor: Actor,
  brin6s: readonly string[],
): Promise<Map<string, Aantallen>> {
  return await database.as(
    actor,
    async (handeling) => await store.countAantallen(handeling, brin6s, findDag(handeling.now)),
  );
}

/** The state that a partner can fetch; undefined when it may not see the vestiging. */
export const findStand = async (handeling: Handeling, vraag: LeerlingenVraag): Promise<Stand | undefined> =>
  await store.findStand(handeling, vraag, selectGewijzigdOp(vraag.brin6));

/** The exchange reads these, all of them inside the transaction that the exchange opened. */
export const { listGroepen, listSamengesteldeGroepen, streamLeerlingen, listLeerlingKeys } = store;

/** The exchange stops when somebody stays home who was in its answer; an import follows a child to another key. */
export { followThuisblijvers, listThuisVoorPartner } from './thuisblijvers.service.ts';

/** Findings that only the whole file of an import shows, from the staging table. */
export { listBewaardeGroepen, listDubbele, listZonderGroep, takeUitGroepen } from './edexml-checks.store.ts';

/** What a file would change, from the staging tables. */
export type { VerschilVraag } from './verschil.store.ts';
export {
  countOntbrekenden,
  countSoorten,
  listGroepVerschillen,
  listLeerlingVerschillen,
} from './verschil.store.ts';
