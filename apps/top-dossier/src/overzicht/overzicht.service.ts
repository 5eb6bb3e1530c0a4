import type { Actor } from '@koppelpunt/platform';
import type { TopDossierDatabase } from '../database.ts';
import type { Synchronisaties } from '../synchronisatie/synchronisaties.service.ts';
import type { Synchronisatie } from '../synchronisatie/synchronisaties.contract.ts';
import { describeStatus, type Koppeling } from '../koppelingen/koppeling.ts';
import type { KoppelingAntwoord, KoppelingDetail } from './overzicht.contract.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';

/** The schools as a person sees them: each koppeling with its last run. */
export type Overzicht = {
  listKoppelingen(actor: Actor): Promise<KoppelingAntwoord[]>;
  getKoppeling(actor: Actor, id: string): Promise<KoppelingDetail>;
};

export function createOverzicht(deps: {
  database: TopDossierDatabase;
  koppelingen: Koppelingen;
  synchronisaties: Synchronisaties;
}): Overzicht {
  return {
    async listKoppelingen(actor) {
      return await deps.database.as(actor, async ({ tx }) => {
        const koppelingen = await deps.koppelingen.listKoppelingen(actor, tx);
        const laatste = await deps.synchronisaties.listLaatste(actor, tx, koppelingen);
        return koppelingen.map((koppeling) => toAntwoord(koppeling, laatste.get(koppeling.id)));
      });
    },

    async getKoppeling(actor, id) {
      return await deps.database.as(actor, async ({ tx }) => {
        const koppeling = await deps.koppelingen.getKoppeling(actor, tx, { id });
        const synchronisaties = await deps.synchronisaties.listSynchronisaties(actor, tx, koppeling);
        const laatste = synchronisaties.find(({ klaarOp }) => klaarOp !== null);
        return {
          ...toAntwoord(koppeling, laatste),
          synchronisaties,
          lopendeSynchronisatieId: synchronisaties.find(({ klaarOp }) => klaarOp === null)?.id ?? null,
        };
      });
    },
  };
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
