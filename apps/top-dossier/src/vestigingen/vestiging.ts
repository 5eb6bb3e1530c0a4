/** A vestiging as DUO lists it: what support compares a mail with. */
export type Vestiging = {
  brin6: string;
  naam: string;
  plaats: string;
  telefoon: string | null;
  internetadres: string | null;
};

/** A name without what every school has in it, for comparing. */
const GEWOON = new Set([
  'de',
  'het',
  'een',
  'van',
  'voor',
  'en',
  'obs',
  'cbs',
  'rkbs',
  'pcbs',
  'sbo',
  'school',
  'basisschool',
  'openbare',
  'daltonschool',
  'montessorischool',
]);

/** False when the two names have no word in common: the mail may be of another school than its BRIN says. */
export function looksLikeNaam(eerste: string, tweede: string): boolean {
  const [een, twee] = [listWoorden(eerste), listWoorden(tweede)];
  return een.length === 0 || twee.length === 0 || een.some((woord) => twee.includes(woord));
}

const listWoorden = (naam: string): string[] =>
  naam
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((woord) => woord !== '' && !GEWOON.has(woord));
