import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { heel, perByte, tekstVan, verzamel } from '../../../test/bytes.ts';
import { waardeVan, withOwnToetsen } from '../../../test/arbitrary.ts';
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
const berichten = (waardeVan(leerresultaten) as fc.Arbitrary<Leerresultaten>).map(withOwnToetsen);

test('any results → writer → reader gives the same value back, and they have the structure of the standard', async () => {
  await fc.assert(
    fc.asyncProperty(berichten, async (bericht) => {
      const zonderExtensie = bericht.toetsafnames.every((t) =>
        t.resultaten.every((r) => r.score !== undefined || r.osoresultaat !== undefined),
      );
      fc.pre(zonderExtensie);
      const xml = await tekstVan(writeLeerresultaten(bericht, autorisatie));
      const delen = await verzamel(readLeerresultaten(heel(xml)));
      assert.deepEqual(
        delen.map((d) => ('value' in d ? [d.kind, d.value] : d)),
        [
          ['autorisatie', autorisatie],
          ['school', { ...bericht.school }],
          ...bericht.toetsafnames.map((t) => ['toetsafname', t]),
          ...bericht.toetsen.map((t) => ['toets', t]),
        ],
      );
      const { findings } = await validateXml(heel(xml));
      assert.deepEqual(
        findings.filter((b) => b.layer < 3 && b.severity === 'error'),
        [],
      );
    }),
    { numRuns: runs(40) },
  );
});

const toets = (code: string, extra = ''): string => `<toets><toetscode>${code}</toetscode>${extra}</toets>`;
const resultaat = (key: string, inhoud = '<toetscode>T</toetscode><score>1</score>'): string =>
  `<resultaat key="${key}"><afnamedatum>2025-03-03</afnamedatum>${inhoud}</resultaat>`;
const bericht = (resultaten: string, toetsen: string): string =>
  `<leerresultaten_verzoek xmlns="http://www.edustandaard.nl/leerresultaten/2/leerresultaten">
<school><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode><aanmaakdatum>2025-03-03T15:00:00Z</aanmaakdatum><xsdversie>2.2</xsdversie></school>
<toetsafnames><toetsafname><leerlingid>1</leerlingid><resultaten>${resultaten}</resultaten></toetsafname></toetsafnames>
<toetsen>${toetsen}</toetsen></leerresultaten_verzoek>`;

async function bevindingen(xml: string): Promise<string[]> {
  const { findings } = await validateXml(heel(xml));
  return findings.map(
    (b) => `${b.layer} ${b.severity} ${b.code} ${b.path.replace('leerresultaten_verzoek/', '')}`,
  );
}

const AFNAME = 'toetsafnames/toetsafname[1]/resultaten/';
const onderdelen = (...nummers: number[]): string =>
  `<toetsonderdelen>${nummers.map((n) => `<toetsonderdeel><toetsonderdeelvolgnummer>${n}</toetsonderdeelvolgnummer><toetsonderdeelcode>D${n}</toetsonderdeelcode></toetsonderdeel>`).join('')}</toetsonderdelen>`;
const normering = (van: number, tot: number): string =>
  `<toetsnormering><norm><term>x</term><beginnormwaarde>${van}</beginnormwaarde><eindnormwaarde>${tot}</eindnormwaarde></norm></toetsnormering>`;

/** The rule, the message that breaks it, and the finding. */
const REGELS: [rule: string, xml: string, ...zegt: string[]][] = [
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

for (const [regel, xml, ...zegt] of REGELS) {
  test(`results: ${regel}`, async () => assert.deepEqual(await bevindingen(xml), zegt));
}

test('a score of OSO keeps its own namespace, in both directions', async () => {
  const OSO = 'http://www.edustandaard.nl/oso_gegevensset/1.2/dossier';
  const met = (uri: string): string =>
    bericht(
      resultaat('R', `<toetscode>T</toetscode><osoresultaat><toetsscore xmlns="${uri}"/></osoresultaat>`),
      toets('T'),
    );
  assert.deepEqual(await bevindingen(met(OSO)), []);
  for (const fout of ['http://www.edustandaard.nl/leerresultaten/2/leerresultaten', 'urn:x']) {
    assert.deepEqual(await bevindingen(met(fout)), [
      `1 error NAAMRUIMTE ${AFNAME}resultaat[1]/osoresultaat/toetsscore`,
    ]);
  }
});

test('the confirmation and a file with tests are valid; a file with tests is read as tests', async () => {
  assert.deepEqual((await validateXml(heel(serializeLeerresultatenBevestiging()))).findings, []);
  const xml = await tekstVan(writeToetsdefinities([{ toetscode: { value: 'T' }, toetsnaam: 'Naam' }]));
  assert.deepEqual((await validateXml(heel(xml))).findings, []);
  const delen = await verzamel(readLeerresultaten(perByte(xml)));
  assert.deepEqual(
    delen.map((d) => d.kind),
    ['toets'],
  );
});

test('what holds no results is refused; a writer invents nothing', async () => {
  await assert.rejects(
    verzamel(readLeerresultaten(heel('<EDEX/>'))),
    (fout) => fout instanceof StandardsError && fout.code === 'BERICHT_VERKEERDE_WORTEL',
  );
  const school = {
    schooljaar: '2024-2025',
    brincode: '99ZZ',
    aanmaakdatum: '2025-03-03T15:00:00Z',
    xsdversie: '2.2',
  };
  const leeg = writeLeerresultaten({ school, toetsafnames: [], toetsen: [] }, autorisatie);
  await assert.rejects(
    tekstVan(leeg),
    (fout) => fout instanceof StandardsError && fout.code === 'WAARDE_ONTBREEKT',
  );
});
