import { stat } from 'node:fs/promises';
import {
  doelVerhouding,
  kiesProeven,
  verhouding,
  type Benchmark,
  type Doel,
  type Regel,
} from '../benchmark.ts';
import { startContender } from '../contender.ts';
import { runRounds } from '../rounds.ts';
import { makeVolleSchool } from '../scholen/volle-school.ts';
import { writeSchool } from '../scholen/write-school.ts';
import { describeMegabytes } from '../tabel.ts';
import type { LeesOpdracht, LeesUitkomst } from './onze-lezer.contender.ts';
import { hasXmllint, runXmllint } from './xmllint.ts';

/** `keer` makes a round of the small file long enough to time; xmllint knows once and a hundred times. */
const GROOT = 100_000;
const PROEVEN = [
  { leerlingen: 250, keer: 100, rondes: 5 },
  { leerlingen: GROOT, keer: 1, rondes: 3 },
];
const MAX_MEMORY_DIFFERENCE = 20_000_000;

export const lezer: Benchmark = {
  naam: 'lezer',
  titel: 'an EDEXML file in, typed pupils out',
  async run({ map, stack, say, isKort }) {
    const opmerkingen: string[] = [];
    const metXmllint = hasXmllint();
    if (!metXmllint) opmerkingen.push('xmllint is not on this machine: skipped.');
    const regels: Regel[] = [];
    const bestanden = new Map<number, string>();
    for (const { leerlingen, keer, warmUp, rondes } of kiesProeven(PROEVEN, isKort)) {
      say(`a file of ${leerlingen} pupils`);
      const file = await writeSchool(map, makeVolleSchool(leerlingen));
      bestanden.set(leerlingen, file);
      const { size } = await stat(file);
      const onze = await startContender<LeesOpdracht, LeesUitkomst>(stack, 'lezer/onze-lezer.contender.ts');
      const fxp = await startContender<LeesOpdracht, LeesUitkomst>(
        stack,
        'lezer/fast-xml-parser.contender.ts',
      );
      const gemeten = await runRounds(
        {
          onze: async () => await onze.ronde({ file, keer }),
          fxp: async () => await fxp.ronde({ file, keer }),
          ...(metXmllint && { xmllint: async () => await runXmllint(file, keer) }),
        },
        { warmUp, rondes },
      );
      checkUitkomst(gemeten.onze.laatste, leerlingen * keer);
      checkUitkomst(gemeten.fxp.laatste, leerlingen * keer);
      const regel = {
        proef: `${leerlingen.toLocaleString('en-US')} pupils, ${(size / 1e6).toFixed(1)} MB`,
        aantal: leerlingen * keer,
        eenheid: 'leerlingen' as const,
        bytes: size * keer,
      };
      const piek = (bytes: number | undefined) => [{ proces: '', bytes }];
      regels.push(
        { ...regel, deelnemer: 'ours', isOnze: true, ms: gemeten.onze.ms, piek: piek(onze.peakMemory()) },
        { ...regel, deelnemer: FXP, isOnze: false, ms: gemeten.fxp.ms, piek: piek(fxp.peakMemory()) },
      );
      if (gemeten.xmllint) {
        const { ms, laatste } = gemeten.xmllint;
        regels.push({ ...regel, deelnemer: XMLLINT, isOnze: false, ms, piek: piek(laatste.piek) });
      }
      await Promise.all([onze.stop(), fxp.stop()]);
    }
    const doelen = doelenVan(regels);
    const groot = bestanden.get(GROOT);
    if (groot !== undefined) {
      say('memory at 70 and at 700 MB');
      doelen.push(await compareMemory(stack, groot, opmerkingen));
    }
    return { regels, opmerkingen, doelen };
  },
};

const FXP = 'fast-xml-parser';
const XMLLINT = 'xmllint --stream';

/** Refuses a contestant that is quick because it finds nothing. */
function checkUitkomst({ leerlingen, bevindingen }: LeesUitkomst, verwacht: number): void {
  if (leerlingen !== verwacht || bevindingen > 0) {
    throw new Error(
      `read ${leerlingen} pupils with ${bevindingen} findings instead of ${verwacht} with none`,
    );
  }
}

/** Each in a fresh process: the file once, a file ten times as long, and the file ten times in a row. */
async function compareMemory(
  stack: AsyncDisposableStack,
  file: string,
  opmerkingen: string[],
): Promise<Doel> {
  const measure = async (maal: number, keer: number, execArgv: readonly string[]): Promise<number> => {
    const contender = await startContender<LeesOpdracht, LeesUitkomst>(
      stack,
      'lezer/onze-lezer.contender.ts',
      {},
      execArgv,
    );
    const { uitkomst } = await contender.ronde({ file, keer, maal });
    checkUitkomst(uitkomst, GROOT * maal * keer);
    const piek = contender.peakMemory() ?? NaN;
    await contender.stop();
    return piek;
  };
  // At the same time, because this measures memory, not time.
  const piekenMet = async (execArgv: readonly string[]): Promise<Pieken> => {
    const [een, lang, vaak] = await Promise.all([
      measure(1, 1, execArgv),
      measure(10, 1, execArgv),
      measure(1, 10, execArgv),
    ]);
    return { een, lang, vaak };
  };
  const zoals = await piekenMet([ZOALS_WIJ_DRAAIEN]);
  const kaal = await piekenMet([]);
  opmerkingen.push(
    `Peak memory of our reader, each in a fresh process, as our processes run (\`${ZOALS_WIJ_DRAAIEN}\`): ${describePieken(zoals)}.`,
    `The same without that option, where V8 gives itself more room the longer it works: ${describePieken(kaal)}.`,
  );
  return {
    doel: 'peak memory of reading 70 MB and 700 MB differ by less than 20 MB',
    gemeten: `${describeMegabytes(zoals.lang - zoals.een)} (without the option ${describeMegabytes(kaal.lang - kaal.een)})`,
    isGehaald: zoals.lang - zoals.een < MAX_MEMORY_DIFFERENCE,
  };
}

/** For the file once, one file with its pupils ten times, and the file ten times in a row. */
type Pieken = { een: number; lang: number; vaak: number };

/** scripts/run.sh gives this to every process, and the manual tells operators to. */
const ZOALS_WIJ_DRAAIEN = '--max-semi-space-size=16';

// The third figure tells a reader that keeps things apart from a V8 that gives itself more room.
const describePieken = ({ een, lang, vaak }: Pieken): string =>
  `${describeMegabytes(een)} for the file of 100,000 pupils, ${describeMegabytes(lang)} for one file with those pupils ten times, ${describeMegabytes(vaak)} for the file of 100,000 ten times in a row`;

function doelenVan(regels: readonly Regel[]): Doel[] {
  return [...new Set(regels.map(({ proef }) => proef))].flatMap((proef) => [
    ...(regels.some(({ deelnemer }) => deelnemer === XMLLINT)
      ? [doelVerhouding(`${proef}: at least 0.33 × xmllint`, verhouding(regels, proef, XMLLINT), 1 / 3)]
      : []),
    doelVerhouding(`${proef}: at least 3 × fast-xml-parser`, verhouding(regels, proef, FXP), 3),
  ]);
}
