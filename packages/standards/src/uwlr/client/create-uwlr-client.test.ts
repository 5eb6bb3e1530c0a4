import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { collect } from '../../../test/bytes.ts';
import { klant, leerlingen, makeProvider, sleutel, startServer, verzoek } from '../../../test/school.ts';
import type { Leerling } from '../../edexml/leerling.ts';
import { StandardsError, UwlrFault, UwlrTransportError } from '../../errors.ts';
import { createUwlrClient } from './create-uwlr-client.ts';
import type { UwlrClient, UwlrClientOptions } from './uwlr-client.ts';
import { serializeVerzoek } from './write-verzoek.ts';

const call = { autorisatiesleutel: sleutel };

const clientFor = (url: string, over: Partial<UwlrClientOptions> = {}): UwlrClient =>
  createUwlrClient({ url, ...klant, ...over });

/** A server that answers what the test says, good or bad. */
async function withAntwoord<T>(listener: RequestListener, act: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

const answerWith =
  (status: number, contentType: string, body: string): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': contentType }).end(body);

async function fetchEverything(client: UwlrClient, gegevenssetid?: string): Promise<unknown[]> {
  const antwoord = await client.haalLeerlinggegevens(
    { ...verzoek, ...(gegevenssetid && { gegevenssetid }) },
    call,
  );
  return antwoord.kind === 'gegevens' ? collect(antwoord.parts) : [antwoord.kind];
}

async function failureOf(act: Promise<unknown>): Promise<StandardsError> {
  const error = await act.then(
    () => undefined,
    (e: unknown) => e,
  );
  assert.ok(error instanceof StandardsError, String(error));
  return error;
}

test('haalStructuur gives the groups of a school, and asks compressed with a quoted SOAPAction', async () => {
  await using server = await startServer();
  const antwoord = await clientFor(server.url).haalStructuur(verzoek, call);
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
  const antwoord = await clientFor(server.url).haalLeerlinggegevens(
    { ...verzoek, gegevenssetid: 'veel' },
    call,
  );
  assert.equal(antwoord.kind, 'gegevens');
  if (antwoord.kind !== 'gegevens') return;
  let batches = 0;
  let count = 0;
  for await (const parts of antwoord.parts) {
    batches++;
    for (const part of parts) if (part.kind === 'leerling') count++;
  }
  assert.equal(count, 20_002);
  assert.ok(batches > 20);
  assert.ok(antwoord.bytes() > 4_000_000);
});

test('the values come over as they were', async () => {
  await using server = await startServer();
  const parts = (await fetchEverything(clientFor(server.url))) as { kind: string; value: unknown }[];
  assert.deepEqual(
    parts.filter((d) => d.kind === 'leerling').map((d) => d.value),
    leerlingen,
  );
});

for (const kind of ['geengegevens', 'geenwijzigingen']) {
  test(`${kind} is an answer`, async () => {
    await using server = await startServer();
    assert.deepEqual(await fetchEverything(clientFor(server.url), kind), [kind]);
  });
}

test('a refusal is a UwlrFault with the code of the other side', async () => {
  await using server = await startServer();
  const failure = await failureOf(
    clientFor(server.url).haalStructuur(verzoek, { autorisatiesleutel: 'later' }),
  );
  assert.ok(failure instanceof UwlrFault);
  assert.equal(failure.faultcode, 'Client.AutorisatieOngeldig');
  assert.equal(failure.faultstring, 'Autorisatie is ongeldig: deze koppeling start op 2026-02-01');
  assert.equal(failure.retryable, false);
  assert.equal(failure.message.includes('2026-02-01'), false);
});

test('a fault is read whatever the HTTP status and the prefix', async () => {
  const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
  for (const [status, code] of [
    [200, 'Server.TijdelijkNietBeschikbaar'],
    [500, 'S:Server.TijdelijkNietBeschikbaar'],
    [403, ' x:Server.TijdelijkNietBeschikbaar '],
  ] as const) {
    const xml = `<S:Envelope xmlns:S="${soap}"><S:Header/><S:Body><S:Fault><faultcode>${code}</faultcode><faultstring xml:lang="nl">Even weg</faultstring><detail><x/></detail></S:Fault></S:Body></S:Envelope>`;
    await withAntwoord(answerWith(status, 'text/xml', xml), async (url) => {
      const failure = await failureOf(fetchEverything(clientFor(url)));
      assert.ok(failure instanceof UwlrFault, failure.message);
      assert.equal(failure.faultcode, 'Server.TijdelijkNietBeschikbaar');
      assert.equal(failure.retryable, true);
    });
  }
});

test('an answer cut off half-way throws; it never ends as a smaller school', async () => {
  await using server = await startServer();
  const failure = await failureOf(fetchEverything(clientFor(server.url), 'halverwege kapot'));
  assert.ok(failure instanceof UwlrTransportError, failure.message);
  assert.equal(failure.code, 'UWLR_AFGEBROKEN');
  assert.equal(failure.retryable, true);
});

test('a well-ended HTTP answer with half a message throws as well', async () => {
  await using server = await startServer();
  const whole = await (
    await fetch(server.url, { method: 'POST', body: 'x', headers: { 'content-type': 'text/xml' } })
  ).text();
  await withAntwoord(answerWith(500, 'text/xml', whole.slice(0, -10)), async (url) => {
    assert.ok((await failureOf(fetchEverything(clientFor(url)))) instanceof UwlrTransportError);
  });
  const half =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><leerlinggegevens_antwoord xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><leerlinggegevens><school><schooljaar>2025-2026</schooljaar></school><leerlingen><leerling key="1"><roepnaam>A</roepnaam></leerling>';
  await withAntwoord(answerWith(200, 'text/xml', half), async (url) => {
    assert.equal((await failureOf(fetchEverything(clientFor(url)))).code, 'UWLR_AFGEBROKEN');
  });
});

const foreign: readonly [name: string, antwoord: RequestListener, code: string, retryable: boolean][] = [
  ['a page of a proxy', answerWith(503, 'text/html', '<h1>down</h1>'), 'UWLR_HTTP', true],
  ['a login page', answerWith(200, 'text/html', '<h1>login</h1>'), 'UWLR_GEEN_XML', false],
  ['XML that is no SOAP, with an error status', answerWith(500, 'text/xml', '<x/>'), 'UWLR_HTTP', false],
  [
    'a redirect',
    (_, r) => r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    'UWLR_ADRES_VERKEERD',
    false,
  ],
  ['nothing', answerWith(200, 'text/xml', ''), 'UWLR_AFGEBROKEN', true],
  ['a connection that drops', (q) => q.socket.destroy(), 'UWLR_NIET_BEREIKBAAR', true],
];
for (const [name, antwoord, code, retryable] of foreign) {
  test(`${name}: ${code}`, async () => {
    await withAntwoord(antwoord, async (url) => {
      const failure = await failureOf(fetchEverything(clientFor(url)));
      assert.ok(failure instanceof UwlrTransportError, failure.message);
      assert.deepEqual([failure.code, failure.retryable], [code, retryable]);
    });
  });
}

test('another message than the answer to our question is refused', async () => {
  const xml =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><x/></s:Body></s:Envelope>';
  await withAntwoord(answerWith(200, 'text/xml', xml), async (url) => {
    assert.equal((await failureOf(fetchEverything(clientFor(url)))).code, 'UWLR_ANTWOORD_ONGELDIG');
  });
});

test('an answer that says nobody and somebody, or nobody and nothing new, is not taken for either', async () => {
  const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
  const lg = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';
  const somebody =
    '<leerlinggegevens><school><schooljaar>2025-2026</schooljaar></school><leerlingen><leerling key="1"><roepnaam>A</roepnaam></leerling></leerlingen></leerlinggegevens>';
  for (const [content, code] of [
    [`<geengegevens/>${somebody}`, 'UWLR_ANTWOORD_ONGELDIG'],
    ['<geengegevens/><geenwijzigingen/>', 'UWLR_ANTWOORD_ONGELDIG'],
    ['<geenwijzigingen>\n</geenwijzigingen>', undefined],
  ] as const) {
    const xml = `<s:Envelope xmlns:s="${soap}"><s:Body><leerlinggegevens_antwoord xmlns="${lg}">${content}</leerlinggegevens_antwoord></s:Body></s:Envelope>`;
    await withAntwoord(answerWith(200, 'text/xml', xml), async (url) => {
      const outcome = fetchEverything(clientFor(url));
      if (code === undefined) await outcome;
      else assert.equal((await failureOf(outcome)).code, code, content);
    });
  }
});

test('an address where nobody listens is not reachable, and may be tried again', async () => {
  const failure = await failureOf(fetchEverything(clientFor('http://127.0.0.1:1/')));
  assert.ok(failure instanceof UwlrTransportError);
  assert.deepEqual([failure.code, failure.retryable], ['UWLR_NIET_BEREIKBAAR', true]);
});

test('an answer that does not come, or stops coming, is given up in time', async () => {
  const silent: RequestListener = () => {};
  const halfWay: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.write('<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">');
  };
  for (const listener of [silent, halfWay]) {
    await withAntwoord(listener, async (url) => {
      const failure = await failureOf(fetchEverything(clientFor(url, { timeoutMs: 100 })));
      assert.ok(failure instanceof UwlrTransportError);
      assert.deepEqual([failure.code, failure.retryable], ['UWLR_TIJD_OM', true]);
    });
  }
});

