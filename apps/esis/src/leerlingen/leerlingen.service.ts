import { PSEUDONIEMEN, pseudoniemVan, type Actor, type Database, type Geheimen } from '@koppelpunt/platform';
import type { DB } from '../database.generated.ts';
import { requireMay } from '../rechten/rechten.ts';
import { dagVan } from '../kalender/kalender.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { importEdexml, type ImportUitkomst } from './edexml-import.ts';
import { schrijfNaam, type Aantallen } from './leerling.ts';
import { GETOONDE_VELDEN, type LeerlingenAntwoord } from './leerlingen.contract.ts';
import * as store from './leerlingen.store.ts';

export type { LeerlingenVraag, LeerlingRecord, Stand } from './leerlingen.store.ts';

export type LeerlingenService = {
  /** `brin6` undefined: the file says of which vestiging it is (command line). */
  importEdexml(
    actor: Actor,
    brin6: string | undefined,
    source: AsyncIterable<Uint8Array>,
  ): Promise<ImportUitkomst>;
  listLeerlingen(
    actor: Actor,
    brin6: string,
    vraag: { groep?: string | undefined },
  ): Promise<LeerlingenAntwoord>;
  countLeerlingen: (actor: Actor, brin6s: readonly string[]) => Promise<Map<string, Aantallen>>;
};

export function createLeerlingenService(deps: {
  database: Database<DB>;
  geheimen: Geheimen;
  klok: () => Date;
}): LeerlingenService {
  const { database, geheimen, klok } = deps;
  return {
    async importEdexml(actor, brin6, source) {
      // Without a BRIN6 there is no vestiging to have a right at: only the system may leave it to the file.
      requireMay(actor, 'leerlingen inlezen', brin6 ?? '');
      return await importEdexml(database, { actor, brin6, source, moment: klok() });
    },

    async listLeerlingen(actor, brin6, { groep }) {
      requireMay(actor, 'leerlingen zien', brin6);
      const vandaag = dagVan(klok());
      return await database.as(actor, async ({ tx }) => {
        const schooljaar = await store.findNieuwsteSchooljaar(tx, brin6);
        if (schooljaar === undefined) return { groepen: [], leerlingen: [] };
        const groepen = await store.listGroepen(tx, brin6, schooljaar, vandaag);
        const rows = await store.listLeerlingen(tx, { brin6, schooljaar, vandaag, groep });
        await writeLogboek(
          { actor, tx },
          {
            gebeurtenis: 'leerlingen.bekeken',
            brin6,
            details: {
              aantal: rows.length,
              beperktTotGroep: groep !== undefined,
              velden: GETOONDE_VELDEN,
              [PSEUDONIEMEN]: rows.map(({ key }) => pseudoniemVan(geheimen, brin6, key)),
            },
          },
        );
        const leerlingen = rows.map(({ roepnaam, voorvoegsel, achternaam, ...rest }) => ({
          ...rest,
          naam: schrijfNaam({ roepnaam, voorvoegsel, achternaam }),
        }));
        return { groepen, leerlingen };
      });
    },

    countLeerlingen: async (actor, brin6s) =>
      await database.as(actor, async ({ tx }) => await store.countAantallen(tx, brin6s, dagVan(klok()))),
  };
}

/** What the exchange reads, all of it inside the transaction that the exchange opened. */
export const leerlingenBron = {
  findStand: store.findStand,
  listGroepen: store.listGroepen,
  listSamengesteldeGroepen: store.listSamengesteldeGroepen,
  streamLeerlingen: store.streamLeerlingen,
  listLeerlingKeys: store.listLeerlingKeys,
};
