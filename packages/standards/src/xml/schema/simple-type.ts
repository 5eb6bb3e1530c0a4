/**
 * Simple types as data: what an attribute or an element without children may hold.
 *
 * This file holds data only. The reader, the writer and the XSD compile what they need from it
 * (`check.ts`, `xsd.ts`), so that each rule is written once.
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
  /** Values that a file may hold and a message may not. */
  readonly fileOnly?: readonly string[];
  /** The reader removes surrounding spaces and reports that: for keys, where spaces mean nothing. */
  readonly trim?: boolean;
  /**
   * A text YYYY-(YYYY+1). `listed`: the second year must follow the first, and the schema lists the values.
   * `pattern`: the pattern decides.
   */
  readonly consecutiveYears?: 'listed' | 'pattern';
  /** The official list ends at the value that begins with this year. */
  readonly officialUntil?: number;
  /** Dutch, for the person who must correct the message: 'een datum als 2017-05-09'. */
  readonly explanation: string;
  /** The same in English, for the developer: 'a date like 2017-05-09'. */
  readonly expects: string;
  /** For the type system only; never filled. */
  readonly '~type'?: T;
}

export const text = (min: number, max: number): SimpleType<string> => ({
  base: 'string',
  minLength: min,
  maxLength: max,
  explanation: `een tekst van ${min} tot en met ${max} tekens`,
  expects: `a text of ${min} to ${max} characters`,
});

export const anyText: SimpleType<string> = {
  base: 'string',
  explanation: 'een tekst',
  expects: 'a text',
};

export const pattern = (source: string, explanation: string, expects: string): SimpleType<string> => ({
  base: 'string',
  pattern: source,
  explanation,
  expects,
});

/** The codes in a text, by spaces and line ends. */
type CodesIn<S extends string, Found = never> = S extends `${infer Code} ${infer Rest}`
  ? CodesIn<Rest, Found | LinesIn<Code>>
  : Found | LinesIn<S>;
type LinesIn<S extends string> = S extends `${infer A}\n${infer B}` ? A | B : S;

/** Takes the codes separated by spaces or line ends; no code of the standards contains one. */
export function codeList<const S extends string>(codes: S): SimpleType<CodesIn<S>> {
  const values = codes.split(/\s+/);
  const [explanation, expects] =
    values.length > 24
      ? ['een code uit de lijst van de standaard', 'a code from the list of the standard']
      : [`een van ${values.join(' ')}`, `one of ${values.join(' ')}`];
  return { base: 'string', values, explanation, expects };
}

/** A code list of whole numbers. The reader takes `02` and ` 2 ` as 2; the writer writes one digit. */
export const digitCode = <const N extends number>(...values: readonly N[]): SimpleType<N> => ({
  base: 'integer',
  values: values.map(String),
  explanation: `een van de cijfers ${values.join(', ')}`,
  expects: `one of the digits ${values.join(', ')}`,
});

export const uri: SimpleType<string> = {
  base: 'anyURI',
  explanation: 'een adres (URI) als http://voorbeeld.example/lijst',
  expects: 'an address (URI) like http://voorbeeld.example/lijst',
};

/** A whole number. We refuse numbers beyond 2^53, which we cannot hold exactly; no score or count comes near. */
export const integer = (min: number, max = Number.MAX_SAFE_INTEGER): SimpleType<number> => ({
  base: 'integer',
  min,
  max,
  explanation:
    max === Number.MAX_SAFE_INTEGER
      ? `een geheel getal vanaf ${min}`
      : `een geheel getal van ${min} tot en met ${max}`,
  expects:
    max === Number.MAX_SAFE_INTEGER ? `a whole number from ${min}` : `a whole number from ${min} to ${max}`,
});

/** A number with a point. The value is the text as written, so that `1.50` stays `1.50`. */
export const decimal = (min?: number, max?: number): SimpleType<string> => ({
  base: 'decimal',
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
  explanation: min === undefined ? 'een getal als 6.5' : `een getal van ${min} tot en met ${max}`,
  expects: min === undefined ? 'a number like 6.5' : `a number from ${min} to ${max}`,
});

/** The text of a day or a moment; where one is written, a Date will do. The property exists for the type system only. */
export type DateText = string & { readonly '~date'?: never };

export const date: SimpleType<DateText> = {
  base: 'date',
  explanation: 'een datum als 2017-05-09',
  expects: 'a date like 2017-05-09',
};

export const dateTime: SimpleType<DateText> = {
  base: 'dateTime',
  explanation: 'een tijdstip als 2025-03-03T07:30:00+01:00',
  expects: 'a moment like 2025-03-03T07:30:00+01:00',
};
