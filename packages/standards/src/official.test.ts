/**
 * Against the official schemas and their verdicts, where they lie beside the repository (`../shared/standards`).
 * They are not ours to copy, so this is an extra: without them, or without xmllint, the tests say that they skip.
 */
import assert from 'node:assert/strict';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { whole, textOf } from '../test/bytes.ts';
import {
  save,
  listRefused,
  official,
  skipReason,
  ourResultsSchema,
  schemas,
  STANDARDS,
  ourSchema,
  examples,
} from '../test/official.ts';
import { arbitraryOf, withOwnToetsen } from '../test/arbitrary.ts';
import { edex, type Edex } from './edexml/edex.ts';
import { writeEdexml } from './edexml/write-edexml.ts';
import { operaties, type Operatie } from './uwlr/messages/operaties.ts';
import { writeGegevens, serializeEmptyAntwoord } from './uwlr/server/write-antwoord.ts';
import { serializeVerzoek } from './uwlr/client/write-verzoek.ts';
import type { VerzoekBasis } from './uwlr/messages/verzoek-basis.ts';
import type { ProfielName } from './validate/standards.ts';
import { leerresultaten, type Leerresultaten } from './uwlr/messages/leerresultaten-verzoek.ts';
import {
  serializeLeerresultatenBevestiging,
  writeLeerresultaten,
  writeToetsdefinities,
} from './uwlr/results/write-leerresultaten.ts';
import { validateXml, type ValidateOptions } from './validate/validate.ts';

/** Arbitrary messages that keep the rules of identity, in a school year that the official list still has. */
function berichten(count: number, uwlr: boolean): Edex[] {
  const arbitrary = fc.sample(arbitraryOf(edex, { inMessage: uwlr }) as fc.Arbitrary<Edex>, {
    numRuns: count,
    seed: 2025,
  });
  return arbitrary.map((bericht) => {
    const groep = { kind: 'groep' as const, key: 'g', naam: 'G', jaargroep: '3' as const };
    const plus = { kind: 'samengesteldeGroep' as const, key: 's', naam: 'S' };
    return {
      ...bericht,
      school: { ...bericht.school, schooljaar: '2024-2025' },
      vestigingen: [{ key: 'v', naam: 'V' }],
      groepen: [groep, plus, ...(bericht.groepen ?? []).map((g, i) => ({ ...g, key: `g${i}` }))],
      leerlingen: bericht.leerlingen.map((l, i) => ({
        ...l,
        key: `l${i}`,
        ...(l.eckid && { eckid: `e${i}` }),
        ...(l.groep && { groep: { key: 'g' } }),
        ...(l.samengesteldeGroepen && { samengesteldeGroepen: [{ key: 's' }] }),
        ...(l.vestiging && { vestiging: { key: 'v' } }),
      })),
      ...(bericht.leerkrachten && {
        leerkrachten: bericht.leerkrachten.map((l, i) => ({
          ...l,
          key: `k${i}`,
          ...(l.eckid && { eckid: `e${i}` }),
          ...(l.groepen && {
            groepen: l.groepen.map((g) => ({ ...g, key: g.kind === 'groep' ? 'g' : 's' })),
          }),
        })),
      }),
    };
  });
}

test('what we write as a file validates against EDEXML 2.1', { skip: skipReason }, async () => {
  const files: string[] = [];
  for (const bericht of berichten(60, false)) files.push(save(await textOf(writeEdexml(bericht))));
  assert.deepEqual(await listRefused(join(STANDARDS, 'edexml-2.1/EDEXML.structuur.xsd'), files), []);
});

async function* batchOf<T>(items: readonly T[] | undefined): AsyncGenerator<readonly T[]> {
  if (items !== undefined && items.length > 0) yield items;
}

test(
  'what we write as answers and requests validates against UWLR 2.2, official and ours',
  { skip: skipReason },
  async () => {
    const files: string[] = [];
    const question: VerzoekBasis = { schooljaar: '2025-2026', brincode: '97QX', xsdversie: '2.2' };
    const allOf = berichten(25, false); // false: with the role TAL, which we must translate
    for (const operatie of Object.keys(operaties) as Operatie[]) {
      for (const bericht of allOf) {
        const { school, vestigingen, leerlingen, leerkrachten, groepen } = bericht;
        if (operatie === 'HaalLeerkrachten' && leerkrachten === undefined) continue;
        const gegevens = {
          kind: 'gegevens' as const,
          school,
          vestigingen,
          groepen: groepen?.filter((g) => g.kind === 'groep'),
          samengesteldeGroepen: groepen?.filter((g) => g.kind === 'samengesteldeGroep'),
          leerlingen: batchOf(leerlingen),
          leerkrachten: batchOf(leerkrachten),
        };
        files.push(save(await textOf(writeGegevens(operatie, question, gegevens))));
      }
      for (const kind of ['geengegevens', 'geenwijzigingen'] as const) {
        files.push(save(serializeEmptyAntwoord(operatie, kind)));
      }
      const autorisatie = { autorisatiesleutel: 's', klantcode: 'c', klantnaam: 'n' };
      for (const verzoek of fc.sample(arbitraryOf(operaties[operatie].verzoek.content, { inMessage: true }), {
        numRuns: 20,
        seed: 1,
      })) {
        files.push(save(serializeVerzoek(operatie, verzoek as VerzoekBasis, autorisatie)));
      }
    }
    assert.deepEqual(await listRefused(official(), files), []);
    assert.deepEqual(await listRefused(ourSchema(), files), []);
  },
);

