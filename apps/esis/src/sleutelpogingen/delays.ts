import { setTimeout as wait } from 'node:timers/promises';

/** Answers that wait cost memory and a socket each. */
const MAX_TOTAL = 1000;
/** So many wrong ones shut out an address: nobody needs more, and one address cannot take every place. */
const MAX_PER_ADRES = 50;

/** Holds a refusal back. When there are too many already it is told at once: it is a refusal all the same. */
export function createDelays(): {
  delay: (adres: string, ms: number, signal?: AbortSignal) => Promise<void>;
} {
  const perAdres = new Map<string, number>();
  let total = 0;
  return {
    async delay(adres, ms, signal) {
      const here = perAdres.get(adres) ?? 0;
      if (ms === 0 || total >= MAX_TOTAL || here >= MAX_PER_ADRES) return;
      total += 1;
      perAdres.set(adres, here + 1);
      await wait(ms, undefined, signal && { signal }).catch(() => {}); // the sender left: nobody waits for the answer
      total -= 1;
      const left = (perAdres.get(adres) ?? 1) - 1;
      if (left === 0) perAdres.delete(adres);
      else perAdres.set(adres, left);
    },
  };
}
