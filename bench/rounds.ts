/** Rounds in turns: whatever else the machine does meets all contestants alike, so that their ratio holds. */
export type Beurt<Uitkomst> = () => Promise<{ ms: number; uitkomst: Uitkomst }>;
export type Rondes<Uitkomst> = { ms: number[]; laatste: Uitkomst };

/** On an idle machine no series takes this long. On a busy one fewer rounds, shown as such, are better than no end. */
const SERIE_MS = 20_000;
/** Nor does warming up, but where tables are written; one round of it there always is. */
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
