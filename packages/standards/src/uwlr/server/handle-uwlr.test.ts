import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { AUT, body, envelop, header, LG, SOAP } from '../../../test/messages.ts';
import { encode, whole, perByte, textOf } from '../../../test/bytes.ts';
import { klant, makeProvider, sleutel } from '../../../test/school.ts';
import type { HandleOptions } from './handle-options.ts';
import { handleUwlr, type UwlrResponse } from './handle-uwlr.ts';

interface Outcome {
  antwoord: UwlrResponse;
  xml: string;
  called: string[];
}

async function ask(
  bericht: string | Uint8Array,
  headers: Record<string, string> = { 'content-type': 'text/xml; charset=utf-8' },
  options: HandleOptions = {},
): Promise<Outcome> {
  const provider = makeProvider();
  const antwoord = await handleUwlr(provider, { headers, body: whole(bericht) }, options);
  return { antwoord, xml: await textOf(antwoord.body), called: provider.called };
}

async function faultVan(bericht: string, options: HandleOptions = {}): Promise<string> {
  const { antwoord, xml } = await ask(bericht, undefined, options);
  assert.equal(antwoord.status, 500);
  assert.equal(antwoord.outcome, 'fault');
  const code = antwoord.fault!.faultcode;
  assert.ok(xml.includes(`<faultcode>soap:${code}</faultcode>`), xml);
  assert.ok(xml.includes(`xmlns:soap="${SOAP}"`));
  assert.equal(xml.includes(sleutel) || xml.includes(klant.klantcode), false);
  return code;
}

const good = envelop(header(), body());

test('answers a good request with the pupils of the school', async () => {
  const { antwoord, xml } = await ask(good);
  assert.equal(antwoord.status, 200);
  assert.equal(antwoord.headers['content-type'], 'text/xml; charset=utf-8');
  assert.equal(antwoord.outcome, 'gegevens');
  assert.equal(antwoord.operatie, 'HaalLeerlinggegevens');
  assert.equal(
    xml,
    `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="${SOAP}"><soap:Body><leerlinggegevens_antwoord xmlns="${LG}"><leerlinggegevens><school><schooljaar>2025-2026</schooljaar><brincode>97QX</brincode><dependancecode>00</dependancecode><aanmaakdatum>2026-01-05T07:30:00+01:00</aanmaakdatum><auteur>Proef</auteur><xsdversie>2.2</xsdversie></school><groepen><groep key="G1"><naam>0/1</naam><jaargroep>0</jaargroep></groep><samengestelde_groep key="S1"><naam>Plus</naam></samengestelde_groep></groepen><leerlingen><leerling key="LL-1" eckid="https://ketenid.nl/pilot/1"><achternaam>Voorbeeld</achternaam><voorvoegsel>van der</voorvoegsel><roepnaam>Zoë</roepnaam><geboortedatum>2017-05-09</geboortedatum><geslacht>2</geslacht><jaargroep>0</jaargroep><groep key="G1"/><samengestelde_groepen><samengestelde_groep key="S1"/></samengestelde_groepen></leerling><leerling key="LL-2"><roepnaam>D’Artagnan &amp; &lt;zn&gt;</roepnaam></leerling></leerlingen></leerlinggegevens></leerlinggegevens_antwoord></soap:Body></soap:Envelope>`,
  );
});

