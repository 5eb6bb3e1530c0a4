import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { whole, perByte, textOf, collect } from '../../../test/bytes.ts';
import { arbitraryOf, withOwnToetsen } from '../../../test/arbitrary.ts';
import { StandardsError } from '../../errors.ts';
import { validateXml } from '../../validate/validate.ts';
import { leerresultaten, type Leerresultaten } from '../messages/leerresultaten-verzoek.ts';
import { runs } from '../../../test/runs.ts';
import { readLeerresultaten } from './read-leerresultaten.ts';
import {
  serializeLeerresultatenBevestiging,
  writeLeerresultaten,
  writeToetsdefinities,
} from './write-leerresultaten.ts';

const autorisatie = { autorisatiesleutel: 's', klantcode: 'c', klantnaam: 'n' };
const berichten = (arbitraryOf(leerresultaten) as fc.Arbitrary<Leerresultaten>).map(withOwnToetsen);

test('any results → writer → reader gives the same value back, and they have the structure of the standard', async () => {
  await fc.assert(
    fc.asyncProperty(berichten, async (bericht) => {
      const withoutExtension = bericht.toetsafnames.every((t) =>
        t.resultaten.every((r) => r.score !== undefined || r.osoresultaat !== undefined),
      );
      fc.pre(withoutExtension);
      const xml = await textOf(writeLeerresultaten(bericht, autorisatie));
      const parts = await collect(readLeerresultaten(whole(xml)));
      assert.deepEqual(
        parts.map((d) => ('value' in d ? [d.kind, d.value] : d)),
        [
          ['autorisatie', autorisatie],
          ['school', { ...bericht.school }],
          ...bericht.toetsafnames.map((t) => ['toetsafname', t]),
          ...bericht.toetsen.map((t) => ['toets', t]),
        ],
      );
      const { findings } = await validateXml(whole(xml));
      assert.deepEqual(
        findings.filter((b) => b.layer < 3 && b.severity === 'error'),
        [],
      );
    }),
    { numRuns: runs(40) },
  );
});

const toets = (code: string, extra = ''): string => `<toets><toetscode>${code}</toetscode>${extra}</toets>`;
const resultaat = (key: string, content = '<toetscode>T</toetscode><score>1</score>'): string =>
  `<resultaat key="${key}"><afnamedatum>2025-03-03</afnamedatum>${content}</resultaat>`;
const bericht = (resultaten: string, toetsen: string): string =>
  `<leerresultaten_verzoek xmlns="http://www.edustandaard.nl/leerresultaten/2/leerresultaten">
<school><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode><aanmaakdatum>2025-03-03T15:00:00Z</aanmaakdatum><xsdversie>2.2</xsdversie></school>
<toetsafnames><toetsafname><leerlingid>1</leerlingid><resultaten>${resultaten}</resultaten></toetsafname></toetsafnames>
<toetsen>${toetsen}</toetsen></leerresultaten_verzoek>`;

async function listFindings(xml: string): Promise<string[]> {
  const { findings } = await validateXml(whole(xml));
  return findings.map(
    (b) => `${b.layer} ${b.severity} ${b.code} ${b.path.replace('leerresultaten_verzoek/', '')}`,
  );
}

const AFNAME = 'toetsafnames/toetsafname[1]/resultaten/';
const onderdelen = (...numbers: number[]): string =>
  `<toetsonderdelen>${numbers.map((n) => `<toetsonderdeel><toetsonderdeelvolgnummer>${n}</toetsonderdeelvolgnummer><toetsonderdeelcode>D${n}</toetsonderdeelcode></toetsonderdeel>`).join('')}</toetsonderdelen>`;
const normering = (from: number, to: number): string =>
  `<toetsnormering><norm><term>x</term><beginnormwaarde>${from}</beginnormwaarde><eindnormwaarde>${to}</eindnormwaarde></norm></toetsnormering>`;

