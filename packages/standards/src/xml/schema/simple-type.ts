/**
 * Simple types as data: what an attribute or an element without children may hold.
 *
 * Only data stands here. The reader, the writer and the XSD each compile what they need from it
 * (`soort-controle.ts`, `xsd.ts`), so that no rule is ever written a second time.
 */
export interface Soort<T> {
  readonly basis: 'string' | 'date' | 'dateTime' | 'integer' | 'decimal' | 'anyURI';
  /** Length in Unicode code points, as libxml2 counts (not UTF-16 units). */
  readonly min?: number;
  readonly max?: number;
  /** Anchored, in the syntax that XSD and JavaScript (flag u) share. */
  readonly patroon?: string;
  readonly waarden?: readonly string[];
  /** Bounds of a number, both included. */
  readonly van?: number;
  readonly tot?: number;
  /** Values of the list that a file may hold and a UWLR message may not. */
  readonly alleenInBestand?: readonly string[];
  /** Keys: spaces around them mean nothing, so the reader takes them off and says so. */
  readonly trim?: boolean;
  /** YYYY-(YYYY+1): the official list ends at 2024-2025, real life does not. */
  readonly schooljaar?: 'lijst' | 'patroon';
  /** First year of the last school year of the official list. */
  readonly officieelTot?: number;
  /** In Dutch, for whoever must mend the message: 'een datum als 2017-05-09'. */
  readonly uitleg: string;
  /** Only for the type system; never filled. */
  readonly '~type'?: T;
}

export const tekst = (min: number, max: number): Soort<string> => ({
  basis: 'string',
  min,
  max,
  uitleg: `een tekst van ${min} tot en met ${max} tekens`,
});

export const vrijeTekst: Soort<string> = { basis: 'string', uitleg: 'een tekst' };

export const patroon = (bron: string, uitleg: string): Soort<string> => ({
  basis: 'string',
  patroon: bron,
  uitleg,
});

/** The codes with a space between them; none of the standard's codes has one inside. */
export function codelijst(codes: string): Soort<string> {
  const waarden = codes.split(/\s+/);
  const uitleg =
    waarden.length > 24 ? 'een code uit de lijst van de standaard' : `een van ${waarden.join(' ')}`;
  return { basis: 'string', waarden, uitleg };
}

/** A code list of whole numbers: `02` and ` 2 ` are 2 on the wire; we write one digit. */
export const cijfercode = <const N extends number>(...waarden: readonly N[]): Soort<N> => ({
  basis: 'integer',
  waarden: waarden.map(String),
  uitleg: `een van de cijfers ${waarden.join(', ')}`,
});

export const adres: Soort<string> = {
  basis: 'anyURI',
  uitleg: 'een adres (URI) als http://voorbeeld.example/lijst',
};

/** A whole number. Beyond 2^53 we cannot hold it exactly and refuse it; no score or count comes near. */
export const geheel = (van: number, tot = Number.MAX_SAFE_INTEGER): Soort<number> => ({
  basis: 'integer',
  van,
  tot,
  uitleg:
    tot === Number.MAX_SAFE_INTEGER
      ? `een geheel getal vanaf ${van}`
      : `een geheel getal van ${van} tot en met ${tot}`,
});

/** A number with a point; kept as it is written, so that `1.50` stays `1.50`. */
export const decimaal = (van?: number, tot?: number): Soort<string> => ({
  basis: 'decimal',
  ...(van !== undefined && { van }),
  ...(tot !== undefined && { tot }),
  uitleg: van === undefined ? 'een getal als 6.5' : `een getal van ${van} tot en met ${tot}`,
});

export const datum: Soort<string> = { basis: 'date', uitleg: 'een datum als 2017-05-09' };

export const tijdstip: Soort<string> = {
  basis: 'dateTime',
  uitleg: 'een tijdstip als 2025-03-03T07:30:00+01:00',
};
