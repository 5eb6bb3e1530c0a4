import {
  kiesProeven,
  median,
  perSeconde,
  verhouding,
  type Benchmark,
  type Doel,
  type Regel,
} from '../benchmark.ts';
import { startContender } from '../contender.ts';
import { runRounds } from '../rounds.ts';
import { makeVolleSchool } from '../scholen/volle-school.ts';
import { writeSchool } from '../scholen/write-school.ts';
import type { SchrijfOpdracht, SchrijfUitkomst } from './onze-schrijver.contender.ts';

const PROEVEN = [
  { leerlingen: 250, keer: 40, rondes: 7 },
  { leerlingen: 100_000, keer: 1, rondes: 3 },
];
const MIN_MB_PER_SECOND = 150;
const MIN_TIMES_NODE_SOAP = 10;
const NODE_SOAP = 'node-soap';

export const schrijver: Benchmark = {
  naam: 'schrijver',
  titel: 'pupils in memory in, XML out',
  async run({ map, stack, say, isKort }) {
    const regels: Regel[] = [];
    for (const { leerlingen, keer, warmUp, rondes } of kiesProeven(PROEVEN, isKort)) {
      say(`${leerlingen} pupils`);
      const options = { file: await writeSchool(map, makeVolleSchool(leerlingen)) };
      const start = async (file: string) =>
        await startContender<SchrijfOpdracht, SchrijfUitkomst>(stack, file, options);
      const onze = await start('schrijver/onze-schrijver.contender.ts');
      const soap = await start('schrijver/node-soap-schrijver.contender.ts');
      const gemeten = await runRounds(
        { onze: async () => await onze.ronde({ keer }), soap: async () => await soap.ronde({ keer }) },
        { warmUp, rondes },
      );
      const regel = {
        proef: `${leerlingen.toLocaleString('en-US')} pupils`,
        aantal: leerlingen * keer,
        eenheid: 'leerlingen' as const,
      };
      regels.push(
        {
          ...regel,
          deelnemer: 'ours',
          isOnze: true,
          ms: gemeten.onze.ms,
          bytes: gemeten.onze.laatste.bytes,
          piek: [{ proces: '', bytes: onze.peakMemory() }],
        },
        {
          ...regel,
          deelnemer: NODE_SOAP,
          isOnze: false,
          ms: gemeten.soap.ms,
          bytes: gemeten.soap.laatste.bytes,
          piek: [{ proces: '', bytes: soap.peakMemory() }],
        },
      );
      await Promise.all([onze.stop(), soap.stop()]);
    }
    return {
      regels,
      doelen: regels.filter(({ isOnze }) => isOnze).map((regel) => doelVan(regel, regels)),
      opmerkingen: [
        'Ours writes EDEXML, node-soap the same pupils as a UWLR answer: it repeats the prefix of the namespace in every tag, so it writes more bytes. The ratio is by pupils.',
        'Peak memory includes the pupils themselves, which both hold.',
      ],
    };
  },
};

function doelVan(regel: Regel, regels: readonly Regel[]): Doel {
  const megabytes = (regel.bytes ?? 0) / 1000 / median(regel.ms);
  const keer = verhouding(regels, regel.proef, NODE_SOAP);
  return {
    doel: `${regel.proef}: at least ${MIN_MB_PER_SECOND} MB/s or ${MIN_TIMES_NODE_SOAP} × node-soap`,
    gemeten: `${megabytes.toFixed(0)} MB/s, ${keer.toFixed(1)} × (${Math.round(perSeconde(regel))} pupils/s)`,
    isGehaald: megabytes >= MIN_MB_PER_SECOND || keer >= MIN_TIMES_NODE_SOAP,
  };
}
