/** What a provider gives is written as it is, in whatever form it comes, or the answer is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whole, textOf } from '../../../test/bytes.ts';
import { body, envelop, header } from '../../../test/messages.ts';
import { leerlingen, leerkrachten, makeProvider } from '../../../test/school.ts';
import { StandardsError } from '../../errors.ts';
import { writeLeerresultaten, writeToetsdefinities } from '../results/write-leerresultaten.ts';
import { handleUwlr } from './handle-uwlr.ts';

const school = { schooljaar: '2025-2026', aanmaakdatum: new Date('2026-01-05T06:30:00Z') };

async function answer(
  provided: object,
  basis: Parameters<typeof body>[0] = {},
): Promise<{ xml: string; error?: StandardsError }> {
  const provider = {
    ...makeProvider(),
    openLeerlinggegevens: async () => ({ kind: 'gegevens', school, ...provided }),
  };
  let error: unknown;
  const request = { headers: { 'content-type': 'text/xml' }, body: whole(envelop(header(), body(basis))) };
  const { body: bytes } = await handleUwlr(provider as never, request, { onError: (e) => (error = e) });
  const xml = await textOf(bytes);
  assert.ok(error === undefined || error instanceof StandardsError, String(error));
  return error === undefined ? { xml } : { xml, error };
}

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

test('a provider may give its lists in any form: the answer is the same', async () => {
  const groepen = [{ key: 'G1', naam: '0/1', jaargroep: '0' }];
  const expected = await answer({
    leerlingen: each([leerlingen]),
    leerkrachten: each([leerkrachten]),
    groepen,
  });
  assert.equal(expected.error, undefined);
  assert.match(expected.xml, /<aanmaakdatum>2026-01-05T06:30:00Z<\/aanmaakdatum>/);
  const others = [
    { leerlingen, leerkrachten, groepen: [groepen] },
    { leerlingen: each(leerlingen), leerkrachten: each(leerkrachten), groepen: each(groepen) },
    { leerlingen: leerlingen.values(), leerkrachten: new Set(leerkrachten), groepen: each([groepen]) },
    { leerlingen: [[], ...leerlingen.map((l) => [l])], leerkrachten, groepen, vestigingen: null },
  ];
  for (const provided of others) assert.deepEqual(await answer(provided), expected);
});

test('null is absent in an answer too, and never the word', async () => {
  const { xml } = await answer({
    leerlingen: [{ key: '1', roepnaam: 'Fenna', achternaam: null, groep: null }],
  });
  assert.match(xml, /<leerling key="1"><roepnaam>Fenna<\/roepnaam><\/leerling>/);
});

const refused: readonly [what: string, provided: object, code: string, path: string][] = [
  ['an object as name', { leerlingen: [{ key: '1', roepnaam: {} }] }, 'WAARDE_VERKEERD_TYPE', 'leerling[1]/roepnaam'],
  ['a forgotten await', { leerlingen: Promise.resolve(leerlingen) }, 'WAARDE_VERKEERD_TYPE', 'leerlingen'],
  ['groups that are no list', { leerlingen, groepen: { key: 'G1' } }, 'WAARDE_VERKEERD_TYPE', 'groepen'],
  ['a list that does not exist', { leerlingen, groups: [] }, 'WAARDE_ONBEKEND', 'groups'],
  ['the same pupil twice', { leerlingen: [leerlingen[0], leerlingen[0]] }, 'WAARDE_DUBBEL', 'leerling[2]/@key'],
]; // prettier-ignore
for (const [what, provided, code, path] of refused) {
  test(`an answer with ${what} is no answer but a fault, and our log says where`, async () => {
    const { xml, error } = await answer(provided);
    assert.deepEqual([error?.code, error?.path], [code, path]);
    assert.match(xml, /Server\.InterneFout/);
  });
}

test('what stands in a list and is no record is refused by its type, also in version 2.1', async () => {
  for (const xsdversie of ['2.1', '2.2']) {
    for (const [item, word] of [
      [null, /niets \(null\)/],
      [undefined, /undefined/],
      [7, /een getal/],
      ['Fenna', /een tekst/],
      [new Date(0), /een Date/],
    ] as const) {
      for (const [list, element] of [
        ['leerlingen', 'leerling'],
        ['leerkrachten', 'leerkracht'],
      ] as const) {
        const lists = { leerlingen: [{ key: '1', roepnaam: 'Ada' }], [list]: [item] };
        const { error } = await answer(lists, { xsdversie });
        const seen = `${xsdversie} ${error?.code} ${error?.path}`;
        assert.equal(seen, `${xsdversie} WAARDE_VERKEERD_TYPE ${element}[1]`);
        assert.match(error!.melding, word);
      }
    }
  }
});

const autorisatie = { autorisatiesleutel: 's', klantcode: 'c', klantnaam: 'n' };
const heading = { schooljaar: '2024-2025', brincode: '99ZZ', aanmaakdatum: new Date(0), xsdversie: '2.2' };
const resultaat = (key: string, toetscode = 'T') => ({ key, afnamedatum: '2025-03-03', toetscode, score: 1 });
const toets = (value: string) => ({ toetscode: { value } });
const red = (score: unknown) => [{ leerlingid: '1', resultaten: [{ ...resultaat('R'), score }] }];

const results: readonly [what: string, toetsafnames: unknown, toetsen: unknown, refusal: string][] = [
  ['the same result twice', [{ leerlingid: '1', resultaten: [resultaat('R'), resultaat('R')] }], [toets('T')], 'WAARDE_DUBBEL toetsafname[1]/resultaten/resultaat[2]'],
  ['a test twice', [], [toets('T'), toets('T')], 'WAARDE_DUBBEL toets[2]'],
  ['a result of no test', [{ leerlingid: '1', resultaten: [resultaat('R', 'U')] }], [toets('T')], 'WAARDE_VERWIJZING_LOOS toetsafname[1]/resultaten/resultaat[1]'],
  ['a score as text', red('17'), [toets('T')], 'WAARDE_VERKEERD_TYPE toetsafname[1]/resultaten/resultaat[1]/score'],
  ['half a score', red(1.5), [toets('T')], 'WAARDE_ONGELDIG toetsafname[1]/resultaten/resultaat[1]/score'],
]; // prettier-ignore
for (const [what, toetsafnames, toetsen, expected] of results) {
  test(`results with ${what} are refused`, async () => {
    const afnames = [toetsafnames, { leerlingid: '2', resultaten: [resultaat('X')] }].flat();
    const written = textOf(
      writeLeerresultaten({ school: heading, toetsafnames: afnames, toetsen } as never, autorisatie),
    );
    await assert.rejects(written, ({ code, path }: StandardsError) => `${code} ${path}` === expected);
  });
}

test('a file with tests refuses the same test twice, and a null as name', async () => {
  const names = [{ ...toets('T'), toetsnaam: null }];
  assert.equal((await textOf(writeToetsdefinities(names))).includes('null'), false);
  await assert.rejects(textOf(writeToetsdefinities([toets('T'), toets('T')])), { code: 'WAARDE_DUBBEL' });
});
