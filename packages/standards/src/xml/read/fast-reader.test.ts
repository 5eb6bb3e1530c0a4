/** The fast path against the plain one: the same parts, the same findings, the same refusals at the same place. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { encode, tekstVan } from '../../../test/bytes.ts';
import { waardeVan } from '../../../test/arbitrary.ts';
import { edex, edexRoot, type Edex } from '../../edexml/edex.ts';
import { emittedTypes } from '../../edexml/emitted-types.ts';
import { writeEdexml } from '../../edexml/write-edexml.ts';
import { StandardsError } from '../../errors.ts';
import { EnvelopeReader, BODY_PATH } from '../../soap/envelope-reader.ts';
import { LEERLINGGEGEVENS } from '../../uwlr/messages/namespaces.ts';
import { operaties, type Operatie } from '../../uwlr/messages/operaties.ts';
import { compileDescription, type CompiledElement } from '../schema/compile.ts';
import { ElementReader } from './element-reader.ts';
import { PartCollector, type ReadPart } from './read-stream.ts';
import type { Limits } from '../limits.ts';
import { Namespaces } from './namespaces.ts';
import { XmlReader, type ElementHandler, type ReadContext } from './xml-reader.ts';
import { runs } from '../../../test/runs.ts';

const leesEdex = compileDescription(edexRoot, { emitAs: emittedTypes });
const leesAntwoord: ReadonlyMap<string, CompiledElement> = new Map(
  (Object.keys(operaties) as Operatie[]).map((operatie) => {
    const { antwoord } = operaties[operatie];
    return [antwoord.name, compileDescription(antwoord, { emitAs: emittedTypes })];
  }),
);

class Teller extends ElementReader {
  snelGenomen = 0;
  override acceptFast(plaats: ReadContext): number {
    this.snelGenomen++;
    return super.acceptFast(plaats);
  }
}

interface Uitkomst {
  delen: ReadPart[];
  fout?: unknown;
}

interface Proef {
  limits?: Partial<Limits>;
  strikt?: boolean;
}

function lees(
  stukken: readonly Uint8Array[],
  zonderSnelpad: boolean,
  { limits = {}, strikt = false }: Proef,
): Uitkomst & { snel: number } {
  const verzamelaar = new PartCollector();
  let lezer: Teller | undefined;
  const maak = (element: CompiledElement, uri: string, pad = ''): Teller =>
    (lezer = new Teller(element, verzamelaar, {
      strict: strikt,
      path: pad,
      withoutFastReader: zonderSnelpad,
      namespaces: new Namespaces(uri),
    }));
  const begin = Buffer.concat(stukken).toString();
  const ontvanger: ElementHandler = begin.includes('Envelope')
    ? new EnvelopeReader({
        header: () => undefined,
        body: ({ local: lokaal }) => {
          const element = leesAntwoord.get(lokaal);
          return element && maak(element, LEERLINGGEGEVENS, BODY_PATH);
        },
      })
    : maak(leesEdex, '');
  const xml = new XmlReader(ontvanger, limits);
  let fout: unknown;
  try {
    for (const stuk of stukken) xml.write(stuk);
    xml.end();
    verzamelaar.finish();
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    fout = { code: error.code, message: error.message, position: error.position };
  }
  return { delen: verzamelaar.batch, fout, snel: lezer?.snelGenomen ?? 0 };
}

/** How many records went fast. */
function vergelijk(stukken: readonly Uint8Array[], proef: Proef = {}): number {
  const { snel, ...uitkomst } = lees(stukken, false, proef);
  const { snel: geen, ...gewoon } = lees(stukken, true, proef);
  assert.deepEqual(uitkomst, gewoon);
  assert.equal(geen, 0);
  return snel;
}

const knip = (bytes: Uint8Array, waar: number): Uint8Array[] => [
  bytes.subarray(0, waar),
  bytes.subarray(waar),
];

const SAMPLES = new URL('../../../samples/', import.meta.url);
const berichten = readdirSync(SAMPLES)
  .filter((naam) => /^edexml|antwoord__/.test(naam))
  .map((naam) => ({ naam, bytes: readFileSync(new URL(`${naam}/message.xml`, SAMPLES)) }));

for (const { naam, bytes } of berichten) {
  test(`${naam}: the same by the fast path, wherever it is cut`, () => {
    for (let waar = 0; waar <= bytes.length; waar++) vergelijk(knip(bytes, waar));
    vergelijk([bytes], { strikt: true });
    vergelijk(Array.from(bytes, (byte) => Uint8Array.of(byte)));
  });
}

