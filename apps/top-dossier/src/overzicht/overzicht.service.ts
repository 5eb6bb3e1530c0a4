import { bindDeps, type Actor } from '@koppelpunt/platform';
import type { TopDossierDatabase } from '../database.ts';
import { describeStatus, type Koppeling } from '../koppelingen/koppeling.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import type { Synchronisatie } from '../synchronisaties/synchronisaties.contract.ts';
import type { Synchronisaties } from '../synchronisaties/synchronisaties.service.ts';
import type { KoppelingAntwoord, KoppelingDetail } from './overzicht.contract.ts';

/** The schools as a person sees them: each koppeling with its last synchronisatie. */
export type OverzichtDeps = {
  database: TopDossierDatabase;
  koppelingen: Koppelingen;
  synchronisaties: Synchronisaties;
};

export async function listKoppelingen(deps: OverzichtDeps, actor: Actor): Promise<KoppelingAntwoord[]> {
  return await deps.database.as(actor, async (handeling) => {
    const koppelingen = await deps.koppelingen.listKoppelingen(handeling);
    const laatste = await deps.synchronisaties.listLaatste(handeling, koppelingen);
    return koppelingen.map((koppeling) => toAntwoord(koppeling, laatste.get(koppeling.id)));
  });
}

export async function getKoppeling(deps: OverzichtDeps, actor: Actor, id: string): Promise<KoppelingDetail> {
  return await deps.database.as(actor, async (handeling) => {
    const koppeling = await deps.koppelingen.getKoppeling(handeling, { id });
    const synchronisaties = await deps.synchronisaties.listSynchronisaties(handeling, koppeling);
    const laatste = synchronisaties.find(({ klaarOp }) => klaarOp !== null);
    return {
      ...toAntwoord(koppeling, laatste),
      synchronisaties,
      lopendeSynchronisatieId: synchronisaties.find(({ klaarOp }) => klaarOp === null)?.id ?? null,
    };
  });
}

function toAntwoord(koppeling: Koppeling, laatste: Synchronisatie | undefined): KoppelingAntwoord {
  return {
    id: koppeling.id,
    brin6: koppeling.brin6,
    schoolnaam: koppeling.schoolnaam,
    status: koppeling.status,
    ...describeStatus(koppeling.status),
    ...(laatste?.status === 'vastgehouden' && koppeling.status === 'actief' && { aanZet: VASTGEHOUDEN }),
    aantalLeerlingen: koppeling.aantalLeerlingen,
    aantalGroepen: koppeling.aantalGroepen,
    laatsteSynchronisatie: laatste?.klaarOp
      ? { op: laatste.klaarOp, resultaat: laatste.resultaat ?? 'mislukt', melding: laatste.melding }
      : null,
    actiefSinds: koppeling.actiefSinds?.toISOString() ?? null,
    bevestigingVerzondenOp: koppeling.bevestigingVerzondenOp?.toISOString() ?? null,
  };
}

const VASTGEHOUDEN =
  'Support is aan zet: vraag de school of het klopt dat er zoveel leerlingen weg zijn, en geef daarna toestemming.';

export const createOverzicht = (deps: OverzichtDeps) => bindDeps(deps, { listKoppelingen, getKoppeling });
export type Overzicht = ReturnType<typeof createOverzicht>;
