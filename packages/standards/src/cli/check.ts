/** `check FILE`: the verdict on a file, for people and for scripts. */
import { createReadStream } from 'node:fs';
import { StandardsError } from '../errors.ts';
import type { Finding } from '../findings.ts';
import type { ProfielName, StandardName } from '../validate/standards.ts';
import { validateXml, type ValidateOptions } from '../validate/validate.ts';

export interface CheckFileOptions {
  readonly standard?: StandardName | undefined;
  readonly profiel?: ProfielName | undefined;
  readonly officialSchooljaren: boolean;
  readonly json: boolean;
}

/** 0 valid, 1 not valid, 2 not readable. */
export type ExitCode = 0 | 1 | 2;

export interface CommandOutput {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

interface Report {
  readonly valid: boolean;
  readonly standard: StandardName | null;
  readonly findings: readonly (Omit<Finding, 'code'> & { readonly code: string })[];
  readonly count: number;
}

/** `-` is stdin. */
export async function checkFile(path: string, options: CheckFileOptions): Promise<CommandOutput> {
  const { standard, profiel, officialSchooljaren } = options;
  const validateOptions: ValidateOptions = { standard, profiel, officialSchooljaren };
  try {
    const report = await validateXml(path === '-' ? process.stdin : readFile(path), validateOptions);
    const stdout = options.json ? toJson(report) : toText(report, path);
    return { exitCode: report.valid ? 0 : 1, stdout, stderr: '' };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    // XML that nobody can read is one thing, XML of another kind than was asked for another.
    return reportUnread(error, path, options, /^(XML|BESTAND)_/.test(error.code) ? 2 : 1);
  }
}

async function* readFile(path: string): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    // Not there, a folder, no right to read it, a disk that fails: for the reader all of these are the same.
    if (cause instanceof Error && 'syscall' in cause)
      throw new StandardsError('BESTAND_NIET_LEESBAAR', { cause });
    throw cause;
  }
}

function reportUnread(
  error: StandardsError,
  path: string,
  options: CheckFileOptions,
  exitCode: 1 | 2,
): CommandOutput {
  const position = error.position ?? { line: 0, column: 0, path: '' };
  const { line, column } = position;
  const { code, melding } = error;
  if (!options.json) {
    const place = line > 0 ? `:${line}:${column}` : ':';
    return { exitCode, stdout: '', stderr: `${path}${place} ${melding} [${code}]\n` };
  }
  const { path: element } = position;
  const finding = { layer: 1, severity: 'error', code, melding, path: element, line, column } as const;
  const standard = options.standard ?? null;
  return { exitCode, stdout: toJson({ valid: false, standard, findings: [finding], count: 1 }), stderr: '' };
}

/** In the order of the documentation, whatever order the values have. */
function toJson({ valid, standard, findings, count }: Report): string {
  return `${JSON.stringify({ valid, standard, findings, count })}\n`;
}

const SEVERITY = { error: 'fout', warning: 'waarschuwing' } as const;

function toText({ valid, standard, findings, count }: Report, path: string): string {
  const lines = findings.map(
    (f) =>
      `${path}:${f.line}:${f.column} ${SEVERITY[f.severity]} ${f.melding} [${f.code}, laag ${f.layer}] ${f.path}`,
  );
  if (count > findings.length) lines.push(`… en nog ${count - findings.length} bevindingen.`);
  const verdict = valid ? 'geldig' : 'niet geldig';
  const counted = count === 0 ? 'geen bevindingen' : count === 1 ? '1 bevinding' : `${count} bevindingen`;
  return `${[...lines, `${path}: ${verdict} volgens ${standard}, ${counted}.`].join('\n')}\n`;
}
