/** A client of other make, made from our WSDL: every operation, in every way that SOAP stacks differ. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { createClientAsync, HttpClient, type Client } from 'soap';
import {
  klant,
  leerkrachten,
  leerlingen,
  makeProvider,
  sleutel,
  startServer,
  verzoek,
} from '../../../test/school.ts';
import type { UwlrOperatie } from '../messages/operaties.ts';

type Antwoord = Record<string, unknown>;
type Method = (
  question: object,
  options?: object,
  headers?: Record<string, string>,
) => Promise<[antwoord: Antwoord]>;
type SoapClient = Client & Record<string, Method>;

interface Header {
  attributes?: Record<string, string>;
  [name: string]: unknown;
}
const heading = (autorisatiesleutel = sleutel): Header => ({
  'aut:autorisatiesleutel': autorisatiesleutel,
  'aut:klantcode': klant.klantcode,
  'aut:klantnaam': klant.klantnaam,
});

/** Sends its message in pieces, without saying how long it is. */
class InPieces extends HttpClient {
  override buildRequest(...rest: Parameters<HttpClient['buildRequest']>) {
    const request = super.buildRequest(...rest);
    const { data } = request as { data?: string };
    if (typeof data !== 'string') return request;
    const { 'Content-Length': _, ...headers } = request.headers as Record<string, string>;
    const pieces = data.match(/[^]{1,100}/g) ?? [];
    return { ...request, headers, data: Readable.from(pieces.map((piece) => Buffer.from(piece))) };
  }
}

async function soapClient(
  url: string,
  { wsdl = 'wsdl', autorisatie = heading(), httpClient = new HttpClient() } = {},
): Promise<SoapClient> {
  const client = await createClientAsync(`${url}?${wsdl}`, { httpClient });
  client.addSoapHeader(
    { 'aut:autorisatie': autorisatie },
    '',
    'aut',
    'http://www.edustandaard.nl/leerresultaten/2/autorisatie',
  );
  return client as SoapClient;
}

/** The question, and the text that shows that it was answered. */
const QUESTIONS: Record<
  UwlrOperatie,
  { wsdl?: string; question: object; verify: (antwoord: Antwoord | null) => void }
> = {
  HaalLeerlinggegevens: {
    question: verzoek,
    verify(antwoord) {
      const gegevens = antwoord!['leerlinggegevens'] as {
        leerlingen: { leerling: { roepnaam: string }[] };
      };
      assert.deepEqual(
        gegevens.leerlingen.leerling.map((l) => l.roepnaam),
        leerlingen.map((l) => l.roepnaam),
      );
    },
  },
  HaalStructuur: {
    question: verzoek,
    verify(antwoord) {
      const { groepen } = antwoord!['leerlinggegevens-structuur'] as {
        groepen: { groep: { naam: string } };
      };
      assert.equal(groepen.groep.naam, '0/1');
    },
  },
  HaalLeerlingen: {
    question: { ...verzoek, groepen: { groep: { attributes: { key: 'G1' } } } },
    verify(antwoord) {
      const gegevens = antwoord!['leerlinggegevens-leerlingen'] as {
        leerlingen: { leerling: [{ roepnaam: string; attributes: { key: string } }] };
      };
      // A list, also of one.
      const [{ roepnaam, attributes }] = gegevens.leerlingen.leerling;
      assert.deepEqual([roepnaam, attributes.key], [leerlingen[0]!.roepnaam, leerlingen[0]!.key]);
    },
  },
  HaalLeerkrachten: {
    question: { ...verzoek, groepen: { groep: [{ attributes: { key: 'G1' } }, {}] } },
    verify(antwoord) {
      const gegevens = antwoord!['leerlinggegevens-leerkrachten'] as {
        leerkrachten: { leerkracht: { achternaam: string }[] };
      };
      assert.deepEqual(
        gegevens.leerkrachten.leerkracht.map((l) => l.achternaam),
        leerkrachten.map((l) => l.achternaam),
      );
    },
  },
  BrengLeerresultaten: {
    wsdl: 'wsdl=leerresultaten',
    question: {
      school: {
        schooljaar: '2025-2026',
        brincode: '97QX',
        dependancecode: '00',
        aanmaakdatum: '2026-01-05T07:30:00+01:00',
        xsdversie: '2.2',
      },
      toetsafnames: {
        toetsafname: {
          leerlingid: 'LL-1',
          resultaten: {
            resultaat: { attributes: { key: 'R1' }, afnamedatum: '2026-01-05', toetscode: 'T', score: 17 },
          },
        },
      },
      toetsen: { toets: { toetscode: 'T' } },
    },
    // An empty element, which this client hands over as nothing.
    verify: (antwoord) => assert.equal(antwoord, null),
  },
};
const operaties = Object.keys(QUESTIONS) as UwlrOperatie[];

