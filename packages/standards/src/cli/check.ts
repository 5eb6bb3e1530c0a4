/** `check FILE`: the verdict on a file, for people and for scripts. */
import { createReadStream } from 'node:fs';
import { StandardsError } from '../errors.ts';
import type { ProfielNaam, StandaardNaam } from '../validate/standards.ts';
import { validateXml, type ValidateOptions } from '../validate/validate.ts';
import type { Bevinding } from '../findings.ts';

export interface CheckOpties {
  readonly standard?: StandaardNaam | undefined;
  readonly profiel?: ProfielNaam | undefined;
  readonly officieleSchooljaren: boolean;
  readonly json: boolean;
}

/** 0 valid, 1 not valid, 2 not readable. */
export type Afloop = 0 | 1 | 2;

export interface Uitvoer {
  readonly afloop: Afloop;
  readonly stdout: string;
  readonly stderr: string;
}

interface Verslag {
  readonly valid: boolean;
  readonly standard: StandaardNaam | null;
  readonly findings: readonly (Omit<Bevinding, 'code'> & { readonly code: string })[];
  readonly count: number;
}

/** `-` is what comes in on stdin. */
export async function checkBestand(pad: string, opties: CheckOpties): Promise<Uitvoer> {
  const vraag: ValidateOptions = {
    standard: opties.standard,
    profiel: opties.profiel,
    officieleSchooljaren: opties.officieleSchooljaren,
  };
  try {
    const verslag = await validateXml(pad === '-' ? process.stdin : leesBestand(pad), vraag);
    const stdout = opties.json ? naarJson(verslag) : voorMensen(verslag, pad);
    return { afloop: verslag.valid ? 0 : 1, stdout, stderr: '' };
  } catch (fout) {
    if (!(fout instanceof StandardsError)) throw fout;
    // XML that nobody can read is one thing, XML of another kind than was asked for another.
    return nietGelezen(fout, pad, opties, /^(XML|BESTAND)_/.test(fout.code) ? 2 : 1);
  }
}

async function* leesBestand(pad: string): AsyncGenerator<Uint8Array, void, void> {
  let isBegin = true;
  try {
    for await (const stuk of createReadStream(pad) as AsyncIterable<Uint8Array>) {
      if (isBegin && INGEPAKT.some((begin) => begin.every((byte, i) => stuk[i] === byte))) {
        throw new StandardsError('BESTAND_INGEPAKT');
      }
      isBegin = false;
      yield stuk;
    }
  } catch (cause) {
    // Not there, a folder, no right to read it, a disk that fails: all of them are the reader's affair.
    if (cause instanceof Error && 'syscall' in cause)
      throw new StandardsError('BESTAND_NIET_LEESBAAR', { cause });
    throw cause;
  }
}

/** How gzip and zip begin: what a school gets by mail is often one of them. */
const INGEPAKT = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
];

function nietGelezen(fout: StandardsError, pad: string, opties: CheckOpties, afloop: 1 | 2): Uitvoer {
  const { line, column, path } = fout.position ?? { line: 0, column: 0, path: '' };
  const { code, melding } = fout;
  if (!opties.json) {
    const plaats = line > 0 ? `:${line}:${column}` : ':';
    return { afloop, stdout: '', stderr: `${pad}${plaats} ${melding} [${code}]\n` };
  }
  const finding = { layer: 1 as const, severity: 'error' as const, code, melding, path, line, column };
  const standard = opties.standard ?? null;
  return { afloop, stdout: naarJson({ valid: false, standard, findings: [finding], count: 1 }), stderr: '' };
}

/** In the order of the documentation, whatever order the values have. */
function naarJson({ valid, standard, findings, count }: Verslag): string {
  return `${JSON.stringify({ valid, standard, findings, count })}\n`;
}

const SOORT = { error: 'fout', warning: 'waarschuwing' } as const;

function voorMensen(verslag: Verslag, pad: string): string {
  const { valid, standard, findings, count } = verslag;
  const regels = findings.map(
    (b) =>
      `${pad}:${b.line}:${b.column} ${SOORT[b.severity]} ${b.melding} [${b.code}, laag ${b.layer}] ${b.path}`,
  );
  if (count > findings.length) regels.push(`… en nog ${count - findings.length} bevindingen.`);
  const oordeel = valid ? 'geldig' : 'niet geldig';
  const aantal = count === 0 ? 'geen bevindingen' : count === 1 ? '1 bevinding' : `${count} bevindingen`;
  return `${[...regels, `${pad}: ${oordeel} volgens ${standard}, ${aantal}.`].join('\n')}\n`;
}
