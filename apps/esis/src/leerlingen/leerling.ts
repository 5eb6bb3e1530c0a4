import { toStagingLine, type Geheimen, type Staging } from '@koppelpunt/platform';
import type { Groep, Leerling, Position, SamengesteldeGroep } from '@koppelpunt/standards';
import { COLUMNS, toValues } from './leerling-velden.ts';

/** The staging table also keeps where each pupil stood in the file, until the whole file has proved to be right. */
export const LEERLINGEN = {
  table: 'leerlingen',
  columns: COLUMNS,
  beside: { line: 'integer', col: 'integer', path: 'text' },
  leaving: 'delete',
} as const satisfies Staging;

export const toLeerlingLine = (leerling: Leerling, { line, column, path }: Position): string =>
  toStagingLine(leerling.key, toValues(leerling), [line, column, path]);

export const GROEPEN = {
  table: 'groepen',
  columns: ['naam', 'jaargroep'],
  leaving: 'delete',
} as const satisfies Staging;

export const toGroepLine = ({ key, naam, jaargroep }: Groep): string => toStagingLine(key, [naam, jaargroep]);

export const SAMENGESTELDE_GROEPEN = {
  table: 'samengestelde_groepen',
  columns: ['naam'],
  leaving: 'delete',
} as const satisfies Staging;

export const toSamengesteldeGroepLine = ({ key, naam }: SamengesteldeGroep): string =>
  toStagingLine(key, [naam]);

/** How an address names a pupil: others log addresses too, so the key itself stands in none. */
export const leerlingIdVan = (geheimen: Pick<Geheimen, 'pseudonym'>, brin6: string, key: string): string =>
  geheimen.pseudonym(`leerling:${brin6}`, key);

/** `Jansen, Fenna` stands first in a list by surname; on the screen one reads `Fenna Jansen`. */
export function formatNaam(leerling: {
  roepnaam: string | null;
  voorvoegsel: string | null;
  achternaam: string | null;
}): string {
  const { roepnaam, voorvoegsel, achternaam } = leerling;
  return [roepnaam, voorvoegsel, achternaam].filter(Boolean).join(' ');
}
