import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { whole, perByte, textOf, collect } from '../../test/bytes.ts';
import { arbitraryOf } from '../../test/arbitrary.ts';
import { extremeSchool } from '../../test/extremes.ts';
import { runs } from '../../test/runs.ts';
import { StandardsError } from '../errors.ts';
import { validateXml } from '../validate/validate.ts';
import { edex, type Edex } from './edex.ts';
import { readEdexml } from './read-edexml.ts';
import { writeEdexml } from './write-edexml.ts';

const edexes = arbitraryOf(edex) as fc.Arbitrary<Edex>;

/** The parts in the order in which a file holds them. */
function listParts(bericht: Edex): object[] {
  const withoutKind = (groep: { kind: string }): object =>
    Object.fromEntries(Object.entries(groep).filter(([name]) => name !== 'kind'));
  return [
    { kind: 'school', value: { xsdversie: '2.1', ...bericht.school } },
    ...(bericht.vestigingen ?? []).map((value) => ({ kind: 'vestiging', value })),
    ...(bericht.groepen ?? []).map((groep) => ({ kind: groep.kind, value: withoutKind(groep) })),
    ...bericht.leerlingen.map((value) => ({ kind: 'leerling', value })),
    ...(bericht.leerkrachten ?? []).map((value) => ({ kind: 'leerkracht', value })),
  ];
}

test('any value → writer → reader gives the same value back, without a finding', async () => {
  await fc.assert(
    fc.asyncProperty(edexes, async (bericht) => {
      const xml = await textOf(writeEdexml(bericht));
      const parts = await collect(readEdexml(whole(xml)));
      assert.deepEqual(
        parts.map((d) => ('value' in d ? { kind: d.kind, value: d.value } : d)),
        listParts(bericht),
      );
    }),
    { numRuns: runs(150) },
  );
});

test('so does any value at the far ends of the schema', async () => {
  await fc.assert(
    fc.asyncProperty(extremeSchool, async (bericht) => {
      const parts = await collect(readEdexml(whole(await textOf(writeEdexml(bericht)))));
      assert.deepEqual(
        parts.flatMap((part) => ('value' in part ? [{ kind: part.kind, value: part.value }] : [])),
        listParts(bericht),
      );
    }),
    { numRuns: runs(40) },
  );
});

test('what the writer makes has the structure and the types of the standard', async () => {
  await fc.assert(
    fc.asyncProperty(edexes, async (bericht) => {
      const { findings } = await validateXml(whole(await textOf(writeEdexml(bericht))));
      assert.deepEqual(
        findings.filter((b) => b.layer < 3 && b.severity === 'error'),
        [],
      );
    }),
    { numRuns: runs(80) },
  );
});

test('where the bytes are cut makes no difference', async () => {
  await fc.assert(
    fc.asyncProperty(edexes, async (bericht) => {
      const xml = await textOf(writeEdexml(bericht));
      assert.deepEqual(await collect(readEdexml(perByte(xml))), await collect(readEdexml(whole(xml))));
    }),
    { numRuns: runs(15) },
  );
});

test('any bytes end in values or in a coded error, never in a throw of another kind', async () => {
  const sentence =
    '<EDEX><school><schooljaar>2025-2026</schooljaar></school><leerlingen><leerling key="1"><roepnaam>A</roepnaam></leerling></leerlingen></EDEX>';
  // Not fc.string({ unit: 'binary' }): that takes more than a second to make its table of all characters.
  const anyCodePoint = fc.integer({ min: 0, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff);
  const characters = fc.array(anyCodePoint).map((codes) => String.fromCodePoint(...codes));
  const mangled = fc
    .tuple(fc.nat(sentence.length), fc.nat(20), characters)
    .map(
      ([place, removed, inserted]) => sentence.slice(0, place) + inserted + sentence.slice(place + removed),
    );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .string({ unit: fc.constantFrom(...Array.from('<>/="\'&;![]?- aEDX:x\n')) })
      .map((t) => new TextEncoder().encode(t)),
    mangled.map((t) => new TextEncoder().encode(t)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (garbage) => {
      for (const read of [() => collect(readEdexml(whole(garbage))), () => validateXml(whole(garbage))]) {
        try {
          await read();
        } catch (error) {
          assert.ok(error instanceof StandardsError, String(error));
        }
      }
    }),
    { numRuns: runs(600) },
  );
});
