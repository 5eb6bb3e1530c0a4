import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { verzamel } from '../../../test/bytes.ts';
import { klant, leerlingen, maakBron, sleutel, startServer, verzoek } from '../../../test/school.ts';
import type { Leerling } from '../../edexml/leerling.ts';
import { StandardsError, UwlrFault, UwlrTransportError } from '../../errors.ts';
import { createUwlrClient } from './create-uwlr-client.ts';
import type { UwlrClient, UwlrClientOptions } from './uwlr-client.ts';
import { serializeVerzoek } from './write-verzoek.ts';

const call = { autorisatiesleutel: sleutel };

const clientVoor = (url: string, over: Partial<UwlrClientOptions> = {}): UwlrClient =>
  createUwlrClient({ url, ...klant, ...over });

/** A server that answers what the test says, good or bad. */
async function metAntwoord<T>(luister: RequestListener, doe: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(luister);
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
  try {
    return await doe(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((klaar) => server.close(klaar));
  }
}

const antwoordMet =
  (status: number, contentType: string, body: string): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': contentType }).end(body);

async function haalAlles(client: UwlrClient, gegevenssetid?: string): Promise<unknown[]> {
  const antwoord = await client.haalLeerlinggegevens(
    { ...verzoek, ...(gegevenssetid && { gegevenssetid }) },
    call,
  );
  return antwoord.kind === 'gegevens' ? verzamel(antwoord.parts) : [antwoord.kind];
}

async function foutVan(doe: Promise<unknown>): Promise<StandardsError> {
  const error = await doe.then(
    () => undefined,
    (e: unknown) => e,
  );
  assert.ok(error instanceof StandardsError, String(error));
  return error;
}

test('haalStructuur gives the groups of a school, and asks compressed with a quoted SOAPAction', async () => {
  await using server = await startServer();
  const antwoord = await clientVoor(server.url).haalStructuur(verzoek, call);
  assert.deepEqual(antwoord, {
    kind: 'gegevens',
    school: {
      schooljaar: '2025-2026',
      brincode: '97QX',
      dependancecode: '00',
      aanmaakdatum: '2026-01-05T07:30:00+01:00',
      auteur: 'Proef',
      xsdversie: '2.2',
    },
    vestigingen: [],
    groepen: [{ key: 'G1', naam: '0/1', jaargroep: '0' }],
    samengesteldeGroepen: [{ key: 'S1', naam: 'Plus' }],
  });
  const { headers } = server.verzoeken[0]!;
  assert.equal(
    headers.soapaction,
    '"http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens/structuur_verzoek"',
  );
  assert.equal(headers['accept-encoding'], 'gzip');
  assert.equal(server.antwoorden[0]!.headers['content-encoding'], 'gzip');
});

test('haalLeerlinggegevens gives typed parts in batches, and counts its bytes', async () => {
  await using server = await startServer();
  const antwoord = await clientVoor(server.url).haalLeerlinggegevens(
    { ...verzoek, gegevenssetid: 'veel' },
    call,
  );
  assert.equal(antwoord.kind, 'gegevens');
  if (antwoord.kind !== 'gegevens') return;
  let partijen = 0;
  let aantal = 0;
  for await (const delen of antwoord.parts) {
    partijen++;
    for (const deel of delen) if (deel.kind === 'leerling') aantal++;
  }
  assert.equal(aantal, 20_002);
  assert.ok(partijen > 20);
  assert.ok(antwoord.bytes() > 4_000_000);
});

test('the values come over as they were', async () => {
  await using server = await startServer();
  const delen = (await haalAlles(clientVoor(server.url))) as { kind: string; value: unknown }[];
  assert.deepEqual(
    delen.filter((d) => d.kind === 'leerling').map((d) => d.value),
    leerlingen,
  );
});

for (const kind of ['geengegevens', 'geenwijzigingen']) {
  test(`${kind} is an answer`, async () => {
    await using server = await startServer();
    assert.deepEqual(await haalAlles(clientVoor(server.url), kind), [kind]);
  });
}

test('a refusal is a UwlrFault with the code of the other side', async () => {
  await using server = await startServer();
  const fout = await foutVan(clientVoor(server.url).haalStructuur(verzoek, { autorisatiesleutel: 'later' }));
  assert.ok(fout instanceof UwlrFault);
  assert.equal(fout.faultcode, 'Client.AutorisatieOngeldig');
  assert.equal(fout.faultstring, 'Autorisatie is ongeldig: deze koppeling start op 2026-02-01');
  assert.equal(fout.retryable, false);
  assert.equal(fout.message.includes('2026-02-01'), false);
});

test('a fault is read whatever the HTTP status and the prefix', async () => {
  const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
  for (const [status, code] of [
    [200, 'Server.TijdelijkNietBeschikbaar'],
    [500, 'S:Server.TijdelijkNietBeschikbaar'],
    [403, ' x:Server.TijdelijkNietBeschikbaar '],
  ] as const) {
    const xml = `<S:Envelope xmlns:S="${soap}"><S:Header/><S:Body><S:Fault><faultcode>${code}</faultcode><faultstring xml:lang="nl">Even weg</faultstring><detail><x/></detail></S:Fault></S:Body></S:Envelope>`;
    await metAntwoord(antwoordMet(status, 'text/xml', xml), async (url) => {
      const fout = await foutVan(haalAlles(clientVoor(url)));
      assert.ok(fout instanceof UwlrFault, fout.message);
      assert.equal(fout.faultcode, 'Server.TijdelijkNietBeschikbaar');
      assert.equal(fout.retryable, true);
    });
  }
});

test('an answer cut off half-way throws; it never ends as a smaller school', async () => {
  await using server = await startServer();
  const fout = await foutVan(haalAlles(clientVoor(server.url), 'halverwege kapot'));
  assert.ok(fout instanceof UwlrTransportError, fout.message);
  assert.equal(fout.code, 'UWLR_AFGEBROKEN');
  assert.equal(fout.retryable, true);
});

test('a well-ended HTTP answer with half a message throws as well', async () => {
  await using server = await startServer();
  const heel = await (
    await fetch(server.url, { method: 'POST', body: 'x', headers: { 'content-type': 'text/xml' } })
  ).text();
  await metAntwoord(antwoordMet(500, 'text/xml', heel.slice(0, -10)), async (url) => {
    assert.ok((await foutVan(haalAlles(clientVoor(url)))) instanceof UwlrTransportError);
  });
  const half =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><leerlinggegevens_antwoord xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><leerlinggegevens><school><schooljaar>2025-2026</schooljaar></school><leerlingen><leerling key="1"><roepnaam>A</roepnaam></leerling>';
  await metAntwoord(antwoordMet(200, 'text/xml', half), async (url) => {
    assert.equal((await foutVan(haalAlles(clientVoor(url)))).code, 'UWLR_AFGEBROKEN');
  });
});

const vreemd: readonly [naam: string, antwoord: RequestListener, code: string, retryable: boolean][] = [
  ['a page of a proxy', antwoordMet(503, 'text/html', '<h1>down</h1>'), 'UWLR_HTTP', true],
  ['a login page', antwoordMet(200, 'text/html', '<h1>login</h1>'), 'UWLR_GEEN_XML', false],
  ['XML that is no SOAP, with an error status', antwoordMet(500, 'text/xml', '<x/>'), 'UWLR_HTTP', false],
  [
    'a redirect',
    (_, r) => r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    'UWLR_ADRES_VERKEERD',
    false,
  ],
  ['nothing', antwoordMet(200, 'text/xml', ''), 'UWLR_AFGEBROKEN', true],
  ['a connection that drops', (q) => q.socket.destroy(), 'UWLR_NIET_BEREIKBAAR', true],
];
for (const [naam, antwoord, code, retryable] of vreemd) {
  test(`${naam}: ${code}`, async () => {
    await metAntwoord(antwoord, async (url) => {
      const fout = await foutVan(haalAlles(clientVoor(url)));
      assert.ok(fout instanceof UwlrTransportError, fout.message);
      assert.deepEqual([fout.code, fout.retryable], [code, retryable]);
    });
  });
}

test('another message than the answer to our question is refused', async () => {
  const xml =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><x/></s:Body></s:Envelope>';
  await metAntwoord(antwoordMet(200, 'text/xml', xml), async (url) => {
    assert.equal((await foutVan(haalAlles(clientVoor(url)))).code, 'UWLR_ANTWOORD_ONGELDIG');
  });
});

test('an answer that says nobody and somebody, or nobody and nothing new, is not taken for either', async () => {
  const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
  const lg = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';
  const iemand =
    '<leerlinggegevens><school><schooljaar>2025-2026</schooljaar></school><leerlingen><leerling key="1"><roepnaam>A</roepnaam></leerling></leerlingen></leerlinggegevens>';
  for (const [inhoud, code] of [
    [`<geengegevens/>${iemand}`, 'UWLR_ANTWOORD_ONGELDIG'],
    ['<geengegevens/><geenwijzigingen/>', 'UWLR_ANTWOORD_ONGELDIG'],
    ['<geenwijzigingen>\n</geenwijzigingen>', undefined],
  ] as const) {
    const xml = `<s:Envelope xmlns:s="${soap}"><s:Body><leerlinggegevens_antwoord xmlns="${lg}">${inhoud}</leerlinggegevens_antwoord></s:Body></s:Envelope>`;
    await metAntwoord(antwoordMet(200, 'text/xml', xml), async (url) => {
      const uitkomst = haalAlles(clientVoor(url));
      if (code === undefined) await uitkomst;
      else assert.equal((await foutVan(uitkomst)).code, code, inhoud);
    });
  }
});

test('an address where nobody listens is not reachable, and may be tried again', async () => {
  const fout = await foutVan(haalAlles(clientVoor('http://127.0.0.1:1/')));
  assert.ok(fout instanceof UwlrTransportError);
  assert.deepEqual([fout.code, fout.retryable], ['UWLR_NIET_BEREIKBAAR', true]);
});

test('an answer that does not come, or stops coming, is given up in time', async () => {
  const stil: RequestListener = () => {};
  const halverwege: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.write('<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">');
  };
  for (const luister of [stil, halverwege]) {
    await metAntwoord(luister, async (url) => {
      const fout = await foutVan(haalAlles(clientVoor(url, { timeoutMs: 100 })));
      assert.ok(fout instanceof UwlrTransportError);
      assert.deepEqual([fout.code, fout.retryable], ['UWLR_TIJD_OM', true]);
    });
  }
});