/** The rule, the message that breaks it, and the finding. */
const RULES: [rule: string, xml: string, ...says: string[]][] = [
  ['a message that is right', bericht(resultaat('R'), toets('T'))],
  [
    'each result has its own key',
    bericht(resultaat('R') + resultaat('R'), toets('T')),
    `3 error SLEUTEL_DUBBEL ${AFNAME}resultaat[2]`,
  ],
  [
    'each test has its own code',
    bericht(resultaat('R'), toets('T') + toets('T')),
    '3 error SLEUTEL_DUBBEL toetsen/toets[2]',
  ],
  [
    'a result is of a test that is there, also when it comes later',
    bericht(resultaat('R') + resultaat('S'), toets('ANDERS')),
    `3 error VERWIJZING_LOOS ${AFNAME}resultaat[1]`,
  ],
  [
    'parts of one test have their own numbers',
    bericht(resultaat('R'), toets('T', onderdelen(1, 1))),
    '3 error SLEUTEL_DUBBEL toetsen/toets[1]/toetsonderdelen/toetsonderdeel[2]',
  ],
  [
    'parts of two tests may have the same numbers',
    bericht(resultaat('R'), toets('T', onderdelen(1)) + toets('U', onderdelen(1))),
  ],
  [
    'a result of a part is of a part of that test: only a warning, no schema checks it',
    bericht(
      resultaat('R', '<toetscode>T</toetscode><toetsonderdeelcode>D9</toetsonderdeelcode><score>1</score>'),
      toets('T', onderdelen(1)),
    ),
    `3 warning VERWIJZING_LOOS ${AFNAME}resultaat[1]`,
  ],
  [
    'a norm goes up',
    bericht(resultaat('R'), toets('T', normering(5, 4))),
    '4 warning NORM_OMGEKEERD toetsen/toets[1]/toetsnormering/norm[1]',
  ],
  [
    'a score is a whole number',
    bericht(resultaat('R', '<toetscode>T</toetscode><score>6.5</score>'), toets('T')),
    `2 error WAARDE_ONGELDIG ${AFNAME}resultaat[1]/score`,
  ],
  [
    'a result in a form that nobody described is refused',
    bericht(resultaat('R', '<toetscode>T</toetscode><anderresultaat/>'), toets('T')),
    `1 error TOEVOEGING_ONBEKEND ${AFNAME}resultaat[1]/anderresultaat`,
  ],
];

for (const [line, xml, ...says] of RULES) {
  test(`results: ${line}`, async () => assert.deepEqual(await listFindings(xml), says));
}

test('a score of OSO keeps its own namespace, in both directions', async () => {
  const OSO = 'http://www.edustandaard.nl/oso_gegevensset/1.2/dossier';
  const having = (uri: string): string =>
    bericht(
      resultaat('R', `<toetscode>T</toetscode><osoresultaat><toetsscore xmlns="${uri}"/></osoresultaat>`),
      toets('T'),
    );
  assert.deepEqual(await listFindings(having(OSO)), []);
  for (const wrong of ['http://www.edustandaard.nl/leerresultaten/2/leerresultaten', 'urn:x']) {
    assert.deepEqual(await listFindings(having(wrong)), [
      `1 error NAAMRUIMTE ${AFNAME}resultaat[1]/osoresultaat/toetsscore`,
    ]);
  }
});

test('the confirmation and a file with tests are valid; a file with tests is read as tests', async () => {
  assert.deepEqual((await validateXml(whole(serializeLeerresultatenBevestiging()))).findings, []);
  const xml = await textOf(writeToetsdefinities([{ toetscode: { value: 'T' }, toetsnaam: 'Naam' }]));
  assert.deepEqual((await validateXml(whole(xml))).findings, []);
  const parts = await collect(readLeerresultaten(perByte(xml)));
  assert.deepEqual(
    parts.map((d) => d.kind),
    ['toets'],
  );
});

test('what holds no results is refused; a writer invents nothing', async () => {
  await assert.rejects(
    collect(readLeerresultaten(whole('<EDEX/>'))),
    (error) => error instanceof StandardsError && error.code === 'BERICHT_VERKEERDE_WORTEL',
  );
  const school = {
    schooljaar: '2024-2025',
    brincode: '99ZZ',
    aanmaakdatum: '2025-03-03T15:00:00Z',
    xsdversie: '2.2',
  };
  const empty = writeLeerresultaten({ school, toetsafnames: [], toetsen: [] }, autorisatie);
  await assert.rejects(
    textOf(empty),
    (error) => error instanceof StandardsError && error.code === 'WAARDE_ONTBREEKT',
  );
});
