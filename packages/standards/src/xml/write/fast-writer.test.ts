/** The fast path of the writer against the plain one: the same bytes, or the same refusal. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import fc from 'fast-check';
import { arbitraryOf } from '../../../test/arbitrary.ts';
import { edex, edexRoot } from '../../edexml/edex.ts';
import { StandardsError } from '../../errors.ts';
import { leerlinggegevensGegevens } from '../../uwlr/messages/leerlinggegevens-antwoord.ts';
import type { ElementParticle } from '../schema/description.ts';
import { compileStreamWriter, type StreamWriterOptions } from './write-stream.ts';
import { FastWriter } from './fast-writer.ts';
import { runs } from '../../../test/runs.ts';

const pair = (root: ElementParticle, options: StreamWriterOptions) => ({
  fast: compileStreamWriter(root, options),
  plain: compileStreamWriter(root, { ...options, withoutFastWriter: true }),
});
const file = pair(edexRoot, { lineEnd: '\n' });
const pairs = [file, pair(leerlinggegevensGegevens, { inMessage: true, before: '<a>', after: '</a>' })];

type Bericht = Readonly<Record<string, unknown>>;
type Fields = Record<string, unknown>;

/** Also the bugs of a caller: they too are the same by both paths. */
async function write(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ pieces: Uint8Array[]; refusal?: unknown }> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of stream) pieces.push(piece);
  } catch (error) {
    if (error instanceof StandardsError)
      return { pieces, refusal: { code: error.code, melding: error.melding } };
    if (error instanceof TypeError) return { pieces, refusal: error.message };
    throw error;
  }
  return { pieces };
}

/** How many records went fast. */
async function compare(bericht: Bericht, roots = pairs): Promise<number> {
  const spy = mock.method(FastWriter.prototype, 'write');
  try {
    for (const { fast, plain } of roots) {
      const [a, b] = [await write(fast(bericht)), await write(plain(bericht))];
      assert.deepEqual(a, b);
    }
    return spy.mock.calls.filter(({ result }) => result === true).length;
  } finally {
    spy.mock.restore();
  }
}

const wrap = (...leerlingen: unknown[]): Bericht => ({ school: { schooljaar: '2025-2026' }, leerlingen });
/** Pupils with keys of their own around the one that is tried. */
const stranger = { key: 'f', roepnaam: 'Fenna' };
const fenna = { key: '1', roepnaam: 'Fenna' };
const full = {
  key: '10001',
  eckid: `https://ketenid.nl/pilot/${'0123456789abcdef'.repeat(8)}`,
  achternaam: 'Ĳsbrand',
  voorvoegsel: "in 't",
  voorletters1: 'Z',
  roepnaam: 'Zoë',
  geboortedatum: '2015-07-01',
  geslacht: 2,
  jaargroep: '8',
  groep: { key: 'g8' },
  samengesteldeGroepen: [{ key: 's' }, { key: 'tę' }],
  emailadres: 'zoe@school.example',
  land: 'NL',
  gewichtNieuw: '0,3',
  postcodenl: '9999XX',
  instroomdatum: '2019-07-28',
  mutatiedatum: '2026-09-01T08:00:00',
};

