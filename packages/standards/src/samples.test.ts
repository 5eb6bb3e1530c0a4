/** Every folder in samples/: read whole, read byte by byte, written back. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { whole, perByte, textOf, collect } from '../test/bytes.ts';
import { canonicalize } from '../test/canonical.ts';
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

const FOLDER = new URL('../samples/', import.meta.url);
type Source = AsyncIterable<Uint8Array>;

interface Format {
  read(source: Source): Promise<object>;
  write(value: never): Promise<string>;
}

const toPlain = (part: EdexmlPart): object => {
  if (part.kind === 'dropped') return part;
  if (part.kind === 'flawed') {
    const { of, key, hasValue, position } = part;
    return { flawed: `${of} ${key ?? '?'} ${position.path}${hasValue ? '' : ' left out'}` };
  }
  if (part.kind !== 'finding') return { kind: part.kind, value: part.value };
  const { severity, code, path, line, column } = part.finding;
  return { finding: `${severity} ${code} ${line}:${column} ${path}` };
};

type Parts = { kind: string; value?: unknown }[];
const allOf = <T>(parts: Parts, kind: string): T[] =>
  parts.filter((part) => part.kind === kind).map((part) => part.value as T);

/** The parts of a message, as the writers want them. */
function toBericht(parts: Parts) {
  async function* batchOf<T>(kind: string): AsyncGenerator<readonly T[]> {
    const items = allOf<T>(parts, kind);
    if (items.length > 0) yield items;
  }
  return {
    kind: 'gegevens' as const,
    school: allOf<{ schooljaar: string }>(parts, 'school')[0]!,
    vestigingen: allOf<never>(parts, 'vestiging'),
    groepen: allOf<never>(parts, 'groep'),
    samengesteldeGroepen: allOf<never>(parts, 'samengesteldeGroep'),
    leerlingen: batchOf<never>('leerling'),
    leerkrachten: batchOf<never>('leerkracht'),
  };
}

const edexml: Format = {
  read: async (source) => ({ parts: (await collect(readEdexml(source))).map(toPlain) }),
  write: ({ parts }: { parts: Parts }) => {
    const mixed = parts
      .filter((d) => d.kind === 'groep' || d.kind === 'samengesteldeGroep')
      .map((d) => ({ kind: d.kind, ...(d.value as object) })) as AnyGroep[];
    const { kind: _, samengesteldeGroepen: __, ...bericht } = toBericht(parts);
    return textOf(writeEdexml({ ...bericht, groepen: mixed }));
  },
};

const verzoek: Format = {
  read: async (source) => {
    const { finding: deviating, ...rest } = await readVerzoek(source);
    if (deviating === undefined) return rest;
    const { severity, code, path, line, column } = deviating;
    return { finding: `${severity} ${code} ${line}:${column} ${path}` };
  },
  write: async ({ operatie, verzoek: question, autorisatie }: never) =>
    serializeVerzoek(operatie, question, autorisatie),
};

/** Results of tests: with an envelope around them, without, or tests only. */
const leerresultaten: Format = {
  read: async (source) => ({
    parts: (await collect(readLeerresultaten(source))).map((d) => toPlain(d as EdexmlPart)),
  }),
  write: ({ parts }: { parts: Parts }) => {
    const toetsen = allOf<Toets>(parts, 'toets');
    const school = allOf<LeerresultatenSchool>(parts, 'school')[0];
    if (school === undefined) return textOf(writeToetsdefinities(toetsen));
    const autorisatie = allOf<Autorisatie>(parts, 'autorisatie')[0]!;
    const toetsafnames = allOf<Toetsafname>(parts, 'toetsafname');
    return textOf(writeLeerresultaten({ school, toetsafnames, toetsen }, autorisatie));
  },
};

/** A question as live clients send it, for whom we bear with it. */
const lenientVerzoek: Format = {
  read: async (source) => {
    const opened = await openVerzoek(source);
    assert.ok(opened.kind === 'verzoek');
    const { finding, deviations, ...rest } = opened.readLenient(new Date('2026-02-01T12:00:00Z'));
    assert.equal(finding, undefined);
    return {
      ...rest,
      deviations: deviations.map((f) => toPlain({ kind: 'finding', finding: f })),
    };
  },
  write: () => assert.fail('what deviates is not written'),
};

