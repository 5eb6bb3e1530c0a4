/** The child's side of a contestant: prepares once, then does a round whenever the parent says so, and times it. */
export type Werk<Opdracht, Uitkomst> = {
  /** Tells the parent what it needs before the first round, such as an address. */
  klaar?: unknown;
  ronde?: (opdracht: Opdracht) => Promise<Uitkomst>;
};

export type NaarOuder<Uitkomst> =
  | { soort: 'klaar'; klaar: unknown }
  | { soort: 'ronde'; ms: number; uitkomst: Uitkomst }
  | { soort: 'fout'; fout: string };

export async function serveRounds<Opdracht, Uitkomst>(
  prepare: (options: Record<string, string>) => Promise<Werk<Opdracht, Uitkomst>> | Werk<Opdracht, Uitkomst>,
): Promise<void> {
  const send = (bericht: NaarOuder<Uitkomst>) => process.send?.(bericht);
  const fail = (error: unknown) =>
    send({ soort: 'fout', fout: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  // Without a parent nobody needs this process.
  process.on('disconnect', () => process.exit());
  try {
    const werk = await prepare(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>);
    process.on('message', (opdracht: Opdracht) => {
      void (async () => {
        const begin = performance.now();
        const uitkomst = await werk.ronde?.(opdracht);
        send({ soort: 'ronde', ms: performance.now() - begin, uitkomst: uitkomst as Uitkomst });
      })().catch(fail);
    });
    send({ soort: 'klaar', klaar: werk.klaar });
  } catch (error) {
    fail(error);
  }
}
