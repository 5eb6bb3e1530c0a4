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
  { leerlingen: 250, keer: 100, warmUp: 1, rondes: 5 },
  { leerlingen: GROOT, keer: 1, warmUp: 1, rondes: 3 },
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

/** A contestant that finds nothing is quick, and not a contestant. */
function checkUitkomst({ leerlingen, bevindingen }: LeesUitkomst, verwacht: number): void {
  if (leerlingen !== verwacht || bevindingen > 0) {
    throw new Error(
      `read ${leerlingen} pupils with ${bevindingen} findings instead of ${verwacht} with none`,
    );
  }
}

/** Each in a fresh process, that reads once. */
async function compareMemory(
  stack: AsyncDisposableStack,
  file: string,
  opmerkingen: string[],
): Promise<Doel> {
  const pieken: number[] = [];
  for (const maal of [1, 10]) {
    const contender = await startContender<LeesOpdracht, LeesUitkomst>(
      stack,
      'lezer/onze-lezer.contender.ts',
    );
    const { uitkomst } = await contender.ronde({ file, keer: 1, maal });
    checkUitkomst(uitkomst, GROOT * maal);
    pieken.push(contender.peakMemory() ?? NaN);
    await contender.stop();
  }
  const [klein = NaN, groot = NaN] = pieken;
  opmerkingen.push(
    `Peak memory of our reader in a fresh process: ${describeMegabytes(klein)} for the file of 100,000 pupils, ${describeMegabytes(groot)} for a file with those pupils ten times.`,
  );
  return {
    doel: 'peak memory of reading 70 MB and 700 MB differ by less than 20 MB',
    gemeten: describeMegabytes(groot - klein),
    isGehaald: groot - klein < MAX_MEMORY_DIFFERENCE,
  };
}

function doelenVan(regels: readonly Regel[]): Doel[] {
  return [...new Set(regels.map(({ proef }) => proef))].flatMap((proef) => [
    ...(regels.some(({ deelnemer }) => deelnemer === XMLLINT)
      ? [doelVerhouding(`${proef}: at least 0.33 × xmllint`, verhouding(regels, proef, XMLLINT), 1 / 3)]
      : []),
    doelVerhouding(`${proef}: at least 3 × fast-xml-parser`, verhouding(regels, proef, FXP), 3),
  ]);
}
