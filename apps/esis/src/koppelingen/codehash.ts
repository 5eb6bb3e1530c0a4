import type { Geheimen } from '@koppelpunt/platform';

/**
 * A verificatiecode as ESIS keeps it: never the code, only its keyed hash, with the id of the key in front. Beside the
 * hash lies a seal, from which the same code's hash can be made under another key when the ring turns; of codes from
 * before the seal it is made at their next use.
 */
export type Codehash = {
  /** Every way in which it may be stored: under each key, and each as it was made before the seal. */
  readonly kandidaten: readonly string[];
  isVan(hash: string): boolean;
  /** Nothing about this hash has to be made anew, now or when the ring turns. */
  isVerzegeld(hash: string): boolean;
  /** To be stored with this koppeling, under the current key. */
  create(koppelingId: string): { hash: string; zegel: string };
};

export const zegelContext = (koppelingId: string): string => `verificatiecodes:${koppelingId}:zegel`;

export function codehashVan(geheimen: Geheimen, code: string): Codehash {
  const kenmerk = geheimen.kenmerk(code);
  return {
    kandidaten: [...geheimen.hashes(kenmerk), ...geheimen.hashes(code)],
    isVan: (hash) => {
      const [isNieuw, isOud] = [geheimen.isHashVan(hash, kenmerk), geheimen.isHashVan(hash, code)];
      return isNieuw || isOud;
    },
    isVerzegeld: (hash) => geheimen.isHashVan(hash, kenmerk),
    create: (koppelingId) => ({
      hash: geheimen.hash(kenmerk),
      zegel: geheimen.encrypt(kenmerk, zegelContext(koppelingId)),
    }),
  };
}
