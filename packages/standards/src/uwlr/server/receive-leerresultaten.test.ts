import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afname, envelop, header, LR, resultaat, resultaten } from '../../../test/messages.ts';
import { encode, heel, perByte, tekstVan } from '../../../test/bytes.ts';
import { klant, maakBron, sleutel, type Proefbron } from '../../../test/school.ts';
import { validateXml } from '../../validate/validate.ts';
import type { HandleOptions } from './handle-options.ts';
import { handleUwlr, type UwlrResponse } from './handle-uwlr.ts';

const OSO = 'http://www.edustandaard.nl/oso_gegevensset/1.2/dossier';

interface Uitkomst {
  antwoord: UwlrResponse;
  xml: string;
  bron: Proefbron;
}

async function breng(
  bericht: string | AsyncIterable<Uint8Array>,
  options: HandleOptions = {},
  headers: Record<string, string> = {},
): Promise<Uitkomst> {
  const bron = maakBron();
  const body = typeof bericht === 'string' ? heel(bericht) : bericht;
  const antwoord = await handleUwlr(bron, { headers, body }, options);
  return { antwoord, xml: await tekstVan(antwoord.body), bron };
}

const goed = envelop(header(), resultaten());

test('results are taken and confirmed, in a message that the standard knows', async () => {
  const { antwoord, xml, bron } = await breng(goed);
  assert.deepEqual([antwoord.status, antwoord.outcome], [200, 'bevestiging']);
  assert.equal(antwoord.operatie, 'BrengLeerresultaten');
  assert.match(xml, new RegExp(`<soap:Body><leerresultaten_bevestiging xmlns="${LR}"/></soap:Body>`));
  assert.deepEqual((await validateXml(heel(xml))).findings, []);
  assert.deepEqual(bron.aangeroepen, ['findKlant', 'checkToegang', 'openLeerresultaten']);
  assert.equal(bron.gevallen, 0);
  const [ontvangen] = bron.bevestigd;
  assert.equal(ontvangen?.school.brincode, '97QX');
  assert.deepEqual(ontvangen?.toetsafnames, [
    { leerlingid: 'LL-1', resultaten: [{ key: 'R1', afnamedatum: '2026-01-05', toetscode: 'T', score: 1 }] },
  ]);
  assert.deepEqual(ontvangen?.toetsen, [{ toetscode: { value: 'T' } }]);
});

test('results may come byte by byte, compressed, and in version 2.1', async () => {
  const versie21 = envelop(header(), resultaten({ xsdversie: '2.1' }));
  for (const { antwoord, bron } of [
    await breng(perByte(goed)),
    await breng(heel(gzipSync(goed)), {}, { 'content-type': 'text/xml', 'content-encoding': 'gzip' }),
    await breng(versie21),
  ]) {
    assert.equal(antwoord.outcome, 'bevestiging');
    assert.equal(bron.bevestigd.length, 1);
  }
});

test('many results go to the application in batches, while they come in', async () => {
  const veel = Array.from({ length: 5000 }, (_, i) => afname(resultaat(`R${i}`))).join('');
  const { antwoord, bron } = await breng(envelop(header(), resultaten({ afnames: veel })));
  assert.equal(antwoord.outcome, 'bevestiging');
  assert.equal(bron.bevestigd[0]!.toetsafnames.length, 5000);
  assert.ok(bron.partijen > 8, String(bron.partijen));
});

const norm = (van: number, tot: number): string =>
  `<toetsnormering><norm><term>x</term><beginnormwaarde>${van}</beginnormwaarde><eindnormwaarde>${tot}</eindnormwaarde></norm></toetsnormering>`;
const toets = (extra = ''): string => `<toets><toetscode>T</toetscode>${extra}</toets>`;
const oso = (inhoud: string): string =>
  afname(
    resultaat(
      'R1',
      `<toetscode>T</toetscode><osoresultaat><o:toetsscore xmlns:o="${OSO}">${inhoud}</o:toetsscore></osoresultaat>`,
    ),
  );