test('a signal stops the call', async () => {
  await metAntwoord(
    () => {},
    async (url) => {
      const signal = AbortSignal.timeout(50);
      const fout = await foutVan(clientVoor(url).haalStructuur(verzoek, { ...call, signal }));
      assert.equal(fout.code, 'UWLR_GEANNULEERD');
    },
  );
});

test('an answer that is too large is refused', async () => {
  await using server = await startServer();
  const fout = await foutVan(haalAlles(clientVoor(server.url, { maxBytes: 100_000 }), 'veel'));
  assert.ok(fout instanceof UwlrTransportError);
  assert.deepEqual([fout.code, fout.retryable], ['UWLR_TE_GROOT', false]);
});

test('who stops reading lets the connection go', async () => {
  const bron = maakBron();
  await using server = await startServer(bron);
  const antwoord = await clientVoor(server.url).haalLeerlinggegevens(
    { ...verzoek, gegevenssetid: 'veel' },
    call,
  );
  if (antwoord.kind === 'gegevens') for await (const _ of antwoord.parts) break;
  for (let i = 0; i < 1000 && bron.gesloten === 0; i++) await new Promise((klaar) => setTimeout(klaar, 10));
  assert.equal(bron.gesloten, 1);
});

test('by somebody’s own fetch the same comes over, and half of it throws as well', async () => {
  await using server = await startServer();
  const client = clientVoor(server.url, { fetch });
  assert.deepEqual(await haalAlles(client), await haalAlles(clientVoor(server.url)));
  assert.equal((await foutVan(haalAlles(client, 'halverwege kapot'))).code, 'UWLR_AFGEBROKEN');
});