test('node-soap finds both ports and all four operations in the WSDL', async () => {
  await using server = await startServer();
  const { LeerlinggegevensService } = (await soapClient(server.url)).describe();
  assert.deepEqual(
    Object.entries(LeerlinggegevensService as object).map(([port, operaties]) => [
      port,
      Object.keys(operaties),
    ]),
    [
      ['prtLeerlinggegevensService', ['HaalLeerlinggegevens']],
      ['prtLeerlinggegevensService-getrapt', ['HaalStructuur', 'HaalLeerlingen', 'HaalLeerkrachten']],
    ],
  );
});

test('node-soap finds the service of results in its own WSDL, at the same address', async () => {
  await using server = await startServer();
  const { LeerresultatenService } = (
    await soapClient(server.url, { wsdl: 'WSDL=Leerresultaten' })
  ).describe();
  assert.deepEqual(
    Object.entries(LeerresultatenService as object).map(([port, operaties]) => [
      port,
      Object.keys(operaties),
    ]),
    [['prtLeerresultatenService', ['BrengLeerresultaten']]],
  );
});

/** How the same call may look on the wire. */
const WAYS: readonly [
  name: string,
  manier: {
    autorisatie?: Header;
    options?: object;
    headers?: Record<string, string>;
    httpClient?: () => HttpClient;
    seen?: (headers: Record<string, unknown>) => void;
  },
][] = [
  ['as it is', { seen: ({ soapaction }) => assert.match(String(soapaction), /^".+"$/) }],
  ['SOAPAction without quotes', { headers: { SOAPAction: 'HaalLeerlinggegevens' } }],
  ['an empty SOAPAction', { headers: { SOAPAction: '""' } }],
  ['SOAPAction of another operation', { headers: { SOAPAction: '"BrengIetsAnders"' } }],
  [
    'a header that must be understood',
    { autorisatie: { ...heading(), attributes: { 'soap:mustUnderstand': '1' } } },
  ],
  [
    'the header in another order',
    { autorisatie: Object.fromEntries(Object.entries(heading()).toReversed()) },
  ],
  [
    'in pieces',
    {
      httpClient: () => new InPieces(),
      seen: (headers) => assert.equal(headers['transfer-encoding'], 'chunked'),
    },
  ],
  [
    'compressed',
    { options: { forceGzip: true }, seen: (headers) => assert.equal(headers['content-encoding'], 'gzip') },
  ],
];

for (const operatie of operaties) {
  const { question, verify, wsdl = 'wsdl' } = QUESTIONS[operatie];
  for (const [name, { autorisatie = heading(), options, headers, httpClient, seen }] of WAYS) {
    test(`node-soap calls ${operatie}, ${name}`, async () => {
      const provider = makeProvider();
      await using server = await startServer(provider);
      const withClient = httpClient === undefined ? {} : { httpClient: httpClient() };
      const client = await soapClient(server.url, { wsdl, autorisatie, ...withClient });
      const [antwoord] = await client[`${operatie}Async`]!(question, options, headers);
      verify(antwoord);
      assert.equal(server.antwoorden[0]?.operatie, operatie);
      seen?.(server.verzoeken.find(({ method }) => method === 'POST')!.headers);
      if (operatie === 'BrengLeerresultaten') {
        assert.equal(provider.confirmed[0]!.toetsafnames[0]!.resultaten[0]!.score, 17);
      }
    });
  }

  test(`node-soap reads our refusal of ${operatie}`, async () => {
    await using server = await startServer();
    const client = await soapClient(server.url, { wsdl, autorisatie: heading('geraden') });
    await assert.rejects(
      client[`${operatie}Async`]!(question),
      /Client\.AutorisatieOngeldig: Autorisatie is ongeldig/,
    );
  });
}

test('node-soap sends a score of OSO in the namespace that our schema gives it', async () => {
  const provider = makeProvider();
  await using server = await startServer(provider);
  const client = await soapClient(server.url, { wsdl: 'wsdl=leerresultaten' });
  const question = structuredClone(QUESTIONS.BrengLeerresultaten.question) as {
    toetsafnames: { toetsafname: { resultaten: { resultaat: Record<string, unknown> } } };
  };
  const { resultaat } = question.toetsafnames.toetsafname.resultaten;
  delete resultaat['score'];
  resultaat['osoresultaat'] = { toetsscore: { aantalopgaven: 30, aantalgoed: 21 } };
  await client['BrengLeerresultatenAsync']!(question);
  const { osoresultaat } = provider.confirmed[0]!.toetsafnames[0]!.resultaten[0]!;
  assert.deepEqual(osoresultaat, { toetsscore: { aantalopgaven: 30, aantalgoed: 21 } });
});
