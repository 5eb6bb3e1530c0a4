/** The fast path against the plain one: the same parts, the same findings, the same refusals at the same place. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { encode, textOf } from '../../../test/bytes.ts';
import { arbitraryOf } from '../../../test/arbitrary.ts';
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
import { runs, step } from '../../../test/runs.ts';

const readEdex = compileDescription(edexRoot, { emitAs: emittedTypes });
const readAntwoord: ReadonlyMap<string, CompiledElement> = new Map(
  (Object.keys(operaties) as Operatie[]).map((operatie) => {
    const { antwoord } = operaties[operatie];
    return [antwoord.name, compileDescription(antwoord, { emitAs: emittedTypes })];
  }),
);

class CountingReader extends ElementReader {
  takenFast = 0;
  override acceptFast(context: ReadContext): number {
    this.takenFast++;
    return super.acceptFast(context);
  }
}

interface Outcome {
  parts: ReadPart[];
  refusal?: unknown;
}

interface Trial {
  limits?: Partial<Limits>;
  strict?: boolean;
}

function read(
  pieces: readonly Uint8Array[],
  withoutFast: boolean,
  { limits = {}, strict = false }: Trial,
): Outcome & { fast: number } {
  const collector = new PartCollector();
  let reader: CountingReader | undefined;
  const make = (element: CompiledElement, uri: string, path = ''): CountingReader =>
    (reader = new CountingReader(element, collector, {
      strict,
      path,
      withoutFastReader: withoutFast,
      namespaces: new Namespaces(uri),
    }));
  const begin = Buffer.concat(pieces).toString();
  const handler: ElementHandler = begin.includes('Envelope')
    ? new EnvelopeReader({
        header: () => undefined,
        body: ({ local: localName }) => {
          const element = readAntwoord.get(localName);
          return element && make(element, LEERLINGGEGEVENS, BODY_PATH);
        },
      })
    : make(readEdex, '');
  const xml = new XmlReader(handler, limits);
  let refusal: unknown;
  try {
    for (const piece of pieces) xml.write(piece);
    xml.end();
    collector.finish();
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    refusal = { code: error.code, message: error.message, position: error.position };
  }
  return { parts: collector.batch, refusal, fast: reader?.takenFast ?? 0 };
}

/** How many records went fast. */
function compare(pieces: readonly Uint8Array[], trial: Trial = {}): number {
  const { fast, ...outcome } = read(pieces, false, trial);
  const { fast: none, ...plain } = read(pieces, true, trial);
  assert.deepEqual(outcome, plain);
  assert.equal(none, 0);
  return fast;
}

const cut = (bytes: Uint8Array, place: number): Uint8Array[] => [
  bytes.subarray(0, place),
  bytes.subarray(place),
];

const SAMPLES = new URL('../../../samples/', import.meta.url);
const berichten = readdirSync(SAMPLES)
  .filter((name) => /^edexml|antwoord__/.test(name))
  .map((name) => ({ naam: name, bytes: readFileSync(new URL(`${name}/message.xml`, SAMPLES)) }));

for (const { naam: name, bytes } of berichten) {
  test(`${name}: the same by the fast path, wherever it is cut`, () => {
    for (let place = 0; place <= bytes.length; place += step) compare(cut(bytes, place));
    compare([bytes], { strict: true });
    compare(Array.from(bytes, (byte) => Uint8Array.of(byte)));
  });
}

test('a record that is cut goes fast all the same, once; one character at a time it does not', () => {
  const leerling = (key: number): string => `<leerling key="${key}"><roepnaam>A</roepnaam></leerling>`;
  const bytes = encode(wrap([1, 2, 3].map(leerling).join('')));
  for (let place = 0; place <= bytes.length; place += step)
    assert.equal(compare(cut(bytes, place)), 5, `cut at ${place}`);
  assert.equal(compare(Array.from(bytes, (byte) => Uint8Array.of(byte))), 0);
});

