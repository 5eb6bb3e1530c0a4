/** The measurements and results of a benchmark: numbers here, words and columns in tabel.ts. */
export type Benchmark = {
  naam: string;
  titel: string;
  run(options: RunOptions): Promise<Uitslag>;
};

export type RunOptions = {
  /** A folder that is deleted afterwards. */
  map: string;
  stack: AsyncDisposableStack;
  say: (line: string) => void;
  /** Only checks that everything still works: small schools, one round, meaningless figures. */
  isKort: boolean;
};

/** The size, and the number of rounds; `keer` is how many times the school goes through in one round. */
export type Proef = { leerlingen: number; keer?: number; rondes: number; warmUp?: number };
/** Includes the rounds that do not count. */
export type MetWarmUp<P extends Proef> = P & { warmUp: number };

const MAX_LEERLINGEN_KORT = 5_000;
/** A server that has run for a day is warm. After this many pupils V8 has compiled all contestants, ours and others. */
const WARM_LEERLINGEN = 60_000;

export const kiesProeven = <P extends Proef>(proeven: readonly P[], isKort: boolean): MetWarmUp<P>[] =>
  isKort
    ? proeven
        .filter(({ leerlingen }) => leerlingen <= MAX_LEERLINGEN_KORT)
        .map((proef) => ({ ...proef, warmUp: 0, rondes: 1 }))
    : proeven.map((proef) => ({
        ...proef,
        warmUp: proef.warmUp ?? Math.ceil(WARM_LEERLINGEN / (proef.leerlingen * (proef.keer ?? 1))),
      }));

export type Uitslag = { regels: Regel[]; doelen: Doel[]; opmerkingen?: string[] };

/** One contestant on one piece of work. Contestants with the same `proef` ran in turns, and are compared. */
export type Regel = {
  proef: string;
  deelnemer: string;
  isOnze: boolean;
  /** One figure per round, without the warm-up. */
  ms: readonly number[];
  /** In one round. */
  aantal: number;
  eenheid: 'leerlingen' | 'antwoorden';
  /** Read or written in one round. Absent where contestants do not handle the same bytes. */
  bytes?: number | undefined;
  /** Peak memory per process. */
  piek: readonly Piek[];
};

export type Piek = { proces: string; bytes: number | undefined };

/** A target of the design or an issue, and the measured figure. */
export type Doel = { doel: string; gemeten: string; isGehaald: boolean };

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [left, right] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (left === undefined || right === undefined) throw new Error('no rounds, no median');
  return (left + right) / 2;
}

export const perSeconde = ({ aantal, ms }: Regel): number => (aantal * 1000) / median(ms);

/** How many times faster than the rival in the same rounds. */
export function verhouding(regels: readonly Regel[], proef: string, rivaal: string): number {
  const samen = regels.filter((regel) => regel.proef === proef);
  const onze = samen.find(({ isOnze }) => isOnze);
  const ander = samen.find(({ deelnemer }) => deelnemer === rivaal);
  if (!onze || !ander) throw new Error(`${proef}: no ${rivaal} to compare with`);
  return perSeconde(onze) / perSeconde(ander);
}

/** `1.43 ×` of at least 10: met or not. */
export const doelVerhouding = (doel: string, gemeten: number, minstens: number): Doel => ({
  doel,
  gemeten: `${gemeten.toFixed(2)} ×`,
  isGehaald: gemeten >= minstens,
});
