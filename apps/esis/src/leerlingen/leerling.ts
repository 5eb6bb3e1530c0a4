import { createHash } from 'node:crypto';
import type { Groep, Leerling, SamengesteldeGroep } from '@koppelpunt/standards';

/** What ESIS keeps of a pupil: the columns of `leerlingen` after the key, in this order. */
export const LEERLING_KOLOMMEN = [
  'achternaam',
  'voorvoegsel',
  'roepnaam',
  'geboortedatum',
  'geslacht',
  'jaargroep',
  'groep',
  'samengestelde_groepen',
  'uitstroomdatum',
] as const;

export type LeerlingWaarden = readonly (string | number | readonly string[] | null)[];

export const toLeerlingWaarden = (leerling: Leerling): LeerlingWaarden => [
  leerling.achternaam ?? null,
  leerling.voorvoegsel ?? null,
  leerling.roepnaam ?? null,
  leerling.geboortedatum ?? null,
  leerling.geslacht ?? null,
  leerling.jaargroep ?? null,
  leerling.groep?.key ?? null,
  (leerling.samengesteldeGroepen ?? []).map(({ key }) => key),
  leerling.uitstroomdatum ?? null,
];

export const toGroepWaarden = (groep: Groep) => ({ naam: groep.naam, jaargroep: groep.jaargroep });
export const toSamengesteldeGroepWaarden = (groep: SamengesteldeGroep) => ({ naam: groep.naam });

/** Two rows with the same hash are the same: an import then leaves the row, and everybody's change stamp, alone. */
export const hashOf = (waarden: unknown): string =>
  createHash('sha256').update(JSON.stringify(waarden)).digest('base64url').slice(0, 22);

/** `Jansen, Fenna` stands first in a list by surname; on the screen one reads `Fenna Jansen`. */
export function schrijfNaam(leerling: {
  roepnaam: string | null;
  voorvoegsel: string | null;
  achternaam: string | null;
}): string {
  const { roepnaam, voorvoegsel, achternaam } = leerling;
  return [roepnaam, voorvoegsel, achternaam].filter(Boolean).join(' ');
}
