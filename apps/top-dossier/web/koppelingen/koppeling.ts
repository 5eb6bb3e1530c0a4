import { formatDag, formatMoment, formatTelling, type Status } from '@koppelpunt/ui';
import type { Answer } from '../api.ts';

export type Koppeling = Answer<'/api/koppelingen'>['koppelingen'][number];
export type KoppelingDetail = Answer<'/api/koppelingen/{id}'>;

export const statusLooks: Readonly<Record<Koppeling['status'], Status>> = {
  aangevraagd: 'wacht',
  actief: 'actief',
  gepauzeerd: 'gepauzeerd',
  storing: 'storing',
};

export function formatSchoolnaam({ schoolnaam, brin6 }: Pick<Koppeling, 'schoolnaam' | 'brin6'>): string {
  return schoolnaam ?? `School met BRIN ${brin6}`;
}

/** '221 leerlingen in 9 groepen'. */
export function formatAantallen({ aantalLeerlingen, aantalGroepen }: Koppeling): string {
  const leerlingen = formatTelling(aantalLeerlingen, 'leerling', 'leerlingen');
  return aantalLeerlingen === 0
    ? leerlingen
    : `${leerlingen} in ${formatTelling(aantalGroepen, 'groep', 'groepen')}`;
}

/** Describes the last synchronisation. A pause is not described as a failure. */
export function formatLaatste({ status, laatsteSynchronisatie: laatste }: Koppeling): string {
  if (!laatste) return 'Er zijn nog geen leerlingen opgehaald.';
  const op = formatMoment(laatste.op);
  if (status === 'gepauzeerd') return `De uitwisseling staat stil. Laatst geprobeerd ${op}.`;
  switch (laatste.resultaat) {
    case 'gelukt':
      return `Laatst bijgewerkt ${op}.`;
    case 'geen-wijzigingen':
      return `Laatst gekeken ${op}: er was niets veranderd.`;
    case 'geweigerd':
      return `ESIS weigerde de laatste synchronisatie, ${op}.`;
    case 'mislukt':
      return `De laatste synchronisatie mislukte, ${op}.`;
    case 'vastgehouden':
      return `De laatste synchronisatie is vastgehouden, ${op}: er zouden veel leerlingen verdwijnen.`;
    case 'nul-leerlingen':
      return `ESIS stuurde ${op} geen enkele leerling mee.`;
    case 'stilgezet':
      return `De laatste synchronisatie is afgebroken door een pauze, ${op}.`;
  }
}

/** 'vandaag om 14:37. Elke nacht ook, de eerstvolgende keer morgen om 02:14.' A moment that has passed is late. */
export function formatVolgende(
  { volgendeKeer, volgendeNacht, pauzes }: Pick<Koppeling, 'volgendeKeer' | 'volgendeNacht' | 'pauzes'>,
  now: Date = new Date(),
): string {
  const pauze = pauzes.find(({ isNu }) => isNu);
  if (pauze) return pauze.totEnMet ? `na ${formatDag(pauze.totEnMet)}` : 'als support hervat';
  if (volgendeKeer === volgendeNacht) return `${formatMoment(volgendeKeer, now)}, zoals elke nacht`;
  const nacht = `Elke nacht ook; eerstvolgend ${formatMoment(volgendeNacht, now)}`;
  const isLate = Date.parse(volgendeKeer) < now.getTime() - LATE_MS;
  return isLate
    ? `had moeten zijn ${formatMoment(volgendeKeer, now)} en volgt zodra ESIS weer antwoordt of TOP dossier weer tijd heeft. ${nacht}`
    : `${formatMoment(volgendeKeer, now)}. ${nacht}`;
}

/** The server looks each minute whose turn it is, and a school before this one may take a while. */
const LATE_MS = 3 * 60_000;

/** '221 leerlingen in 9 groepen. Laatst bijgewerkt vandaag om 03:12.' */
export function formatStand(koppeling: Koppeling): string {
  const laatste = formatLaatste(koppeling);
  return koppeling.aantalLeerlingen === 0 ? laatste : `${formatAantallen(koppeling)}. ${laatste}`;
}

export function sortByNaam(koppelingen: readonly Koppeling[]): readonly Koppeling[] {
  return koppelingen.toSorted((a, b) => formatSchoolnaam(a).localeCompare(formatSchoolnaam(b), 'nl'));
}

/** Finds schools by a part of the name or the BRIN. */
export function filterScholen(koppelingen: readonly Koppeling[], query: string): readonly Koppeling[] {
  const needle = query.trim().toLocaleLowerCase('nl');
  if (needle === '') return koppelingen;
  return koppelingen.filter(({ schoolnaam, brin6 }) =>
    `${schoolnaam ?? ''} ${brin6}`.toLocaleLowerCase('nl').includes(needle),
  );
}
