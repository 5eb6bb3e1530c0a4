/**
 * Simple types as data: what an attribute or an element without children may hold.
 *
 * Only data stands here. The reader, the writer and the XSD each compile what they need from it
 * (`soort-controle.ts`, `xsd.ts`), so that no rule is ever written a second time.
 */
export interface SimpleType<T> {
  readonly base: 'string' | 'date' | 'dateTime' | 'integer' | 'decimal' | 'anyURI';
  /** Length in Unicode code points, as libxml2 counts (not UTF-16 units). */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Anchored, in the syntax that XSD and JavaScript (flag u) share. */
  readonly pattern?: string;
  readonly values?: readonly string[];
  /** Bounds of a number, both included. */
  readonly min?: number;
  readonly max?: number;
  /** Values of the list that a file may hold and a UWLR message may not. */
  readonly fileOnly?: readonly string[];
  /** Keys: spaces around them mean nothing, so the reader takes them off and says so. */
  readonly trim?: boolean;
  /** YYYY-(YYYY+1): the official list ends at 2024-2025, real life does not. */
  readonly consecutiveYears?: 'lijst' | 'patroon';
  /** First year of the last school year of the official list. */
  readonly officialUntil?: number;
  /** In Dutch, for whoever must mend the message: 'een datum als 2017-05-09'. */
  readonly explanation: string;
  /** Only for the type system; never filled. */
  readonly '~type'?: T;
}

export const text = (min: number, max: number): SimpleType<string> => ({
  base: 'string',
  minLength: min,
  maxLength: max,
  explanation: `een tekst van ${min} tot en met ${max} tekens`,
});

export const anyText: SimpleType<string> = { base: 'string', explanation: 'een tekst' };

export const pattern = (source: string, explanation: string): SimpleType<string> => ({
  base: 'string',
  pattern: source,
  explanation,
});

/** The codes with a space between them; none of the standard's codes has one inside. */
export function codeList(codes: string): SimpleType<string> {
  const values = codes.split(/\s+/);
  const explanation =
    values.length > 24 ? 'een code uit de lijst van de standaard' : `een van ${values.join(' ')}`;
  return { base: 'string', values, explanation };
}

/** A code list of whole numbers: `02` and ` 2 ` are 2 on the wire; we write one digit. */
export const digitCode = <const N extends number>(...values: readonly N[]): SimpleType<N> => ({
  base: 'integer',
  values: values.map(String),
  explanation: `een van de cijfers ${values.join(', ')}`,
});

export const uri: SimpleType<string> = {
  base: 'anyURI',
  explanation: 'een adres (URI) als http://voorbeeld.example/lijst',
};

/** A whole number. Beyond 2^53 we cannot hold it exactly and refuse it; no score or count comes near. */
export const integer = (min: number, max = Number.MAX_SAFE_INTEGER): SimpleType<number> => ({
  base: 'integer',
  min,
  max,
  explanation:
    max === Number.MAX_SAFE_INTEGER
      ? `een geheel getal vanaf ${min}`
      : `een geheel getal van ${min} tot en met ${max}`,
});

/** A number with a point; kept as it is written, so that `1.50` stays `1.50`. */
export const decimal = (min?: number, max?: number): SimpleType<string> => ({
  base: 'decimal',
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
  explanation: min === undefined ? 'een getal als 6.5' : `een getal van ${min} tot en met ${max}`,
});

export const date: SimpleType<string> = { base: 'date', explanation: 'een datum als 2017-05-09' };

export const dateTime: SimpleType<string> = {
  base: 'dateTime',
  explanation: 'een tijdstip als 2025-03-03T07:30:00+01:00',
};
