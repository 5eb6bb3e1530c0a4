import { setTimeout as wait } from 'node:timers/promises';

/** Answers that wait cost memory and a socket each. */
const MAX_SAMEN = 1000;
/** As many as an address may be wrong before it is closed: nobody needs more, and one cannot fill the room. */
const MAX_PER_ADRES = 50;

/** Where a refusal waits until it may be told. When it is full the refusal is told at once: it is one all the same. */
export function createWachtkamer(): {
  wacht: (adres: string, ms: number, signal?: AbortSignal) => Promise<void>;
} {
  const perAdres = new Map<string, number>();
  let samen = 0;
  return {
    async wacht(adres, ms, signal) {
      const hier = perAdres.get(adres) ?? 0;
      if (ms === 0 || samen >= MAX_SAMEN || hier >= MAX_PER_ADRES) return;
      samen += 1;
      perAdres.set(adres, hier + 1);
      await wait(ms, undefined, signal && { signal }).catch(() => {}); // gone: then nobody waits for the answer either
      samen -= 1;
      const over = (perAdres.get(adres) ?? 1) - 1;
      if (over === 0) perAdres.delete(adres);
      else perAdres.set(adres, over);
    },
  };
}
