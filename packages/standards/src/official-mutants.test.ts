/**
 * Every example message, changed in one place, judged by us, by xmllint with the official schema, and by xmllint with
 * the schema that we publish. All agree, but for the differences in test/verschillen.ts, which docs/standards/uwlr.md explains.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { heel } from '../test/bytes.ts';
import { lastigeWaarden } from '../test/awkward-values.ts';
import { structuurMutanten, waardeMutanten, type Mutant } from '../test/mutants.ts';
import {
  bewaar,
  geweigerd,
  reden,
  resultatenVanOns,
  STANDAARDEN,
  vanOns,
  voorbeelden,
} from '../test/official.ts';
import { VERSCHILLEN } from '../test/differences.ts';
import { StandardsError } from './errors.ts';
import { validateXml, type ValidateOptions } from './validate/validate.ts';

interface Rechter {
  naam: string;
  schema: string;
  opties: ValidateOptions;
  /** Up to which layer the schema sees something. */
  lagen: 2 | 3;
  aantal: number;
  vanOns?: () => string;
  /** Only messages with this in them. */
  over?: RegExp;
}

const RECHTERS: readonly Rechter[] = [
  {
    naam: 'EDEXML 2.1',
    schema: 'edexml-2.1/EDEXML.structuur.xsd',
    opties: { standard: 'edexml-2.1' },
    lagen: 3,
    aantal: 700,
  },
  {
    naam: 'EDEXML 2.0',
    schema: 'edexml-2.0/EDEXML.structuur.xsd',
    opties: { standard: 'edexml-2.0' },
    lagen: 3,
    aantal: 250,
  },
  {
    naam: 'EDEXML 1.0.3',
    schema: 'edexml-1.0.3/EDEXML.structuur.xsd',
    opties: { standard: 'edexml-1.0.3' },
    lagen: 3,
    aantal: 250,
  },
  {
    naam: 'UWLR',
    schema: 'examples/drivers/envelope-leerlinggegevens.xsd',
    opties: {},
    lagen: 2,
    aantal: 800,
    vanOns,
  },
  {
    naam: 'results',
    schema: 'examples/drivers/envelope-leerresultaten.xsd',
    opties: {},
    lagen: 3,
    aantal: 600,
    vanOns: resultatenVanOns,
    over: /leerresultaten_(verzoek|bevestiging)/,
  },
  {
    naam: 'Toetsdefinities',
    schema: 'uwlr-2.2/Schemas/UWLR_Toetsdefinities_v2p2.xsd',
    opties: {},
    lagen: 3,
    aantal: 100,
  },
  {
    naam: 'the Smalle set',
    schema: 'examples/drivers/envelope-profiel-smalle.xsd',
    opties: { profiel: 'smalle-set' },
    lagen: 2,
    aantal: 250,
  },
  {
    naam: 'the LVS-set',
    schema: 'examples/drivers/envelope-profiel-lvs.xsd',
    opties: { profiel: 'lvs-set' },
    lagen: 2,
    aantal: 250,
  },
];

/** The same numbers every time. */
function dobbelsteen(zaad: number): () => number {
  let staat = zaad;
  return () => {
    staat = (staat + 0x6d2b79f5) | 0;
    let t = Math.imul(staat ^ (staat >>> 15), 1 | staat);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SAMPLES = fileURLToPath(new URL('../samples/', import.meta.url));
const MAPPEN = ['examples/edexml', 'examples/uwlr', 'edexml-2.0/samples', 'edexml-2.1/samples'];
const bronnen = reden
  ? []
  : [
      ...MAPPEN.flatMap(voorbeelden),
      ...readdirSync(SAMPLES).map((naam) => join(SAMPLES, naam, 'message.xml')),
    ];

/** Messages that the schema takes: from one that it refuses there is nothing to learn. */
async function begin(schema: string, over = /./): Promise<string[]> {
  const nee = new Set(await geweigerd(schema, bronnen));
  const goed = bronnen.filter((bron) => !nee.has(bron)).map((bron) => readFileSync(bron, 'utf8'));
  return goed.filter((xml) => over.test(xml));
}

function kiesMutanten(berichten: readonly string[], aantal: number): Mutant[] {
  const gooi = dobbelsteen(20_260_101);
  const waarden = (oud: string): Iterable<string> => lastigeWaarden(oud);
  let totaal = 0;
  const tel = (): boolean => ++totaal < 0;
  for (const xml of berichten) {
    for (const _ of structuurMutanten(xml, tel)) totaal++;
    for (const _ of waardeMutanten(xml, waarden, tel)) totaal++;
  }
  const kies = (): boolean => gooi() < aantal / totaal;
  return berichten.flatMap((xml) => [...structuurMutanten(xml, kies), ...waardeMutanten(xml, waarden, kies)]);
}

/** Undefined: no fault that a schema sees. */
async function onsOordeel(xml: string, { opties, lagen }: Rechter): Promise<string | undefined> {
  try {
    const { findings } = await validateXml(heel(xml), { ...opties, officialSchooljaren: true });
    const fout = findings.find((b) => b.severity === 'error' && b.layer <= lagen);
    return fout && `${fout.code} ${fout.path}`;
  } catch (error) {
    if (error instanceof StandardsError) return error.code;
    throw error;
  }
}

for (const rechter of RECHTERS) {
  test(
    `a message changed in one place gets the official verdict: ${rechter.naam}`,
    { skip: reden },
    async () => {
      const schema = join(STANDAARDEN, rechter.schema);
      const berichten = await begin(schema, rechter.over);
      assert.ok(berichten.length > 0);
      const perBestand = new Map(kiesMutanten(berichten, rechter.aantal).map((m) => [bewaar(m.xml), m]));
      const bestanden = [...perBestand.keys()];
      const officieelNee = geweigerd(schema, bestanden);
      const vanOnsNee = rechter.vanOns && geweigerd(rechter.vanOns(), bestanden);
      const onsNee = new Map<string, string>();
      for (const [bestand, { xml }] of perBestand) {
        const fout = await onsOordeel(xml, rechter);
        if (fout !== undefined) onsNee.set(bestand, fout);
      }
      const nee = new Set(await officieelNee);
      const bijOnsNee = new Set((await vanOnsNee) ?? nee);
      bestanden.forEach((bestand) => rmSync(bestand));
      const onverklaard = bestanden
        .filter((b) => nee.has(b) !== onsNee.has(b) || nee.has(b) !== bijOnsNee.has(b))
        .map((b) => ({
          ...perBestand.get(b)!,
          officieel: !nee.has(b),
          vanOns: !bijOnsNee.has(b),
          wij: onsNee.get(b) ?? 'geldig',
        }))
        .filter((m) => !VERSCHILLEN.some(({ welke }) => welke(m)))
        .map(({ soort, pad, officieel, vanOns, wij }) => ({ soort, pad, officieel, vanOns, wij }));
      assert.deepEqual(onverklaard, []);
      assert.ok(bestanden.length > rechter.aantal / 2 && nee.size > 10, `${nee.size} of ${bestanden.length}`);
    },
  );
}
