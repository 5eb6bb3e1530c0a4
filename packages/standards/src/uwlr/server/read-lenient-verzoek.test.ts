import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  afname,
  AUT,
  body,
  envelop,
  header,
  LG,
  metGroepen,
  resultaat,
  resultaten,
} from '../../../test/messages.ts';
import { heel, tekstVan } from '../../../test/bytes.ts';
import { klant, maakBron, sleutel } from '../../../test/school.ts';
import type { Finding } from '../../findings.ts';
import type { HandleOptions } from './handle-options.ts';
import { handleUwlr, type UwlrResponse } from './handle-uwlr.ts';

interface Uitkomst {
  antwoord: UwlrResponse;
  xml: string;
  gemeld: string[];
}

async function vraag(bericht: string, over: HandleOptions<string> = {}): Promise<Uitkomst> {
  const gemeld: string[] = [];
  const onAfwijking = (wie: string, afwijkingen: readonly Finding[], operatie: string): void => {
    assert.equal(wie, klant.klantnaam);
    gemeld.push(...afwijkingen.map((b) => `${operatie} ${b.code} ${b.path.replace('Envelope/', '')}`));
  };
  const options: HandleOptions<string> = {
    isLenient: () => true,
    now: () => new Date('2026-02-01T12:00:00Z'),
    onDeviation: onAfwijking,
    ...over,
  };
  const antwoord = await handleUwlr(maakBron(), { headers: {}, body: heel(bericht) }, options);
  return { antwoord, xml: await tekstVan(antwoord.body), gemeld };
}

const VERZOEK = 'Body/leerlinggegevens_verzoek';
const velden = (...namen: readonly string[]): string => {
  const waarden: Record<string, string> = {
    schooljaar: '2025-2026',
    brincode: '97QX',
    xsdversie: '2.2',
    schoolkey: 'afspraak-1',
    leeg: '',
  };
  const inhoud = namen.map((naam) => {
    const [element = '', waarde] = naam.split('=');
    return `<lg:${element}>${waarde ?? waarden[element]}</lg:${element}>`;
  });
  return `<lg:leerlinggegevens_verzoek xmlns:lg="${LG}">${inhoud.join('')}</lg:leerlinggegevens_verzoek>`;
};

/** What live clients send (strict: Client.OngeldigBericht), and what is reported when it is borne with. */
const AFWIJKINGEN: readonly [naam: string, bericht: string, gemeld: string[]][] = [
  [
    'children in another order',
    envelop(header(), velden('schooljaar', 'xsdversie', 'brincode')),
    [`HaalLeerlinggegevens VOLGORDE ${VERZOEK}/brincode`],
  ],
  [
    'a brincode and a schoolkey: the brincode counts',
    envelop(header(), velden('schooljaar', 'brincode', 'schoolkey', 'xsdversie')),
    [`HaalLeerlinggegevens ELEMENT_NIET_SAMEN ${VERZOEK}/schoolkey`],
  ],
  [
    'an empty schooljaar: the one that we are in',
    envelop(header(), velden('schooljaar=', 'brincode', 'xsdversie')),
    [
      `HaalLeerlinggegevens LEEG_ELEMENT ${VERZOEK}/schooljaar`,
      `HaalLeerlinggegevens ELEMENT_ONTBREEKT ${VERZOEK}/schooljaar`,
    ],
  ],
  [
    'no xsdversie: the newest',
    envelop(header(), velden('schooljaar', 'brincode')),
    [`HaalLeerlinggegevens ELEMENT_ONTBREEKT ${VERZOEK}/xsdversie`],
  ],
  [
    'an empty gegevenssetid: none',
    envelop(header(), velden('schooljaar', 'brincode', 'xsdversie', 'gegevenssetid=')),
    [`HaalLeerlinggegevens LEEG_ELEMENT ${VERZOEK}/gegevenssetid`],
  ],
  [
    'an element that the standard does not know: passed over',
    envelop(header(), velden('schooljaar', 'brincode', 'xsdversie', 'extra=1')),
    [`HaalLeerlinggegevens ELEMENT_ONBEKEND ${VERZOEK}/extra`],
  ],
  [
    'another version in the namespace',
    envelop(header(), velden('schooljaar', 'brincode', 'xsdversie').replace('/2/', '/2.1/')),
    [`HaalLeerlinggegevens NAAMRUIMTE ${VERZOEK}`],
  ],
  [
    'no namespace at all',
    envelop(
      header(),
      velden('schooljaar', 'brincode', 'xsdversie')
        .replaceAll('lg:', '')
        .replace(/ xmlns="[^"]*"| xmlns:lg="[^"]*"/, ''),
    ),
    [`HaalLeerlinggegevens NAAMRUIMTE ${VERZOEK}`],
  ],
  [
    'another version in the namespace of the header',
    envelop(header().replace('/2/', '/2.1/'), velden('schooljaar', 'brincode', 'xsdversie')),
    ['HaalLeerlinggegevens NAAMRUIMTE Header/autorisatie'],
  ],
];
for (const [naam, bericht, gemeld] of AFWIJKINGEN) {
  test(`lenient, ${naam}`, async () => {
    const uitkomst = await vraag(bericht);
    assert.equal(uitkomst.antwoord.status, 200, uitkomst.xml);
    assert.match(uitkomst.xml, /<schooljaar>2025-2026<\/schooljaar><brincode>97QX<\/brincode>/);
    assert.deepEqual(uitkomst.gemeld, gemeld);
  });

  test(`strict, ${naam.split(':')[0]}: refused, for this klant and without the option`, async () => {
    const verwacht = naam.includes('header') ? 'Client.AutorisatieOngeldig' : 'Client.OngeldigBericht';
    for (const over of [{ isLenient: () => false }, {}]) {
      const antwoord = await handleUwlr(maakBron(), { headers: {}, body: heel(bericht) }, over);
      assert.equal(antwoord.fault?.faultcode, verwacht);
    }
  });
}

