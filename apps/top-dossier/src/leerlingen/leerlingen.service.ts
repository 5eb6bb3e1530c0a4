import { PSEUDONIEMEN, pseudoniemVan, type Actor, type Geheimen } from '@koppelpunt/platform';
import { nameKoppeling, type TopDossierDatabase } from '../database.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { may } from '../rechten/rechten.ts';
import { formatNaam } from './leerling.ts';
import { GETOONDE_VELDEN, type LeerlingAntwoord, type LeerlingenAntwoord } from './leerlingen.contract.ts';
import { listGroepAantallen, listLeerlingRows, listSamengesteldeGroepAantallen } from './leerlingen.store.ts';

/** More than a screen shows: for the command line. */
export type LeerlingVolledig = LeerlingAntwoord & {
  achternaam: string | null;
  voorvoegsel: string | null;
  roepnaam: string | null;
  samengesteldeGroepen: string[];
};

export type LeerlingenOverzicht = Omit<LeerlingenAntwoord, 'leerlingen'> & {
  leerlingen: LeerlingVolledig[] | null;
};

export type Leerlingen = {
  /** Names for who works at that vestiging; groups and counts for support; for anyone else it is not there. */
  listLeerlingen(
    actor: Actor,
    school: { koppelingId: string } | { brin6: string },
  ): Promise<LeerlingenOverzicht>;
};

export function createLeerlingen(deps: {
  database: TopDossierDatabase;
  geheimen: Geheimen;
  koppelingen: Koppelingen;
}): Leerlingen {
  return {
    async listLeerlingen(actor, school) {
      const key = 'brin6' in school ? school : { id: school.koppelingId };
      return await deps.database.as(actor, async ({ tx }) => {
        const koppeling = await deps.koppelingen.getKoppeling(actor, tx, key);
        const metNamen = may(actor, 'leerlingen zien', koppeling.brin6);
        // A system sees the pupils of the school that it named, and of no other.
        if (actor.kind === 'systeem') await nameKoppeling(tx, koppeling.id);
        const groepen = await listGroepAantallen(tx, koppeling.id);
        const samengesteldeGroepen = await listSamengesteldeGroepAantallen(tx, koppeling.id);
        const rows = metNamen ? await listLeerlingRows(tx, koppeling.id) : null;
        await writeLogboek(
          { actor, tx },
          {
            gebeurtenis: metNamen ? 'leerlingen.bekeken' : 'aantallen.bekeken',
            brin6: koppeling.brin6,
            onderwerp: `koppeling:${koppeling.id}`,
            details: {
              aantal: rows?.length ?? 0,
              velden: rows ? GETOONDE_VELDEN : [],
              ...(rows && {
                [PSEUDONIEMEN]: rows.map((row) => pseudoniemVan(deps.geheimen, koppeling.brin6, row.key)),
              }),
            },
          },
        );
        return {
          brin6: koppeling.brin6,
          schoolnaam: koppeling.schoolnaam,
          groepen,
          samengesteldeGroepen,
          leerlingen: rows && rows.map((row) => ({ ...row, naam: formatNaam(row) })),
        };
      });
    },
  };
}