test('a record that is cut goes fast all the same, once; one character at a time it does not', () => {
  const leerling = (key: number): string => `<leerling key="${key}"><roepnaam>A</roepnaam></leerling>`;
  const bytes = encode(rond([1, 2, 3].map(leerling).join('')));
  for (let waar = 0; waar <= bytes.length; waar++)
    assert.equal(vergelijk(knip(bytes, waar)), 5, `cut at ${waar}`);
  assert.equal(vergelijk(Array.from(bytes, (byte) => Uint8Array.of(byte))), 0);
});

test('what has no end tag is not waited for: nothing piles up', () => {
  const bytes = encode(rond('<leerling key="1"/>'.repeat(3000)));
  const stukken = Array.from({ length: Math.ceil(bytes.length / 999) }, (_, i) =>
    bytes.subarray(999 * i, 999 * (i + 1)),
  );
  vergelijk(stukken, { limits: { text: 10 } });
});

test('what our writer makes goes fast, pupils, groups and staff alike', async () => {
  const xml = await tekstVan(
    writeEdexml({
      school: { schooljaar: '2025-2026' },
      groepen: [{ kind: 'groep', key: 'g', naam: '3a', jaargroep: '3' }],
      leerlingen: [
        { key: '1', achternaam: 'Ĳsbrand', roepnaam: 'Zoë', geslacht: 0, groep: { key: 'g' } },
        { key: '2', roepnaam: 'D’Artagnan', samengesteldeGroepen: [{ key: 's' }, { key: 't' }] },
        { key: '3', roepnaam: 'A & B' },
      ],
      leerkrachten: [
        {
          key: 'm',
          achternaam: 'Voorbeeld',
          rollen: [{ kind: 'rol', value: 'LRK' }],
          groepen: [{ kind: 'groep', key: 'g', rollen: [{ kind: 'rol', value: 'IB' }] }],
        },
      ],
    }),
  );
  // All but the one with an entity.
  assert.equal(vergelijk([encode(xml)]), 4);
  const metPrefix = xml
    .replaceAll(/<(\/?)(?=[a-zE])/g, '<$1x:')
    .replace('<x:EDEX', '<x:EDEX xmlns:x="urn:leverancier"');
  assert.equal(vergelijk([encode(metPrefix)]), 4);
  const ingesprongen = xml.replaceAll('><', '>\r\n    <').replaceAll('"', "'").replace("'UTF-8'", '"UTF-8"');
  assert.equal(vergelijk([encode(ingesprongen)]), 4);
});

test('letters whose last byte is that of a mark go fast: ļ of <, č of a return, Ħ of &, Ģ of a quote', () => {
  const leerling = '<leerling key="ļčĦĢħĉĊ"><roepnaam>ļčĦŝ</roepnaam></leerling>';
  assert.equal(vergelijk([encode(rond(leerling))]), 3);
});

const rond = (leerling: string): string =>
  `<EDEX xmlns:x="urn:x"><school><schooljaar>2025-2026</schooljaar></school><leerlingen>\n<leerling key="0"><roepnaam>A</roepnaam></leerling>\n${leerling}\n<leerling key="9"><roepnaam>Z</roepnaam></leerling></leerlingen></EDEX>`;

