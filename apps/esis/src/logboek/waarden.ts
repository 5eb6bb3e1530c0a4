import { VELDNAMEN } from '../aanbod/meegaat.ts';
import { THUISREDEN_WOORDEN } from '../leerlingen/thuisblijver.ts';

const ZIJDEN = { school: 'de school', bestuur: 'het bestuur', systeem: 'de beheerder van ESIS' };

/** The words for values of rows that a machine wrote: fields and questions have the names of the standard there. */
export const WAARDEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  velden: {
    ...VELDNAMEN,
    instroomdatum: 'eerste dag op school',
    uitstroomdatum: 'datum van vertrek',
    nietUitwisselen: 'niet uitwisselen',
  },
  melding: {
    'pauze-begin': 'morgen begint een pauze',
    'pauze-einde': 'morgen gaat de uitwisseling verder',
    verloop: 'de aanvraag verloopt bijna',
  },
  zijde: ZIJDEN,
  nogGepauzeerdDoor: ZIJDEN,
  reden: THUISREDEN_WOORDEN,
  uitkomst: {
    tevroeg: 'te vroeg',
    geweigerd: 'geweigerd',
    geenwijzigingen: 'er was niets gewijzigd',
    geengegevens: 'er waren geen gegevens',
    fout: 'mislukt',
  },
  operatie: {
    HaalStructuur: 'de groepen',
    HaalLeerlinggegevens: 'de leerlingen en hun groepen',
    HaalLeerlingen: 'de leerlingen van een groep',
    HaalLeerkrachten: 'de leerkrachten',
    BrengLeerresultaten: 'toetsresultaten brengen',
  },
};
