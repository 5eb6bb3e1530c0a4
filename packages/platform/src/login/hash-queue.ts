import { teDruk } from './login-problemen.ts';

/**
 * A password hash costs 128 MiB and most of a second of a processor. Two at once leave the other half of Node's four
 * threads to files and names of hosts, so that a flood of passwords delays passwords and nothing else.
 */
const AT_ONCE = 2;
/** A school that opens at half past eight shares one address; more from one address at one moment is a flood. */
const MAX_PER_ADRES = 20;
/** What one process works off in some ten seconds: whoever comes after that is told to come back. */
const MAX_TOTAL = 40;

export type HashQueue = {
  /** Does the work when it is its turn. Throws a Problem (503, with a time) at once when too many wait already. */
  run<T>(adres: string, work: () => Promise<T>): Promise<T>;
};

/** One per process. Addresses take turns, so that the many of one address do not keep the few of another waiting. */
export function createHashQueue(): HashQueue {
  const waiting = new Map<string, (() => void)[]>();
  const perAdres = new Map<string, number>();
  let running = 0;
  let total = 0;

  function startNext(): void {
    const [next] = waiting;
    if (!next || running >= AT_ONCE) return;
    const [adres, [start, ...others]] = next;
    waiting.delete(adres);
    // To the back of the row of addresses.
    if (others.length > 0) waiting.set(adres, others);
    running += 1;
    start?.();
  }

  const waitForTurn = async (adres: string): Promise<void> =>
    await new Promise((resolve) => {
      waiting.set(adres, [...(waiting.get(adres) ?? []), resolve]);
      startNext();
    });

  return {
    async run(adres, work) {
      const here = perAdres.get(adres) ?? 0;
      if (total >= MAX_TOTAL || here >= MAX_PER_ADRES) throw teDruk();
      total += 1;
      perAdres.set(adres, here + 1);
      try {
        await waitForTurn(adres);
        try {
          return await work();
        } finally {
          running -= 1;
        }
      } finally {
        total -= 1;
        const left = (perAdres.get(adres) ?? 1) - 1;
        if (left === 0) perAdres.delete(adres);
        else perAdres.set(adres, left);
        startNext();
      }
    },
  };
}