// The acceptance tests of the Topicus SoapUI suite, and the rest of the order of checks: one defect each.
const faulty: readonly [name: string, bericht: string, faultcode: string][] = [
  ['malformed XML', good.replace('</s:Body>', '</s:Bode>'), 'Client.OngeldigBericht'],
  ['a request cut off', good.slice(0, -30), 'Client.OngeldigBericht'],
  ['no XML at all', 'schooljaar=2025-2026', 'Client.OngeldigBericht'],
  ['an empty request', '', 'Client.OngeldigBericht'],
  ['a DTD', good.replace('<s:Env', '<!DOCTYPE x []><s:Env'), 'Client.OngeldigBericht'],
  ['no envelope', body(), 'Client.OngeldigBericht'],
  ['SOAP 1.2', envelop(header(), body(), 'http://www.w3.org/2003/05/soap-envelope'), 'VersionMismatch'],
  ['two body elements', envelop(header(), body() + body()), 'Client.OngeldigBericht'],
  ['an empty body', envelop(header(), ''), 'Client.OngeldigBericht'],
  [
    'a header that must be understood',
    envelop(`${header()}<x:y xmlns:x="urn:x" s:mustUnderstand="1"/>`, body()),
    'MustUnderstand',
  ],
  ['no header', envelop('', body()), 'Client.AutorisatieOngeldig'],
  [
    'a header without klantcode',
    envelop(header().replace(/<aut:klantcode>.*klantcode>/, ''), body()),
    'Client.AutorisatieOngeldig',
  ],
  ['a header with an empty key', envelop(header({ sleutel: '' }), body()), 'Client.AutorisatieOngeldig'],
  [
    'a header with klantnaam twice',
    envelop(
      header().replace('</aut:autorisatie>', '<aut:klantnaam>x</aut:klantnaam></aut:autorisatie>'),
      body(),
    ),
    'Client.AutorisatieOngeldig',
  ],
  ['two headers', envelop(header() + header(), body()), 'Client.AutorisatieOngeldig'],
  [
    'a header in another namespace',
    envelop(header().replace(AUT, `${AUT}x`), body()),
    'Client.AutorisatieOngeldig',
  ],
  [
    'a wrong klantnaam',
    envelop(header({ klantnaam: 'Iemand' }), body()),
    'Client.OngeldigeKlantIdentificatie',
  ],
  [
    'a wrong klantcode',
    envelop(header({ klantcode: 'geraden' }), body()),
    'Client.OngeldigeKlantIdentificatie',
  ],
  ['an unknown request', envelop(header(), `<x xmlns="${LG}"/>`), 'Client.OngeldigBericht'],
  [
    'a request in another namespace',
    envelop(header(), body().replace(LG, `${LG}x`)),
    'Client.OngeldigBericht',
  ],
  ['a wrong schooljaar', envelop(header(), body({ schooljaar: '2011-2012-FOUT' })), 'Client.OngeldigBericht'],
  [
    'a schooljaar that does not follow',
    envelop(header(), body({ schooljaar: '1999-2099' })),
    'Client.OngeldigBericht',
  ],
  ['no schooljaar', envelop(header(), body({ schooljaar: '' })), 'Client.OngeldigBericht'],
  ['an invalid BRIN', envelop(header(), body({ brincode: 'ONGELDIGEBRINCODE' })), 'Client.OngeldigBericht'],
  ['an invalid dependancecode', envelop(header(), body({ dependancecode: '1' })), 'Client.OngeldigBericht'],
  ['BRIN and schoolkey', envelop(header(), body({ schoolkey: 'afspraak-1' })), 'Client.OngeldigBericht'],
  ['no school', envelop(header(), body({ brincode: '', dependancecode: '' })), 'Client.OngeldigBericht'],
  ['no xsdversie', envelop(header(), body({ xsdversie: '' })), 'Client.OngeldigBericht'],
  [
    'an invalid moment',
    envelop(header(), body({ laatstontvangengegevens: 'gisteren' })),
    'Client.OngeldigBericht',
  ],
  [
    'an element that the standard does not know',
    envelop(header(), body().replace('</lg:leer', '<lg:extra/></lg:leer')),
    'Client.OngeldigBericht',
  ],
  ['a wrong xsdversie', envelop(header(), body({ xsdversie: '2.2-FOUT' })), 'Client.XsdVersieOngeldig'],
  ['a wrong key', envelop(header({ sleutel: 'geraden' }), body()), 'Client.AutorisatieOngeldig'],
  ['another BRIN', envelop(header(), body({ brincode: '00ZZ' })), 'Client.AutorisatieOngeldig'],
  ['another dependance', envelop(header(), body({ dependancecode: '01' })), 'Client.AutorisatieOngeldig'],
  [
    'an unknown schoolkey',
    envelop(header(), body({ brincode: '', dependancecode: '', schoolkey: 'x' })),
    'Client.AutorisatieOngeldig',
  ],
  ['a failure of our own', envelop(header(), body({ gegevenssetid: 'kapot' })), 'Server.InterneFout'],
  [
    'a failure before the first pupil',
    envelop(header(), body({ gegevenssetid: 'kapot voor de eerste' })),
    'Server.InterneFout',
  ],
];
for (const [name, bericht, faultcode] of faulty) {
  test(`${name}: ${faultcode}`, async () => assert.equal(await faultVan(bericht), faultcode));
}

