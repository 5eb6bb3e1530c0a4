import { formatTelling } from '@koppelpunt/ui';
import type { Uitwisseling } from './useUitwisselingen.ts';

const uitkomsten: Readonly<Record<Uitwisseling['uitkomst'], string>> = {
  gegevens: 'gelukt',
  geengegevens: 'gelukt, er waren geen gegevens',
  geenwijzigingen: 'gelukt, er was niets veranderd',
  bevestigd: 'gelukt',
  tevroeg: 'te vroeg: de startdatum is nog niet bereikt',
  geweigerd: 'geweigerd',
  afgebroken: 'afgebroken',
  fout: 'mislukt',
};

export const formatUitkomst = ({ uitkomst, isVreemdeCode }: Uitwisseling): string =>
  isVreemdeCode ? 'geweigerd: verkeerde code' : uitkomsten[uitkomst];

const operaties: Readonly<Record<string, string>> = {
  HaalLeerlinggegevens: 'leerlingen en groepen gevraagd',
  HaalStructuur: 'alleen groepen gevraagd',
  HaalLeerlingen: 'leerlingen van groepen gevraagd',
  HaalLeerkrachten: 'leerkrachten gevraagd; geen koppeling geeft die',
  BrengLeerresultaten: 'toetsresultaten gebracht',
};

/** The kind of question in words. */
export const formatOperatie = ({ operatie }: Uitwisseling): string =>
  operaties[operatie] ?? 'een vraag die ESIS niet kent';

type Meegegeven = Pick<Uitwisseling, 'aantalLeerlingen' | 'aantalGroepen' | 'velden' | 'groepvelden'>;

/** How many of each kind went. */
export function describeMeegegeven({ aantalLeerlingen, aantalGroepen }: Meegegeven): string {
  const soorten = [
    ...(aantalLeerlingen > 0 ? [formatTelling(aantalLeerlingen, 'leerling', 'leerlingen')] : []),
    ...(aantalGroepen > 0 ? [formatTelling(aantalGroepen, 'groep', 'groepen')] : []),
  ];
  return soorten.join(' en ') || 'niets';
}

/** Which fields went of each. */
export const listVelden = ({
  aantalLeerlingen,
  aantalGroepen,
  velden,
  groepvelden,
}: Meegegeven): string[] => [
  ...(aantalLeerlingen > 0 ? [`per leerling: ${velden.join(', ')}`] : []),
  ...(aantalGroepen > 0 ? [`per groep: ${groepvelden.join(', ')}`] : []),
];

/** The name on screen for the klantnaam of a partner. */
const partners: Readonly<Record<string, string>> = { 'top-dossier': 'TOP dossier' };

export const formatPartner = ({ partner }: Uitwisseling): string => partners[partner] ?? partner;
