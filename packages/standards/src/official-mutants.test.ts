/**
 * Every example message, changed in one place, judged by us, by xmllint with the official schema, and by xmllint with
 * the schema that we publish. All agree, but for the differences in test/differences.ts, which docs/standards/uwlr.md explains.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { whole } from '../test/bytes.ts';
import { awkwardValues } from '../test/awkward-values.ts';
import { structureMutants, valueMutants, type Mutant } from '../test/mutants.ts';
import {
  save,
  listRefused,
  skipReason,
  ourResultsSchema,
  STANDARDS,
  ourSchema,
  examples,
} from '../test/official.ts';
import { DIFFERENCES } from '../test/differences.ts';
import { StandardsError } from './errors.ts';
import { validateXml, type ValidateOptions } from './validate/validate.ts';

interface Judge {
  name: string;
  schema: string;
  options: ValidateOptions;
  /** Up to which layer the schema sees something. */
  layers: 2 | 3;
  count: number;
  ourSchema?: () => string;
  /** Only messages with this in them. */
  over?: RegExp;
}

const JUDGES: readonly Judge[] = [
  {
    name: 'EDEXML 2.1',
    schema: 'edexml-2.1/EDEXML.structuur.xsd',
    options: { standard: 'edexml-2.1' },
    layers: 3,
    count: 700,
  },
  {
    name: 'EDEXML 2.0',
    schema: 'edexml-2.0/EDEXML.structuur.xsd',
    options: { standard: 'edexml-2.0' },
    layers: 3,
    count: 250,
  },
  {
    name: 'EDEXML 1.0.3',
    schema: 'edexml-1.0.3/EDEXML.structuur.xsd',
    options: { standard: 'edexml-1.0.3' },
    layers: 3,
    count: 250,
  },
  {
    name: 'UWLR',
    schema: 'examples/drivers/envelope-leerlinggegevens.xsd',
    options: {},
    layers: 2,
    count: 800,
    ourSchema,
  },
  {
    name: 'results',
    schema: 'examples/drivers/envelope-leerresultaten.xsd',
    options: {},
    layers: 3,
    count: 600,
    ourSchema: ourResultsSchema,
    over: /leerresultaten_(verzoek|bevestiging)/,
  },
  {
    name: 'Toetsdefinities',
    schema: 'uwlr-2.2/Schemas/UWLR_Toetsdefinities_v2p2.xsd',
    options: {},
    layers: 3,
    count: 100,
  },
  {
    name: 'the Smalle set',
    schema: 'examples/drivers/envelope-profiel-smalle.xsd',
    options: { profiel: 'smalle-set' },
    layers: 2,
    count: 250,
  },
  {
    name: 'the LVS-set',
    schema: 'examples/drivers/envelope-profiel-lvs.xsd',
    options: { profiel: 'lvs-set' },
    layers: 2,
    count: 250,
  },
];

/** The same numbers every time. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SAMPLES = fileURLToPath(new URL('../samples/', import.meta.url));
const FOLDERS = ['examples/edexml', 'examples/uwlr', 'edexml-2.0/samples', 'edexml-2.1/samples'];
const sources = skipReason
  ? []
  : [...FOLDERS.flatMap(examples), ...readdirSync(SAMPLES).map((name) => join(SAMPLES, name, 'message.xml'))];

/** Messages that the schema takes: from one that it refuses there is nothing to learn. */
async function begin(schema: string, over = /./): Promise<string[]> {
  const refused = new Set(await listRefused(schema, sources));
  const good = sources.filter((source) => !refused.has(source)).map((source) => readFileSync(source, 'utf8'));
  return good.filter((xml) => over.test(xml));
}

function chooseMutants(berichten: readonly string[], count: number): Mutant[] {
  const random = makeRandom(20_260_101);
  const values = (old: string): Iterable<string> => awkwardValues(old);
  let total = 0;
  const think = (): boolean => ++total < 0;
  for (const xml of berichten) {
    for (const _ of structureMutants(xml, think)) total++;
    for (const _ of valueMutants(xml, values, think)) total++;
  }
  const choose = (): boolean => random() < count / total;
  return berichten.flatMap((xml) => [...structureMutants(xml, choose), ...valueMutants(xml, values, choose)]);
}

/** Undefined: no fault that a schema sees. */
async function judgeOurselves(xml: string, { options, layers }: Judge): Promise<string | undefined> {
  try {
    const { findings } = await validateXml(whole(xml), { ...options, officialSchooljaren: true });
    const fault = findings.find((b) => b.severity === 'error' && b.layer <= layers);
    return fault && `${fault.code} ${fault.path}`;
  } catch (error) {
    if (error instanceof StandardsError) return error.code;
    throw error;
  }
}

for (const judge of JUDGES) {
  test(
    `a message changed in one place gets the official verdict: ${judge.name}`,
    { skip: skipReason },
    async () => {
      const schema = join(STANDARDS, judge.schema);
      const berichten = await begin(schema, judge.over);
      assert.ok(berichten.length > 0);
      const byFile = new Map(chooseMutants(berichten, judge.count).map((m) => [save(m.xml), m]));
      const files = [...byFile.keys()];
      const officiallyRefused = listRefused(schema, files);
      const refusedByOurs = judge.ourSchema && listRefused(judge.ourSchema(), files);
      const refusedByUs = new Map<string, string>();
      for (const [file, { xml }] of byFile) {
        const fault = await judgeOurselves(xml, judge);
        if (fault !== undefined) refusedByUs.set(file, fault);
      }
      const refused = new Set(await officiallyRefused);
      const refusedByOurSchema = new Set((await refusedByOurs) ?? refused);
      files.forEach((file) => rmSync(file));
      const unexplained = files
        .filter((b) => refused.has(b) !== refusedByUs.has(b) || refused.has(b) !== refusedByOurSchema.has(b))
        .map((b) => ({
          ...byFile.get(b)!,
          official: !refused.has(b),
          ourSchema: !refusedByOurSchema.has(b),
          ours: refusedByUs.get(b) ?? 'valid',
        }))
        .filter((m) => !DIFFERENCES.some(({ applies }) => applies(m)))
        .map(({ change, path, official, ourSchema, ours }) => ({ change, path, official, ourSchema, ours }));
      assert.deepEqual(unexplained, []);
      assert.ok(files.length > judge.count / 2 && refused.size > 10, `${refused.size} of ${files.length}`);
    },
  );
}