test('the first check that fails gives the answer, and later ones are not made', async () => {
  const everything = { klantnaam: 'Iemand', sleutel: 'geraden' };
  const { antwoord, called } = await ask(
    envelop(header(everything), body({ xsdversie: '9', schooljaar: 'x' })),
  );
  assert.equal(antwoord.fault?.faultcode, 'Client.OngeldigeKlantIdentificatie');
  assert.deepEqual(called, ['findKlant']);
  const version = await ask(envelop(header({ sleutel: 'geraden' }), body({ xsdversie: '9' })));
  assert.equal(version.antwoord.fault?.faultcode, 'Client.XsdVersieOngeldig');
  assert.deepEqual(version.called, ['findKlant']);
});

test('an unknown key and a wrong school get the same sentence', async () => {
  const a = await ask(envelop(header({ sleutel: 'geraden' }), body()));
  const b = await ask(envelop(header(), body({ brincode: '00ZZ' })));
  assert.equal(a.xml, b.xml);
});

test('the application may give the reason itself', async () => {
  const { antwoord } = await ask(envelop(header({ sleutel: 'later' }), body()));
  assert.equal(antwoord.fault?.faultcode, 'Client.AutorisatieOngeldig');
  assert.equal(antwoord.fault?.faultstring, 'Autorisatie is ongeldig: deze koppeling start op 2026-02-01');
});

test('an inner failure tells the caller nothing, and the application everything', async () => {
  const errors: unknown[] = [];
  const { xml } = await ask(envelop(header(), body({ gegevenssetid: 'kapot' })), undefined, {
    onError: (error) => errors.push(error),
  });
  assert.equal(xml.includes('Jansen'), false);
  assert.match(String(errors[0]), /database weg/);
});

test('a fault says which element, line and column are wrong, and repeats no value', async () => {
  const { antwoord } = await ask(envelop(header(), body({ brincode: 'Jansen' })));
  assert.match(antwoord.fault!.faultstring, /'brincode'.*\(regel 1, kolom \d+\)/);
  assert.equal(antwoord.fault!.faultstring.includes('Jansen'), false);
});

for (const kind of ['geengegevens', 'geenwijzigingen'] as const) {
  test(`${kind} is an answer, and truly empty`, async () => {
    const { antwoord, xml } = await ask(envelop(header(), body({ gegevenssetid: kind })));
    assert.equal(antwoord.status, 200);
    assert.equal(antwoord.outcome, kind);
    assert.ok(
      xml.includes(`<leerlinggegevens_antwoord xmlns="${LG}"><${kind}/></leerlinggegevens_antwoord>`),
      xml,
    );
  });
}

test('a school without pupils is geengegevens: an empty list may not exist', async () => {
  const { antwoord } = await ask(envelop(header(), body({ gegevenssetid: 'leeg' })));
  assert.equal(antwoord.outcome, 'geengegevens');
});

test('both ports share the URL: the body tells the operation, whatever SOAPAction says', async () => {
  for (const action of ['"HaalLeerlinggegevens"', 'HaalLeerlinggegevens', '""', '', 'onzin']) {
    const headers = { 'content-type': 'text/xml', soapaction: action };
    const { antwoord, xml } = await ask(envelop(header(), body({}, 'structuur_verzoek')), headers);
    assert.equal(antwoord.operatie, 'HaalStructuur');
    assert.match(xml, /<structuur_antwoord [^>]*><leerlinggegevens-structuur><school>/);
  }
});

