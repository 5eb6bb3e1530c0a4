import { toStagingLine, type Staging } from '@koppelpunt/platform';
import { looksLikeBsn, type Leerkracht } from '@koppelpunt/standards';

/** ESIS keeps these columns of a person who works in a group. */
export type LeerkrachtWaarden = {
  achternaam: string | null;
  voorvoegsel: string | null;
  roepnaam: string | null;
  groepen: string[];
  samengestelde_groepen: string[];
};

export const LEERKRACHTEN = {
  table: 'leerkrachten',
  columns: ['achternaam', 'voorvoegsel', 'roepnaam', 'groepen', 'samengestelde_groepen'],
  leaving: 'delete',
} as const satisfies Staging<keyof LeerkrachtWaarden>;

export const toLeerkrachtLine = (key: string, waarden: LeerkrachtWaarden): string =>
  toStagingLine(
    key,
    LEERKRACHTEN.columns.map((column) => waarden[column]),
  );

const NAMEN = ['achternaam', 'voorvoegsel', 'roepnaam'] as const;
export type Naamveld = (typeof NAMEN)[number];

/** The parts of a name in which somebody typed what looks like a BSN (law R1). */
export const listBsnNamen = (leerkracht: Leerkracht): Naamveld[] =>
  NAMEN.filter((veld) => {
    const tekst = leerkracht[veld];
    return tekst !== undefined && looksLikeBsn(tekst);
  });

/** The columns of a person, without these parts of the name and only with groups that are in the file. */
export function toLeerkrachtWaarden(
  leerkracht: Leerkracht,
  omitted: readonly Naamveld[],
  isGroep: (kind: 'groep' | 'samengesteldeGroep', key: string) => boolean,
): LeerkrachtWaarden {
  const naam = (veld: Naamveld) => (omitted.includes(veld) ? null : (leerkracht[veld] ?? null));
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
