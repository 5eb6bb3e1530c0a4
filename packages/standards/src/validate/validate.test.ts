import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { whole, perByte } from '../../test/bytes.ts';
import { StandardsError } from '../errors.ts';
import { validateXml, type ValidateOptions } from './validate.ts';

const LG = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';
const check = (xml: string, options?: ValidateOptions) => validateXml(whole(xml), options);

interface EdexParts {
  school?: string;
  groepen?: string;
  leerling?: string;
  attributes?: string;
  leerkrachten?: string;
}
const RIGHT = '<achternaam>Bos</achternaam><roepnaam>Ada</roepnaam><jaargroep>3</jaargroep>';
const content = ({
  school,
  groepen = '',
  leerling = RIGHT,
  attributes = 'key="1"',
  leerkrachten = '',
}: EdexParts) =>
  `<school>${school ?? '<schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode>'}</school>${groepen}` +
  `<leerlingen><leerling ${attributes}>${leerling}</leerling></leerlingen>${leerkrachten}`;
const edex = (parts: EdexParts = {}) => `<EDEX>${content(parts)}</EDEX>`;
const lg = (parts: EdexParts = {}) => `<leerlinggegevens xmlns="${LG}">${content(parts)}</leerlinggegevens>`;

/** `layer severity CODE path` of each finding. */
async function codes(xml: string, options?: ValidateOptions): Promise<string[]> {
  const { findings } = await check(xml, options);
  // Both sentences are whole: nothing that they speak of is missing.
  for (const { melding, message } of findings) assert.doesNotMatch(`${melding} ${message}`, /[{}]|undefined/);
  return findings.map((b) => `${b.layer} ${b.severity} ${b.code} ${b.path}`);
}

test('a file without a fault has no findings', async () => {
  assert.deepEqual(await check(edex()), { valid: true, standard: 'edexml-2.1', findings: [], count: 0 });
});

test('each layer reports under its own number', async () => {
  const two = edex({
    groepen: '<groepen><groep key="G"><naam>3</naam><jaargroep>3</jaargroep></groep></groepen>',
  });
  const error = two
    .replace('key="1">', 'key="#1">')
    .replace('</leerling>', '<groep key="X"/><land>nl</land><nieuw/></leerling>');
  assert.deepEqual(await codes(error), [
    '2 error WAARDE_ONGELDIG EDEX/leerlingen/leerling[1]/land',
    '1 error ELEMENT_ONBEKEND EDEX/leerlingen/leerling[1]/nieuw',
    '3 error VERWIJZING_LOOS EDEX/leerlingen/leerling[1]/groep',
    '4 warning SLEUTEL_TIJDELIJK EDEX/leerlingen/leerling[1]/@key',
  ]);
});

test('a finding says the line and the column of the element', async () => {
  const { findings } = await check(
    edex({ leerling: '\n  <roepnaam>A</roepnaam>\n  <geslacht>5</geslacht>' }),
  );
  assert.deepEqual(findings.map(({ code, line, column }) => [code, line, column]).slice(0, 1), [
    ['WAARDE_ONGELDIG', 3, 3],
  ]);
});

