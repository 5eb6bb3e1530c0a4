import { formatAantal, formatTelling, type Status } from '@koppelpunt/ui';
import type { Answer } from '../api.ts';

export type Synchronisatie = Answer<'/api/synchronisaties/{id}'>;
export type Tellingen = NonNullable<Synchronisatie['tellingen']>;
type Resultaat = NonNullable<Synchronisatie['resultaat']>;

export function isRunning({ status }: Pick<Synchronisatie, 'status'>): boolean {
  return status === 'wacht' || status === 'bezig';
}

/** Zero pupils is a warning, never green (P10). A refusal can be a pause by the school, so it is not red. */
export const resultaatLooks: Readonly<Record<Resultaat, { status: Status; word: string }>> = {
  gelukt: { status: 'actief', word: 'Bijgewerkt' },
  'geen-wijzigingen': { status: 'actief', word: 'Niets veranderd' },
  geweigerd: { status: 'afgewezen', word: 'Geweigerd' },
  mislukt: { status: 'storing', word: 'Mislukt' },
  vastgehouden: { status: 'wacht', word: 'Vastgehouden' },
  'nul-leerlingen': { status: 'wacht', word: 'Nul leerlingen' },
  stilgezet: { status: 'gepauzeerd', word: 'Gepauzeerd' },
};

/** The text beside the bar: the pupils so far, and the groups when their total is known. */
export function formatVoortgang({ groepenGedaan, groepenTotaal, leerlingen }: Synchronisatie): string {
  const opgehaald = formatTelling(leerlingen, 'leerling', 'leerlingen');
  return groepenTotaal === null ? opgehaald : `${opgehaald}, groep ${groepenGedaan} van ${groepenTotaal}`;
}

/** '3 nieuw, 2 gewijzigd, 1 vertrokken, 215 hetzelfde gebleven'. */
export function formatTellingen({ nieuw, gewijzigd, vertrokken, ongewijzigd }: Tellingen): string {
  return [
    `${formatAantal(nieuw)} nieuw`,
    `${formatAantal(gewijzigd)} gewijzigd`,
    `${formatAantal(vertrokken)} vertrokken`,
    `${formatAantal(ongewijzigd)} hetzelfde gebleven`,
  ].join(', ');
}

/** The number and share of the pupils that would leave. */
export function formatVertrek({ gewijzigd, vertrokken, ongewijzigd }: Tellingen): string {
  const huidig = gewijzigd + vertrokken + ongewijzigd;
  const procent = huidig === 0 ? 100 : Math.round((vertrokken / huidig) * 100);
  return `${formatAantal(vertrokken)} van de ${formatTelling(huidig, 'leerling', 'leerlingen')} (${procent} %)`;
}
