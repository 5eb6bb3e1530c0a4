import assert from 'node:assert/strict';
import { test } from 'node:test';
import { body, envelop, header, LG, metGroepen, SOAP } from '../../../test/messages.ts';
import { heel, perByte, tekstVan } from '../../../test/bytes.ts';
import { maakBron, type Proefbron } from '../../../test/school.ts';
import { validateXml } from '../../validate/validate.ts';
import type { UwlrProvider } from './provider.ts';
import { handleUwlr, type UwlrResponse } from './handle-uwlr.ts';

type Groepen = readonly (readonly [string, string?])[];

async function vraag(
  soort: 'leerlingen' | 'leerkrachten',
  groepen: Groepen,
  over: Parameters<typeof body>[0] = {},
  bron: UwlrProvider<string, string> = maakBron(),
): Promise<{ antwoord: UwlrResponse; xml: string }> {
  const bericht = envelop(header(), metGroepen(body(over, `${soort}_verzoek`), ...groepen));
  const antwoord = await handleUwlr(bron, { headers: {}, body: heel(bericht) });
  return { antwoord, xml: await tekstVan(antwoord.body) };
}

const sleutels = (xml: string): string[] =>
  [...xml.matchAll(/<leer(?:ling|kracht) key="([^"]*)"/g)].map((m) => m[1]!);

/** Which groups are asked for, and who is in them. */
const GROEPEN: readonly [
  naam: string,
  soort: 'leerlingen' | 'leerkrachten',
  groepen: Groepen,
  wie: string[],
][] = [
  ['one group', 'leerlingen', [['groep', 'G1']], ['LL-1']],
  ['who has no group', 'leerlingen', [['groep']], ['LL-2']],
  ['a group across groups', 'leerlingen', [['samengestelde_groep', 'S1']], ['LL-1']],
  [
    'a pupil of two of the groups, once',
    'leerlingen',
    [
      ['groep', 'G1'],
      ['samengestelde_groep', 'S1'],
    ],
    ['LL-1'],
  ],
  ['everybody', 'leerlingen', [['samengestelde_groep', 'S1'], ['groep', 'G1'], ['groep']], ['LL-1', 'LL-2']],
  [
    'a group that is no longer there, beside one that is',
    'leerlingen',
    [
      ['groep', 'weg'],
      ['groep', 'G1'],
    ],
    ['LL-1'],
  ],
  ['staff of a group', 'leerkrachten', [['groep', 'G1']], ['LK-1']],
  ['staff without a group', 'leerkrachten', [['groep']], ['LK-2']],
];

for (const [naam, soort, groepen, wie] of GROEPEN) {
  test(`HaalL${soort.slice(1)}: ${naam}, in a message that the standard knows`, async () => {
    const { antwoord, xml } = await vraag(soort, groepen);
    assert.deepEqual([antwoord.status, antwoord.outcome], [200, 'gegevens']);
    assert.equal(antwoord.operatie, `HaalL${soort.slice(1)}`);
    assert.deepEqual(sleutels(xml), wie);
    assert.match(
      xml,
      new RegExp(
        `<${soort}_antwoord xmlns="${LG}"><leerlinggegevens-${soort}><school><schooljaar>2025-2026</schooljaar><brincode>97QX</brincode>`,
      ),
    );
    const { findings } = await validateXml(heel(xml));
    assert.deepEqual(
      findings.filter((b) => b.severity === 'error'),
      [],
    );
  });
}

