import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Benchmark, Uitslag } from './benchmark.ts';
import { lezer } from './lezer/lezer.ts';
import { describeMachine } from './machine.ts';
import { rondreis } from './rondreis/rondreis.ts';
import { saveUitslag } from './save-uitslag.ts';
import { schrijver } from './schrijver/schrijver.ts';
import { synchronisatie } from './synchronisatie/synchronisatie.ts';
import { untilStopped } from './stop.ts';
import { serializeUitslag } from './tabel.ts';

const BENCHMARKS: readonly Benchmark[] = [synchronisatie, lezer, schrijver, rondreis];
/** All benchmarks take about seven minutes on two idle cores; a run that takes longer than this hangs. */
const MAX_MS = 10 * 60_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { save: { type: 'boolean', default: false }, kort: { type: 'boolean', default: false } },
});
const gekozen = positionals.length > 0 ? positionals : BENCHMARKS.map(({ naam }) => naam);
const onbekend = gekozen.find((naam) => !BENCHMARKS.some((benchmark) => benchmark.naam === naam));
if (onbekend === undefined) {
  try {
    await run(BENCHMARKS.filter(({ naam }) => gekozen.includes(naam)));
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(1); // everything it started is gone, and it may wait for something that never comes
  }
} else {
  console.error(
    `There is no benchmark ${onbekend}. Choose: ${BENCHMARKS.map(({ naam }) => naam).join(', ')}.`,
  );
  process.exitCode = 1;
}

async function run(benchmarks: readonly Benchmark[]): Promise<void> {
  const stopped = untilStopped(MAX_MS);
  stopped.catch(() => {}); // nobody listens between two benchmarks
  for (const benchmark of benchmarks) {
    const machine = describeMachine(new Date());
    const uitslag = `${machine}\n\n${serializeUitslag(await runOne(benchmark, stopped))}`;
    console.log(`\n${benchmark.naam}: ${benchmark.titel}\n\n${uitslag}`);
    // At once, so that a failure of a later benchmark loses no figures.
    if (values.save && !values.kort) console.log(`\nSaved in ${saveUitslag(benchmark.naam, uitslag)}.`);
  }
}

/** Everything it started is gone afterwards, also after Ctrl-C or a failure. */
async function runOne(benchmark: Benchmark, stopped: Promise<never>): Promise<Uitslag> {
  await using stack = new AsyncDisposableStack();
  const map = await mkdtemp(join(tmpdir(), `koppelpunt-bench-${benchmark.naam}-`));
  stack.defer(async () => await rm(map, { recursive: true, force: true }));
  return await Promise.race([
    benchmark.run({ map, stack, say: (line) => console.error(`  ${line}`), isKort: values.kort }),
    stopped,
  ]);
}