test('a signal stops the call', async () => {
  await withAntwoord(
    () => {},
    async (url) => {
      const signal = AbortSignal.timeout(50);
      const failure = await failureOf(clientFor(url).haalStructuur(verzoek, { ...call, signal }));
      assert.equal(failure.code, 'UWLR_GEANNULEERD');
    },
  );
});

test('an answer that is too large is refused', async () => {
  await using server = await startServer();
  const failure = await failureOf(fetchEverything(clientFor(server.url, { maxBytes: 100_000 }), 'veel'));
  assert.ok(failure instanceof UwlrTransportError);
  assert.deepEqual([failure.code, failure.retryable], ['UWLR_TE_GROOT', false]);
});

test('who stops reading lets the connection go', async () => {
  const provider = makeProvider();
  await using server = await startServer(provider);
  const antwoord = await clientFor(server.url).haalLeerlinggegevens(
    { ...verzoek, gegevenssetid: 'veel' },
    call,
  );
  if (antwoord.kind === 'gegevens') for await (const _ of antwoord.parts) break;
  for (let i = 0; i < 1000 && provider.closed === 0; i++) await new Promise((done) => setTimeout(done, 10));
  assert.equal(provider.closed, 1);
});

test('by somebody’s own fetch the same comes over, and half of it throws as well', async () => {
  await using server = await startServer();
  const client = clientFor(server.url, { fetch });
  assert.deepEqual(await fetchEverything(client), await fetchEverything(clientFor(server.url)));
  assert.equal((await failureOf(fetchEverything(client, 'halverwege kapot'))).code, 'UWLR_AFGEBROKEN');
});