test('a header in another order, with the attributes that SOAP stacks add, is good', async () => {
  const heading = `<a:autorisatie xmlns:a="${AUT}" s:mustUnderstand="1" s:actor="x"><a:klantnaam>${klant.klantnaam}</a:klantnaam><a:klantcode>${klant.klantcode}</a:klantcode><a:autorisatiesleutel>${sleutel}</a:autorisatiesleutel></a:autorisatie>`;
  assert.equal((await ask(envelop(heading, body()))).antwoord.status, 200);
});

test('a header that somebody else must understand is nothing to us; one for whoever reads it is', async () => {
  const foreign = (actor: string): string =>
    envelop(`${header()}<x:y xmlns:x="urn:x" s:mustUnderstand="1" s:actor="${actor}"/>`, body());
  assert.equal((await ask(foreign('urn:tussenstation'))).antwoord.status, 200);
  for (const forUs of ['', 'http://schemas.xmlsoap.org/soap/actor/next']) {
    assert.equal((await ask(foreign(forUs))).antwoord.fault?.faultcode, 'MustUnderstand', forUs);
  }
});

test('an empty dependancecode is vestiging 00, and so is none', async () => {
  const empty = body().replace('<lg:dependancecode>00<', '<lg:dependancecode><');
  for (const content of [empty, body({ dependancecode: '' })]) {
    const { xml } = await ask(envelop(header(), content));
    assert.match(xml, /<brincode>97QX<\/brincode><dependancecode>00<\/dependancecode>/);
  }
});

test('a school that is asked for by schoolkey is answered by schoolkey', async () => {
  const { xml } = await ask(
    envelop(header(), body({ brincode: '', dependancecode: '', schoolkey: 'afspraak-1' })),
  );
  assert.match(xml, /<schooljaar>2025-2026<\/schooljaar><schoolkey>afspraak-1<\/schoolkey>/);
});

test('who asks in version 2.1 gets version 2.1, without eckid', async () => {
  const { xml } = await ask(envelop(header(), body({ xsdversie: '2.1' })));
  assert.match(xml, /<xsdversie>2.1<\/xsdversie>/);
  assert.equal(xml.includes('eckid'), false);
});

test('a request may come byte by byte and compressed', async () => {
  const provider = makeProvider();
  const bare = await handleUwlr(provider, { headers: { 'Content-Type': 'text/xml' }, body: perByte(good) });
  assert.equal(bare.status, 200);
  for (const [encoding, packed] of [
    ['gzip', gzipSync(good)],
    ['x-gzip', gzipSync(good)],
    ['deflate', deflateSync(good)],
  ] as const) {
    const headers = { 'content-type': 'text/xml', 'content-encoding': encoding };
    assert.equal((await ask(packed, headers)).antwoord.status, 200, encoding);
  }
});

test('an answer is compressed for who asks', async () => {
  for (const accept of ['gzip', 'deflate, gzip;q=0.5', '*']) {
    const provider = makeProvider();
    const headers = { 'content-type': 'text/xml', 'accept-encoding': accept };
    const { headers: back, body: pieces } = await handleUwlr(provider, { headers, body: whole(good) });
    assert.equal(back['content-encoding'], 'gzip');
    const bytes: Uint8Array[] = [];
    for await (const piece of pieces) bytes.push(piece);
    assert.match(gunzipSync(Buffer.concat(bytes)).toString(), /<roepnaam>Zoë</);
  }
  const notPacked = await ask(good, { 'content-type': 'text/xml', 'accept-encoding': 'gzip;q=0, br' });
  assert.equal(notPacked.antwoord.headers['content-encoding'], undefined);
});

test('other media types and encodings get 415, too much gets 413', async () => {
  assert.equal((await ask(good, { 'content-type': 'application/json' })).antwoord.status, 415);
  assert.equal(
    (await ask(good, { 'content-type': 'text/xml', 'content-encoding': 'br' })).antwoord.status,
    415,
  );
  const many = envelop(header(), body() + '<!-- x -->'.repeat(200_000));
  assert.equal((await ask(many)).antwoord.status, 413);
  assert.equal(
    (await ask('', { 'content-type': 'text/xml', 'content-length': '99999999' })).antwoord.status,
    413,
  );
});

