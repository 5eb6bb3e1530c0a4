/** A client of other make, made from our WSDL: every operation, in every way that SOAP stacks differ. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { createClientAsync, HttpClient, type Client } from 'soap';
import {
  klant,
  leerkrachten,
  leerlingen,
  maakBron,
  sleutel,
  startServer,
  verzoek,
} from '../../../test/school.ts';
import type { UwlrOperatie } from '../messages/operaties.ts';

type Antwoord = Record<string, unknown>;
type Methode = (
  vraag: object,
  options?: object,
  headers?: Record<string, string>,
) => Promise<[antwoord: Antwoord]>;
type SoapClient = Client & Record<string, Methode>;

interface Kop {
  attributes?: Record<string, string>;
  [naam: string]: unknown;
}
const kop = (autorisatiesleutel = sleutel): Kop => ({
  'aut:autorisatiesleutel': autorisatiesleutel,
  'aut:klantcode': klant.klantcode,
  'aut:klantnaam': klant.klantnaam,
});

/** Sends its message in pieces, without saying how long it is. */
class InStukken extends HttpClient {
  override buildRequest(...rest: Parameters<HttpClient['buildRequest']>) {
    const request = super.buildRequest(...rest);
    const { data } = request as { data?: string };
    if (typeof data !== 'string') return request;
    const { 'Content-Length': _, ...headers } = request.headers as Record<string, string>;
    const stukken = data.match(/[^]{1,100}/g) ?? [];
    return { ...request, headers, data: Readable.from(stukken.map((stuk) => Buffer.from(stuk))) };
  }
}

async function soapClient(
  url: string,
  { wsdl = 'wsdl', autorisatie = kop(), httpClient = new HttpClient() } = {},
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
const VRAGEN: Record<
  UwlrOperatie,
  { wsdl?: string; vraag: object; klopt: (antwoord: Antwoord | null) => void }
> = {
  HaalLeerlinggegevens: {
    vraag: verzoek,
    klopt(antwoord) {
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
    vraag: verzoek,
    klopt(antwoord) {
      const { groepen } = antwoord!['leerlinggegevens-structuur'] as {
        groepen: { groep: { naam: string } };
      };
      assert.equal(groepen.groep.naam, '0/1');
    },
  },
  HaalLeerlingen: {
    vraag: { ...verzoek, groepen: { groep: { attributes: { key: 'G1' } } } },
    klopt(antwoord) {
      const gegevens = antwoord!['leerlinggegevens-leerlingen'] as {
        leerlingen: { leerling: [{ roepnaam: string; attributes: { key: string } }] };
      };
      // A list, also of one.
      const [{ roepnaam, attributes }] = gegevens.leerlingen.leerling;
      assert.deepEqual([roepnaam, attributes.key], [leerlingen[0]!.roepnaam, leerlingen[0]!.key]);
    },
  },
  HaalLeerkrachten: {
    vraag: { ...verzoek, groepen: { groep: [{ attributes: { key: 'G1' } }, {}] } },
    klopt(antwoord) {
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
    vraag: {
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
    klopt: (antwoord) => assert.equal(antwoord, null),
  },
};
const operaties = Object.keys(VRAGEN) as UwlrOperatie[];

test('node-soap finds both ports and all four operations in the WSDL', async () => {
  await using server = await startServer();
  const { LeerlinggegevensService } = (await soapClient(server.url)).describe();
  assert.deepEqual(
    Object.entries(LeerlinggegevensService as object).map(([poort, van]) => [poort, Object.keys(van)]),
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
    Object.entries(LeerresultatenService as object).map(([poort, van]) => [poort, Object.keys(van)]),
    [['prtLeerresultatenService', ['BrengLeerresultaten']]],
  );
});

/** How the same call may look on the wire. */
const MANIEREN: readonly [
  naam: string,
  manier: {
    autorisatie?: Kop;
    options?: object;
    headers?: Record<string, string>;
    httpClient?: () => HttpClient;
    gezien?: (headers: Record<string, unknown>) => void;
  },
][] = [
  ['as it is', { gezien: ({ soapaction }) => assert.match(String(soapaction), /^".+"$/) }],
  ['SOAPAction without quotes', { headers: { SOAPAction: 'HaalLeerlinggegevens' } }],
  ['an empty SOAPAction', { headers: { SOAPAction: '""' } }],
  ['SOAPAction of another operation', { headers: { SOAPAction: '"BrengIetsAnders"' } }],
  [
    'a header that must be understood',
    { autorisatie: { ...kop(), attributes: { 'soap:mustUnderstand': '1' } } },
  ],
  ['the header in another order', { autorisatie: Object.fromEntries(Object.entries(kop()).toReversed()) }],
  [
    'in pieces',
    {
      httpClient: () => new InStukken(),
      gezien: (headers) => assert.equal(headers['transfer-encoding'], 'chunked'),
    },
  ],
  [
    'compressed',
    { options: { forceGzip: true }, gezien: (headers) => assert.equal(headers['content-encoding'], 'gzip') },
  ],
];

for (const operatie of operaties) {
  const { vraag, klopt, wsdl = 'wsdl' } = VRAGEN[operatie];
  for (const [naam, { autorisatie = kop(), options, headers, httpClient, gezien }] of MANIEREN) {
    test(`node-soap calls ${operatie}, ${naam}`, async () => {
      const bron = maakBron();
      await using server = await startServer(bron);
      const metClient = httpClient === undefined ? {} : { httpClient: httpClient() };
      const client = await soapClient(server.url, { wsdl, autorisatie, ...metClient });
      const [antwoord] = await client[`${operatie}Async`]!(vraag, options, headers);
      klopt(antwoord);
      assert.equal(server.antwoorden[0]?.operatie, operatie);
      gezien?.(server.verzoeken.find(({ method }) => method === 'POST')!.headers);
      if (operatie === 'BrengLeerresultaten') {
        assert.equal(bron.bevestigd[0]!.toetsafnames[0]!.resultaten[0]!.score, 17);
      }
    });
  }

  test(`node-soap reads our refusal of ${operatie}`, async () => {
    await using server = await startServer();
    const client = await soapClient(server.url, { wsdl, autorisatie: kop('geraden') });
    await assert.rejects(
      client[`${operatie}Async`]!(vraag),
      /Client\.AutorisatieOngeldig: Autorisatie is ongeldig/,
    );
  });
}

test('node-soap sends a score of OSO in the namespace that our schema gives it', async () => {
  const bron = maakBron();
  await using server = await startServer(bron);
  const client = await soapClient(server.url, { wsdl: 'wsdl=leerresultaten' });
  const vraag = structuredClone(VRAGEN.BrengLeerresultaten.vraag) as {
    toetsafnames: { toetsafname: { resultaten: { resultaat: Record<string, unknown> } } };
  };
  const { resultaat } = vraag.toetsafnames.toetsafname.resultaten;
  delete resultaat['score'];
  resultaat['osoresultaat'] = { toetsscore: { aantalopgaven: 30, aantalgoed: 21 } };
  await client['BrengLeerresultatenAsync']!(vraag);
  const { osoresultaat } = bron.bevestigd[0]!.toetsafnames[0]!.resultaten[0]!;
  assert.deepEqual(osoresultaat, { toetsscore: { aantalopgaven: 30, aantalgoed: 21 } });
});