const anders: Readonly<Record<string, string>> = {
  'an identifying number': '<leerling key="1"><roepnaam>A</roepnaam><bsn>123456782</bsn></leerling>',
  'a wrong identifying number': '<leerling key="1"><roepnaam>A</roepnaam><bsn>12345678</bsn></leerling>',
  'a comment': '<leerling key="1"><roepnaam>A</roepnaam><!-- <bsn>1</bsn> --></leerling>',
  'a comment in a text': '<leerling key="1"><roepnaam>A<!-- x --></roepnaam></leerling>',
  CDATA: '<leerling key="1"><roepnaam><![CDATA[A]]></roepnaam></leerling>',
  'an entity': '<leerling key="1"><roepnaam>A&amp;B</roepnaam></leerling>',
  'an entity in a key': '<leerling key="&#49;"><roepnaam>A</roepnaam></leerling>',
  'a line end in a key': '<leerling key="1\n2"><roepnaam>A</roepnaam></leerling>',
  'a carriage return': '<leerling key="1"><roepnaam>A\rB</roepnaam></leerling>',
  'the end of CDATA in a text': '<leerling key="1"><roepnaam>A]]></roepnaam></leerling>',
  'less than in a key': '<leerling key="<"><roepnaam>A</roepnaam></leerling>',
  'spaces around a key': '<leerling key=" 1 "><roepnaam>A</roepnaam></leerling>',
  'a key twice': '<leerling key="1" key="1"><roepnaam>A</roepnaam></leerling>',
  'a namespace': '<leerling key="1" xmlns="urn:x"><roepnaam>A</roepnaam></leerling>',
  'a prefix': '<x:leerling key="1"><x:roepnaam>A</x:roepnaam></x:leerling>',
  'a prefix that nobody declared': '<y:leerling key="1"/>',
  'another order': '<leerling key="1"><geslacht>1</geslacht><roepnaam>A</roepnaam></leerling>',
  'a child twice': '<leerling key="1"><roepnaam>A</roepnaam><roepnaam>A</roepnaam></leerling>',
  'no name': '<leerling key="1"><geslacht>1</geslacht></leerling>',
  'nothing in it': '<leerling key="1"/>',
  'text in it': '<leerling key="1"> x <roepnaam>A</roepnaam></leerling>',
  'white space in an empty element':
    '<leerling key="1"><roepnaam>A</roepnaam><groep key="1"> </groep></leerling>',
  'an empty list': '<leerling key="1"><roepnaam>A</roepnaam><samengestelde_groepen/></leerling>',
  'an empty text': '<leerling key="1"><roepnaam></roepnaam></leerling>',
  'an extension': '<leerling key="1"><roepnaam>A</roepnaam><toevoegingen><a/></toevoegingen></leerling>',
  'a space in the tags': '<leerling  key = "1" ><roepnaam >A</roepnaam ></leerling >',
  'tags that cross': '<leerling key="1"><roepnaam>A</leerling></roepnaam>',
  'another end tag': '<leerling key="1"><roepnaam>A</achternaam></leerling>',
  'a slash that stands alone': '<leerling key="1" / ><roepnaam>A</roepnaam></leerling>',
  'the other quote in a key': '<leerling key="\'1\'" eckid=\'"1"\'><roepnaam>A</roepnaam></leerling>',
  'no closing quote': '<leerling key="1><roepnaam>A</roepnaam></leerling>',
  'an attribute without space': '<leerling key="1"eckid="2"><roepnaam>A</roepnaam></leerling>',
  'a longer name': '<leerlingen key="1"><roepnaam>A</roepnaam></leerlingen>',
};
for (const [naam, leerling] of Object.entries(anders)) {
  test(`a pupil with ${naam} reads the same by both paths`, () => {
    const bytes = encode(rond(leerling));
    assert.ok(vergelijk([bytes]) >= 1);
    for (let waar = 0; waar <= bytes.length; waar++) vergelijk(knip(bytes, waar));
  });
}

/** Things in files that our writer does not make, and things that should not be there. */
const STROOI =
  `<!-- x -->|<![CDATA[x]]>|&amp;|&boem;| |\r\n|\n|\t|]]>|<|>|"|'|/|=|<x/>|</leerling>|<leerling key="1">|xmlns="u" |<roepnaam>A</roepnaam>|<bsn>123456782</bsn>|<toevoegingen><bsn>1</bsn></toevoegingen>| key="1"|\u0001|é|😀|<geslacht>7</geslacht>`.split(
    '|',
  );

test('any message, damaged anywhere, reads the same by both paths', async () => {
  const schade = fc.record({
    waar: fc.double({ min: 0, max: 1, noNaN: true }),
    weg: fc.oneof(fc.constant(0), fc.nat(12)),
    erin: fc.oneof(fc.constant(''), fc.constantFrom(...STROOI)),
  });
  const proef = fc.record({
    strikt: fc.boolean(),
    limits: fc.oneof(
      fc.constant({}),
      fc.record({ depth: fc.integer({ min: 2, max: 7 }) }),
      fc.record({ text: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ attributes: fc.nat(2) }),
    ),
  });
  let snel = 0;
  await fc.assert(
    fc.asyncProperty(
      waardeVan(edex) as fc.Arbitrary<Edex>,
      fc.array(schade, { maxLength: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      proef,
      fc.boolean(),
      async (bericht, schaden, snede, opties, gewoneTekst) => {
        let xml = await tekstVan(writeEdexml(bericht));
        // Our values are strange on purpose: most would be read by the plain path alone.
        if (gewoneTekst) xml = xml.replaceAll(/&[^;]+;|\]/g, 'x');
        for (const { waar, weg, erin } of schaden) {
          const plek = Math.floor(waar * xml.length);
          xml = xml.slice(0, plek) + erin + xml.slice(plek + weg);
        }
        const bytes = encode(xml);
        snel += vergelijk([bytes], opties);
        vergelijk(knip(bytes, Math.floor(snede * bytes.length)), opties);
      },
    ),
    { numRuns: runs(600) },
  );
  assert.ok(snel > runs(100), `only ${snel} records went fast`);
});
