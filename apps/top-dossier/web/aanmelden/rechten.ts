import type { MenuItem } from '@koppelpunt/ui';
import type { Ik } from './useIk.ts';

/** Tells whether to show an act, at whichever place the right counts; the server decides. */
export const may = ({ rechten }: Ik, actie: string): boolean =>
  rechten.some(({ acties }) => acties.includes(actie));

/** The pages with the right that each needs, in the order of the menu. A user starts at the first allowed one. */
const PAGES: readonly { actie: string; label: string; to: string }[] = [
  { actie: 'verzoeken behandelen', label: 'Verzoeken', to: '/verzoeken' },
  { actie: 'verzoeken behandelen', label: 'Scholen', to: '/scholen' },
  { actie: 'leerlingen zien', label: 'Leerlingen', to: '/leerlingen' },
  { actie: 'mensen beheren', label: 'Mensen', to: '/mensen' },
  { actie: 'toegang bevestigen', label: 'Toegang', to: '/toegang' },
  { actie: 'bronnen zien', label: 'Bronnen', to: '/bronnen' },
  { actie: 'logboek zien', label: 'Logboek', to: '/logboek' },
];

export const makeMenu = (ik: Ik): readonly MenuItem[] =>
  PAGES.filter(({ actie }) => may(ik, actie)).map(({ label, to }) => ({ label, to }));

export const findStart = (ik: Ik): string | undefined => PAGES.find(({ actie }) => may(ik, actie))?.to;

/** The vestigingen where the user works, each once. */
export function listBrins({ lidmaatschappen }: Ik): readonly string[] {
  return [...new Set(lidmaatschappen.flatMap(({ brin6 }) => brin6 ?? []))];
}

/** 'support, functioneel beheerder' */
export const formatRollen = ({ lidmaatschappen }: Ik): string =>
  [...new Set(lidmaatschappen.map(({ rol }) => rol.replaceAll('_', ' ')))].join(', ');
