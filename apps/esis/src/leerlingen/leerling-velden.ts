import { swvSet, type Leerling } from '@koppelpunt/standards';
import type { CopyValue } from '@koppelpunt/platform';
import type { Selectable } from 'kysely';
import type { Leerlingen } from '../database.generated.ts';

type Row = Selectable<Leerlingen>;

/** Every column that holds what the school says of a pupil. */
export type Veldnaam = Exclude<keyof Row, 'brin6' | 'schooljaar' | 'key' | 'hash'>;

/** `samengesteldeGroepen` as PostgreSQL spells it. */
type Snake<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
  : Name;

/** One field: it sees no other field of the pupil, so one that reads or stores another does not compile. */
export type Veld<Name extends Veldnaam> = {
  readonly column: Snake<Name>;
  /** From the standard's pupil into the column. */
  readonly read: (leerling: Pick<Leerling, Name>) => Row[Name];
  /** From the column into the standard's pupil. */
  readonly write: (value: NonNullable<Row[Name]>) => NonNullable<Leerling[Name]>;
};

/**
 * The fields that ESIS keeps of a pupil, in the order of the columns of a COPY line. Columns, lines, and the pupil that crosses all
 * follow from this record; a column of the table that is not here does not compile.
 */
export const VELDEN: { readonly [Name in Veldnaam]: Veld<Name> } = {
  achternaam: text('achternaam'),
  voorvoegsel: text('voorvoegsel'),
  roepnaam: text('roepnaam'),
  geboortedatum: text('geboortedatum'),
  geslacht: {
    column: 'geslacht',
    read: ({ geslacht }) => geslacht ?? null,
    write: (value) => value as NonNullable<Leerling['geslacht']>,
  },
  jaargroep: {
    column: 'jaargroep',
    read: ({ jaargroep }) => jaargroep ?? null,
    write: (value) => value as NonNullable<Leerling['jaargroep']>,
  },
  groep: {
    column: 'groep',
    read: ({ groep }) => groep?.key ?? null,
    write: (key) => ({ key }),
  },
  samengesteldeGroepen: {
    column: 'samengestelde_groepen',
    read: ({ samengesteldeGroepen }) => (samengesteldeGroepen ?? []).map(({ key }) => key),
    write: (keys) => keys.map((key) => ({ key })),
  },
  instroomdatum: text('instroomdatum'),
  uitstroomdatum: text('uitstroomdatum'),
};

function text<Name extends Veldnaam>(name: Name) {
  return {
    column: name,
    read: (leerling: { readonly [key in Name]?: string | undefined }): string | null =>
      leerling[name] ?? null,
    write: (value: string) => value,
  };
}

export const COLUMNS: readonly string[] = Object.values(VELDEN).map(({ column }) => column);

/** The content of a COPY line, in the order of `COLUMNS`. */
export const toValues = (leerling: Leerling): CopyValue[] =>
  Object.values(VELDEN).map(({ read }) => read(leerling));

/** The profile lets these cross, beside the key. */
export type GedeeldVeld = Exclude<keyof typeof swvSet.fields.leerling, 'key'>;
export const GEDEELDE_VELDEN = Object.keys(swvSet.fields.leerling).filter(
  (name) => name !== 'key',
) as GedeeldVeld[];

/** A pupil as an exchange reads it: no column more than may cross. */
export type LeerlingRecord = { key: string } & Pick<Row, GedeeldVeld>;

/** The standard's pupil under another key; what is not filled in is not there. */
export function writeLeerling(record: LeerlingRecord, key: string): Leerling {
  const leerling: Record<string, unknown> = { key };
  for (const name of GEDEELDE_VELDEN) {
    const value = writeVeld(name, record[name]);
    if (value !== undefined) leerling[name] = value;
  }
  return leerling as Leerling;
}

function writeVeld<Name extends GedeeldVeld>(name: Name, value: Row[Name]) {
  if (value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  return VELDEN[name].write(value as NonNullable<Row[Name]>);
}
