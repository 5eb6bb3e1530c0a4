/** How one run ended, in one value: its row, the koppeling and the logboek are written from it. */
import { toUwlrStoring, type UwlrStoring } from '../bronnen/uwlr-storing.ts';
import { syncFouten, type SyncCode } from '../errors.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';
import { AntwoordError } from './antwoord-error.ts';
import type { Resultaat } from './synchronisatie.ts';
import type { Tellingen } from './synchronisaties.contract.ts';

type UitkomstCode = SyncCode | UwlrStoring['code'];

export type Uitkomst = {
  resultaat: Resultaat;
  code: UitkomstCode | null;
  melding: string | null;
  /** What ESIS said itself. */
  uitleg?: string;
  /** The same call may work in a while: the connection failed, not the message. */
  isTijdelijk: boolean;
  tellingen: Tellingen | null;
  weggelaten: number;
  /** Records with an error in them: they stayed out, or as they were. */
  overgeslagen: number;
  /** For the next question: of when the answer is, and to which question. */
  laatst?: Pick<Koppeling, 'laatstOntvangenGegevens' | 'laatsteVraag'>;
  aantallen?: { leerlingen: number; groepen: number };
};

/** When a larger part of a school's pupils is missing, a mistake is more likely than a move. */
export const MAX_VERTROKKEN_DEEL = 0.2;

const NOTHING = {
  code: null,
  melding: null,
  isTijdelijk: false,
  tellingen: null,
  weggelaten: 0,
  overgeslagen: 0,
};

export function geenWijzigingen(): Uitkomst {
  return { ...NOTHING, resultaat: 'geen-wijzigingen', melding: 'Er is in ESIS niets gewijzigd.' };
}

export function nulLeerlingen(): Uitkomst {
  return {
    ...NOTHING,
    resultaat: 'nul-leerlingen',
    code: 'SYNC_NUL_LEERLINGEN',
    melding: syncFouten.SYNC_NUL_LEERLINGEN,
  };
}

export function vastgehouden(tellingen: Tellingen, aanwezig: number, weggelaten: number): Uitkomst {
  return {
    ...NOTHING,
    resultaat: 'vastgehouden',
    code: 'SYNC_VASTGEHOUDEN',
    melding: `In het antwoord van ESIS ontbreken ${tellingen.vertrokken} van de ${aanwezig} leerlingen. Dat is meer dan 20 %. ${syncFouten.SYNC_VASTGEHOUDEN}`,
    tellingen,
    weggelaten,
  };
}

/** Also when some records stayed out: the melding says which. */
export const gelukt = (
  rest: Required<
    Pick<Uitkomst, 'tellingen' | 'weggelaten' | 'overgeslagen' | 'melding' | 'laatst' | 'aantallen'>
  >,
): Uitkomst => ({ ...NOTHING, resultaat: 'gelukt', ...rest });

/** The uitkomst when ESIS made the mistake; undefined when the error is a bug of ours. */
export function findUitkomst(
  error: unknown,
  context: { verificatiecode: string; now: Date },
): Uitkomst | undefined {
  if (error instanceof AntwoordError) return mislukt('mislukt', error, false);
  const storing = toUwlrStoring(error, { geheim: context.verificatiecode, now: context.now });
  if (!storing) return undefined;
  const resultaat = storing.soort === 'code-geweigerd' ? 'geweigerd' : 'mislukt';
  if (storing.soort !== 'tijdelijk') return { ...mislukt(resultaat, storing, false), uitleg: storing.uitleg };
  // The rooster makes this true (ask-gepland.service.ts).
  const melding = `${storing.melding} TOP dossier vraagt het vanzelf opnieuw; wanneer, staat bij ‘Volgende keer’.`;
  return mislukt(resultaat, { code: storing.code, melding }, true);
}

/** We paused this school: before the question, or while the answer came. */
export const stilgezet = (): Uitkomst => ({
  ...NOTHING,
  resultaat: 'stilgezet',
  code: 'SYNC_STILGEZET',
  melding: syncFouten.SYNC_STILGEZET,
});

export const interneFout = (): Uitkomst =>
  mislukt('mislukt', { code: 'INTERNE_FOUT', melding: syncFouten.INTERNE_FOUT }, false);

function mislukt(
  resultaat: 'mislukt' | 'geweigerd',
  { code, melding }: { code: UitkomstCode; melding: string },
  isTijdelijk: boolean,
): Uitkomst {
  return { ...NOTHING, resultaat, code, melding, isTijdelijk };
}

/**
 * The school is refused with a code that worked before: it paused. The melding says that, and what ESIS told of it, instead
 * of "check the code".
 */
export function explainPause(uitkomst: Uitkomst, koppeling: Pick<Koppeling, 'status'>): Uitkomst {
  if (uitkomst.resultaat !== 'geweigerd' || koppeling.status === 'aangevraagd') return uitkomst;
  return { ...uitkomst, melding: `${GEPAUZEERD}${uitkomst.uitleg ?? ''} ${VANZELF}` };
}

const GEPAUZEERD = 'De school heeft de koppeling in ESIS gepauzeerd. Er is niets opgehaald.';
const VANZELF =
  'Hervat de school in ESIS, zo nodig met de verificatiecode, dan gaat de koppeling vanzelf verder.';
