import { looksLikeBsn, type Leerkracht } from '@koppelpunt/standards';

/** What ESIS keeps of who works in a group: the columns of `leerkrachten` after the key. */
export const LEERKRACHT_KOLOMMEN = [
  'achternaam',
  'voorvoegsel',
  'roepnaam',
  'groepen',
  'samengestelde_groepen',
] as const;

export type LeerkrachtWaarden = {
  achternaam: string | null;
  voorvoegsel: string | null;
  roepnaam: string | null;
  groepen: string[];
  samengestelde_groepen: string[];
};

const NAMEN = ['achternaam', 'voorvoegsel', 'roepnaam'] as const;
export type Naamveld = (typeof NAMEN)[number];

/** The parts of a name in which somebody typed what looks like a BSN (law R1). */
export const listBsnNamen = (leerkracht: Leerkracht): Naamveld[] =>
  NAMEN.filter((veld) => {
    const tekst = leerkracht[veld];
    return tekst !== undefined && looksLikeBsn(tekst);
  });

/** Without these parts of the name, and in the groups that there are only. */
export function toLeerkrachtWaarden(
  leerkracht: Leerkracht,
  weg: readonly Naamveld[],
  isGroep: (kind: 'groep' | 'samengesteldeGroep', key: string) => boolean,
): LeerkrachtWaarden {
  const naam = (veld: Naamveld) => (weg.includes(veld) ? null : (leerkracht[veld] ?? null));
  const keys = (kind: 'groep' | 'samengesteldeGroep') => [
    ...new Set(
      (leerkracht.groepen ?? [])
        .filter((groep) => groep.kind === kind && isGroep(kind, groep.key))
        .map((groep) => groep.key),
    ),
  ];
  return {
    achternaam: naam('achternaam'),
    voorvoegsel: naam('voorvoegsel'),
    roepnaam: naam('roepnaam'),
    groepen: keys('groep'),
    samengestelde_groepen: keys('samengesteldeGroep'),
  };
}
