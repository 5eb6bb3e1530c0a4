import { readFileSync } from 'node:fs';

/** The version of this package: package.json stands at the same place beside `src` and beside `dist`. */
export function readVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
