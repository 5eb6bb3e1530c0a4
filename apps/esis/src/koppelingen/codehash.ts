import type { Geheimen } from '@koppelpunt/platform';

/**
 * A verificatiecode as ESIS keeps it: never the code, only its keyed hash, with the id of the key in front. Beside the
 * hash lies a seal, from which the hash of the same code can be made under another key when the ring turns.
 */
export type Codehash = {
  /** Under each key of the ring: while it turns, a hash may still be of an older one. */
  readonly hashes: readonly string[];
  matches(hash: string): boolean;
  /** To be stored with this koppeling, under the current key. */
  create(koppelingId: string): { hash: string; zegel: string };
};

export const zegelContext = (koppelingId: string): string => `verificatiecodes:${koppelingId}:zegel`;

export function createCodehash(geheimen: Geheimen, code: string): Codehash {
  const kenmerk = geheimen.kenmerk(code);
  return {
    hashes: geheimen.hashes(kenmerk),
    matches: (hash) => geheimen.isHashVan(hash, kenmerk),
    create: (koppelingId) => ({
      hash: geheimen.hash(kenmerk),
      zegel: geheimen.encrypt(kenmerk, zegelContext(koppelingId)),
    }),
  };
}