const bevestiging: Format = {
  read: async (source) => {
    await readBevestiging(source, {});
    return {};
  },
  write: async () => serializeLeerresultatenBevestiging(),
};

const answerTo = (operatie: Operatie): Format => ({
  read: async (source) => {
    const antwoord = await readAntwoord(operatie, source, {});
    if (antwoord.kind !== 'gegevens') return antwoord;
    return { kind: antwoord.kind, parts: (await collect(antwoord.parts)).map(toPlain) };
  },
  write: async ({ kind, parts }: { kind: 'gegevens' | 'geengegevens' | 'geenwijzigingen'; parts: Parts }) => {
    if (kind !== 'gegevens') return serializeEmptyAntwoord(operatie, kind);
    const bericht = toBericht(parts);
    return textOf(
      writeGegevens(operatie, { schooljaar: '2025-2026', xsdversie: '2.2', brincode: '97QX' }, bericht),
    );
  },
});

const formats: Readonly<Record<string, Format>> = {
  edexml,
  'leerresultaten-verzoek': leerresultaten,
  'leerresultaten-bevestiging': bevestiging,
  toetsdefinities: leerresultaten,
  'lenient-verzoek': lenientVerzoek,
  'leerlinggegevens-verzoek': verzoek,
  'structuur-verzoek': verzoek,
  'leerlingen-verzoek': verzoek,
  'leerkrachten-verzoek': verzoek,
  'leerlinggegevens-antwoord': answerTo('HaalLeerlinggegevens'),
  'structuur-antwoord': answerTo('HaalStructuur'),
  'leerlingen-antwoord': answerTo('HaalLeerlingen'),
  'leerkrachten-antwoord': answerTo('HaalLeerkrachten'),
};

async function refusalOf(read: Promise<object>): Promise<object> {
  try {
    await read;
  } catch (error) {
    if (error instanceof UwlrFault) return { faultcode: error.faultcode, faultstring: error.faultstring };
    if (error instanceof StandardsError) return { code: error.code };
    throw error;
  }
  return assert.fail('this sample should not be readable');
}

/** The same value, but on purpose not the same message. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'structuur-verzoek__header_in_another_order': 'we write the header in order, and vestiging 00 in full',
};

/** Through JSON, so that absent and undefined are the same. */
const flatten = (value: unknown): object => JSON.parse(JSON.stringify(value)) as object;

for (const name of readdirSync(FOLDER)) {
  const map = new URL(`${name}/`, FOLDER);
  const bericht = readFileSync(new URL('message.xml', map));
  const format = formats[name.split('__')[0]!]!;
  const file = (json: string): URL => new URL(json, map);

  if (existsSync(file('error.json'))) {
    const refusal = JSON.parse(readFileSync(file('error.json'), 'utf8')) as {
      faultcode?: string;
      faultstring: string;
    };
    test(`${name}: refused, whole and byte by byte`, async () => {
      assert.deepEqual(await refusalOf(format.read(whole(bericht))), refusal);
      assert.deepEqual(await refusalOf(format.read(perByte(bericht))), refusal);
      if (refusal.faultcode === undefined) return;
      const back = serializeFault(refusal.faultcode, refusal.faultstring);
      assert.deepEqual(await refusalOf(format.read(whole(back))), refusal);
    });
    continue;
  }

  const value = JSON.parse(readFileSync(file('value.json'), 'utf8')) as { finding?: string };
  test(`${name}: read whole and byte by byte`, async () => {
    assert.deepEqual(flatten(await format.read(whole(bericht))), value);
    assert.deepEqual(flatten(await format.read(perByte(bericht))), value);
  });

  const isClean = !/"(finding|dropped|deviations)"/.test(JSON.stringify(value));
  if (isClean) {
    test(`${name}: written back, it is the same message`, async () => {
      const back = await format.write(value as never);
      assert.deepEqual(flatten(await format.read(whole(back))), value);
      if (DIFFERENT[name] === undefined) assert.equal(canonicalize(back), canonicalize(bericht));
    });
  }
}
