import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/import-graph.ts';

const FILE = join(root, 'docs', 'snelheid.md');

/** Puts a result between the markers of its benchmark; the words around them stay. Returns the file's path. */
export function saveUitslag(naam: string, uitslag: string): string {
  const tekst = readFileSync(FILE, 'utf8');
  const [open, sluit] = [`<!-- bench:${naam} -->`, `<!-- /bench:${naam} -->`];
  const [begin, eind] = [tekst.indexOf(open), tekst.indexOf(sluit)];
  if (begin < 0 || eind < begin) {
    throw new Error(`docs/snelheid.md has no place for ${naam}: ${open} … ${sluit}`);
  }
  writeFileSync(FILE, `${tekst.slice(0, begin)}${open}\n\n${uitslag}\n\n${tekst.slice(eind)}`);
  return FILE;
}
