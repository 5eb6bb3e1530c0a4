import type { MenuItem } from '@koppelpunt/ui';
import { KOPPELINGEN_PATH } from './koppelingen/koppelingen.ts';
import { MANDATEN_PATH } from './mandaten/useMandaten.ts';

type MenuRule = { actie: string; item: MenuItem };

const GENERAL: readonly MenuRule[] = [
  { actie: 'vestiging zien', item: { label: 'Start', to: '/' } },
  { actie: 'leerlingen zien', item: { label: 'Leerlingen', to: '/leerlingen' } },
  { actie: 'uitwisselingen zien', item: { label: 'Uitwisselingen', to: '/uitwisselingen' } },
  { actie: 'logboek zien', item: { label: 'Logboek', to: '/logboek' } },
  { actie: 'partners zien', item: { label: 'Partners', to: '/partners' } },
];

const SETTINGS: readonly MenuRule[] = [
  { actie: 'koppelingen zien', item: { label: 'Koppelingen', to: KOPPELINGEN_PATH } },
  { actie: 'mandaten zien', item: { label: 'Mandaten', to: MANDATEN_PATH } },
  { actie: 'mensen beheren', item: { label: 'Mensen', to: '/instellen/mensen' } },
];

/** Only the pages that the user may see. */
export function makeMenu(may: (actie: string) => boolean): readonly MenuItem[] {
  const choose = (rules: readonly MenuRule[]) =>
    rules.filter(({ actie }) => may(actie)).map(({ item }) => item);
  const settings = choose(SETTINGS);
  return [...choose(GENERAL), ...(settings.length > 0 ? [{ label: 'Instellen', items: settings }] : [])];
}
