/**
 * Against the official schemas and their verdicts, where they lie beside the repository (`../shared/standards`).
 * They are not ours to copy, so this is an extra: without them, or without xmllint, the tests say that they skip.
 */
import assert from 'node:assert/strict';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { heel, tekstVan } from '../test/bytes.ts';
import {
  bewaar,
  geweigerd,
  officieel,
  reden,
  resultatenVanOns,
  schemas,
  STANDAARDEN,
  vanOns,
  voorbeelden,
} from '../test/official.ts';
import { waardeVan, withOwnToetsen } from '../test/arbitrary.ts';
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
function berichten(aantal: number, uwlr: boolean): Edex[] {
  const willekeurig = fc.sample(waardeVan(edex, { inMessage: uwlr }) as fc.Arbitrary<Edex>, {
    numRuns: aantal,
    seed: 2025,
  });
  return willekeurig.map((bericht) => {
    const groep = { kind: 'groep' as const, key: 'g', naam: 'G', jaargroep: '3' };
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

test('what we write as a file validates against EDEXML 2.1', { skip: reden }, async () => {
  const bestanden: string[] = [];
  for (const bericht of berichten(60, false)) bestanden.push(bewaar(await tekstVan(writeEdexml(bericht))));
  assert.deepEqual(await geweigerd(join(STANDAARDEN, 'edexml-2.1/EDEXML.structuur.xsd'), bestanden), []);
});

async function* rij<T>(items: readonly T[] | undefined): AsyncGenerator<readonly T[]> {
  if (items !== undefined && items.length > 0) yield items;
}

test(
  'what we write as answers and requests validates against UWLR 2.2, official and ours',
  { skip: reden },
  async () => {
    const bestanden: string[] = [];
    const vraag: VerzoekBasis = { schooljaar: '2025-2026', brincode: '97QX', xsdversie: '2.2' };
    const alle = berichten(25, false); // false: with the role TAL, which we must translate
    for (const operatie of Object.keys(operaties) as Operatie[]) {
      for (const bericht of alle) {
        const { school, vestigingen, leerlingen, leerkrachten, groepen } = bericht;
        if (operatie === 'HaalLeerkrachten' && leerkrachten === undefined) continue;
        const gegevens = {
          kind: 'gegevens' as const,
          school,
          vestigingen,
          groepen: groepen?.filter((g) => g.kind === 'groep'),
          samengesteldeGroepen: groepen?.filter((g) => g.kind === 'samengesteldeGroep'),
          leerlingen: rij(leerlingen),
          leerkrachten: rij(leerkrachten),
        };
        bestanden.push(bewaar(await tekstVan(writeGegevens(operatie, vraag, gegevens))));
      }
      for (const kind of ['geengegevens', 'geenwijzigingen'] as const) {
        bestanden.push(bewaar(serializeEmptyAntwoord(operatie, kind)));
      }
      const autorisatie = { autorisatiesleutel: 's', klantcode: 'c', klantnaam: 'n' };
      for (const verzoek of fc.sample(waardeVan(operaties[operatie].verzoek.content, { inMessage: true }), {
        numRuns: 20,
        seed: 1,
      })) {
        bestanden.push(bewaar(serializeVerzoek(operatie, verzoek as VerzoekBasis, autorisatie)));
      }
    }
    assert.deepEqual(await geweigerd(officieel(), bestanden), []);
    assert.deepEqual(await geweigerd(vanOns(), bestanden), []);
  },
);

test('what we write as results validates against UWLR 2.2', { skip: reden }, async () => {
  const bestanden: string[] = [];
  const autorisatie = { autorisatiesleutel: 's', klantcode: 'c', klantnaam: 'n' };
  const soort = waardeVan(leerresultaten) as fc.Arbitrary<Leerresultaten>;
  for (const willekeurig of fc.sample(soort, { numRuns: 40, seed: 3 })) {
    const own = withOwnToetsen(willekeurig);
    // `anderresultaat` nobody can write.
    const toetsafnames = own.toetsafnames.map((afname) => ({
      ...afname,
      resultaten: afname.resultaten.map((r) => ({
        ...r,
        ...(r.osoresultaat === undefined && { score: r.score ?? 1 }),
      })),
    }));
    const bericht = { ...own, toetsafnames };
    bestanden.push(bewaar(await tekstVan(writeLeerresultaten(bericht, autorisatie))));
  }
  bestanden.push(bewaar(serializeLeerresultatenBevestiging()));
  assert.deepEqual(
    await geweigerd(join(STANDAARDEN, 'examples/drivers/envelope-leerresultaten.xsd'), bestanden),
    [],
  );
  assert.deepEqual(await geweigerd(resultatenVanOns(), bestanden), []);
  const definities = bewaar(await tekstVan(writeToetsdefinities([{ toetscode: { value: 'T' } }])));
  assert.deepEqual(await geweigerd(join(schemas, 'UWLR_Toetsdefinities_v2p2.xsd'), [definities]), []);
});

/** The description of an older version or a profile, against its own schema: both must say the same. */
const AANGEPAST: [string, ValidateOptions, string, boolean][] = [
  ['EDEXML 2.0', { standard: 'edexml-2.0' }, 'edexml-2.0/EDEXML.structuur.xsd', false],
  ['EDEXML 1.0.3', { standard: 'edexml-1.0.3' }, 'edexml-1.0.3/EDEXML.structuur.xsd', false],
  ['the Smalle set', { profiel: 'smalle-set' }, 'examples/drivers/envelope-profiel-smalle.xsd', true],
  ['the LVS-set', { profiel: 'lvs-set' }, 'examples/drivers/envelope-profiel-lvs.xsd', true],
];

for (const [naam, opties, schema, uwlr] of AANGEPAST) {
  test(`we and the schema of ${naam} agree on arbitrary messages`, { skip: reden }, async () => {
    const perBestand = new Map<string, string>();
    const vraag: VerzoekBasis = { schooljaar: '2019-2020', brincode: '97QX', xsdversie: '2.2' };
    const alle = berichten(60, uwlr).map((b) => ({ ...b, school: { ...b.school, schooljaar: '2019-2020' } }));
    for (const bericht of [...alle, ...alle.map(kaal)]) {
      const groepen = bericht.groepen ?? [];
      const delen = {
        ...bericht,
        kind: 'gegevens' as const,
        groepen: groepen.filter((g) => g.kind === 'groep'),
        samengesteldeGroepen: groepen.filter((g) => g.kind === 'samengesteldeGroep'),
        leerlingen: rij(bericht.leerlingen),
        leerkrachten: bericht.leerkrachten && rij(bericht.leerkrachten),
      };
      const xml = await tekstVan(
        uwlr ? writeGegevens('HaalLeerlinggegevens', vraag, delen) : writeEdexml(bericht),
      );
      perBestand.set(bewaar(xml), xml);
    }
    const nee = new Set(await geweigerd(join(STANDAARDEN, schema), [...perBestand.keys()]));
    let geldig = 0;
    for (const [bestand, xml] of perBestand) {
      const { findings } = await validateXml(heel(xml), { ...opties, officialSchooljaren: true });
      const fouten = findings.filter((b) => b.severity === 'error' && b.layer <= (uwlr ? 2 : 3));
      assert.equal(fouten.length === 0, !nee.has(bestand), JSON.stringify(fouten.slice(0, 3)));
      if (fouten.length === 0) geldig++;
    }
    // LVS-set: we cannot write the number that it demands.
    if (opties.profiel !== 'lvs-set') assert.ok(geldig > 20, `only ${geldig} were valid`);
  });
}

/** With little enough in it to be valid in every version and profile. */
function kaal(bericht: Edex): Edex {
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
  bestand: string;
  naam: string;
  schema: string;
  geldig: boolean;
}

const vectoren: Vector[] = reden
  ? []
  : readFileSync(join(STANDAARDEN, 'examples/vectors/MANIFEST.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((regel) => regel.split('\t'))
      .map(([naam = '', schema = '', libxml2]) => ({
        bestand: join(STANDAARDEN, 'examples/vectors', naam),
        naam,
        schema,
        geldig: libxml2 === 'VALID',
      }));

const profielVan = ({ schema }: Vector): ProfielName | undefined =>
  schema.includes('smalle') ? 'smalle-set' : schema.includes('lvs') ? 'lvs-set' : undefined;

/** Where our whole verdict, layer 3 included, is stricter than the official one, and why. */
const STRENGER: Readonly<Record<string, string>> = {
  '02_uwlr_dup_leerling_key.xml':
    'an answer replaces everything by key: two pupils under one key cannot be processed (the official keys check nothing)',
};

test('the list of official verdicts is there', { skip: reden }, () => assert.equal(vectoren.length, 52));

for (const vector of vectoren) {
  test(`our verdict is the official one: ${vector.naam}`, async () => {
    const uitkomst = await validateXml(createReadStream(vector.bestand), {
      officialSchooljaren: true,
      profiel: profielVan(vector),
    });
    // The keys of the official UWLR schema check nothing; we do check them, as layer 3.
    const lagen = vector.schema.includes('leerlinggegevens') || profielVan(vector) ? 2 : 3;
    const fouten = uitkomst.findings.filter((b) => b.severity === 'error' && b.layer <= lagen);
    assert.equal(fouten.length === 0, vector.geldig, JSON.stringify(uitkomst.findings));
    assert.equal(uitkomst.valid, vector.geldig && STRENGER[vector.naam] === undefined);
  });
}

test('every example message of the standards is valid to us', { skip: reden }, async () => {
  for (const bestand of [
    ...voorbeelden('examples/edexml'),
    ...voorbeelden('edexml-2.1/samples'),
    ...voorbeelden('edexml-2.0/samples'),
    ...voorbeelden('examples/uwlr'),
  ]) {
    const { findings, valid } = await validateXml(createReadStream(bestand), { officialSchooljaren: true });
    assert.deepEqual(
      findings.filter((b) => b.severity === 'error'),
      [],
      bestand,
    );
    assert.equal(valid, true, bestand);
  }
});

test('the schema we publish accepts and refuses what the official one does', { skip: reden }, async () => {
  const eigen = vectoren.filter((v) => v.schema.includes('envelope-leerlinggegevens'));
  const nee = new Set(
    await geweigerd(
      vanOns(),
      eigen.map((v) => v.bestand),
    ),
  );
  const anders = eigen.filter((v) => nee.has(v.bestand) === v.geldig).map((v) => v.naam);
  assert.deepEqual(anders, [
    // A supplier extension: officially no blok can be valid in UWLR; we let it pass unseen.
    '04_uwlr_blok_xsitype.xml',
    // The official list of school years ends at 2024-2025.
    '14_resp_schooljaar_2025.xml',
  ]);
  const goed = voorbeelden('examples/uwlr').filter((b) => /\/(0\d|1[0-2])/.test(b));
  assert.deepEqual(await geweigerd(vanOns(), goed), []);
});

test(
  'the schema of results that we publish accepts and refuses what the official one does',
  { skip: reden },
  async () => {
    const eigen = vectoren.filter((v) => v.schema.includes('leerresultaten'));
    assert.ok(eigen.length > 5, String(eigen.length));
    const nee = new Set(
      await geweigerd(
        resultatenVanOns(),
        eigen.map((v) => v.bestand),
      ),
    );
    assert.deepEqual(
      eigen.filter((v) => nee.has(v.bestand) === v.geldig).map((v) => v.naam),
      [],
    );
    const goed = voorbeelden('examples/uwlr').filter((b) => b.includes('leerresultaten'));
    assert.ok(goed.length > 0);
    assert.deepEqual(await geweigerd(resultatenVanOns(), goed), []);
  },
);
