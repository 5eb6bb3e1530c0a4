import { hash } from 'node:crypto';

/** One line of COPY … FROM STDIN in text format. */
export function toCopyRegel(values: readonly (string | null)[]): string {
  return values.map((value) => (value === null ? '\\N' : escape(value))).join('\t');
}

function escape(value: string): string {
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char) : value;
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Equal content, equal hash: what a merge compares instead of eight columns. */
export function hashRegel(line: string): string {
  return hash('sha256', line, 'base64url');
}
