import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afname, envelop, header, LR, resultaat, resultaten } from '../../../test/messages.ts';
import { encode, whole, perByte, textOf } from '../../../test/bytes.ts';
import { klant, makeProvider, sleutel, type TestProvider } from '../../../test/school.ts';
import { validateXml } from '../../validate/validate.ts';
import type { HandleOptions } from './handle-options.ts';
import { handleUwlr, type UwlrResponse } from './handle-uwlr.ts';

const OSO = 'http://www.edustandaard.nl/oso_gegevensset/1.2/dossier';

interface Outcome {
  antwoord: UwlrResponse;
  xml: string;
  provider: TestProvider;
}

async function send(
  bericht: string | AsyncIterable<Uint8Array>,
  options: HandleOptions = {},
  headers: Record<string, string> = {},
): Promise<Outcome> {
  const provider = makeProvider();
  const body = typeof bericht === 'string' ? whole(bericht) : bericht;
  const antwoord = await handleUwlr(provider, { headers, body }, options);
  return { antwoord, xml: await textOf(antwoord.body), provider };
}

const good = envelop(header(), resultaten());

test('results are taken and confirmed, in a message that the standard knows', async () => {
  const { antwoord, xml, provider } = await send(good);
  assert.deepEqual([antwoord.status, antwoord.outcome], [200, 'bevestiging']);
  assert.equal(antwoord.operatie, 'BrengLeerresultaten');
  assert.match(xml, new RegExp(`<soap:Body><leerresultaten_bevestiging xmlns="${LR}"/></soap:Body>`));
  assert.deepEqual((await validateXml(whole(xml))).findings, []);
  assert.deepEqual(provider.called, ['findKlant', 'checkToegang', 'openLeerresultaten']);
  assert.equal(provider.rolledBack, 0);
  const [received] = provider.confirmed;
  assert.equal(received?.school.brincode, '97QX');
  assert.deepEqual(received?.toetsafnames, [
    { leerlingid: 'LL-1', resultaten: [{ key: 'R1', afnamedatum: '2026-01-05', toetscode: 'T', score: 1 }] },
  ]);
  assert.deepEqual(received?.toetsen, [{ toetscode: { value: 'T' } }]);
});

test('results may come byte by byte, compressed, and in version 2.1', async () => {
  const version21 = envelop(header(), resultaten({ xsdversie: '2.1' }));
  for (const { antwoord, provider } of [
    await send(perByte(good)),
    await send(whole(gzipSync(good)), {}, { 'content-type': 'text/xml', 'content-encoding': 'gzip' }),
    await send(version21),
  ]) {
    assert.equal(antwoord.outcome, 'bevestiging');
    assert.equal(provider.confirmed.length, 1);
  }
});

test('many results go to the application in batches, while they come in', async () => {
  const many = Array.from({ length: 5000 }, (_, i) => afname(resultaat(`R${i}`))).join('');
  const { antwoord, provider } = await send(envelop(header(), resultaten({ afnames: many })));
  assert.equal(antwoord.outcome, 'bevestiging');
  assert.equal(provider.confirmed[0]!.toetsafnames.length, 5000);
  assert.ok(provider.batches > 8, String(provider.batches));
});

const norm = (from: number, to: number): string =>
  `<toetsnormering><norm><term>x</term><beginnormwaarde>${from}</beginnormwaarde><eindnormwaarde>${to}</eindnormwaarde></norm></toetsnormering>`;
const toets = (extra = ''): string => `<toets><toetscode>T</toetscode>${extra}</toets>`;
const oso = (content: string): string =>
  afname(
    resultaat(
      'R1',
      `<toetscode>T</toetscode><osoresultaat><o:toetsscore xmlns:o="${OSO}">${content}</o:toetsscore></osoresultaat>`,
    ),
  );

