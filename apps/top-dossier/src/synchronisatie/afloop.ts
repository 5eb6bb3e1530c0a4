/** How one run ended, in one value: what the row, the koppeling and the logboek are told. */
import type { Gebeurtenis } from '../koppelingen/koppeling.ts';
import type { Resultaat, SYNCHRONISATIE_STATUSSEN, Tellingen } from './synchronisaties.contract.ts';

export type Afloop = {
  resultaat: Resultaat;
  code: string | null;
  melding: string | null;
  /** The same call may work in a while: the road is broken, not the message. */
  isTijdelijk: boolean;
  tellingen: Tellingen | null;
  weggelaten: number;
  laatstOntvangenGegevens?: string | null;
  aantallen?: { leerlingen: number; groepen: number };
};

/** Above this part of a school's pupils a disappearance is more likely a mistake than a move. */
export const MAX_VERTROKKEN_DEEL = 0.2;

export function statusOf(resultaat: Resultaat): (typeof SYNCHRONISATIE_STATUSSEN)[number] {
  switch (resultaat) {
    case 'gelukt':
    case 'geen-wijzigingen':
      return 'gelukt';
    case 'vastgehouden':
      return 'vastgehouden';
    case 'geweigerd':
    case 'mislukt':
    case 'nul-leerlingen':
      return 'mislukt';
  }
}

export const gebeurtenisOf = (resultaat: Resultaat): Gebeurtenis => resultaat;

const NOTHING = { code: null, melding: null, isTijdelijk: false, tellingen: null, weggelaten: 0 };

export function geenWijzigingen(): Afloop {
  return { ...NOTHING, resultaat: 'geen-wijzigingen', melding: 'Er is in ESIS niets gewijzigd.' };
}

export function nulLeerlingen(): Afloop {
  return {
    ...NOTHING,
    resultaat: 'nul-leerlingen',
    code: 'SYNC_NUL_LEERLINGEN',
    melding:
      'ESIS heeft voor dit schooljaar geen leerlingen van deze school. Er is niets verwijderd. De school kan in ESIS nakijken of de leerlingen in het juiste schooljaar staan.',
  };
}

export function vastgehouden(tellingen: Tellingen, aanwezig: number, weggelaten: number): Afloop {
  return {
    ...NOTHING,
    resultaat: 'vastgehouden',
    code: 'SYNC_VASTGEHOUDEN',
    melding: `In het antwoord van ESIS ontbreken ${tellingen.vertrokken} van de ${aanwezig} leerlingen. Dat is meer dan 20 %, dus er is niets overgenomen. Vraag de school of dit klopt; werk daarna bij met toestemming voor het vertrek.`,
    tellingen,
    weggelaten,
  };
}

export function gelukt(
  tellingen: Tellingen,
  weggelaten: number,
  rest: { laatstOntvangenGegevens: string | null; aantallen: { leerlingen: number; groepen: number } },
): Afloop {
  const melding =
    weggelaten === 0
      ? null
      : `${weggelaten} teksten leken op een burgerservicenummer en zijn niet overgenomen. Vraag de school om ze in ESIS te verbeteren.`;
  return { ...NOTHING, resultaat: 'gelukt', melding, tellingen, weggelaten, ...rest };
}

export function mislukt(
  resultaat: 'mislukt' | 'geweigerd',
  fout: { code: string; melding: string },
  isTijdelijk: boolean,
): Afloop {
  return { ...NOTHING, resultaat, ...fout, isTijdelijk };
}
