/** A clock that stands still until a test turns it. */
export type TestKlok = { now(): Date; set(moment: string): void; advance(milliseconds: number): void };

export function createTestKlok(moment: string): TestKlok {
  let current = new Date(moment);
  return {
    now: () => new Date(current),
    set: (next) => {
      current = new Date(next);
    },
    advance: (milliseconds) => {
      current = new Date(current.getTime() + milliseconds);
    },
  };
}
