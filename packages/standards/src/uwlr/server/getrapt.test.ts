import assert from 'node:assert/strict';
import { test } from 'node:test';
import { body, envelop, header, LG, withGroepen, SOAP } from '../../../test/messages.ts';
import { whole, perByte, textOf } from '../../../test/bytes.ts';
import { makeProvider, type TestProvider } from '../../../test/school.ts';
import { validateXml } from '../../validate/validate.ts';
import type { UwlrProvider } from './provider.ts';
import { handleUwlr, type UwlrResponse } from './handle-uwlr.ts';

type Groups = readonly (readonly [string, string?])[];

async function ask(
  noun: 'leerlingen' | 'leerkrachten',
  groepen: Groups,
  over: Parameters<typeof body>[0] = {},
  provider: UwlrProvider<string, string> = makeProvider(),
): Promise<{ antwoord: UwlrResponse; xml: string }> {
  const bericht = envelop(header(), withGroepen(body(over, `${noun}_verzoek`), ...groepen));
  const antwoord = await handleUwlr(provider, { headers: {}, body: whole(bericht) });
  return { antwoord, xml: await textOf(antwoord.body) };
}

const sleutels = (xml: string): string[] =>
  [...xml.matchAll(/<leer(?:ling|kracht) key="([^"]*)"/g)].map((m) => m[1]!);

/** Which groups are asked for, and who is in them. */
const GROUPS: readonly [name: string, noun: 'leerlingen' | 'leerkrachten', groepen: Groups, who: string[]][] =
  [
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
    [
      'everybody',
      'leerlingen',
      [['samengestelde_groep', 'S1'], ['groep', 'G1'], ['groep']],
      ['LL-1', 'LL-2'],
    ],
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

for (const [name, noun, groepen, who] of GROUPS) {
  test(`HaalL${noun.slice(1)}: ${name}, in a message that the standard knows`, async () => {
    const { antwoord, xml } = await ask(noun, groepen);
    assert.deepEqual([antwoord.status, antwoord.outcome], [200, 'gegevens']);
    assert.equal(antwoord.operatie, `HaalL${noun.slice(1)}`);
    assert.deepEqual(sleutels(xml), who);
    assert.match(
      xml,
      new RegExp(
        `<${noun}_antwoord xmlns="${LG}"><leerlinggegevens-${noun}><school><schooljaar>2025-2026</schooljaar><brincode>97QX</brincode>`,
      ),
    );
    const { findings } = await validateXml(whole(xml));
    assert.deepEqual(
      findings.filter((b) => b.severity === 'error'),
      [],
    );
  });
}

for (const noun of ['leerlingen', 'leerkrachten'] as const) {
  test(`${noun} of groups that are not there, or are empty: geengegevens`, async () => {
    const { antwoord, xml } = await ask(noun, [['groep', 'weg']]);
    assert.equal(antwoord.outcome, 'geengegevens');
    assert.ok(xml.includes(`<${noun}_antwoord xmlns="${LG}"><geengegevens/></${noun}_antwoord>`), xml);
  });

  test(`${noun} without groups, with an empty list or with an empty key: Client.OngeldigBericht`, async () => {
    const bare = body({}, `${noun}_verzoek`);
    for (const content of [bare, withGroepen(bare), withGroepen(bare, ['groep', ''])]) {
      const antwoord = await handleUwlr(makeProvider(), {
        headers: {},
        body: whole(envelop(header(), content)),
      });
      assert.equal(antwoord.fault?.faultcode, 'Client.OngeldigBericht');
      assert.match(antwoord.fault!.faultstring, /\(regel 1, kolom \d+\)/);
    }
  });

  test(`who does not serve ${noun} says so before the key is looked at`, async () => {
    const { openLeerlingen: _, openLeerkrachten: __, ...without }: Partial<TestProvider> = makeProvider();
    const provider = without as TestProvider;
    const { antwoord } = await ask(noun, [['groep', 'G1']], {}, provider);
    assert.equal(antwoord.fault?.faultcode, 'Client.OngeldigBericht');
    assert.match(antwoord.fault!.faultstring, /HaalLeer\w+ wordt hier niet aangeboden$/);
    assert.deepEqual(provider.called, ['findKlant']);
  });
}

test('version 2.1 has no eckid here either, and TAL is no role in a message', async () => {
  const fresh = await ask('leerkrachten', [['groep', 'G1']]);
  assert.match(fresh.xml, /eckid=/);
  assert.match(fresh.xml, /<rolomschrijving>Toetsafname leider<\/rolomschrijving>/);
  for (const noun of ['leerlingen', 'leerkrachten'] as const) {
    const { xml } = await ask(noun, [['groep', 'G1']], { xsdversie: '2.1' });
    assert.match(xml, /<xsdversie>2.1<\/xsdversie>/);
    assert.equal(xml.includes('eckid'), false);
  }
});

test('the source is closed when the reader of a group leaves', async () => {
  const provider = makeProvider();
  const bericht = envelop(header(), withGroepen(body({}, 'leerlingen_verzoek'), ['groep', 'G1']));
  const antwoord = await handleUwlr(provider, { headers: {}, body: perByte(bericht) });
  await antwoord.body[Symbol.asyncIterator]().return?.();
  assert.equal(provider.closed, 1);
});

test('a key is judged for these operations as for the others', async () => {
  const content = withGroepen(body({ brincode: '00ZZ' }, 'leerlingen_verzoek'), ['groep', 'G1']);
  const provider = makeProvider();
  const antwoord = await handleUwlr(provider, { headers: {}, body: whole(envelop(header(), content)) });
  assert.equal(antwoord.fault?.faultcode, 'Client.AutorisatieOngeldig');
  assert.deepEqual(provider.called, ['findKlant', 'checkToegang']);
});

test('a fault about the request has the detail that the WSDL declares; one about the header has none', async () => {
  for (const [noun, detail] of [
    ['leerlingen', 'LeerlingenFault'],
    ['leerkrachten', 'LeerkrachtenFault'],
  ] as const) {
    const { antwoord, xml } = await ask(noun, [['groep', 'G1']], { xsdversie: '1.0' });
    assert.equal(antwoord.fault?.faultcode, 'Client.XsdVersieOngeldig');
    const fault = `<faultcode>soap:Client.XsdVersieOngeldig</faultcode><faultstring>${antwoord.fault.faultstring}</faultstring>`;
    assert.ok(
      xml.includes(
        `<soap:Fault>${fault}<detail><d:${detail} xmlns:d="${LG}" xmlns:soap="${SOAP}">${fault}</d:${detail}></detail></soap:Fault>`,
      ),
      xml,
    );
    assert.deepEqual((await validateXml(whole(xml))).findings, []);
  }
  const noSchool = await ask('leerlingen', [['groep', 'G1']], { brincode: '98QX' });
  assert.equal(noSchool.antwoord.fault?.faultcode, 'Client.AutorisatieOngeldig');
  assert.doesNotMatch(noSchool.xml, /detail/);
  const everything = envelop(header(), body({ xsdversie: '1.0' }));
  const antwoord = await handleUwlr(makeProvider(), { headers: {}, body: whole(everything) });
  assert.doesNotMatch(await textOf(antwoord.body), /detail/);
});
