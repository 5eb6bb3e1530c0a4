import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { heel, perByte, tekstVan, verzamel } from '../../test/bytes.ts';
import { waardeVan } from '../../test/arbitrary.ts';
import { runs } from '../../test/runs.ts';
import { StandardsError } from '../errors.ts';
import { validateXml } from '../validate/validate.ts';
import { edex, type Edex } from './edex.ts';
import { readEdexml } from './read-edexml.ts';
import { writeEdexml } from './write-edexml.ts';

const edexen = waardeVan(edex) as fc.Arbitrary<Edex>;

/** The parts in the order in which a file holds them. */
function delenVan(bericht: Edex): object[] {
  const zonderKind = (groep: { kind: string }): object =>
    Object.fromEntries(Object.entries(groep).filter(([naam]) => naam !== 'kind'));
  return [
    { kind: 'school', value: { xsdversie: '2.1', ...bericht.school } },
    ...(bericht.vestigingen ?? []).map((value) => ({ kind: 'vestiging', value })),
    ...(bericht.groepen ?? []).map((groep) => ({ kind: groep.kind, value: zonderKind(groep) })),
    ...bericht.leerlingen.map((value) => ({ kind: 'leerling', value })),
    ...(bericht.leerkrachten ?? []).map((value) => ({ kind: 'leerkracht', value })),
  ];
}

test('any value → writer → reader gives the same value back, without a finding', async () => {
  await fc.assert(
    fc.asyncProperty(edexen, async (bericht) => {
      const xml = await tekstVan(writeEdexml(bericht));
      const delen = await verzamel(readEdexml(heel(xml)));
      assert.deepEqual(
        delen.map((d) => ('value' in d ? { kind: d.kind, value: d.value } : d)),
        delenVan(bericht),
      );
    }),
    { numRuns: runs(150) },
  );
});

test('what the writer makes has the structure and the types of the standard', async () => {
  await fc.assert(
    fc.asyncProperty(edexen, async (bericht) => {
      const { findings } = await validateXml(heel(await tekstVan(writeEdexml(bericht))));
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
    fc.asyncProperty(edexen, async (bericht) => {
      const xml = await tekstVan(writeEdexml(bericht));
      assert.deepEqual(await verzamel(readEdexml(perByte(xml))), await verzamel(readEdexml(heel(xml))));
    }),
    { numRuns: runs(15) },
  );
});

test('any bytes end in values or in a coded error, never in a throw of another kind', async () => {
  const zin =
    '<EDEX><school><schooljaar>2025-2026</schooljaar></school><leerlingen><leerling key="1"><roepnaam>A</roepnaam></leerling></leerlingen></EDEX>';
  // Not fc.string({ unit: 'binary' }): that takes more than a second to make its table of all characters.
  const elkTeken = fc.integer({ min: 0, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff);
  const tekens = fc.array(elkTeken).map((codes) => String.fromCodePoint(...codes));
  const verminkt = fc
    .tuple(fc.nat(zin.length), fc.nat(20), tekens)
    .map(([waar, weg, erin]) => zin.slice(0, waar) + erin + zin.slice(waar + weg));
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .string({ unit: fc.constantFrom(...Array.from('<>/="\'&;![]?- aEDX:x\n')) })
      .map((t) => new TextEncoder().encode(t)),
    verminkt.map((t) => new TextEncoder().encode(t)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (rommel) => {
      for (const lees of [() => verzamel(readEdexml(heel(rommel))), () => validateXml(heel(rommel))]) {
        try {
          await lees();
        } catch (error) {
          assert.ok(error instanceof StandardsError, String(error));
        }
      }
    }),
    { numRuns: runs(600) },
  );
});