/** The rule, what breaks it, where it is reported. */
const RULES: [code: string, parts: EdexParts, path: string][] = [
  ['SLEUTEL_TIJDELIJK', { attributes: 'key="#7"' }, '/@key'],
  ['ECKID_VORM', { attributes: 'key="1" eckid="test-1"' }, '/@eckid'],
  ['JAARGROEP_ONTBREEKT', { leerling: '<roepnaam>A</roepnaam>' }, '/jaargroep'],
  ['JAARGROEP_COMBINATIE', { leerling: '<roepnaam>A</roepnaam><jaargroep>C</jaargroep>' }, '/jaargroep'],
  ['NAAM_SPATIES', { leerling: RIGHT.replace('Bos', 'van  Bos') }, '/achternaam'],
  ['NAAM_SPATIES', { leerling: RIGHT.replace('Bos', 'Bos - Dijk') }, '/achternaam'],
  ['NAAM_SPATIES', { leerling: RIGHT.replace('Ada', 'Ada ') }, '/roepnaam'],
  [
    'VOORLETTERS_VORM',
    { leerling: RIGHT.replace('<roep', '<voorletters-1>A.B.</voorletters-1><roep') },
    '/voorletters-1',
  ],
  ['EMAILADRES_VORM', { leerling: `${RIGHT}<emailadres>zonder</emailadres>` }, '/emailadres'],
  [
    'EMAILADRES_VORM',
    { leerling: `${RIGHT}<emailadres>${'a'.repeat(66)}@x.example</emailadres>` },
    '/emailadres',
  ],
  ['TEKENS_VREEMD', { school: '<schooljaar>2024-2025</schooljaar><brincode>٩٩ZZ</brincode>' }, '/brincode'],
  ['SCHOOL_ONBEKEND', { school: '<schooljaar>2024-2025</schooljaar>' }, '/brincode'],
  [
    'SCHOOLJAAR_NA_LIJST',
    { school: '<schooljaar>2025-2026</schooljaar><brincode>99ZZ</brincode>' },
    '/schooljaar',
  ],
  [
    'XSDVERSIE_ONBEKEND',
    { school: '<schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode><xsdversie>3</xsdversie>' },
    '/xsdversie',
  ],
];

for (const [code, parts, path] of RULES) {
  test(`warns of ${code} at ${path}`, async () => {
    const { valid, findings } = await check(edex(parts));
    assert.equal(valid, true);
    assert.deepEqual(
      findings.map((b) => [b.code, b.severity, b.path.slice(b.path.lastIndexOf('/'))]),
      [[code, 'warning', path]],
    );
  });
}

test('in a UWLR answer the moment of making must be there, with its zone', async () => {
  const school = '<schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode>';
  assert.deepEqual(await codes(lg({ school })), [
    '4 warning AANMAAKDATUM_ONTBREEKT leerlinggegevens/school/aanmaakdatum',
  ]);
  const without = `${school}<aanmaakdatum>2025-03-03T07:30:00</aanmaakdatum>`;
  assert.deepEqual(await codes(lg({ school: without })), [
    '4 warning TIJDZONE_ONTBREEKT leerlinggegevens/school/aanmaakdatum',
  ]);
  const having = `${school}<aanmaakdatum>2025-03-03T07:30:00Z</aanmaakdatum>`;
  assert.deepEqual(await codes(lg({ school: having })), []);
  const removed = `${RIGHT}<uitstroomdatum>2025-03-03</uitstroomdatum>`;
  assert.deepEqual(await codes(lg({ school: having, leerling: removed })), [
    '4 warning UITGESTROOMD leerlinggegevens/leerlingen/leerling[1]/uitstroomdatum',
  ]);
  assert.deepEqual(await codes(edex({ leerling: removed })), [], 'a file may hold former pupils');
});

test('a request: years that do not follow, a version nobody speaks, no header', async () => {
  const verzoek = `<leerlinggegevens_verzoek xmlns="${LG}"><schooljaar>1999-2099</schooljaar><brincode>99ZZ</brincode><xsdversie>9</xsdversie></leerlinggegevens_verzoek>`;
  const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
  const envelop = `<s:Envelope xmlns:s="${SOAP}"><s:Body>${verzoek}</s:Body></s:Envelope>`;
  assert.deepEqual(await codes(envelop), [
    '4 warning AUTORISATIE_ONTBREEKT Envelope/Header',
    '4 warning XSDVERSIE_ONBEKEND Envelope/Body/leerlinggegevens_verzoek/xsdversie',
    '4 warning SCHOOLJAAR_SPRONG Envelope/Body/leerlinggegevens_verzoek/schooljaar',
  ]);
  const heading = envelop.replace('<s:Body>', '<s:Header><x xmlns="urn:x"/></s:Header><s:Body>');
  assert.equal((await codes(heading))[0], '1 error KOPREGEL_ONBEKEND Envelope/Header');
});