test('without gzip the same comes over, uncompressed', async () => {
  await using server = await startServer();
  const parts = await fetchEverything(clientFor(server.url, { gzip: false }));
  assert.deepEqual(parts, await fetchEverything(clientFor(server.url)));
  assert.deepEqual(
    server.antwoorden.map(({ headers }) => headers['content-encoding']),
    [undefined, 'gzip'],
  );
});

test('without gzip the first pupils are there while the last are still being gathered', async () => {
  const provider = makeProvider();
  const { promise: more, resolve: giveMore } = Promise.withResolvers<void>();
  const openLeerlinggegevens: typeof provider.openLeerlinggegevens = async (toegang, question) => {
    const antwoord = await provider.openLeerlinggegevens(toegang, question);
    if (antwoord.kind !== 'gegevens') return antwoord;
    async function* slow(): AsyncGenerator<readonly Leerling[]> {
      // More than the first piece, far less than what compressed is kept for one go.
      yield Array.from({ length: 200 }, (_, i) => ({ ...leerlingen[0]!, key: `eerst-${i}` }));
      await more;
      yield [{ ...leerlingen[0]!, key: 'laatst' }];
    }
    return { ...antwoord, leerlingen: slow() };
  };
  await using server = await startServer({ ...provider, openLeerlinggegevens });
  const client = clientFor(server.url, { gzip: false, timeoutMs: 5_000 });
  const antwoord = await client.haalLeerlinggegevens(verzoek, call);
  assert.ok(antwoord.kind === 'gegevens');
  const keys: string[] = [];
  for await (const parts of antwoord.parts) {
    for (const part of parts) if (part.kind === 'leerling') keys.push(part.value.key);
    if (keys.length > 0) giveMore();
  }
  assert.equal(keys.length, 201);
  assert.equal(keys.at(-1), 'laatst');
});

test('a small answer says how long it is; one that unpacks to more than fits in one go comes over all the same', async () => {
  await using server = await startServer();
  const body = serializeVerzoek('HaalLeerlinggegevens', verzoek, { ...klant, ...call });
  const headers = { 'content-type': 'text/xml', 'accept-encoding': 'identity' };
  const whole = await (await fetch(server.url, { method: 'POST', body, headers })).text();
  assert.equal(server.antwoorden[0]!.headers['content-length'], String(Buffer.byteLength(whole)));
  const [before = '', after = ''] = whole.split('<leerlingen>');
  const wide = gzipSync(`${before}<leerlingen>${'<!-- -->'.repeat(375_000)}${after}`);
  assert.ok(wide.length < 20_000);
  const antwoord: RequestListener = (_, r) =>
    r
      .writeHead(200, {
        'content-type': 'text/xml',
        'content-encoding': 'gzip',
        'content-length': wide.length,
      })
      .end(wide);
  await withAntwoord(antwoord, async (url) => {
    assert.equal(
      (await fetchEverything(clientFor(url))).length,
      (await fetchEverything(clientFor(server.url))).length,
    );
    const failure = await failureOf(fetchEverything(clientFor(url, { maxBytes: 2_500_000 })));
    assert.equal(failure.code, 'UWLR_TE_GROOT');
  });
});

test('compressed bytes that are damaged are an answer that broke off', async () => {
  const piece = gzipSync('<a/>').fill(0, 10);
  const antwoord: RequestListener = (_, r) =>
    r
      .writeHead(200, {
        'content-type': 'text/xml',
        'content-encoding': 'gzip',
        'content-length': piece.length,
      })
      .end(piece);
  await withAntwoord(antwoord, async (url) => {
    assert.equal((await failureOf(fetchEverything(clientFor(url)))).code, 'UWLR_AFGEBROKEN');
  });
});
