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
import { startContender } from '../contender.ts';
import { runRounds } from '../rounds.ts';
import { startDatabanken } from './databanken.ts';
import { makeMeetschool, startEsis, type Koppeling } from './esis.ts';
import { fetchSchool, NODE_SOAP, startSoap } from './node-soap.ts';
import { measureOngewijzigd } from './ongewijzigd.ts';
import { expect, piekVan, type Opstelling, type TopDossier } from './opstelling.ts';

const KLEIN = { brincode: '98BA', leerlingen: 250, rondes: 7 };
const PROEVEN = [KLEIN, { brincode: '98BB', leerlingen: 5_000, rondes: 5 }];

export const synchronisatie: Benchmark = {
  naam: 'synchronisatie',
  titel: 'from ESIS’ tables into TOP dossier’s tables, over HTTP',
  async run({ map, stack, say, isKort }) {
    say('PostgreSQL, ESIS and TOP dossier start');
    const serverUrl = await startDatabanken(stack);
    const eersteSchool = makeMeetschool(KLEIN.brincode, KLEIN.leerlingen);
    const esis = await startEsis(stack, { map, serverUrl, eersteSchool });
    const topDossier: TopDossier = await startContender(stack, 'synchronisatie/top-dossier.contender.ts', {
      serverUrl,
      url: esis.url,
      ...esis.klant,
    });
    const opstelling = { stack, map, esis, topDossier };

    const regels: Regel[] = [];
    const doelen: Doel[] = [];
    for (const proef of kiesProeven(PROEVEN, isKort)) {
      say(`a school of ${proef.leerlingen} pupils`);
      const isEerste = proef.brincode === KLEIN.brincode;
      const koppeling = isEerste
        ? esis.eersteKoppeling
        : await esis.addSchool(makeMeetschool(proef.brincode, proef.leerlingen));
      await topDossier.ronde({ soort: 'koppel', koppeling });
      await topDossier.ronde({ soort: 'synchroniseer', brin6: koppeling.brin6 });
      regels.push(...(await measureSchool(opstelling, proef, koppeling)));
      if (isEerste) {
        say('a school where nothing changed');
        const ongewijzigd = await measureOngewijzigd(opstelling, koppeling, isKort);
        regels.push(...ongewijzigd.regels);
        doelen.push(ongewijzigd.doel);
      }
    }
    const vol = regels.filter(({ isOnze, proef }) => isOnze && proef.endsWith('all new'));
    return {
      regels,
      doelen: [
        ...vol.map(({ proef }) =>
          doelVerhouding(
            `${proef}: not slower than node-soap’s round trip`,
            verhouding(regels, proef, NODE_SOAP),
            1,
          ),
        ),
        ...doelen,
      ],
      opmerkingen: [
        'Ours: ESIS reads its tables, answers over HTTP (gzip), TOP dossier reads, copies, merges and commits, with the logboek on both sides. node-soap: the same pupils from memory to objects in memory, no database.',
        'node-soap always sends the whole school: with 1 % changed it does what it does when all is new.',
      ],
    };
  },
};

async function measureSchool(
  { stack, map, esis, topDossier }: Opstelling,
  { brincode, leerlingen, warmUp, rondes }: MetWarmUp<Proef> & { brincode: string },
  koppeling: Koppeling,
): Promise<Regel[]> {
  const { brin6 } = koppeling;
  const soap = await startSoap(stack, { map, school: await fetchSchool(esis, koppeling) });
  const soapRonde = async () => await soap.client.ronde({ keer: 1, tegelijk: 1 });
  const nieuw = await runRounds(
    {
      onze: async () => {
        await topDossier.ronde({ soort: 'vergeet', brin6 });
        return await topDossier.ronde({ soort: 'synchroniseer', brin6 });
      },
      soap: soapRonde,
    },
    { warmUp, rondes },
  );
  let ronde = 0;
  const gewijzigd = await runRounds(
    {
      onze: async () => {
        ronde += 1;
        await esis.importSchool(makeMeetschool(brincode, leerlingen, ronde));
        return await topDossier.ronde({ soort: 'synchroniseer', brin6 });
      },
      soap: soapRonde,
    },
    { warmUp: Math.min(1, warmUp), rondes: Math.min(3, rondes) },
  );
  expect('new', nieuw.onze.laatste.nieuw, leerlingen);
  expect('changed', gewijzigd.onze.laatste.gewijzigd, Math.ceil(leerlingen / 100));
  expect('pupils of node-soap', nieuw.soap.laatste.leerlingen, leerlingen);

  const naam = `${leerlingen.toLocaleString('en-US')} pupils`;
  const onze = { deelnemer: 'ours, tables to tables', isOnze: true, piek: piekVan(esis, topDossier) };
  const ander = { deelnemer: NODE_SOAP, isOnze: false, piek: soap.piek() };
  const regel = { aantal: leerlingen, eenheid: 'leerlingen' as const };
  await soap.stop();
  return [
    { ...regel, ...onze, proef: `${naam}, all new`, ms: nieuw.onze.ms },
    { ...regel, ...ander, proef: `${naam}, all new`, ms: nieuw.soap.ms },
    { ...regel, ...onze, proef: `${naam}, 1 % changed`, ms: gewijzigd.onze.ms },
    { ...regel, ...ander, proef: `${naam}, 1 % changed`, ms: gewijzigd.soap.ms },
  ];
}
