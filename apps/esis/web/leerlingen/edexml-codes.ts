/** The words for the codes of EDEXML. An unknown code stays as it is. */
const jaargroepen: Readonly<Record<string, string>> = {
  B: 'baby’s',
  D: 'dreumesen',
  '0': 'peuters',
  S: 'speciaal (basis)onderwijs',
  V: 'voortgezet speciaal onderwijs',
  C: 'combinatiegroep',
  N: 'geen',
  H: 'historisch',
};

export const formatJaargroep = (jaargroep: string | null): string =>
  jaargroep === null ? 'onbekend' : (jaargroepen[jaargroep] ?? jaargroep);

/** 0 and 9 both mean unknown. */
export function formatGeslacht(geslacht: number | null): string {
  if (geslacht === 1) return 'jongen';
  return geslacht === 2 ? 'meisje' : 'onbekend';
}
