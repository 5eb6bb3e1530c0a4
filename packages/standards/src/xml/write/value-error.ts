/** What a writer refuses, and where in the value: never what stood there. */
import { StandardsError, type StandardsCode } from '../../errors.ts';

type WriteCode = Extract<StandardsCode, `WAARDE_${string}`>;

/** Thrown inside a writer. Each element that it leaves puts its own name before the path. */
export class ValueError extends Error {
  readonly code: WriteCode;
  readonly values: Readonly<Record<string, string>>;
  path: string;

  constructor(code: WriteCode, values: Readonly<Record<string, string>> = {}, path = '') {
    super(code);
    this.code = code;
    this.values = values;
    this.path = path;
  }
}

/** The same error, seen from the element around it: `geboortedatum` → `leerling[3]/geboortedatum`. */
export function inside(error: unknown, name: string): unknown {
  if (error instanceof ValueError) error.path = error.path === '' ? name : `${name}/${error.path}`;
  return error;
}

/** What the caller of a writer gets. */
export function toStandardsError(error: unknown): unknown {
  if (!(error instanceof ValueError)) return error;
  const { code, values, path } = error;
  return new StandardsError(code, { values: { ...values, element: path }, path });
}

/** The type that came instead of the right one, in Dutch and English: a word about the program, never the value. */
type TypeWords = Readonly<{ type: string; came: string }>;

const words = (type: string, came: string): TypeWords => ({ type, came });

const TYPE_WORDS: Readonly<Record<string, TypeWords>> = {
  string: words('een tekst', 'a string'),
  number: words('een getal', 'a number'),
  object: words('een object', 'an object'),
};

export function describeType(value: unknown): TypeWords {
  if (value === null) return words('niets (null)', 'null');
  if (Array.isArray(value)) return words('een lijst', 'a list');
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? words('een ongeldige Date', 'an invalid Date')
      : words('een Date', 'a Date');
  }
  return TYPE_WORDS[typeof value] ?? words(`een ${typeof value}`, `a ${typeof value}`);
}

export const describeSource = (source: unknown): TypeWords =>
  source instanceof Promise
    ? words('een Promise (vergat u await?)', 'a Promise (did you forget await?)')
    : describeType(source);

export const A_LIST = { explanation: 'een lijst', expects: 'a list' } as const;
export const AN_OBJECT = { explanation: 'een object', expects: 'an object' } as const;
