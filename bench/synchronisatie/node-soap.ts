/** The rival: only its round trip, with exactly the pupils that ESIS sends. */
import { createUwlrClient, splitBrin6, type Brin6 } from '@koppelpunt/standards';
import type { FictionalSchool } from '@koppelpunt/testkit';
import { startContender } from '../contender.ts';
import { collectSchool } from '../scholen/read-school.ts';
import { writeSchool } from '../scholen/write-school.ts';
import { makeMeetschool, type Esis, type Koppeling } from './esis.ts';
import type { Vrager } from './opstelling.ts';

export const NODE_SOAP = 'node-soap, round trip only';

/** The pupils exactly as ESIS sends them, for the rival to send. */
export async function fetchSchool(esis: Esis, koppeling: Koppeling): Promise<FictionalSchool> {
  const client = createUwlrClient({ url: esis.url, ...esis.klant });
  const verzoek = verzoekVan(koppeling, makeMeetschool('98BA', 1));
  const antwoord = await client.haalLeerlinggegevens(verzoek, {
    autorisatiesleutel: koppeling.verificatiecode,
  });
  if (antwoord.kind !== 'gegevens') throw new Error(`ESIS answered ${antwoord.kind}`);
  return await collectSchool(antwoord.parts);
}

export const verzoekVan = ({ brin6 }: Koppeling, { school }: FictionalSchool) => ({
  schooljaar: school.schooljaar,
  ...splitBrin6(brin6 as Brin6),
  xsdversie: '2.2',
});

export async function startSoap(
  stack: AsyncDisposableStack,
  { map, school }: { map: string; school: FictionalSchool },
) {
  const file = await writeSchool(map, school);
  const server = await startContender(stack, 'rondreis/node-soap-server.contender.ts', { file });
  const client: Vrager = await startContender(stack, 'rondreis/node-soap-client.contender.ts', {
    url: String(server.klaar),
  });
  return {
    client,
    piek: () => [
      { proces: 'server', bytes: server.peakMemory() },
      { proces: 'client', bytes: client.peakMemory() },
    ],
    stop: async () => void (await Promise.all([server.stop(), client.stop()])),
  };
}