for (const soort of ['leerlingen', 'leerkrachten'] as const) {
  test(`${soort} of groups that are not there, or are empty: geengegevens`, async () => {
    const { antwoord, xml } = await vraag(soort, [['groep', 'weg']]);
    assert.equal(antwoord.outcome, 'geengegevens');
    assert.ok(xml.includes(`<${soort}_antwoord xmlns="${LG}"><geengegevens/></${soort}_antwoord>`), xml);
  });

  test(`${soort} without groups, with an empty list or with an empty key: Client.OngeldigBericht`, async () => {
    const kaal = body({}, `${soort}_verzoek`);
    for (const inhoud of [kaal, metGroepen(kaal), metGroepen(kaal, ['groep', ''])]) {
      const antwoord = await handleUwlr(maakBron(), { headers: {}, body: heel(envelop(header(), inhoud)) });
      assert.equal(antwoord.fault?.faultcode, 'Client.OngeldigBericht');
      assert.match(antwoord.fault!.faultstring, /\(regel 1, kolom \d+\)/);
    }
  });

  test(`who does not serve ${soort} says so before the key is looked at`, async () => {
    const { openLeerlingen: _, openLeerkrachten: __, ...zonder }: Partial<Proefbron> = maakBron();
    const bron = zonder as Proefbron;
    const { antwoord } = await vraag(soort, [['groep', 'G1']], {}, bron);
    assert.equal(antwoord.fault?.faultcode, 'Client.OngeldigBericht');
    assert.match(antwoord.fault!.faultstring, /HaalLeer\w+ wordt hier niet aangeboden$/);
    assert.deepEqual(bron.aangeroepen, ['findKlant']);
  });
}

test('version 2.1 has no eckid here either, and TAL is no role in a message', async () => {
  const nieuw = await vraag('leerkrachten', [['groep', 'G1']]);
  assert.match(nieuw.xml, /eckid=/);
  assert.match(nieuw.xml, /<rolomschrijving>Toetsafname leider<\/rolomschrijving>/);
  for (const soort of ['leerlingen', 'leerkrachten'] as const) {
    const { xml } = await vraag(soort, [['groep', 'G1']], { xsdversie: '2.1' });
    assert.match(xml, /<xsdversie>2.1<\/xsdversie>/);
    assert.equal(xml.includes('eckid'), false);
  }
});

test('the source is closed when the reader of a group leaves', async () => {
  const bron = maakBron();
  const bericht = envelop(header(), metGroepen(body({}, 'leerlingen_verzoek'), ['groep', 'G1']));
  const antwoord = await handleUwlr(bron, { headers: {}, body: perByte(bericht) });
  await antwoord.body[Symbol.asyncIterator]().return?.();
  assert.equal(bron.gesloten, 1);
});

test('a key is judged for these operations as for the others', async () => {
  const inhoud = metGroepen(body({ brincode: '00ZZ' }, 'leerlingen_verzoek'), ['groep', 'G1']);
  const bron = maakBron();
  const antwoord = await handleUwlr(bron, { headers: {}, body: heel(envelop(header(), inhoud)) });
  assert.equal(antwoord.fault?.faultcode, 'Client.AutorisatieOngeldig');
  assert.deepEqual(bron.aangeroepen, ['findKlant', 'checkToegang']);
});

test('a fault about the request has the detail that the WSDL declares; one about the header has none', async () => {
  for (const [soort, detail] of [
    ['leerlingen', 'LeerlingenFault'],
    ['leerkrachten', 'LeerkrachtenFault'],
  ] as const) {
    const { antwoord, xml } = await vraag(soort, [['groep', 'G1']], { xsdversie: '1.0' });
    assert.equal(antwoord.fault?.faultcode, 'Client.XsdVersieOngeldig');
    const fault = `<faultcode>soap:Client.XsdVersieOngeldig</faultcode><faultstring>${antwoord.fault.faultstring}</faultstring>`;
    assert.ok(
      xml.includes(
        `<soap:Fault>${fault}<detail><d:${detail} xmlns:d="${LG}" xmlns:soap="${SOAP}">${fault}</d:${detail}></detail></soap:Fault>`,
      ),
      xml,
    );
    assert.deepEqual((await validateXml(heel(xml))).findings, []);
  }
  const geenSchool = await vraag('leerlingen', [['groep', 'G1']], { brincode: '98QX' });
  assert.equal(geenSchool.antwoord.fault?.faultcode, 'Client.AutorisatieOngeldig');
  assert.doesNotMatch(geenSchool.xml, /detail/);
  const alles = envelop(header(), body({ xsdversie: '1.0' }));
  const antwoord = await handleUwlr(maakBron(), { headers: {}, body: heel(alles) });
  assert.doesNotMatch(await tekstVan(antwoord.body), /detail/);
});
