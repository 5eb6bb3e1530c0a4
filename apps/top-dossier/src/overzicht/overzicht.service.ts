import { bindDeps, type Actor } from '@koppelpunt/platform';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import { describeStand, type Koppeling } from '../koppelingen/koppeling.ts';
import { toPauzeAntwoorden } from '../koppelingen/pauzes.service.ts';
import { findNachtmoment } from '../koppelingen/rooster.ts';
import { findStilSinds, findStiltegrens } from '../koppelingen/stilte.ts';
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
    const moment = momentOf(handeling);
    return koppelingen.map((koppeling) => toAntwoord(koppeling, laatste.get(koppeling.id), moment));
  });
}

export async function getKoppeling(deps: OverzichtDeps, actor: Actor, id: string): Promise<KoppelingDetail> {
  return await deps.database.as(actor, async (handeling) => {
    const koppeling = await deps.koppelingen.getKoppeling(handeling, { id });
    const synchronisaties = await deps.synchronisaties.listSynchronisaties(handeling, koppeling);
    const laatste = synchronisaties.find(({ klaarOp }) => klaarOp !== null);
    return {
      ...toAntwoord(koppeling, laatste, momentOf(handeling)),
      synchronisaties,
      heeftContact: koppeling.contactEmail !== null,
      lopendeSynchronisatieId: synchronisaties.find(({ klaarOp }) => klaarOp === null)?.id ?? null,
    };
  });
}

type Moment = { now: Date; stiltegrens: Date };
const momentOf = ({ now }: Handeling): Moment => ({ now, stiltegrens: findStiltegrens(now) });

function toAntwoord(
  koppeling: Koppeling,
  laatste: Synchronisatie | undefined,
  moment: Moment,
): KoppelingAntwoord {
  const { now } = moment;
  const stilSinds = findStilSinds(koppeling, moment);
  return {
    id: koppeling.id,
    brin6: koppeling.brin6,
    schoolnaam: koppeling.schoolnaam,
    schoolPauzeert: koppeling.status === 'gepauzeerd',
    pauzes: toPauzeAntwoorden(koppeling.pauzes, now),
    ...describeStand(koppeling, now),
    ...findAanZet(koppeling, laatste, stilSinds, now),
    aantalLeerlingen: koppeling.aantalLeerlingen,
    aantalGroepen: koppeling.aantalGroepen,
    laatsteSynchronisatie: laatste?.klaarOp
      ? {
          op: findLaatsteMoment(koppeling, laatste, laatste.klaarOp),
          resultaat: laatste.resultaat ?? 'mislukt',
          melding: laatste.melding,
        }
      : null,
    laatstGevraagdOp: koppeling.laatstePogingOp?.toISOString() ?? null,
    volgendeKeer: koppeling.volgendeOp.toISOString(),
    volgendeNacht: findNachtmoment(koppeling.id, now).toISOString(),
    stilSinds: stilSinds?.toISOString() ?? null,
    actiefSinds: koppeling.actiefSinds?.toISOString() ?? null,
    bevestigingVerzondenOp: koppeling.bevestigingVerzondenOp?.toISOString() ?? null,
  };
}

/** By day an unchanged school leaves no row, so its koppeling knows better. */
function findLaatsteMoment(
  { laatstGeluktOp }: Koppeling,
  { resultaat, laatstOp }: Synchronisatie,
  klaarOp: string,
): string {
  if (resultaat === 'geen-wijzigingen' && laatstGeluktOp) return laatstGeluktOp.toISOString();
  return laatstOp ?? klaarOp;
}

type AanZet = Pick<KoppelingAntwoord, 'aanZet' | 'isSupportAanZet'>;

/** The last run or a silence may say more than the status about who acts next; nothing of it matters in a pause. */
function findAanZet(
  koppeling: Koppeling,
  laatste: Synchronisatie | undefined,
  stilSinds: Date | null,
  now: Date,
): Partial<AanZet> {
  const { status } = describeStand(koppeling, now);
  if (status === 'gepauzeerd') return {};
  if (laatste?.status === 'vastgehouden' && status === 'actief')
    return { aanZet: VASTGEHOUDEN, isSupportAanZet: true };
  if (stilSinds) return { aanZet: STIL, isSupportAanZet: true };
  if (status === 'aangevraagd' && laatste?.resultaat === 'mislukt')
    return { aanZet: OPNIEUW, isSupportAanZet: false };
  return {};
}

const STIL =
  'Support is aan zet: er is al twee schooldagen niets met ESIS uitgewisseld. Lees de laatste melding, en bel de school of de leverancier van ESIS.';

const OPNIEUW =
  'Niemand hoeft iets te doen: de eerste synchronisatie mislukte, en TOP dossier probeert het vanzelf opnieuw.';

const VASTGEHOUDEN =
  'Support is aan zet: vraag de school of het klopt dat er zoveel leerlingen weg zijn, en geef daarna toestemming.';

export const createOverzicht = (deps: OverzichtDeps) => bindDeps(deps, { listKoppelingen, getKoppeling });
export type Overzicht = ReturnType<typeof createOverzicht>;
