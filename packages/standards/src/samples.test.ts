/** Every folder in samples/: read whole, read byte by byte, written back. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { heel, perByte, tekstVan, verzamel } from '../test/bytes.ts';
import { kanoniek } from '../test/canonical.ts';
import type { EdexmlPart } from './edexml/part.ts';
import type { AnyGroep } from './edexml/edex.ts';
import { readEdexml } from './edexml/read-edexml.ts';
import { writeEdexml } from './edexml/write-edexml.ts';
import { StandardsError, UwlrFault } from './errors.ts';
import { serializeFault } from './soap/envelope.ts';
import type { Autorisatie } from './uwlr/messages/autorisatie.ts';
import { readAntwoord } from './uwlr/client/read-antwoord.ts';
import { readBevestiging } from './uwlr/client/read-bevestiging.ts';
import { readVerzoek, openVerzoek } from './uwlr/server/read-verzoek.ts';
import type { LeerresultatenSchool, Toetsafname } from './uwlr/messages/leerresultaten-verzoek.ts';
import type { Operatie } from './uwlr/messages/operaties.ts';
import { readLeerresultaten } from './uwlr/results/read-leerresultaten.ts';
import { serializeEmptyAntwoord, writeGegevens } from './uwlr/server/write-antwoord.ts';
import { serializeVerzoek } from './uwlr/client/write-verzoek.ts';
import type { Toets } from './uwlr/messages/toets.ts';
import {
  serializeLeerresultatenBevestiging,
  writeLeerresultaten,
  writeToetsdefinities,
} from './uwlr/results/write-leerresultaten.ts';

const MAP = new URL('../samples/', import.meta.url);
type Bron = AsyncIterable<Uint8Array>;

interface Soort {
  lees(bron: Bron): Promise<object>;
  schrijf(waarde: never): Promise<string>;
}

const deelVan = (deel: EdexmlPart): object => {
  if (deel.kind === 'dropped') return deel;
  if (deel.kind === 'flawed') {
    const { of, key, hasValue, position } = deel;
    return { flawed: `${of} ${key ?? '?'} ${position.path}${hasValue ? '' : ' left out'}` };
  }
  if (deel.kind !== 'finding') return { kind: deel.kind, value: deel.value };
  const { severity, code, path, line, column } = deel.finding;
  return { finding: `${severity} ${code} ${line}:${column} ${path}` };
};

type Waarden = { kind: string; value?: unknown }[];
const alle = <T>(delen: Waarden, kind: string): T[] =>
  delen.filter((deel) => deel.kind === kind).map((deel) => deel.value as T);

/** The parts of a message, as the writers want them. */
function berichtVan(delen: Waarden) {
  async function* rij<T>(kind: string): AsyncGenerator<readonly T[]> {
    const items = alle<T>(delen, kind);
    if (items.length > 0) yield items;
  }
  return {
    kind: 'gegevens' as const,
    school: alle<{ schooljaar: string }>(delen, 'school')[0]!,
    vestigingen: alle<never>(delen, 'vestiging'),
    groepen: alle<never>(delen, 'groep'),
    samengesteldeGroepen: alle<never>(delen, 'samengesteldeGroep'),
    leerlingen: rij<never>('leerling'),
    leerkrachten: rij<never>('leerkracht'),
  };
}

const edexml: Soort = {
  lees: async (bron) => ({ delen: (await verzamel(readEdexml(bron))).map(deelVan) }),
  schrijf: ({ delen }: { delen: Waarden }) => {
    const gemengd = delen
      .filter((d) => d.kind === 'groep' || d.kind === 'samengesteldeGroep')
      .map((d) => ({ kind: d.kind, ...(d.value as object) })) as AnyGroep[];
    const { kind: _, samengesteldeGroepen: __, ...bericht } = berichtVan(delen);
    return tekstVan(writeEdexml({ ...bericht, groepen: gemengd }));
  },
};

const verzoek: Soort = {
  lees: async (bron) => {
    const { finding: bevinding, ...gelezen } = await readVerzoek(bron);
    if (bevinding === undefined) return gelezen;
    const { severity, code, path, line, column } = bevinding;
    return { finding: `${severity} ${code} ${line}:${column} ${path}` };
  },
  schrijf: async ({ operatie, verzoek: vraag, autorisatie }: never) =>
    serializeVerzoek(operatie, vraag, autorisatie),
};

/** Results of tests: with an envelope around them, without, or tests only. */
const leerresultaten: Soort = {
  lees: async (bron) => ({
    delen: (await verzamel(readLeerresultaten(bron))).map((d) => deelVan(d as EdexmlPart)),
  }),
  schrijf: ({ delen }: { delen: Waarden }) => {
    const toetsen = alle<Toets>(delen, 'toets');
    const school = alle<LeerresultatenSchool>(delen, 'school')[0];
    if (school === undefined) return tekstVan(writeToetsdefinities(toetsen));
    const autorisatie = alle<Autorisatie>(delen, 'autorisatie')[0]!;
    const toetsafnames = alle<Toetsafname>(delen, 'toetsafname');
    return tekstVan(writeLeerresultaten({ school, toetsafnames, toetsen }, autorisatie));
  },
};

