/** What stands about a pupil, in the same words in both applications. */
import { formatDatum } from './format.ts';

const NIET_BEKEND = 'niet bekend';

/** The codes of EDEXJaargroepType that are not a number. */
const jaargroepen: Readonly<Record<string, string>> = {
  B: 'baby’s',
  D: 'dreumesen',
  '0': 'peuters',
  S: 'speciaal (basis)onderwijs',
  V: 'voortgezet speciaal onderwijs',
  C: 'combinatiegroep',
  N: 'buiten het basis- en voortgezet onderwijs',
  H: 'historisch',
};

/** An unknown code stays as it is. */
export const formatJaargroep = (jaargroep: string | null): string =>
  jaargroep === null ? NIET_BEKEND : (jaargroepen[jaargroep] ?? jaargroep);

/** 0 and 9 both mean unknown. */
export function formatGeslacht(geslacht: number | null): string {
  if (geslacht === 1) return 'jongen';
  return geslacht === 2 ? 'meisje' : NIET_BEKEND;
}

export const formatGeboortedatum = (geboortedatum: string | null): string =>
  geboortedatum === null ? NIET_BEKEND : formatDatum(geboortedatum);