/** One defect each: before the application was asked to take anything, or after; nothing stays in either case. */
const faulty: readonly [name: string, bericht: string, faultcode: string][] = [
  ['malformed XML', good.replace('</toetsen>', '</toets>'), 'Client.OngeldigBericht'],
  ['results cut off', good.slice(0, -30), 'Client.OngeldigBericht'],
  ['a DTD before results', good.replace('<s:Env', '<!DOCTYPE x []><s:Env'), 'Client.OngeldigBericht'],
  ['two messages with results', envelop(header(), resultaten() + resultaten()), 'Client.OngeldigBericht'],
  ['results without a header', envelop('', resultaten()), 'Client.AutorisatieOngeldig'],
  [
    'results of an unknown klant',
    envelop(header({ klantcode: 'geraden' }), resultaten()),
    'Client.OngeldigeKlantIdentificatie',
  ],
  [
    'results with a wrong key',
    envelop(header({ sleutel: 'geraden' }), resultaten()),
    'Client.AutorisatieOngeldig',
  ],
  [
    'results for another school',
    envelop(header(), resultaten({ brincode: '00ZZ' })),
    'Client.AutorisatieOngeldig',
  ],
  [
    'results in an unknown version',
    envelop(header(), resultaten({ xsdversie: '3' })),
    'Client.XsdVersieOngeldig',
  ],
  ['results without a moment', envelop(header(), resultaten({ aanmaakdatum: '' })), 'Client.OngeldigBericht'],
  [
    'results without a school',
    envelop(header(), resultaten().replace(/<school>.*<\/school>/, '')),
    'Client.OngeldigBericht',
  ],
  [
    'results with BRIN and schoolkey',
    envelop(header(), resultaten({ schoolkey: 'x' })),
    'Client.OngeldigBericht',
  ],
  [
    'results of a schooljaar that does not follow',
    envelop(header(), resultaten({ schooljaar: '1999-2099' })),
    'Client.OngeldigBericht',
  ],
  [
    'results after their tests',
    envelop(
      header(),
      resultaten().replace(/(<toetsafnames>.*<\/toetsafnames>)(<toetsen>.*<\/toetsen>)/, '$2$1'),
    ),
    'Client.OngeldigBericht',
  ],
  ['results without tests', envelop(header(), resultaten({ toetsen: '' })), 'Client.OngeldigBericht'],
  [
    'a score that is no whole number',
    envelop(
      header(),
      resultaten({ afnames: afname(resultaat('R', '<toetscode>T</toetscode><score>6.5</score>')) }),
    ),
    'Client.OngeldigBericht',
  ],
  [
    'a key of a result twice',
    envelop(header(), resultaten({ afnames: afname(resultaat('R') + resultaat('R')) })),
    'Client.OngeldigBericht',
  ],
  [
    'a result of a test that is not there',
    envelop(header(), resultaten({ toetsen: '<toets><toetscode>U</toetscode></toets>' })),
    'Client.OngeldigBericht',
  ],
  [
    'a result in a form that nobody described',
    envelop(
      header(),
      resultaten({ afnames: afname(resultaat('R', '<toetscode>T</toetscode><anderresultaat/>')) }),
    ),
    'Client.OngeldigBericht',
  ],
  [
    'a norm that goes down',
    envelop(header(), resultaten({ toetsen: toets(norm(5, 4)) })),
    'Client.ToetsNormeringOngeldig',
  ],
  [
    'a score that no norm judges',
    envelop(header(), resultaten({ toetsen: toets(norm(2, 9)) })),
    'Client.ScoreOngeldig',
  ],
  [
    'more right than asked',
    envelop(
      header(),
      resultaten({ afnames: oso('<o:aantalopgaven>3</o:aantalopgaven><o:aantalgoed>4</o:aantalgoed>') }),
    ),
    'Client.EldResultaatOngeldig',
  ],
  [
    'an interval that ends before it begins',
    envelop(
      header(),
      resultaten({
        afnames: oso(
          '<o:betrouwbaarheidsinterval><o:bivlaag>2</o:bivlaag><o:bivhoog>1.5</o:bivhoog></o:betrouwbaarheidsinterval>',
        ),
      }),
    ),
    'Client.EldResultaatOngeldig',
  ],
  [
    'a pupil that the application does not know',
    envelop(header(), resultaten({ afnames: afname(resultaat('R'), 'X') })),
    'Client.LeerlingOngeldig',
  ],
  [
    'a failure of the application while it takes',
    envelop(header(), resultaten({ afnames: afname(resultaat('R'), 'kapot') })),
    'Server.InterneFout',
  ],
  [
    'a failure of the application at the end',
    envelop(header(), resultaten({ commentaar: 'weiger bij het bevestigen' })),
    'Server.InterneFout',
  ],
];
for (const [name, bericht, faultcode] of faulty) {
  test(`${name}: ${faultcode}, and nothing stays`, async () => {
    const { antwoord, xml, provider } = await send(bericht);
    assert.equal(antwoord.fault?.faultcode, faultcode);
    assert.ok(xml.includes(`<faultcode>soap:${faultcode}</faultcode>`), xml);
    assert.equal(antwoord.status, 500);
    assert.deepEqual(provider.confirmed, []);
    assert.equal(provider.rolledBack, provider.called.includes('openLeerresultaten') ? 1 : 0);
    assert.equal(xml.includes(sleutel) || xml.includes(klant.klantcode), false);
  });
}