test('what we write as results validates against UWLR 2.2', { skip: skipReason }, async () => {
  const files: string[] = [];
  const autorisatie = { autorisatiesleutel: 's', klantcode: 'c', klantnaam: 'n' };
  const messages = arbitraryOf(leerresultaten) as fc.Arbitrary<Leerresultaten>;
  for (const arbitrary of fc.sample(messages, { numRuns: 40, seed: 3 })) {
    const own = withOwnToetsen(arbitrary);
    // `anderresultaat` nobody can write.
    const toetsafnames = own.toetsafnames.map((afname) => ({
      ...afname,
      resultaten: afname.resultaten.map(({ osoresultaat, score = 1, ...rest }) =>
        osoresultaat === undefined ? { ...rest, score } : { ...rest, osoresultaat },
      ),
    }));
    const bericht = { ...own, toetsafnames };
    files.push(save(await textOf(writeLeerresultaten(bericht, autorisatie))));
  }
  files.push(save(serializeLeerresultatenBevestiging()));
  assert.deepEqual(
    await listRefused(join(STANDARDS, 'examples/drivers/envelope-leerresultaten.xsd'), files),
    [],
  );
  assert.deepEqual(await listRefused(ourResultsSchema(), files), []);
  const definitions = save(await textOf(writeToetsdefinities([{ toetscode: { value: 'T' } }])));
  assert.deepEqual(await listRefused(join(schemas, 'UWLR_Toetsdefinities_v2p2.xsd'), [definitions]), []);
});

/** The description of an older version or a profile, against its own schema: both must say the same. */
const ADAPTED: [string, ValidateOptions, string, boolean][] = [
  ['EDEXML 2.0', { standard: 'edexml-2.0' }, 'edexml-2.0/EDEXML.structuur.xsd', false],
  ['EDEXML 1.0.3', { standard: 'edexml-1.0.3' }, 'edexml-1.0.3/EDEXML.structuur.xsd', false],
  ['the Smalle set', { profiel: 'smalle-set' }, 'examples/drivers/envelope-profiel-smalle.xsd', true],
  ['the LVS-set', { profiel: 'lvs-set' }, 'examples/drivers/envelope-profiel-lvs.xsd', true],
];

for (const [name, options, schema, uwlr] of ADAPTED) {
  test(`we and the schema of ${name} agree on arbitrary messages`, { skip: skipReason }, async () => {
    const byFile = new Map<string, string>();
    const question: VerzoekBasis = { schooljaar: '2019-2020', brincode: '97QX', xsdversie: '2.2' };
    const allOf = berichten(60, uwlr).map((b) => ({
      ...b,
      school: { ...b.school, schooljaar: '2019-2020' },
    }));
    for (const bericht of [...allOf, ...allOf.map(bare)]) {
      const groepen = bericht.groepen ?? [];
      const parts = {
        ...bericht,
        kind: 'gegevens' as const,
        groepen: groepen.filter((g) => g.kind === 'groep'),
        samengesteldeGroepen: groepen.filter((g) => g.kind === 'samengesteldeGroep'),
        leerlingen: batchOf(bericht.leerlingen),
        leerkrachten: bericht.leerkrachten && batchOf(bericht.leerkrachten),
      };
      const xml = await textOf(
        uwlr ? writeGegevens('HaalLeerlinggegevens', question, parts) : writeEdexml(bericht),
      );
      byFile.set(save(xml), xml);
    }
    const refused = new Set(await listRefused(join(STANDARDS, schema), [...byFile.keys()]));
    let isValid = 0;
    for (const [file, xml] of byFile) {
      const { findings } = await validateXml(whole(xml), { ...options, officialSchooljaren: true });
      const errors = findings.filter((b) => b.severity === 'error' && b.layer <= (uwlr ? 2 : 3));
      assert.equal(errors.length === 0, !refused.has(file), JSON.stringify(errors.slice(0, 3)));
      if (errors.length === 0) isValid++;
    }
    // LVS-set: we cannot write the number that it demands.
    if (options.profiel !== 'lvs-set') assert.ok(isValid > 20, `only ${isValid} were valid`);
  });
}

