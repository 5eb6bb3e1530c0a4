import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  afname,
  AUT,
  body,
  envelop,
  header,
  LG,
  withGroepen,
  resultaat,
  resultaten,
} from '../../../test/messages.ts';
import { whole, textOf } from '../../../test/bytes.ts';
import { klant, makeProvider, sleutel } from '../../../test/school.ts';
import type { Finding } from '../../findings.ts';
import type { HandleOptions } from './handle-options.ts';
import { handleUwlr, type UwlrResponse } from './handle-uwlr.ts';

interface Outcome {
  antwoord: UwlrResponse;
  xml: string;
  reported: string[];
}

async function ask(bericht: string, over: HandleOptions<string> = {}): Promise<Outcome> {
  const reported: string[] = [];
  const onDeviation = (who: string, deviations: readonly Finding[], operatie: string): void => {
    assert.equal(who, klant.klantnaam);
    for (const { melding, message } of deviations)
      assert.doesNotMatch(`${melding} ${message}`, /[{}]|undefined/);
    reported.push(...deviations.map((b) => `${operatie} ${b.code} ${b.path.replace('Envelope/', '')}`));
  };
  const options: HandleOptions<string> = {
    isLenient: () => true,
    now: () => new Date('2026-02-01T12:00:00Z'),
    onDeviation,
    ...over,
  };
  const antwoord = await handleUwlr(makeProvider(), { headers: {}, body: whole(bericht) }, options);
  return { antwoord, xml: await textOf(antwoord.body), reported };
}

const VERZOEK = 'Body/leerlinggegevens_verzoek';
const fields = (...names: readonly string[]): string => {
  const values: Record<string, string> = {
    schooljaar: '2025-2026',
    brincode: '97QX',
    xsdversie: '2.2',
    schoolkey: 'afspraak-1',
    empty: '',
  };
  const content = names.map((name) => {
    const [element = '', value] = name.split('=');
    return `<lg:${element}>${value ?? values[element]}</lg:${element}>`;
  });
  return `<lg:leerlinggegevens_verzoek xmlns:lg="${LG}">${content.join('')}</lg:leerlinggegevens_verzoek>`;
};

/** What live clients send (strict: Client.OngeldigBericht), and what is reported when it is borne with. */
const DEVIATIONS: readonly [name: string, bericht: string, reported: string[]][] = [
  [
    'children in another order',
    envelop(header(), fields('schooljaar', 'xsdversie', 'brincode')),
    [`HaalLeerlinggegevens VOLGORDE ${VERZOEK}/brincode`],
  ],
  [
    'a brincode and a schoolkey: the brincode counts',
    envelop(header(), fields('schooljaar', 'brincode', 'schoolkey', 'xsdversie')),
    [`HaalLeerlinggegevens ELEMENT_NIET_SAMEN ${VERZOEK}/schoolkey`],
  ],
  [
    'an empty schooljaar: the one that we are in',
    envelop(header(), fields('schooljaar=', 'brincode', 'xsdversie')),
    [
      `HaalLeerlinggegevens LEEG_ELEMENT ${VERZOEK}/schooljaar`,
      `HaalLeerlinggegevens ELEMENT_ONTBREEKT ${VERZOEK}/schooljaar`,
    ],
  ],
  [
    'no xsdversie: the newest',
    envelop(header(), fields('schooljaar', 'brincode')),
    [`HaalLeerlinggegevens ELEMENT_ONTBREEKT ${VERZOEK}/xsdversie`],
  ],
  [
    'an empty gegevenssetid: none',
    envelop(header(), fields('schooljaar', 'brincode', 'xsdversie', 'gegevenssetid=')),
    [`HaalLeerlinggegevens LEEG_ELEMENT ${VERZOEK}/gegevenssetid`],
  ],
  [
    'an element that the standard does not know: passed over',
    envelop(header(), fields('schooljaar', 'brincode', 'xsdversie', 'extra=1')),
    [`HaalLeerlinggegevens ELEMENT_ONBEKEND ${VERZOEK}/extra`],
  ],
  [
    'another version in the namespace',
    envelop(header(), fields('schooljaar', 'brincode', 'xsdversie').replace('/2/', '/2.1/')),
    [`HaalLeerlinggegevens NAAMRUIMTE ${VERZOEK}`],
  ],
  [
    'no namespace at all',
    envelop(
      header(),
      fields('schooljaar', 'brincode', 'xsdversie')
        .replaceAll('lg:', '')
        .replace(/ xmlns="[^"]*"| xmlns:lg="[^"]*"/, ''),
    ),
    [`HaalLeerlinggegevens NAAMRUIMTE ${VERZOEK}`],
  ],
  [
    'another version in the namespace of the header',
    envelop(header().replace('/2/', '/2.1/'), fields('schooljaar', 'brincode', 'xsdversie')),
    ['HaalLeerlinggegevens NAAMRUIMTE Header/autorisatie'],
  ],
];
for (const [name, bericht, reported] of DEVIATIONS) {
  test(`lenient, ${name}`, async () => {
    const outcome = await ask(bericht);
    assert.equal(outcome.antwoord.status, 200, outcome.xml);
    assert.match(outcome.xml, /<schooljaar>2025-2026<\/schooljaar><brincode>97QX<\/brincode>/);
    assert.deepEqual(outcome.reported, reported);
  });

  test(`strict, ${name.split(':')[0]}: refused, for this klant and without the option`, async () => {
    const expected = name.includes('header') ? 'Client.AutorisatieOngeldig' : 'Client.OngeldigBericht';
    for (const over of [{ isLenient: () => false }, {}]) {
      const antwoord = await handleUwlr(makeProvider(), { headers: {}, body: whole(bericht) }, over);
      assert.equal(antwoord.fault?.faultcode, expected);
    }
  });
}