test('what has no end tag is not waited for: nothing piles up', () => {
  const bytes = encode(wrap('<leerling key="1"/>'.repeat(3000)));
  const pieces = Array.from({ length: Math.ceil(bytes.length / 999) }, (_, i) =>
    bytes.subarray(999 * i, 999 * (i + 1)),
  );
  compare(pieces, { limits: { text: 10 } });
});

test('what our writer makes goes fast, pupils, groups and staff alike', async () => {
  const xml = await textOf(
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
  assert.equal(compare([encode(xml)]), 4);
  const withPrefix = xml
    .replaceAll(/<(\/?)(?=[a-zE])/g, '<$1x:')
    .replace('<x:EDEX', '<x:EDEX xmlns:x="urn:leverancier"');
  assert.equal(compare([encode(withPrefix)]), 4);
  const indented = xml.replaceAll('><', '>\r\n    <').replaceAll('"', "'").replace("'UTF-8'", '"UTF-8"');
  assert.equal(compare([encode(indented)]), 4);
});

test('letters whose last byte is that of a mark go fast: ļ of <, č of a return, Ħ of &, Ģ of a quote', () => {
  const leerling = '<leerling key="ļčĦĢħĉĊ"><roepnaam>ļčĦŝ</roepnaam></leerling>';
  assert.equal(compare([encode(wrap(leerling))]), 3);
});

const wrap = (leerling: string): string =>
  `<EDEX xmlns:x="urn:x"><school><schooljaar>2025-2026</schooljaar></school><leerlingen>\n<leerling key="0"><roepnaam>A</roepnaam></leerling>\n${leerling}\n<leerling key="9"><roepnaam>Z</roepnaam></leerling></leerlingen></EDEX>`;

const odd: Readonly<Record<string, string>> = {
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
for (const [name, leerling] of Object.entries(odd)) {
  test(`a pupil with ${name} reads the same by both paths`, () => {
    const bytes = encode(wrap(leerling));
    assert.ok(compare([bytes]) >= 1);
    for (let place = 0; place <= bytes.length; place += step) compare(cut(bytes, place));
  });
}

/** Things in files that our writer does not make, and things that should not be there. */
const DEBRIS =
  `<!-- x -->|<![CDATA[x]]>|&amp;|&boem;| |\r\n|\n|\t|]]>|<|>|"|'|/|=|<x/>|</leerling>|<leerling key="1">|xmlns="u" |<roepnaam>A</roepnaam>|<bsn>123456782</bsn>|<toevoegingen><bsn>1</bsn></toevoegingen>| key="1"|\u0001|é|😀|<geslacht>7</geslacht>`.split(
    '|',
  );

test('any message, damaged anywhere, reads the same by both paths', async () => {
  const damage = fc.record({
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.oneof(fc.constant(0), fc.nat(12)),
    inserted: fc.oneof(fc.constant(''), fc.constantFrom(...DEBRIS)),
  });
  const trial = fc.record({
    strict: fc.boolean(),
    limits: fc.oneof(
      fc.constant({}),
      fc.record({ depth: fc.integer({ min: 2, max: 7 }) }),
      fc.record({ text: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ attributes: fc.nat(2) }),
    ),
  });
  let fast = 0;
  await fc.assert(
    fc.asyncProperty(
      arbitraryOf(edex) as fc.Arbitrary<Edex>,
      fc.array(damage, { maxLength: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      trial,
      fc.boolean(),
      async (bericht, damages, cutAt, options, isPlainText) => {
        let xml = await textOf(writeEdexml(bericht));
        // Our values are strange on purpose: most would be read by the plain path alone.
        if (isPlainText) xml = xml.replaceAll(/&[^;]+;|\]/g, 'x');
        for (const { place, removed, inserted } of damages) {
          const index = Math.floor(place * xml.length);
          xml = xml.slice(0, index) + inserted + xml.slice(index + removed);
        }
        const bytes = encode(xml);
        fast += compare([bytes], options);
        compare(cut(bytes, Math.floor(cutAt * bytes.length)), options);
      },
    ),
    { numRuns: runs(600) },
  );
  assert.ok(fast > runs(100), `only ${fast} records went fast`);
});
