import { hash } from 'node:crypto';

/** The value of one column of a staged row; a list becomes an array of texts. */
export type CopyValue = string | number | readonly string[] | null;

/**
 * One line for the staging table, in the text format of COPY: the key, the hash of the content, the content, and what
 * stands beside it. Equal content gives an equal hash: a merge compares that instead of every column.
 */
export function toStagingLine(
  key: string,
  values: readonly CopyValue[],
  beside: readonly CopyValue[] = [],
): string {
  const content = toFields(values);
  const tail = beside.length === 0 ? '' : `\t${toFields(beside)}`;
  return `${toField(key)}\t${hash('sha256', content, 'base64url')}\t${content}${tail}\n`;
}

const toFields = (values: readonly CopyValue[]): string => values.map(toField).join('\t');

function toField(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  return escape(typeof value === 'string' ? value : toArrayLiteral(value));
}

const toArrayLiteral = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** These four characters mean something in a line of COPY. Most texts have none of them. */
const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escape(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char) : text;
}