test('scores within the norms of their test, or of their part of it, are taken', async () => {
  const onderdeel = `<toetsonderdelen><toetsonderdeel><toetsonderdeelvolgnummer>1</toetsonderdeelvolgnummer><toetsonderdeelcode>D</toetsonderdeelcode>${norm(0, 3).replaceAll('toetsnormering', 'toetsonderdeelnormering')}</toetsonderdeel></toetsonderdelen>`;
  const inPart = (score: number): string =>
    `<toetscode>T</toetscode><toetsonderdeelcode>D</toetsonderdeelcode><score>${score}</score>`;
  const question = (score: number): string =>
    envelop(
      header(),
      resultaten({
        afnames: afname(
          resultaat('R', '<toetscode>T</toetscode><score>9</score>') + resultaat('S', inPart(score)),
        ),
        toetsen: toets(norm(2, 9) + onderdeel),
      }),
    );
  assert.equal((await send(question(3))).antwoord.outcome, 'bevestiging');
  assert.equal((await send(question(4))).antwoord.fault?.faultcode, 'Client.ScoreOngeldig');
});

test('a fault tells where, and never what', async () => {
  const { antwoord } = await send(
    envelop(
      header(),
      resultaten({ afnames: afname(resultaat('R', '<toetscode>T</toetscode><score>Jansen</score>')) }),
    ),
  );
  assert.match(antwoord.fault!.faultstring, /'score'.*\(regel 1, kolom \d+\)/);
  assert.equal(antwoord.fault!.faultstring.includes('Jansen'), false);
});

test('who takes no results says so before the key is looked at', async () => {
  const { openLeerresultaten: _, ...without }: Partial<TestProvider> = makeProvider();
  const provider = without as TestProvider;
  const antwoord = await handleUwlr(provider, { headers: {}, body: whole(good) });
  assert.equal(antwoord.fault?.faultcode, 'Client.OngeldigBericht');
  assert.match(antwoord.fault!.faultstring, /BrengLeerresultaten wordt hier niet aangeboden$/);
  assert.deepEqual(provider.called, ['findKlant']);
  // And need not hear the beginning of a message that only results could be.
  const large = await handleUwlr(provider, { headers: { 'content-length': '9999999' }, body: whole(good) });
  assert.equal(large.status, 413);
});