/** However much we bear with: this means nothing, or would let somebody in. */
const STILL_REFUSED: readonly [name: string, bericht: string, faultcode: string][] = [
  ['no school', envelop(header(), fields('schooljaar', 'xsdversie')), 'Client.OngeldigBericht'],
  [
    'a value that does not fit',
    envelop(header(), fields('schooljaar', 'brincode=97qx', 'xsdversie')),
    'Client.OngeldigBericht',
  ],
  [
    'two brincodes',
    envelop(header(), fields('schooljaar', 'brincode', 'brincode', 'xsdversie')),
    'Client.OngeldigBericht',
  ],
  [
    'an unknown version',
    envelop(header(), fields('schooljaar', 'brincode', 'xsdversie=9')),
    'Client.XsdVersieOngeldig',
  ],
  ['no groups', envelop(header(), body({}, 'leerlingen_verzoek')), 'Client.OngeldigBericht'],
  ['an unknown request', envelop(header(), `<x xmlns="${LG}"/>`), 'Client.OngeldigBericht'],
  [
    'a namespace of somebody else',
    envelop(header(), fields('schooljaar', 'brincode', 'xsdversie').replace('edustandaard', 'x')),
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
    envelop(header({ sleutel: 'geraden' }), fields('schooljaar', 'brincode')),
    'Client.AutorisatieOngeldig',
  ],
  [
    'a wrong klantcode',
    envelop(header({ klantcode: 'x' }), fields('schooljaar', 'brincode')),
    'Client.OngeldigeKlantIdentificatie',
  ],
  ['malformed XML', envelop(header(), '<a>'), 'Client.OngeldigBericht'],
];
for (const [name, bericht, faultcode] of STILL_REFUSED) {
  test(`lenient is not everything: ${name} is ${faultcode}`, async () => {
    assert.equal((await ask(bericht)).antwoord.fault?.faultcode, faultcode);
  });
}

test('a good request of such a klant costs and reports nothing', async () => {
  const heading = `<a:autorisatie xmlns:a="${AUT}"><a:klantnaam>${klant.klantnaam}</a:klantnaam><a:klantcode>${klant.klantcode}</a:klantcode><a:autorisatiesleutel>${sleutel}</a:autorisatiesleutel></a:autorisatie>`;
  const { antwoord, reported } = await ask(envelop(heading, body()));
  assert.equal(antwoord.status, 200);
  assert.deepEqual(reported, []);
});

test('the school year that we are in begins on 1 August, in the Netherlands', async () => {
  for (const [now, year] of [
    ['2026-07-31T21:59:00Z', '2025-2026'],
    ['2026-07-31T22:01:00Z', '2026-2027'],
  ] as const) {
    const clock = (): Date => new Date(now);
    const provider = makeProvider();
    let asked = '';
    const open = provider.openLeerlinggegevens.bind(provider);
    provider.openLeerlinggegevens = (toegang, verzoek) => {
      asked = verzoek.schooljaar;
      return open(toegang, verzoek);
    };
    const bericht = envelop(header(), fields('brincode', 'xsdversie'));
    await handleUwlr(provider, { headers: {}, body: whole(bericht) }, { isLenient: () => true, now: clock });
    assert.equal(asked, year);
  }
});

test('a group without its order is borne with too', async () => {
  const content = withGroepen(body({}, 'leerlingen_verzoek'), ['groep', 'G1']).replace(
    /(<lg:schooljaar>.*?<\/lg:schooljaar>)(.*)<\/lg:leerl/,
    '$2$1</lg:leerl',
  );
  const { antwoord, reported } = await ask(envelop(header(), content));
  assert.equal(antwoord.outcome, 'gegevens');
  assert.deepEqual(reported, ['HaalLeerlingen VOLGORDE Body/leerlingen_verzoek/schooljaar']);
});

test('results after their tests, and what the standard does not know, are borne with; lost results are not', async () => {
  const reversed = resultaten().replace(
    /(<toetsafnames>.*<\/toetsafnames>)(<toetsen>.*<\/toetsen>)/,
    '$2$1<extra/>',
  );
  const { antwoord, reported } = await ask(envelop(header(), reversed));
  assert.equal(antwoord.outcome, 'bevestiging');
  assert.deepEqual(
    reported.map((line) => line.split(' ').slice(0, 2).join(' ')),
    ['BrengLeerresultaten ELEMENT_ONBEKEND', 'BrengLeerresultaten VOLGORDE'],
  );
  const odd = resultaten({ afnames: afname(resultaat('R', '<toetscode>T</toetscode><anderresultaat/>')) });
  assert.equal((await ask(envelop(header(), odd))).antwoord.fault?.faultcode, 'Client.OngeldigBericht');
});
