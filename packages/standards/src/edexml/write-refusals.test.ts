/** A writer never lies: what goes out is what was given, or it is refused with its place and without its value. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import fc from 'fast-check';
import { arbitraryOf } from '../../test/arbitrary.ts';
import { whole, textOf, collect } from '../../test/bytes.ts';
import { runs } from '../../test/runs.ts';
import { StandardsError, type StandardsCode } from '../errors.ts';
import { validateXml } from '../validate/validate.ts';
import { leerling as leerlingType } from './leerling.ts';
import { readEdexml } from './read-edexml.ts';
import { writeEdexml, type EdexmlBericht } from './write-edexml.ts';

const school = { schooljaar: '2025-2026' };
const fenna = { key: '1', roepnaam: 'Fenna' };
const SECRET = 'Jansen';

const write = (message: object): Promise<string> =>
  textOf(writeEdexml({ school, leerlingen: [fenna], ...message } as EdexmlBericht));
/** The pupil is the third of the file. */
const writeLeerling = (leerling: unknown): Promise<string> =>
  write({ leerlingen: [fenna, { ...fenna, key: '2' }, leerling] });

async function refusal(written: Promise<string>): Promise<string> {
  try {
    await written;
  } catch (error) {
    assert.ok(error instanceof StandardsError, String(error));
    const { code, path, message, melding } = error;
    for (const text of [message, melding, path ?? '']) assert.equal(text.includes(SECRET), false, text);
    assert.ok(melding.includes(path!), melding);
    assert.ok(message.includes(path!), message);
    return `${code} ${path}`;
  }
  return 'written';
}

const refused: readonly [what: string, field: unknown, code: StandardsCode, path: string][] = [
  ['an object as name', { roepnaam: { text: SECRET } }, 'WAARDE_VERKEERD_TYPE', 'roepnaam'],
  ['a list as name', { roepnaam: [SECRET] }, 'WAARDE_VERKEERD_TYPE', 'roepnaam'],
  ['a number as name', { roepnaam: 7 }, 'WAARDE_VERKEERD_TYPE', 'roepnaam'],
  ['a number as jaargroep', { jaargroep: 3 }, 'WAARDE_VERKEERD_TYPE', 'jaargroep'],
  ['a text as geslacht', { geslacht: '1' }, 'WAARDE_VERKEERD_TYPE', 'geslacht'],
  ['a truth as geslacht', { geslacht: true }, 'WAARDE_VERKEERD_TYPE', 'geslacht'],
  ['a number as key', { key: 12 }, 'WAARDE_VERKEERD_TYPE', '@key'],
  ['a moment as birthday', { geboortedatum: new Date('2015-07-01T13:14:15Z') }, 'WAARDE_VERKEERD_TYPE', 'geboortedatum'],
  ['a Date that is none', { mutatiedatum: new Date(NaN) }, 'WAARDE_VERKEERD_TYPE', 'mutatiedatum'],
  ['seconds as birthday', { geboortedatum: 1435708800 }, 'WAARDE_VERKEERD_TYPE', 'geboortedatum'],
  ['a day that is not', { geboortedatum: '2015-02-30' }, 'WAARDE_ONGELDIG', 'geboortedatum'],
  ['too long a name', { roepnaam: SECRET.repeat(20) }, 'WAARDE_ONGELDIG', 'roepnaam'],
  ['a name with a control character', { roepnaam: `${SECRET}\u0000` }, 'WAARDE_ONGELDIG', 'roepnaam'],
  ['a key with a control character', { key: `${SECRET}\u0000` }, 'WAARDE_ONGELDIG', '@key'],
  ['a null as name', { roepnaam: null }, 'WAARDE_ONTBREEKT', 'achternaam of roepnaam'],
  ['a key of spaces, which a reader drops', { key: ' \n' }, 'WAARDE_ONGELDIG', '@key'],
  ['a null as key', { key: null }, 'WAARDE_ONTBREEKT', '@key'],
  ['a name in the wrong case', { Roepnaam: SECRET }, 'WAARDE_ONBEKEND', 'Roepnaam'],
  ['a name of the wire', { 'voorletters-1': 'A' }, 'WAARDE_ONBEKEND', 'voorletters-1'],
  ['a property of another standard', { burgerlijkeStaat: SECRET }, 'WAARDE_ONBEKEND', 'burgerlijkeStaat'],
  ['a table of people', { [SECRET]: 'x' }, 'WAARDE_ONBEKEND', '?'],
  ['a group as text', { groep: 'g' }, 'WAARDE_VERKEERD_TYPE', 'groep'],
  ['a group without key', { groep: {} }, 'WAARDE_ONTBREEKT', 'groep/@key'],
  ['groups as object', { samengesteldeGroepen: { key: 's' } }, 'WAARDE_VERKEERD_TYPE', 'samengestelde_groepen'],
  ['null among groups', { samengesteldeGroepen: [{ key: 's' }, null] }, 'WAARDE_VERKEERD_TYPE', 'samengestelde_groepen/samengestelde_groep[2]'],
  ['two postcodes', { postcodenl: '9999ZZ', postnummerbe: '1000' }, 'WAARDE_NIET_EENDUIDIG', ''],
]; // prettier-ignore
for (const [what, field, code, path] of refused) {
  test(`${what} is refused: ${code}`, async () => {
    const leerling = { key: '3', roepnaam: 'Fenna', ...(field as object) };
    assert.equal(await refusal(writeLeerling(leerling)), `${code} leerling[3]${path && '/'}${path}`);
  });
}