/** With little enough in it to be valid in every version and profile. */
function bare(bericht: Edex): Edex {
  return {
    school: { schooljaar: '2019-2020', brincode: '97QX', aanmaakdatum: '2020-01-01T00:00:00Z' },
    leerlingen: bericht.leerlingen.map(({ key, roepnaam = 'A', groep }) => ({
      key: key.slice(0, 60),
      roepnaam,
      geboortedatum: '2012-01-01',
      ...(groep && { groep }),
    })),
    groepen: [{ kind: 'groep', key: 'g', naam: 'G', jaargroep: '3' }],
  };
}

interface Vector {
  file: string;
  name: string;
  schema: string;
  isValid: boolean;
}

const vectors: Vector[] = skipReason
  ? []
  : readFileSync(join(STANDARDS, 'examples/vectors/MANIFEST.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .map(([name = '', schema = '', libxml2]) => ({
        file: join(STANDARDS, 'examples/vectors', name),
        name,
        schema,
        isValid: libxml2 === 'VALID',
      }));

const profielOf = ({ schema }: Vector): ProfielName | undefined =>
  schema.includes('smalle') ? 'smalle-set' : schema.includes('lvs') ? 'lvs-set' : undefined;

/** Where our whole verdict, layer 3 included, is stricter than the official one, and why. */
const STRICTER: Readonly<Record<string, string>> = {
  '02_uwlr_dup_leerling_key.xml':
    'an answer replaces everything by key: two pupils under one key cannot be processed (the official keys check nothing)',
};

test('the list of official verdicts is there', { skip: skipReason }, () => assert.equal(vectors.length, 52));

for (const vector of vectors) {
  test(`our verdict is the official one: ${vector.name}`, async () => {
    const outcome = await validateXml(createReadStream(vector.file), {
      officialSchooljaren: true,
      profiel: profielOf(vector),
    });
    // The keys of the official UWLR schema check nothing; we do check them, as layer 3.
    const layers = vector.schema.includes('leerlinggegevens') || profielOf(vector) ? 2 : 3;
    const errors = outcome.findings.filter((b) => b.severity === 'error' && b.layer <= layers);
    assert.equal(errors.length === 0, vector.isValid, JSON.stringify(outcome.findings));
    assert.equal(outcome.valid, vector.isValid && STRICTER[vector.name] === undefined);
  });
}

test('every example message of the standards is valid to us', { skip: skipReason }, async () => {
  for (const file of [
    ...examples('examples/edexml'),
    ...examples('edexml-2.1/samples'),
    ...examples('edexml-2.0/samples'),
    ...examples('examples/uwlr'),
  ]) {
    const { findings, valid } = await validateXml(createReadStream(file), { officialSchooljaren: true });
    assert.deepEqual(
      findings.filter((b) => b.severity === 'error'),
      [],
      file,
    );
    assert.equal(valid, true, file);
  }
});

test(
  'the schema we publish accepts and refuses what the official one does',
  { skip: skipReason },
  async () => {
    const ofTheirs = vectors.filter((v) => v.schema.includes('envelope-leerlinggegevens'));
    const refused = new Set(
      await listRefused(
        ourSchema(),
        ofTheirs.map((v) => v.file),
      ),
    );
    const odd = ofTheirs.filter((v) => refused.has(v.file) === v.isValid).map((v) => v.name);
    assert.deepEqual(odd, [
      // A supplier extension: officially no blok can be valid in UWLR; we let it pass unseen.
      '04_uwlr_blok_xsitype.xml',
      // The official list of school years ends at 2024-2025.
      '14_resp_schooljaar_2025.xml',
    ]);
    const good = examples('examples/uwlr').filter((b) => /\/(0\d|1[0-2])/.test(b));
    assert.deepEqual(await listRefused(ourSchema(), good), []);
  },
);

test(
  'the schema of results that we publish accepts and refuses what the official one does',
  { skip: skipReason },
  async () => {
    const ofTheirs = vectors.filter((v) => v.schema.includes('leerresultaten'));
    assert.ok(ofTheirs.length > 5, String(ofTheirs.length));
    const refused = new Set(
      await listRefused(
        ourResultsSchema(),
        ofTheirs.map((v) => v.file),
      ),
    );
    assert.deepEqual(
      ofTheirs.filter((v) => refused.has(v.file) === v.isValid).map((v) => v.name),
      [],
    );
    const good = examples('examples/uwlr').filter((b) => b.includes('leerresultaten'));
    assert.ok(good.length > 0);
    assert.deepEqual(await listRefused(ourResultsSchema(), good), []);
  },
);