/** A question as live clients send it, for whom we bear with it. */
const lenientVerzoek: Soort = {
  lees: async (bron) => {
    const geopend = await openVerzoek(bron);
    assert.ok(geopend.kind === 'verzoek');
    const { finding, deviations, ...gelezen } = geopend.readLenient(new Date('2026-02-01T12:00:00Z'));
    assert.equal(finding, undefined);
    return {
      ...gelezen,
      deviations: deviations.map((f) => deelVan({ kind: 'finding', finding: f })),
    };
  },
  schrijf: () => assert.fail('what deviates is not written'),
};

const bevestiging: Soort = {
  lees: async (bron) => {
    await readBevestiging(bron, {});
    return {};
  },
  schrijf: async () => serializeLeerresultatenBevestiging(),
};

const antwoordOp = (operatie: Operatie): Soort => ({
  lees: async (bron) => {
    const antwoord = await readAntwoord(operatie, bron, {});
    if (antwoord.kind !== 'gegevens') return antwoord;
    return { kind: antwoord.kind, delen: (await verzamel(antwoord.parts)).map(deelVan) };
  },
  schrijf: async ({
    kind,
    delen,
  }: {
    kind: 'gegevens' | 'geengegevens' | 'geenwijzigingen';
    delen: Waarden;
  }) => {
    if (kind !== 'gegevens') return serializeEmptyAntwoord(operatie, kind);
    const bericht = berichtVan(delen);
    return tekstVan(
      writeGegevens(operatie, { schooljaar: '2025-2026', xsdversie: '2.2', brincode: '97QX' }, bericht),
    );
  },
});

const soorten: Readonly<Record<string, Soort>> = {
  edexml,
  'leerresultaten-verzoek': leerresultaten,
  'leerresultaten-bevestiging': bevestiging,
  toetsdefinities: leerresultaten,
  'lenient-verzoek': lenientVerzoek,
  'leerlinggegevens-verzoek': verzoek,
  'structuur-verzoek': verzoek,
  'leerlingen-verzoek': verzoek,
  'leerkrachten-verzoek': verzoek,
  'leerlinggegevens-antwoord': antwoordOp('HaalLeerlinggegevens'),
  'structuur-antwoord': antwoordOp('HaalStructuur'),
  'leerlingen-antwoord': antwoordOp('HaalLeerlingen'),
  'leerkrachten-antwoord': antwoordOp('HaalLeerkrachten'),
};

async function foutVan(lees: Promise<object>): Promise<object> {
  try {
    await lees;
  } catch (error) {
    if (error instanceof UwlrFault) return { faultcode: error.faultcode, faultstring: error.faultstring };
    if (error instanceof StandardsError) return { code: error.code };
    throw error;
  }
  return assert.fail('this sample should not be readable');
}

/** The same value, but on purpose not the same message. */
const ANDERS: Readonly<Record<string, string>> = {
  'structuur-verzoek__header_in_another_order': 'we write the header in order, and vestiging 00 in full',
};

/** Through JSON, so that absent and undefined are the same. */
const plat = (waarde: unknown): object => JSON.parse(JSON.stringify(waarde)) as object;

for (const naam of readdirSync(MAP)) {
  const map = new URL(`${naam}/`, MAP);
  const bericht = readFileSync(new URL('message.xml', map));
  const soort = soorten[naam.split('__')[0]!]!;
  const bestand = (json: string): URL => new URL(json, map);

  if (existsSync(bestand('error.json'))) {
    const fout = JSON.parse(readFileSync(bestand('error.json'), 'utf8')) as {
      faultcode?: string;
      faultstring: string;
    };
    test(`${naam}: refused, whole and byte by byte`, async () => {
      assert.deepEqual(await foutVan(soort.lees(heel(bericht))), fout);
      assert.deepEqual(await foutVan(soort.lees(perByte(bericht))), fout);
      if (fout.faultcode === undefined) return;
      const terug = serializeFault(fout.faultcode, fout.faultstring);
      assert.deepEqual(await foutVan(soort.lees(heel(terug))), fout);
    });
    continue;
  }

  const waarde = JSON.parse(readFileSync(bestand('value.json'), 'utf8')) as { finding?: string };
  test(`${naam}: read whole and byte by byte`, async () => {
    assert.deepEqual(plat(await soort.lees(heel(bericht))), waarde);
    assert.deepEqual(plat(await soort.lees(perByte(bericht))), waarde);
  });

  const zuiver = !/"(finding|dropped|deviations)"/.test(JSON.stringify(waarde));
  if (zuiver) {
    test(`${naam}: written back, it is the same message`, async () => {
      const terug = await soort.schrijf(waarde as never);
      assert.deepEqual(plat(await soort.lees(heel(terug))), waarde);
      if (ANDERS[naam] === undefined) assert.equal(kanoniek(terug), kanoniek(bericht));
    });
  }
}
