/** How one run ended, in one value: what the row, the koppeling and the logboek are told. */
import { toUwlrStoring, type UwlrStoring } from '../bronnen/uwlr-storing.ts';
import { syncFouten, type SyncCode } from '../errors.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';
import type { Resultaat, SYNCHRONISATIE_STATUSSEN, Tellingen } from './synchronisaties.contract.ts';
import { AntwoordGeweigerd } from './weigering.ts';

type AfloopCode = SyncCode | UwlrStoring['code'];

export type Afloop = {
  resultaat: Resultaat;
  code: AfloopCode | null;
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

const NOTHING = { code: null, melding: null, isTijdelijk: false, tellingen: null, weggelaten: 0 };

export function geenWijzigingen(): Afloop {
  return { ...NOTHING, resultaat: 'geen-wijzigingen', melding: 'Er is in ESIS niets gewijzigd.' };
}

export function nulLeerlingen(): Afloop {
  return {
    ...NOTHING,
    resultaat: 'nul-leerlingen',
    code: 'SYNC_NUL_LEERLINGEN',
    melding: syncFouten.SYNC_NUL_LEERLINGEN,
  };
}

export function vastgehouden(tellingen: Tellingen, aanwezig: number, weggelaten: number): Afloop {
  return {
    ...NOTHING,
    resultaat: 'vastgehouden',
    code: 'SYNC_VASTGEHOUDEN',
    melding: `In het antwoord van ESIS ontbreken ${tellingen.vertrokken} van de ${aanwezig} leerlingen. Dat is meer dan 20 %. ${syncFouten.SYNC_VASTGEHOUDEN}`,
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

/** What the other side did wrong, or undefined when the error is a bug of ours. */
export function findFout(error: unknown, verificatiecode: string): Afloop | undefined {
  if (error instanceof AntwoordGeweigerd) return mislukt('mislukt', error, false);
  const storing = toUwlrStoring(error, verificatiecode);
  if (!storing) return undefined;
  const resultaat = storing.soort === 'code-geweigerd' ? 'geweigerd' : 'mislukt';
  return mislukt(resultaat, storing, storing.soort === 'tijdelijk');
}

export const interneFout = (): Afloop =>
  mislukt('mislukt', { code: 'INTERNE_FOUT', melding: syncFouten.INTERNE_FOUT }, false);

function mislukt(
  resultaat: 'mislukt' | 'geweigerd',
  { code, melding }: { code: AfloopCode; melding: string },
  isTijdelijk: boolean,
): Afloop {
  return { ...NOTHING, resultaat, code, melding, isTijdelijk };
}

/** A code that worked before and is refused now was taken away by the school: say that, not "check the code". */
export function verduidelijk(afloop: Afloop, koppeling: Pick<Koppeling, 'status'>): Afloop {
  if (afloop.resultaat !== 'geweigerd' || koppeling.status === 'aangevraagd') return afloop;
  return { ...afloop, melding: GEPAUZEERD };
}

const GEPAUZEERD =
  'De school heeft de koppeling in ESIS gepauzeerd: de verificatiecode is daar verwijderd. Er is niets opgehaald. Vult de school de code weer in, dan gaat de koppeling vanzelf verder.';
