import type { MenuItem } from '@koppelpunt/ui';
import { KOPPELINGEN_PATH } from './koppelingen/koppelingen.ts';

type Regel = { actie: string; item: MenuItem };

const ALGEMEEN: readonly Regel[] = [
  { actie: 'vestiging zien', item: { label: 'Start', to: '/' } },
  { actie: 'leerlingen zien', item: { label: 'Leerlingen', to: '/leerlingen' } },
  { actie: 'uitwisselingen zien', item: { label: 'Uitwisselingen', to: '/uitwisselingen' } },
  { actie: 'logboek zien', item: { label: 'Logboek', to: '/logboek' } },
  { actie: 'partners zien', item: { label: 'Partners', to: '/partners' } },
];

const INSTELLEN: readonly Regel[] = [
  { actie: 'koppelingen zien', item: { label: 'Koppelingen', to: KOPPELINGEN_PATH } },
  { actie: 'mandaten zien', item: { label: 'Mandaten', to: '/instellen/mandaten' } },
  { actie: 'mensen beheren', item: { label: 'Mensen', to: '/instellen/mensen' } },
];

/** Only what somebody may see: an entry that leads to a refusal helps nobody. */
export function makeMenu(mag: (actie: string) => boolean): readonly MenuItem[] {
  const kies = (regels: readonly Regel[]) => regels.filter(({ actie }) => mag(actie)).map(({ item }) => item);
  const instellen = kies(INSTELLEN);
  return [...kies(ALGEMEEN), ...(instellen.length > 0 ? [{ label: 'Instellen', items: instellen }] : [])];
}
