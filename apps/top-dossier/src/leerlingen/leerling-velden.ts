/**
 * Every field that we keep of a pupil: what the SWV-set lets cross and nothing else. Anything more that a partner sends is
 * not read. The columns of the table, the lines of COPY, the merge and the field names in the logboek follow from this one
 * record: a column that is missing, or that stands at the field of another, does not compile.
 */
import type { Leerling } from '@koppelpunt/standards';
import type { Selectable } from 'kysely';
import type { Leerlingen } from '../database.generated.ts';
import type { BsnFilter } from './bsn-filter.ts';

/** What a table of ours has besides the fields of the pupil. */
type EigenKolom = 'id' | 'koppelingId' | 'key' | 'hash' | 'vertrokkenOp' | 'createdAt' | 'updatedAt';
type Kolom = Exclude<keyof Leerlingen, EigenKolom>;

type Rij = Selectable<Leerlingen>;
/** A column that has the name of a field of the standard, and its type. */
type SameColumn = {
  [Column in Kolom & keyof Leerling]: Leerling[Column] extends Rij[Column] | undefined ? Column : never;
}[Kolom & keyof Leerling];

export type Veld<Column extends Kolom> = {
  readonly column: Column;
  readonly read: (leerling: Leerling, filter: BsnFilter) => Rij[Column];
};
export type LeerlingVelden = { readonly [Column in Kolom]: Veld<Column> };

/** A text that a person typed. */
const text = <Column extends 'achternaam' | 'voorvoegsel' | 'roepnaam'>(column: Column): Veld<Column> => ({
  column,
  read: ({ [column]: value }, filter) => (value === undefined ? null : filter.text(value)),
});

/** A value with a form of its own: a date, a digit, a code. */
const value = <Column extends SameColumn>(column: Column): Veld<Column> => ({
  column,
  read: (leerling) => (leerling[column] ?? null) as Rij[Column],
});

export const LEERLING_VELDEN: LeerlingVelden = {
  achternaam: text('achternaam'),
  voorvoegsel: text('voorvoegsel'),
  roepnaam: text('roepnaam'),
  geboortedatum: value('geboortedatum'),
  geslacht: value('geslacht'),
  jaargroep: value('jaargroep'),
  groepKey: {
    column: 'groepKey',
    read: ({ groep }, filter) => (groep ? filter.key(groep.key) : null),
  },
  samengesteldeGroepKeys: {
    column: 'samengesteldeGroepKeys',
    read: ({ samengesteldeGroepen = [] }, filter) => samengesteldeGroepen.map(({ key }) => filter.key(key)),
  },
};

const VELDEN = Object.values(LEERLING_VELDEN);

/** As SQL spells them, in the order of a COPY line. */
export const LEERLING_KOLOMMEN: readonly string[] = VELDEN.map(({ column }) =>
  column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);

/** The values of one pupil, in that order. */
export const readVelden = (leerling: Leerling, filter: BsnFilter) =>
  VELDEN.map(({ read }) => read(leerling, filter));