test('without gzip the same comes over, uncompressed', async () => {
  await using server = await startServer();
  const delen = await haalAlles(clientVoor(server.url, { gzip: false }));
  assert.deepEqual(delen, await haalAlles(clientVoor(server.url)));
  assert.deepEqual(
    server.antwoorden.map(({ headers }) => headers['content-encoding']),
    [undefined, 'gzip'],
  );
});

test('without gzip the first pupils are there while the last are still being gathered', async () => {
  const bron = maakBron();
  const { promise: meer, resolve: geefMeer } = Promise.withResolvers<void>();
  const openLeerlinggegevens: typeof bron.openLeerlinggegevens = async (toegang, vraag) => {
    const antwoord = await bron.openLeerlinggegevens(toegang, vraag);
    if (antwoord.kind !== 'gegevens') return antwoord;
    async function* traag(): AsyncGenerator<readonly Leerling[]> {
      // More than the first piece, far less than what compressed is kept for one go.
      yield Array.from({ length: 200 }, (_, i) => ({ ...leerlingen[0]!, key: `eerst-${i}` }));
      await meer;
      yield [{ ...leerlingen[0]!, key: 'laatst' }];
    }
    return { ...antwoord, leerlingen: traag() };
  };
  await using server = await startServer({ ...bron, openLeerlinggegevens });
  const client = clientVoor(server.url, { gzip: false, timeoutMs: 5_000 });
  const antwoord = await client.haalLeerlinggegevens(verzoek, call);
  assert.ok(antwoord.kind === 'gegevens');
  const keys: string[] = [];
  for await (const delen of antwoord.parts) {
    for (const deel of delen) if (deel.kind === 'leerling') keys.push(deel.value.key);
    if (keys.length > 0) geefMeer();
  }
  assert.equal(keys.length, 201);
  assert.equal(keys.at(-1), 'laatst');
});

