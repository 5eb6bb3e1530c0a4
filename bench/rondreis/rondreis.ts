import {
  doelVerhouding,
  kiesProeven,
  verhouding,
  type Benchmark,
  type Doel,
  type MetWarmUp,
  type Proef,
  type Regel,
} from '../benchmark.ts';
import { makeVolleSchool } from '../scholen/volle-school.ts';
import { startContender } from '../contender.ts';
import { runRounds } from '../rounds.ts';
import { writeSchool } from '../scholen/write-school.ts';
import type { VraagOpdracht, VraagUitkomst } from './gesprek.ts';

/** V8 compiles the code that runs once per question after a thousand of them; node-soap takes most of this minute. */
const WARM_MS = 60_000;
const PROEVEN = [
  { leerlingen: 250, keer: 20, warmUp: 50, rondes: 7 },
  { leerlingen: 5_000, keer: 1, rondes: 5 },
  { leerlingen: 100_000, keer: 1, rondes: 2 },
];
const NODE_SOAP = 'node-soap';
const ZONDER_GZIP = 'ours, without gzip';

export const rondreis: Benchmark = {
  naam: 'rondreis',
  titel: 'pupils in memory → answer → HTTP → objects, no database',
  async run({ map, stack, say, isKort }) {
    const regels: Regel[] = [];
    for (const proef of kiesProeven(PROEVEN, isKort)) {
      say(`${proef.leerlingen} pupils`);
      regels.push(...(await measure(stack, map, proef)));
    }
    return {
      regels,
      doelen: [...new Set(regels.map(({ proef }) => proef))].map((proef) => doelVan(proef, regels)),
      opmerkingen: [
        'Client and server are two processes on this machine. Between two companies ours compresses (gzip), which node-soap cannot; on one machine that only costs. The line without gzip compares like with like.',
      ],
    };
  },
};

/** node-soap compresses nothing, so ours without gzip counts. The default that users get stands behind it. */
function doelVan(proef: string, regels: readonly Regel[]): Doel {
  const metGzip = verhouding(regels, proef, NODE_SOAP);
  const plat = metGzip / verhouding(regels, proef, ZONDER_GZIP);
  const doel = doelVerhouding(`${proef}, both without gzip: at least 10 × node-soap`, plat, 10);
  return { ...doel, gemeten: `${doel.gemeten} (ours with gzip ${metGzip.toFixed(2)} ×)` };
}

async function measure(
  stack: AsyncDisposableStack,
  map: string,
  { leerlingen, keer, warmUp, rondes }: MetWarmUp<Proef> & { keer: number },
): Promise<Regel[]> {
  const file = await writeSchool(map, makeVolleSchool(leerlingen));
  const start = async (file: string, met: Record<string, string>) =>
    await startContender<VraagOpdracht, VraagUitkomst>(stack, `rondreis/${file}.contender.ts`, met);
  const onzeServer = await start('onze-server', { file });
  const soapServer = await start('node-soap-server', { file });
  const onzeUrl = String(onzeServer.klaar);
  const onze = await start('onze-client', { url: onzeUrl });
  const zonderGzip = await start('onze-client', { url: onzeUrl, zonderGzip: 'ja' });
  const soap = await start('node-soap-client', { url: String(soapServer.klaar) });

  const vraag = { keer, tegelijk: 1 };
  const gemeten = await runRounds(
    {
      onze: async () => await onze.ronde(vraag),
      zonderGzip: async () => await zonderGzip.ronde(vraag),
      soap: async () => await soap.ronde(vraag),
    },
    { warmUp, rondes, warmMs: WARM_MS },
  );
  for (const [naam, { laatste }] of Object.entries(gemeten)) {
    if (laatste.leerlingen !== leerlingen * keer)
      throw new Error(`${naam} read ${laatste.leerlingen} pupils`);
  }
  const regel = {
    proef: `${leerlingen.toLocaleString('en-US')} pupils`,
    aantal: leerlingen * keer,
    eenheid: 'leerlingen' as const,
  };
  const piek = (server: typeof onze, client: typeof onze) => [
    { proces: 'server', bytes: server.peakMemory() },
    { proces: 'client', bytes: client.peakMemory() },
  ];
  const regels = [
    { ...regel, deelnemer: 'ours', isOnze: true, ms: gemeten.onze.ms, piek: piek(onzeServer, onze) },
    {
      ...regel,
      deelnemer: ZONDER_GZIP,
      isOnze: false,
      ms: gemeten.zonderGzip.ms,
      piek: piek(onzeServer, zonderGzip),
    },
    { ...regel, deelnemer: NODE_SOAP, isOnze: false, ms: gemeten.soap.ms, piek: piek(soapServer, soap) },
  ];
  await Promise.all([onze, zonderGzip, soap].map(async (client) => await client.stop()));
  await Promise.all([onzeServer, soapServer].map(async (server) => await server.stop()));
  return regels;
}