/** However much we bear with: this means nothing, or would let somebody in. */
const TOCH_NIET: readonly [naam: string, bericht: string, faultcode: string][] = [
  ['no school', envelop(header(), velden('schooljaar', 'xsdversie')), 'Client.OngeldigBericht'],
  [
    'a value that does not fit',
    envelop(header(), velden('schooljaar', 'brincode=97qx', 'xsdversie')),
    'Client.OngeldigBericht',
  ],
  [
    'two brincodes',
    envelop(header(), velden('schooljaar', 'brincode', 'brincode', 'xsdversie')),
    'Client.OngeldigBericht',
  ],
  [
    'an unknown version',
    envelop(header(), velden('schooljaar', 'brincode', 'xsdversie=9')),
    'Client.XsdVersieOngeldig',
  ],
  ['no groups', envelop(header(), body({}, 'leerlingen_verzoek')), 'Client.OngeldigBericht'],
  ['an unknown request', envelop(header(), `<x xmlns="${LG}"/>`), 'Client.OngeldigBericht'],
  [
    'a namespace of somebody else',
    envelop(header(), velden('schooljaar', 'brincode', 'xsdversie').replace('edustandaard', 'x')),
    'Client.OngeldigBericht',
  ],
  ['no key', envelop(header({ sleutel: '' }), body()), 'Client.AutorisatieOngeldig'],
  [
    'no klantcode',
    envelop(header().replace(/<aut:klantcode>.*klantcode>/, ''), body()),
    'Client.AutorisatieOngeldig',
  ],
  [
    'a wrong key',
    envelop(header({ sleutel: 'geraden' }), velden('schooljaar', 'brincode')),
    'Client.AutorisatieOngeldig',
  ],
  [
    'a wrong klantcode',
    envelop(header({ klantcode: 'x' }), velden('schooljaar', 'brincode')),
    'Client.OngeldigeKlantIdentificatie',
  ],
  ['malformed XML', envelop(header(), '<a>'), 'Client.OngeldigBericht'],
];
for (const [naam, bericht, faultcode] of TOCH_NIET) {
  test(`lenient is not everything: ${naam} is ${faultcode}`, async () => {
    assert.equal((await vraag(bericht)).antwoord.fault?.faultcode, faultcode);
  });
}

test('a good request of such a klant costs and reports nothing', async () => {
  const kop = `<a:autorisatie xmlns:a="${AUT}"><a:klantnaam>${klant.klantnaam}</a:klantnaam><a:klantcode>${klant.klantcode}</a:klantcode><a:autorisatiesleutel>${sleutel}</a:autorisatiesleutel></a:autorisatie>`;
  const { antwoord, gemeld } = await vraag(envelop(kop, body()));
  assert.equal(antwoord.status, 200);
  assert.deepEqual(gemeld, []);
});

test('the school year that we are in begins on 1 August, in the Netherlands', async () => {
  for (const [nu, jaar] of [
    ['2026-07-31T21:59:00Z', '2025-2026'],
    ['2026-07-31T22:01:00Z', '2026-2027'],
  ] as const) {
    const klok = (): Date => new Date(nu);
    const bron = maakBron();
    let gevraagd = '';
    const open = bron.openLeerlinggegevens.bind(bron);
    bron.openLeerlinggegevens = (toegang, verzoek) => {
      gevraagd = verzoek.schooljaar;
      return open(toegang, verzoek);
    };
    const bericht = envelop(header(), velden('brincode', 'xsdversie'));
    await handleUwlr(bron, { headers: {}, body: heel(bericht) }, { isLenient: () => true, now: klok });
    assert.equal(gevraagd, jaar);
  }
});

test('a group without its order is borne with too', async () => {
  const inhoud = metGroepen(body({}, 'leerlingen_verzoek'), ['groep', 'G1']).replace(
    /(<lg:schooljaar>.*?<\/lg:schooljaar>)(.*)<\/lg:leerl/,
    '$2$1</lg:leerl',
  );
  const { antwoord, gemeld } = await vraag(envelop(header(), inhoud));
  assert.equal(antwoord.outcome, 'gegevens');
  assert.deepEqual(gemeld, ['HaalLeerlingen VOLGORDE Body/leerlingen_verzoek/schooljaar']);
});

test('results after their tests, and what the standard does not know, are borne with; lost results are not', async () => {
  const andersom = resultaten().replace(
    /(<toetsafnames>.*<\/toetsafnames>)(<toetsen>.*<\/toetsen>)/,
    '$2$1<extra/>',
  );
  const { antwoord, gemeld } = await vraag(envelop(header(), andersom));
  assert.equal(antwoord.outcome, 'bevestiging');
  assert.deepEqual(
    gemeld.map((regel) => regel.split(' ').slice(0, 2).join(' ')),
    ['BrengLeerresultaten ELEMENT_ONBEKEND', 'BrengLeerresultaten VOLGORDE'],
  );
  const anders = resultaten({ afnames: afname(resultaat('R', '<toetscode>T</toetscode><anderresultaat/>')) });
  assert.equal((await vraag(envelop(header(), anders))).antwoord.fault?.faultcode, 'Client.OngeldigBericht');
});
