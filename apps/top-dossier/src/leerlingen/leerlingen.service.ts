import { bindDeps, PSEUDONIEMEN, pseudoniemVan, type Actor, type Geheimen } from '@koppelpunt/platform';
import { nameKoppeling, type TopDossierDatabase } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { may } from '../rechten/rechten.ts';
import { formatNaam } from './leerling.ts';
import { SHOWN_VELDEN, type LeerlingAntwoord, type LeerlingenAntwoord } from './leerlingen.contract.ts';
import * as store from './leerlingen.store.ts';

export type LeerlingenDeps = { database: TopDossierDatabase; geheimen: Geheimen; koppelingen: Koppelingen };

/** The command line shows more fields than a screen. */
export type LeerlingVolledig = LeerlingAntwoord & {
  achternaam: string | null;
  voorvoegsel: string | null;
  roepnaam: string | null;
  samengesteldeGroepen: string[];
};

export type LeerlingenOverzicht = Omit<LeerlingenAntwoord, 'leerlingen'> & {
  leerlingen: LeerlingVolledig[] | null;
};

/** A person of that vestiging gets names, support gets groups and counts, for anyone else the school is not there. */
export async function listLeerlingen(
  { database, geheimen, koppelingen }: LeerlingenDeps,
  actor: Actor,
  school: { koppelingId: string } | { brin6: string },
): Promise<LeerlingenOverzicht> {
  const key = 'brin6' in school ? school : { id: school.koppelingId };
  return await database.as(actor, async (handeling) => {
    const { id, brin6, schoolnaam } = await koppelingen.getKoppeling(handeling, key);
    const metNamen = may(actor, 'leerlingen zien', brin6);
    // A system sees the pupils of the koppeling that it named, and of no other.
    if (actor.kind === 'systeem') await nameKoppeling(handeling, id);
    const groepen = await store.listGroepAantallen(handeling, id);
    const samengesteldeGroepen = await store.listSamengesteldeGroepAantallen(handeling, id);
    const rows = metNamen ? await store.listLeerlingen(handeling, id) : null;
    await writeLogboek(handeling, {
      gebeurtenis: metNamen ? 'leerlingen.bekeken' : 'aantallen.bekeken',
      brin6,
      onderwerp: `koppeling:${id}`,
      ...(rows && {
        details: {
          aantal: rows.length,
          velden: SHOWN_VELDEN,
          [PSEUDONIEMEN]: rows.map((row) => pseudoniemVan(geheimen, brin6, row.key)),
        },
      }),
    });
    return {
      brin6,
      schoolnaam,
      groepen,
      samengesteldeGroepen,
      leerlingen: rows && rows.map((row) => ({ ...row, naam: formatNaam(row) })),
    };
  });
}

export const createLeerlingen = (deps: LeerlingenDeps) => bindDeps(deps, { listLeerlingen });
export type Leerlingen = ReturnType<typeof createLeerlingen>;