test('a small answer says how long it is; one that unpacks to more than fits in one go comes over all the same', async () => {
  await using server = await startServer();
  const body = serializeVerzoek('HaalLeerlinggegevens', verzoek, { ...klant, ...call });
  const headers = { 'content-type': 'text/xml', 'accept-encoding': 'identity' };
  const heel = await (await fetch(server.url, { method: 'POST', body, headers })).text();
  assert.equal(server.antwoorden[0]!.headers['content-length'], String(Buffer.byteLength(heel)));
  const [voor = '', na = ''] = heel.split('<leerlingen>');
  const ruim = gzipSync(`${voor}<leerlingen>${'<!-- -->'.repeat(375_000)}${na}`);
  assert.ok(ruim.length < 20_000);
  const antwoord: RequestListener = (_, r) =>
    r
      .writeHead(200, {
        'content-type': 'text/xml',
        'content-encoding': 'gzip',
        'content-length': ruim.length,
      })
      .end(ruim);
  await metAntwoord(antwoord, async (url) => {
    assert.equal((await haalAlles(clientVoor(url))).length, (await haalAlles(clientVoor(server.url))).length);
    const fout = await foutVan(haalAlles(clientVoor(url, { maxBytes: 2_500_000 })));
    assert.equal(fout.code, 'UWLR_TE_GROOT');
  });
});

test('compressed bytes that are damaged are an answer that broke off', async () => {
  const stuk = gzipSync('<a/>').fill(0, 10);
  const antwoord: RequestListener = (_, r) =>
    r
      .writeHead(200, {
        'content-type': 'text/xml',
        'content-encoding': 'gzip',
        'content-length': stuk.length,
      })
      .end(stuk);
  await metAntwoord(antwoord, async (url) => {
    assert.equal((await foutVan(haalAlles(clientVoor(url)))).code, 'UWLR_AFGEBROKEN');
  });
});
