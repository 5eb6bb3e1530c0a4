import { formatDatum } from '@koppelpunt/ui';
import type { Answer } from '../api.ts';

export type LeerlingenAntwoord = Answer<'/api/koppelingen/{id}/leerlingen'>;
export type Leerling = NonNullable<LeerlingenAntwoord['leerlingen']>[number];
export type Groep = LeerlingenAntwoord['groepen'][number];

const geslachten: ReadonlyMap<number, string> = new Map([
  [1, 'jongen'],
  [2, 'meisje'],
]);

/** The codes of EDEXJaargroepType that are not a number. */
const jaargroepen: Readonly<Record<string, string>> = {
  B: 'baby’s',
  D: 'dreumesen',
  '0': 'peuters',
  S: 'speciaal onderwijs',
  V: 'voortgezet speciaal onderwijs',
  C: 'combinatiegroep',
  N: 'buiten het onderwijs',
  H: 'historisch',
};

export const formatJaargroep = (jaargroep: string | null): string =>
  jaargroep === null ? 'niet bekend' : (jaargroepen[jaargroep] ?? jaargroep);

export const formatGeslacht = ({ geslacht }: Leerling): string =>
  geslachten.get(geslacht ?? 0) ?? 'niet bekend';

export const formatGeboortedatum = ({ geboortedatum }: Leerling): string =>
  geboortedatum === null ? 'niet bekend' : formatDatum(geboortedatum);
