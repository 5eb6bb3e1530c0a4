import { looksLikeBsn, type Leerling } from '@koppelpunt/standards';

/**
 * Law R1: no BSN anywhere. The reader already drops the elements that are meant for it; this sieve finds the ones that
 * somebody typed in another field. A key cannot be dropped, so there the file is refused.
 */
const TEKSTEN = [
  'achternaam',
  'voorvoegsel',
  'voornamen',
  'roepnaam',
  'gebruikersnaam',
  'emailadres',
] as const;

/** The free texts of a pupil that look like a BSN. */
export const listBsnVelden = (leerling: Leerling): (keyof Leerling)[] =>
  TEKSTEN.filter((veld) => {
    const tekst = leerling[veld];
    return tekst !== undefined && looksLikeBsn(tekst);
  });

/** A pupil without a surname cannot be written in a message; an empty place would hide that something was there. */
const WEGGELATEN = 'Naam weggelaten';

/** The pupil without these fields. */
export function omitVelden(leerling: Leerling, velden: readonly (keyof Leerling)[]): Leerling {
  if (velden.length === 0) return leerling;
  const rest = Object.fromEntries(
    Object.entries(leerling).filter(([veld]) => !velden.includes(veld as keyof Leerling)),
  ) as Leerling;
  const heeftNaam =
    rest.achternaam !== undefined || (rest.roepnaam !== undefined && !velden.includes('achternaam'));
  return heeftNaam ? rest : ({ ...rest, achternaam: WEGGELATEN } as Leerling);
}
