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

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'een tekst',
  number: 'een getal',
  object: 'een object',
};

/** The type that came instead of the right one, in Dutch: a word about the program, never the value. */
export function describeType(value: unknown): string {
  if (value === null) return 'niets (null)';
  if (Array.isArray(value)) return 'een lijst';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'een ongeldige Date' : 'een Date';
  return TYPE_WORDS[typeof value] ?? `een ${typeof value}`;
}

export const describeSource = (source: unknown): string =>
  source instanceof Promise ? 'een Promise (vergat u await?)' : describeType(source);