test('in UWLR two pupils under one key are an error; what the official schema lets through is a warning', async () => {
  const twice = lg().replace(
    '</leerlingen>',
    `<leerling key="1">${RIGHT}<groep key="X"/></leerling></leerlingen>`,
  );
  const identity = (await codes(twice)).filter((code) => code.startsWith('3'));
  assert.deepEqual(identity, [
    '3 error SLEUTEL_DUBBEL leerlinggegevens/leerlingen/leerling[2]',
    '3 warning VERWIJZING_LOOS leerlinggegevens/leerlingen/leerling[2]/groep',
  ]);
  const groep = '<groep key="G"><naam>3</naam><jaargroep>3</jaargroep></groep>';
  const groepen = `<groepen>${groep}${groep}</groepen>`;
  assert.equal((await check(lg({ groepen }))).valid, true);
  assert.equal((await check(edex({ groepen }))).valid, false);
});

test('the official list of school years is an option', async () => {
  const later = edex({ school: '<schooljaar>2025-2026</schooljaar><brincode>99ZZ</brincode>' });
  assert.equal((await check(later)).valid, true);
  assert.equal((await check(later, { officialSchooljaren: true })).valid, false);
});

test('an older standard refuses what it did not have yet', async () => {
  const fresh = edex({ attributes: 'key="1" eckid="https://ketenid.nl/pilot/1"' });
  assert.equal((await check(fresh, { standard: 'edexml-2.1' })).valid, true);
  assert.deepEqual(await codes(fresh, { standard: 'edexml-2.0' }), [
    '1 error ATTRIBUUT_ONBEKEND EDEX/leerlingen/leerling[1]',
  ]);
  const both = edex({
    groepen: '<groepen><groep key="G"><naam>3</naam><jaargroep>3</jaargroep></groep></groepen>',
    leerling: '<roepnaam>A</roepnaam><jaargroep>3</jaargroep><groep key="G"/>',
  });
  assert.equal((await check(both, { standard: 'edexml-2.0' })).valid, true);
  const old = await check(both, { standard: 'edexml-1.0.3' });
  assert.deepEqual([old.standard, old.valid], ['edexml-1.0.3', false]);
  const one = both.replace('<jaargroep>3</jaargroep><groep key="G"/>', '<groep key="G"/>');
  assert.equal((await check(one, { standard: 'edexml-1.0.3' })).valid, true);
  const long = edex({ leerling: RIGHT.replace('Bos', 'B'.repeat(71)) });
  assert.equal((await check(long, { standard: 'edexml-1.0.3' })).valid, false);
  assert.equal((await check(long, { standard: 'edexml-2.0' })).valid, true);
});

test('a file that claims to be older than its content is read, with one warning per field', async () => {
  const school = '<schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode><xsdversie>1.03</xsdversie>';
  const pupil = (key: string) =>
    `<leerling key="${key}"><roepnaam>A</roepnaam><jaargroep>3</jaargroep><fotourl>x</fotourl></leerling>`;
  const xml = `<EDEX><school>${school}</school><leerlingen>${pupil('1')}${pupil('2')}</leerlingen></EDEX>`;
  assert.deepEqual(await codes(xml), ['4 warning VERSIE_TE_OUD EDEX/leerlingen/leerling[1]/fotourl']);
});

test('the SWV-set lets nothing through but its own fields', async () => {
  const broad = edex({ leerling: `${RIGHT}<emailadres>a@x.example</emailadres>` });
  assert.deepEqual(await codes(broad, { profiel: 'swv-set' }), [
    '1 error ELEMENT_ONBEKEND EDEX/leerlingen/leerling[1]/emailadres',
  ]);
  assert.deepEqual(await codes(edex(), { profiel: 'swv-set' }), []);
  const staff = '<leerkrachten><leerkracht key="1"><roepnaam>A</roepnaam></leerkracht></leerkrachten>';
  assert.deepEqual(await codes(edex({ leerkrachten: staff }), { profiel: 'swv-set' }), [
    '1 error ELEMENT_ONBEKEND EDEX/leerkrachten',
  ]);
});