test('the Dutch sentence says what belongs there, and what type came', async () => {
  await assert.rejects(writeLeerling({ ...fenna, key: '3', jaargroep: 3 }), {
    melding: /^Bij leerling\[3\]\/jaargroep hoort een van B D 0 1 .*, maar het programma gaf een getal\./,
  });
  await assert.rejects(writeLeerling({ ...fenna, key: '3', geboorteDatum: '2015-07-01' }), {
    melding: /leerling\[3\]\/geboorteDatum\. Bedoelde u geboortedatum\?/,
  });
});

test('a pupil that is no record is refused', async () => {
  for (const leerling of [null, undefined, 'Fenna', 7, true, new Date(0)])
    assert.equal(await refusal(writeLeerling(leerling)), 'WAARDE_VERKEERD_TYPE leerling[3]');
});

const noList = [7, true, 'Fenna', {}, new Date(0), Promise.resolve([fenna])];
test('a list that is no list is refused', async () => {
  for (const list of ['vestigingen', 'groepen', 'leerlingen', 'leerkrachten'])
    for (const source of noList)
      assert.equal(await refusal(write({ [list]: source })), `WAARDE_VERKEERD_TYPE ${list}`);
  // Within a record only an array: a set or a stream is no value that is all there.
  for (const samengesteldeGroepen of [...noList, new Set([{ key: 's' }])]) {
    assert.equal(
      await refusal(write({ leerlingen: [{ ...fenna, samengesteldeGroepen }] })),
      'WAARDE_VERKEERD_TYPE leerling[1]/samengestelde_groepen',
    );
  }
  await assert.rejects(write({ leerlingen: Promise.resolve([fenna]) }), { melding: /vergat u await\?/ });
});

test('null and undefined are absent, wherever something may be absent', async () => {
  const plain = await write({});
  const nothing = {
    achternaam: null,
    groep: null,
    samengesteldeGroepen: undefined,
    geslacht: null,
    zomaar: null,
  };
  assert.equal(await write({ leerlingen: [{ ...fenna, ...nothing }] }), plain);
  assert.equal(
    await write({ vestigingen: null, groepen: null, leerkrachten: undefined, zomaar: null }),
    plain,
  );
  assert.equal(await write({ school: { ...school, brincode: null, xsdversie: null } }), plain);
  assert.equal(await refusal(write({ leerlingen: null })), 'WAARDE_ONTBREEKT leerlingen');
  assert.equal(await refusal(write({ school: null })), 'WAARDE_ONTBREEKT school');
});

test('a list that the file does not have is refused', async () => {
  assert.equal(await refusal(write({ leerligen: [] })), 'WAARDE_ONBEKEND leerligen');
});

const { TZ } = process.env;
afterEach(() => {
  process.env['TZ'] = TZ ?? 'UTC';
});

test('a Date is the day that was meant, in whatever time zone the program runs', async () => {
  for (const zone of ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati']) {
    process.env['TZ'] = zone;
    for (const geboortedatum of [new Date('2015-07-01'), new Date(2015, 6, 1)]) {
      const xml = await writeLeerling({ ...fenna, key: '3', geboortedatum });
      assert.match(xml, /<geboortedatum>2015-07-01</, zone);
    }
    for (const moment of [new Date('2015-12-31T23:30:00Z'), new Date('2016-01-01T00:00:01.5+05:00')]) {
      const xml = await writeLeerling({ ...fenna, key: '3', mutatiedatum: moment });
      const [, text] = /<mutatiedatum>(.*)<\/mutatiedatum>/.exec(xml)!;
      assert.equal(Date.parse(text!), moment.getTime());
    }
  }
});

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

