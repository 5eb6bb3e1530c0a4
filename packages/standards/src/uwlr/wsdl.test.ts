import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClientAsync, type Client } from 'soap';
import { klant, leerlingen, sleutel, startServer, verzoek } from '../../test/school.ts';
import { serializeWsdl } from './wsdl.ts';

type Methode = (vraag: object) => Promise<[antwoord: Record<string, unknown>]>;

async function soapClient(
  url: string,
  autorisatiesleutel = sleutel,
): Promise<Client & Record<string, Methode>> {
  const client = await createClientAsync(`${url}?wsdl`);
  client.addSoapHeader(
    {
      'aut:autorisatie': {
        'aut:autorisatiesleutel': autorisatiesleutel,
        'aut:klantcode': klant.klantcode,
        'aut:klantnaam': klant.klantnaam,
      },
    },
    '',
    'aut',
    'http://www.edustandaard.nl/leerresultaten/2/autorisatie',
  );
  return client as Client & Record<string, Methode>;
}

test('node-soap finds both ports and all four operations in the WSDL', async () => {
  await using server = await startServer();
  const { LeerlinggegevensService } = (await soapClient(server.url)).describe();
  assert.deepEqual(
    Object.entries(LeerlinggegevensService as object).map(([poort, operaties]) => [
      poort,
      Object.keys(operaties),
    ]),
    [
      ['prtLeerlinggegevensService', ['HaalLeerlinggegevens']],
      ['prtLeerlinggegevensService-getrapt', ['HaalStructuur', 'HaalLeerlingen', 'HaalLeerkrachten']],
    ],
  );
});

test('node-soap fetches everything through the first port', async () => {
  await using server = await startServer();
  const client = await soapClient(server.url);
  const [antwoord] = await client.HaalLeerlinggegevensAsync!(verzoek);
  const gegevens = antwoord['leerlinggegevens'] as { leerlingen: { leerling: { roepnaam: string }[] } };
  assert.deepEqual(
    gegevens.leerlingen.leerling.map((l) => l.roepnaam),
    leerlingen.map((l) => l.roepnaam),
  );
});

test('node-soap fetches the groups through the second port', async () => {
  await using server = await startServer();
  const client = await soapClient(server.url);
  const [antwoord] = await client.HaalStructuurAsync!(verzoek);
  const { groepen } = antwoord['leerlinggegevens-structuur'] as { groepen: { groep: { naam: string } } };
  assert.equal(groepen.groep.naam, '0/1');
});

test('node-soap reads our faults', async () => {
  await using server = await startServer();
  const client = await soapClient(server.url, 'geraden');
  await assert.rejects(
    client.HaalStructuurAsync!(verzoek),
    /Client\.AutorisatieOngeldig: Autorisatie is ongeldig/,
  );
});

test('the address is written as XML', () => {
  assert.match(
    serializeWsdl({ location: 'http://x.example/a?b&"c' }),
    /location="http:\/\/x\.example\/a\?b&amp;&quot;c"/,
  );
});