test('a message with results has its own bound, and a question keeps the smaller one', async () => {
  const large = Array.from({ length: 20_000 }, (_, i) => afname(resultaat(`R${i}`))).join('');
  const bericht = envelop(header(), resultaten({ afnames: large }));
  assert.ok(bericht.length > 2 ** 20);
  assert.equal((await send(bericht)).antwoord.outcome, 'bevestiging');
  const bounded = await send(bericht, { leerresultatenLimits: { bytes: 2 ** 20 } });
  assert.equal(bounded.antwoord.status, 413);
  assert.deepEqual([bounded.provider.confirmed.length, bounded.provider.rolledBack], [0, 1]);
  const question = envelop(
    header(),
    `<lg:leerlinggegevens_verzoek xmlns:lg="x">${'<!-- x -->'.repeat(2 ** 18)}</lg:leerlinggegevens_verzoek>`,
  );
  assert.equal((await send(question)).antwoord.status, 413);
});

test('results that grow without end when they are unpacked are cut off', async () => {
  const bytes = 2 ** 20;
  const bomb = gzipSync(encode(good.replace('<toetsen>', `${'<!-- x -->'.repeat(bytes)}<toetsen>`)));
  assert.ok(bomb.length < bytes / 10);
  const limited = { leerresultatenLimits: { bytes } };
  const { antwoord, provider } = await send(whole(bomb), limited, { 'content-encoding': 'gzip' });
  assert.deepEqual([antwoord.status, antwoord.fault?.faultcode], [413, 'Client.OngeldigBericht']);
  assert.deepEqual([provider.confirmed.length, provider.rolledBack], [0, 1]);
});

test('who is refused makes us read no more than the beginning', async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield encode(envelop(header({ sleutel: 'geraden' }), resultaten()).split('</toetsafnames>')[0]!);
    for (;;) {
      read++;
      yield encode(afname(resultaat(`X${read}`)));
    }
  }
  const { antwoord } = await send(endless());
  assert.equal(antwoord.fault?.faultcode, 'Client.AutorisatieOngeldig');
  assert.ok(read <= 1, String(read));
});

test('a sender that stops sending is given up, and what he sent is dropped', async () => {
  async function* stalls(): AsyncGenerator<Uint8Array> {
    yield encode(good.slice(0, good.indexOf('<toetsen>')));
    await new Promise(() => {});
  }
  const { antwoord, provider } = await send(stalls(), { maxWaitMs: 50 });
  assert.deepEqual([antwoord.status, antwoord.fault?.faultcode], [408, 'Client.OngeldigBericht']);
  assert.deepEqual([provider.confirmed.length, provider.rolledBack], [0, 1]);
});

test('a sender of one byte at a time is given up as well; one whose line falters is borne with', async () => {
  const begin = performance.now();
  async function* drip(): AsyncGenerator<Uint8Array> {
    for (const byte of encode(good)) {
      yield Uint8Array.of(byte);
      await setTimeout(8);
    }
  }
  const { antwoord } = await send(drip(), { maxWaitMs: 50 });
  assert.deepEqual([antwoord.status, antwoord.fault?.faultcode], [408, 'Client.OngeldigBericht']);
  assert.ok(performance.now() - begin < 5000);

  const PIECE = 100;
  async function* falters(): AsyncGenerator<Uint8Array> {
    const bytes = encode(good);
    for (let i = 0; i < bytes.length; i += PIECE) {
      yield bytes.subarray(i, i + PIECE);
      await setTimeout(PIECE * 0.9); // each byte earns a millisecond, also on a busy machine
    }
  }
  // Longer in all than anybody is waited for, were nothing earned back.
  const maxWaitMs = good.length * 0.8;
  assert.equal((await send(falters(), { maxWaitMs })).antwoord.outcome, 'bevestiging');
});

test('a sender who breaks off leaves nothing behind', async () => {
  async function* breaks(): AsyncGenerator<Uint8Array> {
    yield encode(good.slice(0, good.indexOf('<toetsen>')));
    throw new Error('ECONNRESET');
  }
  const errors: unknown[] = [];
  const { antwoord, provider } = await send(breaks(), { onError: (error) => errors.push(error) });
  assert.equal(antwoord.fault?.faultcode, 'Server.InterneFout');
  assert.deepEqual([provider.confirmed.length, provider.rolledBack, errors.length], [0, 1, 1]);
});
