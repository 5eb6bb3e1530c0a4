/** A small seeded generator (mulberry32): the same seed gives the same school on every machine. */
export type Willekeur = { next(): number; int(below: number): number; pick<T>(list: readonly T[]): T };

export function createWillekeur(seed: number): Willekeur {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number) => Math.floor(next() * below);
  return { next, int, pick: (list) => list[int(list.length)] as (typeof list)[number] };
}
