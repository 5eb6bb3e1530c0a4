/**
 * Every field that we keep of a pupil: those of the SWV-set. Anything more that a partner sends is not read. The columns
 * of the table, the lines of COPY, the merge and the field names in the logboek follow from this record. A column that is
 * missing here, or stands at another field, does not compile.
 */
import type { Leerling } from '@koppelpunt/standards';
import type { Selectable } from 'kysely';
import type { Leerlingen } from '../database.generated.ts';
import type { BsnFilter } from './bsn-filter.ts';

/** Columns that are not a field of the pupil. */
type OwnColumn = 'id' | 'koppelingId' | 'key' | 'hash' | 'vertrokkenOp' | 'createdAt' | 'updatedAt';
type LeerlingColumn = Exclude<keyof Leerlingen, OwnColumn>;

type Row = Selectable<Leerlingen>;
/** A column with the name and the type of a field of the standard. */
type SameColumn = {
  [Column in LeerlingColumn & keyof Leerling]: Leerling[Column] extends Row[Column] | undefined
    ? Column
    : never;
}[LeerlingColumn & keyof Leerling];

export type Veld<Column extends LeerlingColumn> = {
  readonly column: Column;
  readonly read: (leerling: Leerling, filter: BsnFilter) => Row[Column];
};
export type LeerlingVelden = { readonly [Column in LeerlingColumn]: Veld<Column> };

/** A text that a person typed. */
const text = <Column extends 'achternaam' | 'voorvoegsel' | 'roepnaam'>(column: Column): Veld<Column> => ({
  column,
  read: ({ [column]: value }, filter) => (value === undefined ? null : filter.text(value)),
});

/** A value with a form of its own: a date, a digit, a code. */
const value = <Column extends SameColumn>(column: Column): Veld<Column> => ({
  column,
  read: (leerling) => (leerling[column] ?? null) as Row[Column],
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

/** The columns as SQL spells them, in the order of a COPY line. */
export const LEERLING_COLUMNS: readonly string[] = VELDEN.map(({ column }) =>
  column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);

/** The values of one pupil, in the order of the columns. */
export const readVelden = (leerling: Leerling, filter: BsnFilter) =>
  VELDEN.map(({ read }) => read(leerling, filter));