test('what only the text of the Smalle set asks is a warning', async () => {
  const staff = '<leerkrachten><leerkracht key="1"><roepnaam>A</roepnaam></leerkracht></leerkrachten>';
  const { valid, findings } = await check(edex({ leerkrachten: staff }), { profiel: 'smalle-set' });
  assert.equal(valid, true);
  assert.deepEqual(
    findings.map((b) => `${b.code} ${b.path}`),
    [
      'PROFIEL_ONTBREEKT EDEX/leerlingen/leerling[1]/geboortedatum',
      'PROFIEL_ONTBREEKT EDEX/leerkrachten/leerkracht[1]/achternaam',
      'PROFIEL_ONTBREEKT EDEX/leerkrachten/leerkracht[1]/emailadres',
      'PROFIEL_ONTBREEKT EDEX/leerkrachten/leerkracht[1]/groepen',
    ],
  );
});

test('a message of the other family is not judged by a standard that does not fit it', async () => {
  for (const [xml, standard] of [
    [edex(), 'uwlr-2.2'],
    [lg(), 'edexml-2.1'],
    ['<html/>', undefined],
  ] as const) {
    await assert.rejects(
      check(xml, { standard }),
      (error) => error instanceof StandardsError && error.code === 'BERICHT_VERKEERDE_WORTEL',
    );
  }
});

const PEOPLE = `<EDEX><school><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode></school>
<groepen><groep key="G"><naam>a</naam><jaargroep>9</jaargroep></groep><samengestelde_groep key="S"/></groepen>
<leerlingen><leerling
 key="1"><roepnaam>A</roepnaam>
  <jaargroep>C</jaargroep>
  <groep key="G"/>
  <samengestelde_groepen><samengestelde_groep key="S"/>
    <samengestelde_groep key="nergens"/></samengestelde_groepen>
  <vestiging key="nergens"/>
  <emailadres>zonder</emailadres></leerling></leerlingen>
<leerkrachten><leerkracht key="#1"><roepnaam>B</roepnaam><groepen><groep key="G"/>
  <samengestelde_groep key="S"/>
  <groep key="nergens"/></groepen></leerkracht></leerkrachten></EDEX>`;

test('a finding about a field points at that field; a group that is wrong may be referred to all the same', async () => {
  const { findings } = await check(PEOPLE);
  const after = findings.filter((b) => b.layer > 2);
  assert.deepEqual(
    after.map(
      (b) => `${b.line}:${b.column} ${b.code} ${b.path.replace(/^EDEX.leer(lingen|krachten).leer/, '')}`,
    ),
    [
      '8:5 VERWIJZING_LOOS ling[1]/samengestelde_groepen/samengestelde_groep[2]',
      '9:3 VERWIJZING_LOOS ling[1]/vestiging',
      '10:3 EMAILADRES_VORM ling[1]/emailadres',
      '5:3 JAARGROEP_COMBINATIE ling[1]/jaargroep',
      '13:3 VERWIJZING_LOOS kracht[1]/groepen/groep[2]',
      // An attribute stands in the tag of its element.
      '11:15 SLEUTEL_TIJDELIJK kracht[1]/@key',
    ],
  );
  const early = findings.filter((b) => b.layer <= 2).map((b) => `${b.line} ${b.code}`);
  assert.deepEqual(early, ['2 WAARDE_ONGELDIG', '2 ELEMENT_ONTBREEKT']);
});

test('of two that exclude each other the finding points at the one too many', async () => {
  const leerling = `${RIGHT}<bsn>123456782</bsn>\n <bsn_ondwnr-4>6782</bsn_ondwnr-4>`;
  const { findings } = await check(edex({ leerling }));
  assert.deepEqual(
    findings.map((b) => `${b.line}:${b.column} ${b.code} ${b.path}`),
    ['2:2 ELEMENT_NIET_SAMEN EDEX/leerlingen/leerling[1]/bsn_ondwnr-4'],
  );
});