test('a list may be an array, a set, a generator or a stream, one by one or in batches: the bytes are the same', async () => {
  const makers: readonly (<T>(items: T[]) => unknown)[] = [
    (items) => items,
    (items) => items.map((item) => [item]),
    (items) => new Set(items),
    (items) => items.values(),
    (items) => [items.slice(0, 2), [], items.slice(2)].values(),
    (items) => each(items),
    (items) => each([items.slice(0, 1), [], items.slice(1)]),
    (items) => each([items[0]!, items.slice(1)]),
  ];
  const many = Array.from({ length: 600 }, (_, i) => ({ key: `p${i}`, roepnaam: 'Fenna' }));
  const lists = {
    vestigingen: ['a', 'b', 'c'].map((key) => ({ key, naam: key })),
    groepen: ['a', 'b'].map((key) => ({ kind: 'groep', key, naam: key, jaargroep: '3' })),
    leerlingen: many,
    leerkrachten: many,
  };
  const expected = await write(lists);
  for (const make of makers) {
    const made = Object.entries(lists).map(([name, items]) => [name, make<object>(items)]);
    assert.equal(await write(Object.fromEntries(made)), expected, String(make));
  }
});

test('the same key twice is refused, as our check would', async () => {
  const groep = { kind: 'groep', key: 'g', naam: 'g', jaargroep: '3' };
  const cases: readonly [object, string][] = [
    [{ leerlingen: [fenna, { ...fenna, key: '2' }, fenna] }, 'leerling[3]/@key'],
    [{ leerlingen: [fenna, { ...fenna, key: ' 1\n' }] }, 'leerling[2]/@key'],
    [{ leerkrachten: [fenna, fenna] }, 'leerkracht[2]/@key'],
    [{ vestigingen: [groep, groep].map(({ key, naam }) => ({ key, naam })) }, 'vestiging[2]/@key'],
    [
      { groepen: [groep, { kind: 'samengesteldeGroep', key: 'g', naam: 'h' }] },
      'samengestelde_groep[1]/@key',
    ],
  ];
  for (const [message, path] of cases) assert.equal(await refusal(write(message)), `WAARDE_DUBBEL ${path}`);
});

test('an item of a mixed list says which kind it is', async () => {
  const groepen = [
    { kind: 'groep', key: 'g', naam: 'g', jaargroep: '3' },
    { key: 'h', naam: 'h' },
  ];
  assert.equal(await refusal(write({ groepen })), 'WAARDE_ONGELDIG *[2]/kind');
});

const FOREIGN: readonly unknown[] = [
  null, 0, 1, 9, -1, 1.5, NaN, true, false, '', ' ', 'null', '1', 'NL', {}, [], { key: 'g' }, [{ key: 's' }], [null],
  new Date('2015-07-01'), new Date(NaN), Symbol('x'), () => 1, 1n, /x/, new Map([['a', 1]]), '\u0000', '[object Object]',
]; // prettier-ignore

const PROPERTIES =
  'key eckid achternaam roepnaam geboortedatum geslacht jaargroep groep land samengesteldeGroepen vestiging postcodenl gewicht instroomdatum zomaar bsn'.split(
    ' ',
  );

/** What the reader must give for what was written. */
function asRead(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(asRead);
  if (typeof value !== 'object' || value === null) return value;
  const isAbsent = (field: unknown): boolean =>
    field === null || field === undefined || (Array.isArray(field) && field.length === 0);
  const fields = Object.entries(value).filter(([, field]) => !isAbsent(field));
  return Object.fromEntries(fields.map(([name, field]) => [name, asRead(field)]));
}

test('any pupil with anything in it is refused, or read back as it was given, and valid for our own check', async () => {
  const property = fc.constantFrom(...PROPERTIES);
  let written = 0;
  await fc.assert(
    fc.asyncProperty(
      arbitraryOf(leerlingType),
      property,
      fc.constantFrom(...FOREIGN),
      async (any, name, value) => {
        const leerling = { ...(any as object), [name]: value };
        const xml = await write({ leerlingen: [leerling] }).catch((error: unknown) => {
          assert.ok(error instanceof StandardsError, String(error));
        });
        if (xml === undefined) return;
        written++;
        const parts = await collect(readEdexml(whole(xml)));
        const read = parts.find((part) => part.kind === 'leerling');
        assert.deepEqual({ ...read?.value }, asRead({ ...leerling }));
        const { findings } = await validateXml(whole(xml));
        assert.deepEqual(
          findings.filter(({ layer, severity }) => layer < 3 && severity === 'error'),
          [],
        );
      },
    ),
    { numRuns: runs(600) },
  );
  assert.ok(written >= runs(20), `only ${written} were written`);
});
