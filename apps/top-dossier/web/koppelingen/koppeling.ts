import { formatMoment, formatTelling, type Status } from '@koppelpunt/ui';
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

/** The last synchronisation in a sentence: what happened, when, and what the numbers are now. */
export function formatLaatste(koppeling: Koppeling): string {
  const laatste = koppeling.laatsteSynchronisatie;
  if (!laatste) return 'Er zijn nog geen leerlingen opgehaald.';
  const op = formatMoment(laatste.op);
  switch (laatste.resultaat) {
    case 'gelukt':
      return `${formatAantallen(koppeling)}, laatst bijgewerkt ${op}.`;
    case 'geen-wijzigingen':
      return `${formatAantallen(koppeling)}, laatst gekeken ${op}: er was niets veranderd.`;
    case 'geweigerd':
      return `${formatAantallen(koppeling)}. ESIS weigerde de laatste synchronisatie, ${op}.`;
    case 'mislukt':
      return `${formatAantallen(koppeling)}. De laatste synchronisatie mislukte, ${op}.`;
    case 'vastgehouden':
      return `${formatAantallen(koppeling)}. De laatste synchronisatie is vastgehouden, ${op}: er zouden veel leerlingen verdwijnen.`;
    case 'nul-leerlingen':
      return `ESIS stuurde ${op} geen enkele leerling mee.`;
  }
}

/** A person of support has something to do here, or at least something to know. */
export function vraagtAandacht({ status, laatsteSynchronisatie }: Koppeling): boolean {
  if (status === 'gepauzeerd') return false;
  if (status === 'storing') return true;
  return ['geweigerd', 'mislukt', 'vastgehouden', 'nul-leerlingen'].includes(
    laatsteSynchronisatie?.resultaat ?? '',
  );
}

export function sortByNaam(koppelingen: readonly Koppeling[]): readonly Koppeling[] {
  return koppelingen.toSorted((a, b) => formatSchoolnaam(a).localeCompare(formatSchoolnaam(b), 'nl'));
}

/** By name or BRIN, as somebody on the telephone spells it. */
export function filterScholen(koppelingen: readonly Koppeling[], zoek: string): readonly Koppeling[] {
  const needle = zoek.trim().toLocaleLowerCase('nl');
  if (needle === '') return koppelingen;
  return koppelingen.filter(({ schoolnaam, brin6 }) =>
    `${schoolnaam ?? ''} ${brin6}`.toLocaleLowerCase('nl').includes(needle),
  );
}