test('a standard or a profile that is not there is a mistake of the caller, said by name', async () => {
  for (const options of [{ standard: 'uwlr-9' }, { profiel: 'toString' }]) {
    const sentence = /^unknown (standard; choose from edexml-1\.0\.3, |profiel; choose from smalle-set, )/;
    await assert.rejects(validateXml(whole('<EDEX/>'), options as ValidateOptions), {
      name: 'RangeError',
      message: sentence,
    });
  }
});

test('the first thousand findings are shown, all are counted', async () => {
  const bad =
    '<leerling key="1"><roepnaam>A</roepnaam><geslacht>5</geslacht><jaargroep>3</jaargroep></leerling>';
  const xml = `<EDEX><school><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode></school><leerlingen>${bad.repeat(700)}</leerlingen></EDEX>`;
  const { findings, count } = await check(xml);
  assert.equal(findings.length, 1000);
  assert.equal(count, 700 + 699);
});

test('an error after a thousand warnings is shown, in its place', async () => {
  const warned = (n: number) =>
    `<leerling key="${n}"><achternaam>A</achternaam><roepnaam>A</roepnaam><geslacht>1</geslacht><jaargroep>3</jaargroep></leerling>`;
  const many = Array.from({ length: 1_500 }, (_, n) => warned(n)).join('');
  const wrong = warned(9_999).replace('<geslacht>1', '<geslacht>5');
  const xml = `<EDEX><school><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode></school><leerlingen>${many}${wrong}</leerlingen></EDEX>`;
  const { valid, findings } = await check(xml);
  assert.equal(valid, false);
  assert.ok(findings.some(({ severity }) => severity === 'error'));
});

test('no finding holds a value of a pupil, wherever it stands and whatever is wrong with it', async () => {
  const secret = 'GeheimKind';
  const fields =
    `achternaam voorvoegsel voornamen voorletters-1 roepnaam geboortedatum geslacht start_ondw_jgr3
    jaargroep gebruikersnaam emailadres fotourl etniciteit land land_vader land_moeder bsn gewicht_nieuw gewicht
    postcodenl instroomdatum uitstroomdatum mutatiedatum`.split(/\s+/);
  const leerling = fields.map((v) => `<${v}> ${secret}  - ${secret}. </${v}>`).join('');
  const two = `<leerling key="#${secret}" eckid="${secret}" ${secret}="${secret}">${secret}${leerling}<groep key="${secret}"/><${secret}/></leerling>`;
  const xml = (school: string) =>
    `<EDEX><school>${school}</school><leerlingen>${two}${two}</leerlingen></EDEX>`;
  for (const profiel of [undefined, 'smalle-set', 'lvs-set', 'swv-set'] as const) {
    for (const school of ['<schooljaar>2024-2025</schooljaar>', secret]) {
      const { findings } = await check(xml(school), { profiel });
      assert.ok(findings.length > 20);
      assert.equal(JSON.stringify(findings).includes(secret), false);
    }
  }
});

test('the verdict does not depend on how the bytes come in', async () => {
  const xml = edex({ leerling: '<roepnaam>A</roepnaam><geslacht>5</geslacht>', attributes: 'key="#1"' });
  assert.deepEqual(await validateXml(perByte(xml)), await check(xml));
});

test('own files of older versions are right by their own version, and refused by an older one', async () => {
  for (const [map, own, parent] of [
    ['edexml__version_1_0_3', 'edexml-1.0.3', undefined],
    ['edexml__version_2_0', 'edexml-2.0', 'edexml-1.0.3'],
  ] as const) {
    const xml = readFileSync(new URL(`../../samples/${map}/message.xml`, import.meta.url), 'utf8');
    for (const standard of [undefined, own]) {
      assert.equal((await check(xml, { standard, officialSchooljaren: true })).valid, true, map);
    }
    if (parent) assert.equal((await check(xml, { standard: parent })).valid, false);
  }
});
