import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode, whole, perByte, collect } from '../../test/bytes.ts';
import type { EdexmlPart } from './part.ts';
import { readEdexml } from './read-edexml.ts';

const edex = (leerlingen: string, school = '<schooljaar>2025-2026</schooljaar>', root = 'EDEX'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n<school>${school}</school>\n<leerlingen>\n${leerlingen}\n</leerlingen>\n</${root.split(' ')[0]}>`;

const read = (xml: string | Uint8Array): Promise<EdexmlPart[]> => collect(readEdexml(whole(xml)));

async function listLeerlingen(xml: string): Promise<unknown[]> {
  return (await read(xml)).filter((d) => d.kind === 'leerling').map((d) => d.value);
}

async function listFindings(xml: string): Promise<string[]> {
  return (await read(xml))
    .filter((d) => d.kind === 'finding')
    .map(({ finding: b }) => `${b.severity} ${b.code} ${b.line}:${b.column} ${b.path}`);
}

test('gives parts in file order, each with its place', async () => {
  const parts = await read(edex('<leerling key="a"><roepnaam>Fenna</roepnaam></leerling>'));
  assert.deepEqual(parts, [
    {
      kind: 'school',
      value: { schooljaar: '2025-2026' },
      position: { line: 3, column: 1, path: 'EDEX/school' },
    },
    {
      kind: 'leerling',
      value: { key: 'a', roepnaam: 'Fenna' },
      position: { line: 5, column: 1, path: 'EDEX/leerlingen/leerling[1]' },
    },
  ]);
});

test('reads the same when the file comes byte by byte', async () => {
  const xml = edex(
    '<leerling key="&quot;é&#10;&#x1F600;"><achternaam>Ĳsbrand &amp; <![CDATA[<zn>]]></achternaam><!-- x --><voorvoegsel>’t</voorvoegsel></leerling>',
  );
  const parts = await read(xml);
  assert.deepEqual(await collect(readEdexml(perByte(xml))), parts);
  assert.deepEqual(await listLeerlingen(xml), [
    { key: '"é\n😀', achternaam: 'Ĳsbrand & <zn>', voorvoegsel: '’t' },
  ]);
});

test('never gives an identifying number, not in a value and not in a finding (R1)', async () => {
  const numbers = ['sofinummer', 'bsn', 'onderwijsnummer'];
  const leerlingen = [
    ...numbers.map(
      (name, i) => `<leerling key="${i}"><roepnaam>A</roepnaam><${name}>123456782</${name}></leerling>`,
    ),
    '<leerling key="3"><roepnaam>A</roepnaam><bsn_ondwnr-4>6782</bsn_ondwnr-4></leerling>',
    '<leerling key="4"><roepnaam>A</roepnaam><rijksregisternummer>12345678212</rijksregisternummer></leerling>',
    '<leerling key="5"><roepnaam>A</roepnaam><bsn>12345678-2</bsn></leerling>',
    '<leerling key="6"><roepnaam>A</roepnaam><bsn>123456782</bsn><bsn_ondwnr-4>6782</bsn_ondwnr-4></leerling>',
  ];
  const parts = await read(edex(leerlingen.join('\n')));
  assert.equal(JSON.stringify(parts).includes('6782'), false);
  assert.equal(JSON.stringify(parts).includes('678-2'), false);
  assert.equal(parts.filter((d) => d.kind === 'leerling').length, 7);
  const dropped = parts.filter((d) => d.kind === 'dropped').map((d) => [d.element, d.count]);
  assert.deepEqual(Object.fromEntries(dropped), {
    sofinummer: 1,
    bsn: 3,
    onderwijsnummer: 1,
    'bsn_ondwnr-4': 2,
    rijksregisternummer: 1,
  });
  assert.equal(parts.at(-1)?.kind, 'dropped');
});

test('jaargroep 0 and geslacht 0 are values, not absence', async () => {
  const xml = edex(
    '<leerling key="1"><roepnaam>A</roepnaam><geslacht>0</geslacht><jaargroep>0</jaargroep></leerling>',
  );
  assert.deepEqual(await listLeerlingen(xml), [{ key: '1', roepnaam: 'A', geslacht: 0, jaargroep: '0' }]);
});

test('what is in a toevoeging is never a pupil', async () => {
  const blok =
    '<toevoegingen><blok xsi:type="X"><code>c</code><leerling key="spook"><roepnaam>B</roepnaam></leerling><bsn>123456782</bsn></blok></toevoegingen>';
  const xml = edex(
    `<leerling key="1"><roepnaam>A</roepnaam>${blok}</leerling>`,
    undefined,
    'EDEX xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  );
  assert.deepEqual(await listLeerlingen(xml), [{ key: '1', roepnaam: 'A' }]);
  const finding = 'warning TOEVOEGING_ONBEKEND 5:55 EDEX/leerlingen/leerling[1]/toevoegingen';
  assert.deepEqual(await listFindings(xml), [finding]);
  // All pupils have what one has; and an element of the standard is nobody's extension.
  const second = xml.replace(
    '</leerlingen>',
    `<leerling key="2"><roepnaam>C</roepnaam>${blok}</leerling></leerlingen>`,
  );
  assert.deepEqual(await listFindings(second), [finding]);
  assert.deepEqual(await listFindings(xml.replace('"X"', '"OpmerkingGegevensType"')), []);
});

const lenient: readonly [name: string, xml: string, finding: string, value: object][] = [
  [
    'children in another order',
    '<leerling key="1"><geslacht>1</geslacht><roepnaam>A</roepnaam></leerling>',
    'warning VOLGORDE 5:19 EDEX/leerlingen/leerling[1]/geslacht',
    { key: '1', geslacht: 1, roepnaam: 'A' },
  ],
  [
    'an empty optional element',
    '<leerling key="1"><achternaam>A</achternaam><voorvoegsel></voorvoegsel></leerling>',
    'warning LEEG_ELEMENT 5:45 EDEX/leerlingen/leerling[1]/voorvoegsel',
    { key: '1', achternaam: 'A' },
  ],
  [
    'an unknown element',
    '<leerling key="1"><roepnaam>A</roepnaam><nationaliteit>NL</nationaliteit></leerling>',
    'warning ELEMENT_ONBEKEND 5:41 EDEX/leerlingen/leerling[1]/nationaliteit',
    { key: '1', roepnaam: 'A' },
  ],
  [
    'an unknown attribute',
    '<leerling key="1" soort="x"><roepnaam>A</roepnaam></leerling>',
    'warning ATTRIBUUT_ONBEKEND 5:1 EDEX/leerlingen/leerling[1]',
    { key: '1', roepnaam: 'A' },
  ],
  [
    'text between elements',
    '<leerling key="1">x<roepnaam>A</roepnaam></leerling>',
    'warning TEKST_TUSSEN_ELEMENTEN 5:1 EDEX/leerlingen/leerling[1]',
    { key: '1', roepnaam: 'A' },
  ],
  [
    'spaces around a key',
    '<leerling key=" 001 "><roepnaam>A</roepnaam></leerling>',
    'warning SPATIES 5:1 EDEX/leerlingen/leerling[1]',
    { key: '001', roepnaam: 'A' },
  ],
  [
    'an empty list',
    '<leerling key="1"><roepnaam>A</roepnaam><samengestelde_groepen/></leerling>',
    'warning LEGE_REEKS 5:41 EDEX/leerlingen/leerling[1]/samengestelde_groepen',
    { key: '1', roepnaam: 'A' },
  ],
];
for (const [name, xml, finding, value] of lenient) {
  test(`takes ${name}, and says so`, async () => {
    assert.deepEqual(await listFindings(edex(xml)), [finding]);
    assert.deepEqual(await listLeerlingen(edex(xml)), [value]);
  });
}

const errors: readonly [name: string, xml: string, finding: string, values: object[]][] = [
  [
    'a value of the wrong kind costs that value',
    '<leerling key="1"><roepnaam>A</roepnaam><geboortedatum>9-5-2017</geboortedatum></leerling>',
    'error WAARDE_ONGELDIG 5:41 EDEX/leerlingen/leerling[1]/geboortedatum',
    [{ key: '1', roepnaam: 'A' }],
  ],
  [
    'a pupil without a key does not come out',
    '<leerling><roepnaam>A</roepnaam></leerling>',
    'error ATTRIBUUT_ONTBREEKT 5:1 EDEX/leerlingen/leerling[1]',
    [],
  ],
  [
    'a pupil without any name is reported',
    '<leerling key="1"><geslacht>1</geslacht></leerling>',
    'error ELEMENT_ONTBREEKT 5:1 EDEX/leerlingen/leerling[1]',
    [{ key: '1', geslacht: 1 }],
  ],
  [
    'a prefix without a surname is reported',
    '<leerling key="1"><voorvoegsel>de</voorvoegsel><roepnaam>A</roepnaam></leerling>',
    'error ELEMENT_ONTBREEKT 5:1 EDEX/leerlingen/leerling[1]',
    [{ key: '1', voorvoegsel: 'de', roepnaam: 'A' }],
  ],
  [
    'of an element that comes twice the first counts',
    '<leerling key="1"><roepnaam>A</roepnaam><roepnaam>B</roepnaam></leerling>',
    'error ELEMENT_DUBBEL 5:41 EDEX/leerlingen/leerling[1]/roepnaam',
    [{ key: '1', roepnaam: 'A' }],
  ],
  [
    'two that exclude each other are reported',
    '<leerling key="1"><roepnaam>A</roepnaam><postcodenl>9999ZZ</postcodenl><postnummerbe>1000</postnummerbe></leerling>',
    'error ELEMENT_NIET_SAMEN 5:1 EDEX/leerlingen/leerling[1]/postnummerbe',
    [{ key: '1', roepnaam: 'A', postcodenl: '9999ZZ', postnummerbe: '1000' }],
  ],
];
for (const [name, xml, finding, values] of errors) {
  test(name, async () => {
    assert.deepEqual(await listFindings(edex(xml)), [finding]);
    assert.deepEqual(await listLeerlingen(edex(xml)), values);
  });
}

test('no finding tells a value or a name that the file made up', async () => {
  const xml = edex(
    '<leerling key="1"><Sanne-Bakker>x</Sanne-Bakker><achternaam>Bakker</achternaam><voorvoegsel>Bakkerbakker</voorvoegsel><geboortedatum>Bakker</geboortedatum></leerling>',
  );
  const findings = (await read(xml)).filter((d) => d.kind === 'finding');
  assert.equal(findings.length, 3);
  assert.equal(JSON.stringify(findings).includes('Bakker'), false);
});

test('a namespace on the root is taken, once reported', async () => {
  const xml = edex(
    '<leerling key="1"><roepnaam>A</roepnaam></leerling>',
    undefined,
    'EDEX xmlns="urn:leverancier"',
  );
  assert.deepEqual(await listFindings(xml), ['warning NAAMRUIMTE 2:1 EDEX']);
  assert.equal((await listLeerlingen(xml)).length, 1);
});

test('windows-1252 that says UTF-8 is read right, and reported', async () => {
  const xml = edex('<leerling key="1"><roepnaam>Zoë</roepnaam></leerling>');
  const bytes = Uint8Array.from(xml, (character) => character.charCodeAt(0));
  const parts = await read(bytes);
  assert.deepEqual(parts.filter((d) => d.kind === 'leerling')[0]?.value, { key: '1', roepnaam: 'Zoë' });
  assert.deepEqual(
    parts.filter((d) => d.kind === 'finding').map((d) => d.finding.code),
    ['CODERING'],
  );
});

test('the first thousand findings are told, the rest is counted', async () => {
  const leerling = '<leerling key="1"><roepnaam>A</roepnaam><geslacht>7</geslacht></leerling>';
  const parts = (await read(edex(leerling.repeat(1234)))).filter((d) => d.kind === 'finding');
  assert.equal(parts.length, 1001);
  assert.equal(parts.at(-1)?.finding.melding, 'Er zijn nog 234 bevindingen die hier niet staan.');
  assert.equal(parts.at(-1)?.finding.severity, 'error');
});

test('pupils come in batches while the file is still coming', async () => {
  let seen = 0;
  async function* source(): AsyncGenerator<Uint8Array> {
    yield encode('<EDEX><school><schooljaar>2025-2026</schooljaar></school><leerlingen>');
    for (let i = 0; i < 50; i++) {
      seen++;
      yield encode(`<leerling key="${i}"><roepnaam>A</roepnaam></leerling>`.repeat(20));
    }
    yield encode('</leerlingen></EDEX>');
  }
  for await (const parts of readEdexml(source())) {
    if (parts.some((d) => d.kind === 'leerling')) break;
  }
  assert.equal(seen, 1);
});
