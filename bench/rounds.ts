/** Rounds in turns: whatever else the machine does meets all contestants alike, so that their ratio holds. */
export type Beurt<Uitkomst> = () => Promise<{ ms: number; uitkomst: Uitkomst }>;
export type Rondes<Uitkomst> = { ms: number[]; laatste: Uitkomst };

export async function runRounds<Beurten extends Record<string, Beurt<unknown>>>(
  beurten: Beurten,
  { warmUp, rondes }: { warmUp: number; rondes: number },
): Promise<{ [Naam in keyof Beurten]: Rondes<Awaited<ReturnType<Beurten[Naam]>>['uitkomst']> }> {
  const resultaat: Record<string, Rondes<unknown>> = {};
  for (let ronde = -warmUp; ronde < rondes; ronde++) {
    for (const [naam, beurt] of Object.entries(beurten)) {
      const { ms, uitkomst } = await beurt();
      const eerder = ronde > 0 ? (resultaat[naam]?.ms ?? []) : [];
      resultaat[naam] = { ms: [...eerder, ms], laatste: uitkomst };
    }
  }
  return resultaat as { [Naam in keyof Beurten]: Rondes<Awaited<ReturnType<Beurten[Naam]>>['uitkomst']> };
}