test('what unpacks to too much is too much, however small it came in', async () => {
  const packing = { 'content-type': 'text/xml', 'content-encoding': 'gzip' };
  for (const [filling, status] of [
    ['<!-- x -->'.repeat(500_000), 413],
    // One text of blanks meets another bound first.
    [' '.repeat(5_000_000), 500],
  ] as const) {
    const bomb = gzipSync(encode(good.replace('<s:Header>', `<s:Header>${filling}`)));
    assert.ok(bomb.length < 50_000);
    const { antwoord } = await ask(bomb, packing);
    assert.deepEqual([antwoord.status, antwoord.fault?.faultcode], [status, 'Client.OngeldigBericht']);
  }
});

test('damaged gzip is an invalid message', async () => {
  const { antwoord } = await ask(encode('geen gzip'), {
    'content-type': 'text/xml',
    'content-encoding': 'gzip',
  });
  assert.equal(antwoord.fault?.faultcode, 'Client.OngeldigBericht');
});

test('a failure half-way breaks the answer: it never ends as if it were whole', async () => {
  const provider = makeProvider();
  const errors: unknown[] = [];
  for (const accept of ['', 'gzip']) {
    const headers = { 'content-type': 'text/xml', 'accept-encoding': accept };
    const bericht = envelop(header(), body({ gegevenssetid: 'halverwege kapot' }));
    const antwoord = await handleUwlr(
      provider,
      { headers, body: whole(bericht) },
      { onError: (e) => errors.push(e) },
    );
    await assert.rejects(textOf(antwoord.body), /database weg/);
  }
  assert.equal(errors.length, 2);
  assert.equal(provider.closed, 2);
});

test('a failure before anything has gone is told as a fault, once to us and without reason to them', async () => {
  for (const accept of ['', 'gzip']) {
    const provider = makeProvider();
    const errors: unknown[] = [];
    const antwoord = await handleUwlr(
      provider,
      {
        headers: { 'content-type': 'text/xml', 'accept-encoding': accept },
        body: whole(envelop(header(), body({ gegevenssetid: 'gauw kapot' }))),
      },
      { onError: (e) => errors.push(e) },
    );
    assert.deepEqual(
      [antwoord.status, antwoord.fault?.faultcode, antwoord.headers['content-encoding']],
      [500, 'Server.InterneFout', undefined],
    );
    assert.doesNotMatch(await textOf(antwoord.body), /database weg|roepnaam/);
    assert.equal(String(errors), 'Error: database weg');
    assert.equal(provider.closed, 1);
  }
});

test('the source is closed when the reader leaves, also before the first byte', async () => {
  const provider = makeProvider();
  const open = (): Promise<UwlrResponse> =>
    handleUwlr(provider, { headers: {}, body: whole(envelop(header(), body({ gegevenssetid: 'veel' }))) });
  for await (const _ of (await open()).body) break;
  assert.equal(provider.closed, 1);
  await (await open()).body[Symbol.asyncIterator]().return?.();
  assert.equal(provider.closed, 2);
});

test('between the pieces of a big answer everybody else has a turn', async () => {
  const bericht = envelop(header(), body({ gegevenssetid: 'veel' }));
  const { body: pieces } = await handleUwlr(makeProvider(), { headers: {}, body: whole(bericht) });
  let turns = 0;
  let count = 0;
  const next = (): void => void (waiting = setImmediate(() => (turns++, next())));
  let waiting: NodeJS.Immediate | undefined;
  next();
  for await (const _ of pieces) count++;
  clearImmediate(waiting);
  assert.ok(count > 20);
  // The pieces kept until the answer proved big come at once: two at most.
  assert.ok(turns >= count - 2, `${turns} turns between ${count} pieces`);
});

test('a signal stops the stream', async () => {
  const stop = new AbortController();
  const bericht = envelop(header(), body({ gegevenssetid: 'veel' }));
  const antwoord = await handleUwlr(makeProvider(), {
    headers: {},
    body: whole(bericht),
    signal: stop.signal,
  });
  await assert.rejects(async () => {
    for await (const _ of antwoord.body) stop.abort();
  });
});