/** One defect each: before the application was asked to take anything, or after; nothing stays in either case. */
const defecten: readonly [naam: string, bericht: string, faultcode: string][] = [
  ['malformed XML', goed.replace('</toetsen>', '</toets>'), 'Client.OngeldigBericht'],
  ['results cut off', goed.slice(0, -30), 'Client.OngeldigBericht'],
  ['a DTD before results', goed.replace('<s:Env', '<!DOCTYPE x []><s:Env'), 'Client.OngeldigBericht'],
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
for (const [naam, bericht, faultcode] of defecten) {
  test(`${naam}: ${faultcode}, and nothing stays`, async () => {
    const { antwoord, xml, bron } = await breng(bericht);
    assert.equal(antwoord.fault?.faultcode, faultcode);
    assert.ok(xml.includes(`<faultcode>soap:${faultcode}</faultcode>`), xml);
    assert.equal(antwoord.status, 500);
    assert.deepEqual(bron.bevestigd, []);
    assert.equal(bron.gevallen, bron.aangeroepen.includes('openLeerresultaten') ? 1 : 0);
    assert.equal(xml.includes(sleutel) || xml.includes(klant.klantcode), false);
  });
}

test('scores within the norms of their test, or of their part of it, are taken', async () => {
  const onderdeel = `<toetsonderdelen><toetsonderdeel><toetsonderdeelvolgnummer>1</toetsonderdeelvolgnummer><toetsonderdeelcode>D</toetsonderdeelcode>${norm(0, 3).replaceAll('toetsnormering', 'toetsonderdeelnormering')}</toetsonderdeel></toetsonderdelen>`;
  const inDeel = (score: number): string =>
    `<toetscode>T</toetscode><toetsonderdeelcode>D</toetsonderdeelcode><score>${score}</score>`;
  const vraag = (score: number): string =>
    envelop(
      header(),
      resultaten({
        afnames: afname(
          resultaat('R', '<toetscode>T</toetscode><score>9</score>') + resultaat('S', inDeel(score)),
        ),
        toetsen: toets(norm(2, 9) + onderdeel),
      }),
    );
  assert.equal((await breng(vraag(3))).antwoord.outcome, 'bevestiging');
  assert.equal((await breng(vraag(4))).antwoord.fault?.faultcode, 'Client.ScoreOngeldig');
});

test('a fault tells where, and never what', async () => {
  const { antwoord } = await breng(
    envelop(
      header(),
      resultaten({ afnames: afname(resultaat('R', '<toetscode>T</toetscode><score>Jansen</score>')) }),
    ),
  );
  assert.match(antwoord.fault!.faultstring, /'score'.*\(regel 1, kolom \d+\)/);
  assert.equal(antwoord.fault!.faultstring.includes('Jansen'), false);
});

test('who takes no results says so before the key is looked at', async () => {
  const { openLeerresultaten: _, ...zonder }: Partial<Proefbron> = maakBron();
  const bron = zonder as Proefbron;
  const antwoord = await handleUwlr(bron, { headers: {}, body: heel(goed) });
  assert.equal(antwoord.fault?.faultcode, 'Client.OngeldigBericht');
  assert.match(antwoord.fault!.faultstring, /BrengLeerresultaten wordt hier niet aangeboden$/);
  assert.deepEqual(bron.aangeroepen, ['findKlant']);
  // And need not hear the beginning of a message that only results could be.
  const groot = await handleUwlr(bron, { headers: { 'content-length': '9999999' }, body: heel(goed) });
  assert.equal(groot.status, 413);
});

test('a message with results has its own bound, and a question keeps the smaller one', async () => {
  const groot = Array.from({ length: 20_000 }, (_, i) => afname(resultaat(`R${i}`))).join('');
  const bericht = envelop(header(), resultaten({ afnames: groot }));
  assert.ok(bericht.length > 2 ** 20);
  assert.equal((await breng(bericht)).antwoord.outcome, 'bevestiging');
  const begrensd = await breng(bericht, { leerresultatenLimits: { bytes: 2 ** 20 } });
  assert.equal(begrensd.antwoord.status, 413);
  assert.deepEqual([begrensd.bron.bevestigd.length, begrensd.bron.gevallen], [0, 1]);
  const vraag = envelop(
    header(),
    `<lg:leerlinggegevens_verzoek xmlns:lg="x">${'<!-- x -->'.repeat(2 ** 18)}</lg:leerlinggegevens_verzoek>`,
  );
  assert.equal((await breng(vraag)).antwoord.status, 413);
});

test('results that grow without end when they are unpacked are cut off', async () => {
  const bytes = 2 ** 20;
  const bom = gzipSync(encode(goed.replace('<toetsen>', `${'<!-- x -->'.repeat(bytes)}<toetsen>`)));
  assert.ok(bom.length < bytes / 10);
  const opties = { leerresultatenLimits: { bytes } };
  const { antwoord, bron } = await breng(heel(bom), opties, { 'content-encoding': 'gzip' });
  assert.deepEqual([antwoord.status, antwoord.fault?.faultcode], [413, 'Client.OngeldigBericht']);
  assert.deepEqual([bron.bevestigd.length, bron.gevallen], [0, 1]);
});

test('who is refused makes us read no more than the beginning', async () => {
  let gelezen = 0;
  async function* eindeloos(): AsyncGenerator<Uint8Array> {
    yield encode(envelop(header({ sleutel: 'geraden' }), resultaten()).split('</toetsafnames>')[0]!);
    for (;;) {
      gelezen++;
      yield encode(afname(resultaat(`X${gelezen}`)));
    }
  }
  const { antwoord } = await breng(eindeloos());
  assert.equal(antwoord.fault?.faultcode, 'Client.AutorisatieOngeldig');
  assert.ok(gelezen <= 1, String(gelezen));
});

test('a sender that stops sending is given up, and what he sent is dropped', async () => {
  async function* stokt(): AsyncGenerator<Uint8Array> {
    yield encode(goed.slice(0, goed.indexOf('<toetsen>')));
    await new Promise(() => {});
  }
  const { antwoord, bron } = await breng(stokt(), { maxWaitMs: 50 });
  assert.deepEqual([antwoord.status, antwoord.fault?.faultcode], [408, 'Client.OngeldigBericht']);
  assert.deepEqual([bron.bevestigd.length, bron.gevallen], [0, 1]);
});

test('a sender of one byte at a time is given up as well; one whose line falters is borne with', async () => {
  const begin = performance.now();
  async function* druppelt(): AsyncGenerator<Uint8Array> {
    for (const byte of encode(goed)) {
      yield Uint8Array.of(byte);
      await setTimeout(8);
    }
  }
  const { antwoord } = await breng(druppelt(), { maxWaitMs: 50 });
  assert.deepEqual([antwoord.status, antwoord.fault?.faultcode], [408, 'Client.OngeldigBericht']);
  assert.ok(performance.now() - begin < 5000);

  const PIECE = 100;
  async function* hapert(): AsyncGenerator<Uint8Array> {
    const bytes = encode(goed);
    for (let i = 0; i < bytes.length; i += PIECE) {
      yield bytes.subarray(i, i + PIECE);
      await setTimeout(PIECE * 0.9); // each byte earns a millisecond, also on a busy machine
    }
  }
  // Longer in all than anybody is waited for, were nothing earned back.
  const maxWaitMs = goed.length * 0.8;
  assert.equal((await breng(hapert(), { maxWaitMs })).antwoord.outcome, 'bevestiging');
});

test('a sender who breaks off leaves nothing behind', async () => {
  async function* breekt(): AsyncGenerator<Uint8Array> {
    yield encode(goed.slice(0, goed.indexOf('<toetsen>')));
    throw new Error('ECONNRESET');
  }
  const fouten: unknown[] = [];
  const { antwoord, bron } = await breng(breekt(), { onError: (error) => fouten.push(error) });
  assert.equal(antwoord.fault?.faultcode, 'Server.InterneFout');
  assert.deepEqual([bron.bevestigd.length, bron.gevallen, fouten.length], [0, 1, 1]);
});