test('a pupil goes fast, in whatever order its properties stand, and comes out in that of the standard', async () => {
  const backwards = Object.fromEntries(Object.entries(full).toReversed());
  assert.equal(await compare(wrap(full, { ...backwards, key: '2' }, fenna), [file]), 3);
  const character = new TextDecoder();
  const xml = async (leerling: object): Promise<string> => {
    const { pieces } = await write(file.fast(wrap(leerling)));
    return pieces.map((piece) => character.decode(piece)).join('');
  };
  assert.equal(await xml(backwards), await xml(full));
  assert.match(await xml(full), /<achternaam>Ĳsbrand<\/achternaam><voorvoegsel>in 't<.*<roepnaam>Zoë</);
});

class Kind {
  key = '2';
  readonly #naam = 'Fenna';
  get roepnaam(): string {
    return this.#naam;
  }
}

const hidden = Object.defineProperty({ ...fenna }, 'land', { get: () => 'NL', enumerable: true });

/** [how many of these go fast, a pupil] */
const odd: Readonly<Record<string, readonly [number, unknown]>> = {
  'properties that have no value': [1, { ...fenna, achternaam: undefined, groep: undefined }],
  'a property that no pupil has': [0, { ...fenna, burgerservicenummer: '1' }],
  'a property that no pupil has, and that has no value': [1, { ...fenna, burgerservicenummer: null }],
  'an identifying number': [0, { ...fenna, bsn: '123456782' }],
  'what the reader skips': [0, { ...fenna, toevoegingen: {} }],
  'a property that one branch of a choice lacks': [0, { ...fenna, voorletters1: 'F' }],
  'a getter': [1, hidden],
  'a list that is empty': [0, { ...fenna, samengesteldeGroepen: [] }],
  'what it inherits': [0, new Kind()],
  'a prototype of its own': [0, Object.assign(Object.create({ land: 'NL' }) as object, fenna)],
  'no prototype': [0, Object.assign(Object.create(null) as object, fenna)],
  'an ampersand': [0, { ...fenna, roepnaam: 'A & B' }],
  'markup in a key': [0, { ...fenna, key: '"<\t\n>' }],
  'a line end in a name': [0, { ...fenna, roepnaam: 'A\nB' }],
  'a control character': [0, { ...fenna, roepnaam: 'A\u0001' }],
  'a control character that may be': [1, { ...fenna, roepnaam: 'A\u007f\u0085' }],
  'half a character': [0, { ...fenna, roepnaam: '\ud83d' }],
  'no character': [0, { ...fenna, roepnaam: '\uffff' }],
  'a character outside the first 65,536': [0, { ...fenna, roepnaam: '😀' }],
  'a long name of characters that count double': [0, { ...fenna, roepnaam: '😀'.repeat(64) }],
  'too long a name': [0, { ...fenna, roepnaam: 'a'.repeat(65) }],
  'an empty name': [0, { ...fenna, roepnaam: '' }],
  'a key of spaces': [0, { ...fenna, key: '  ' }],
  'a key with spaces around it': [0, { ...fenna, key: ' a ' }],
  'no key': [0, { roepnaam: 'Fenna' }],
  'no name': [0, { key: '1', geslacht: 1 }],
  'names that do not go together': [0, { key: '1', voorvoegsel: 'de', roepnaam: 'Fenna' }],
  'two postal codes': [0, { ...fenna, postcodenl: '9999XX', postnummerbe: '1000' }],
  'a day that is not': [0, { ...fenna, geboortedatum: '2015-02-30' }],
  'a day with a time zone': [0, { ...fenna, geboortedatum: '2015-02-03Z' }],
  'a day with spaces': [0, { ...fenna, geboortedatum: '\u00a02015-02-03 ' }],
  'a moment with a time zone': [1, { ...fenna, mutatiedatum: '2026-09-01T08:00:00.5+02:00' }],
  'a code that is not': [0, { ...fenna, geslacht: 3 }],
  'a code as text': [0, { ...fenna, geslacht: '1' }],
  'a code as text with spaces': [0, { ...fenna, geslacht: ' 1 ' }],
  'minus nothing': [1, { ...fenna, geslacht: -0 }],
  'a number as key': [0, { ...fenna, key: 1 }],
  'a number as name': [0, { ...fenna, roepnaam: 1 }],
  'no name that is null': [0, { ...fenna, roepnaam: null }],
  'null for what may be absent': [1, { ...fenna, land: null, groep: null, samengesteldeGroepen: null }],
  'a Date as birthday': [0, { ...fenna, geboortedatum: new Date('2015-07-01') }],
  'a Date as moment': [0, { ...fenna, mutatiedatum: new Date('2015-07-01T10:00:00.5Z') }],
  'a Date that is none': [0, { ...fenna, geboortedatum: new Date(NaN) }],
  'a Date as name': [0, { ...fenna, roepnaam: new Date(0) }],
  'a list as name': [0, { ...fenna, roepnaam: ['a'] }],
  'a truth as name': [0, { ...fenna, roepnaam: true }],
  'null in a list': [0, { ...fenna, samengesteldeGroepen: [null] }],
  'a list that is an object': [0, { ...fenna, samengesteldeGroepen: { key: 's' } }],
  'a group with more than a key': [0, { ...fenna, groep: { key: 'g', naam: 'x' } }],
  'a group that is a text': [0, { ...fenna, groep: 'g' }],
  'a group that is nothing': [0, { ...fenna, groep: {} }],
  'a list with a hole': [0, { ...fenna, samengesteldeGroepen: [{ key: 's' }, {}] }],
  'letters that only look like digits': [1, { ...fenna, postcodenl: '٩٩٩٩ÉÉ' }],
};
for (const [name, [fast, leerling]] of Object.entries(odd)) {
  test(`a pupil with ${name} is written, or refused, the same by both paths`, async () => {
    const wentFast = await compare(wrap(full, leerling, stranger), [file]);
    const { refusal } = await write(file.plain(wrap(leerling)));
    assert.equal(wentFast, refusal === undefined ? 2 + fast : 1);
  });
}

test('ever other combinations of properties are written all the same, and not remembered without end', async () => {
  // Properties that no other needs or excludes, so that every combination is a good one.
  const names = Object.keys(full).slice(6);
  const leerlingen = Array.from({ length: 3000 }, (_, number) => {
    const bits = Math.imul(number, 0x9e3779b1) >>> 8;
    const rotated = [...names.slice(number % names.length), ...names.slice(0, number % names.length)];
    const fields = rotated.filter((_, bit) => (bits & (1 << bit)) !== 0);
    return {
      key: `${number}`,
      roepnaam: 'Fenna',
      ...Object.fromEntries(fields.map((name) => [name, full[name as keyof typeof full]])),
    };
  });
  const fast = await compare(wrap(...leerlingen), [file]);
  assert.ok(fast > 500 && fast < 2900, `${fast}`);
});

const STRANGE: readonly unknown[] = [
  undefined, null, 0, -0, 1, 9, NaN, true, '', ' ', '0', '1', 'C', 'NL', '?', '0,3', 'A & B', '<', '"', "'", 'é', 'Ĳ', '😀', '\ud800',
  '\u0000', '\uffff', '\u2028', '\r', '9999XX', '1000', '2020-02-28', '2020-02-29', '2020-02-30', '2020-01-01T00:00:00', 'a'.repeat(300),
  'é'.repeat(100), {}, [], { key: 'g' }, [{ key: 's' }], { key: 'a&b' }, [{ key: '"' }], new Date(0),
]; // prettier-ignore

test('any message, with anything in it that should not be, is written or refused the same by both paths', async () => {
  const damage = fc.record({
    who: fc.nat(),
    field: fc.oneof(fc.constantFrom(...Object.keys(full), 'bsn', 'whatever'), fc.nat()),
    act: fc.constantFrom('remove', 'set', 'reverse'),
    value: fc.constantFrom(...STRANGE),
  });
  let fast = 0;
  await fc.assert(
    fc.asyncProperty(
      arbitraryOf(edex) as fc.Arbitrary<Bericht>,
      fc.array(damage, { maxLength: 3 }),
      async (bericht, damages) => {
        const leerlingen = [...(bericht['leerlingen'] as Fields[]), full].map(
          (leerling) => ({ ...leerling }) as Fields,
        );
        for (const { who, field, act, value } of damages) {
          const index = who % leerlingen.length;
          const leerling = leerlingen[index]!;
          const names = Object.keys(leerling);
          const name = typeof field === 'string' ? field : (names[field % names.length] ?? 'key');
          if (act === 'remove') delete leerling[name];
          else if (act === 'set') leerling[name] = value;
          else leerlingen[index] = Object.fromEntries(Object.entries(leerling).toReversed());
        }
        fast += await compare({ ...bericht, leerlingen });
      },
    ),
    { numRuns: runs(800) },
  );
  assert.ok(fast > runs(500), `only ${fast} records went fast`);
});
