import type { Uitwisseling } from './useUitwisselingen.ts';

const uitkomsten: Readonly<Record<Uitwisseling['uitkomst'], string>> = {
  gegevens: 'gelukt',
  geengegevens: 'gelukt, er waren geen gegevens',
  geenwijzigingen: 'gelukt, er was niets veranderd',
  bevestigd: 'gelukt',
  geweigerd: 'geweigerd',
  afgebroken: 'afgebroken',
  fout: 'mislukt',
};

export const formatUitkomst = ({ uitkomst, isVreemdeCode }: Uitwisseling): string =>
  isVreemdeCode ? 'geweigerd: verkeerde code' : uitkomsten[uitkomst];

const operaties: Readonly<Record<string, string>> = {
  HaalLeerlinggegevens: 'leerlingen opgehaald',
  HaalStructuur: 'alleen groepen bekeken',
  HaalLeerlingen: 'leerlingen van groepen opgehaald',
  HaalLeerkrachten: 'naar leerkrachten gevraagd; die geven wij niet',
  BrengLeerresultaten: 'toetsresultaten gebracht',
};

/** The purpose in words; an unknown operation keeps the name of the standard. */
export const formatOperatie = ({ operatie }: Uitwisseling): string => operaties[operatie] ?? operatie;

/** The name on screen for the klantnaam of a partner. */
const partners: Readonly<Record<string, string>> = { 'top-dossier': 'TOP dossier' };

export const formatPartner = ({ partner }: Uitwisseling): string => partners[partner] ?? partner;
