import { keyLooksLikeBsn, looksLikeBsn, type Leerling } from '@koppelpunt/standards';

/**
 * Law R1: no BSN anywhere. The reader already drops the elements that are meant for it; this sieve finds the ones that
 * somebody typed in another field. A key cannot be dropped: a keyed pseudonym takes its place, everywhere in the file.
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

type Replace = (key: string) => string;

/** One pseudonym for one key of one vestiging, so that the next file is of the same pupils. */
export const createKeyPseudonym =
  (pseudonym: (key: string) => string): Replace =>
  (key) =>
    keyLooksLikeBsn(key) ? `p:${pseudonym(key)}` : key;

/** The same record with another key, and with the keys that it refers to; the record itself when none changes. */
export function replaceKeys<Value extends KeyedRecord>(value: Value, replace: Replace): Value {
  const { groep, groepen, samengesteldeGroepen } = value;
  const one = <Ref extends { key: string }>(ref: Ref): Ref => ({ ...ref, key: replace(ref.key) });
  return {
    ...one(value),
    ...(groep && { groep: one(groep) }),
    ...(groepen && { groepen: groepen.map(one) }),
    ...(samengesteldeGroepen && { samengesteldeGroepen: samengesteldeGroepen.map(one) }),
  };
}

type KeyedRecord = {
  key: string;
  groep?: { key: string } | undefined;
  groepen?: readonly { key: string }[] | undefined;
  samengesteldeGroepen?: readonly { key: string }[] | undefined;
};
