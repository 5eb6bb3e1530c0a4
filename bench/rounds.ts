/** Rounds alternate, so that the load on the machine meets all contestants alike and their ratio holds. */
export type Beurt<Uitkomst> = () => Promise<{ ms: number; uitkomst: Uitkomst }>;
export type Rondes<Uitkomst> = { ms: number[]; laatste: Uitkomst };

/** No series takes this long on an idle machine. On a busy one, fewer rounds (and saying so) are better than no end. */
const SERIE_MS = 20_000;
/** Warming up does not either, except where tables are written; there is always one round of it. */
const WARM_MS = 12_000;

type Omvang = { warmUp: number; rondes: number; maxMs?: number; warmMs?: number };

export async function runRounds<Beurten extends Record<string, Beurt<unknown>>>(
  beurten: Beurten,
  { warmUp, rondes, maxMs = SERIE_MS, warmMs = WARM_MS }: Omvang,
): Promise<{ [Naam in keyof Beurten]: Rondes<Awaited<ReturnType<Beurten[Naam]>>['uitkomst']> }> {
  const resultaat: Record<string, Rondes<unknown>> = {};
  let begin = performance.now();
  const isTeLaat = (ms: number) => performance.now() - begin > ms;
  for (let ronde = -warmUp; ronde < rondes && !(ronde > 0 && isTeLaat(maxMs)); ronde++) {
    if (ronde < 0 && ronde > -warmUp && isTeLaat(warmMs)) ronde = 0;
    if (ronde === 0) begin = performance.now();
    for (const [naam, beurt] of Object.entries(beurten)) {
      const { ms, uitkomst } = await beurt();
      const eerder = ronde > 0 ? (resultaat[naam]?.ms ?? []) : [];
      resultaat[naam] = { ms: [...eerder, ms], laatste: uitkomst };
    }
  }
  return resultaat as { [Naam in keyof Beurten]: Rondes<Awaited<ReturnType<Beurten[Naam]>>['uitkomst']> };
}
