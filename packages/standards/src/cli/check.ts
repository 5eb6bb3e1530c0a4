/** `check FILE…`: the verdict on files, for people and for scripts. */
import { createReadStream } from 'node:fs';
import { StandardsError } from '../errors.ts';
import type { ProfielName, StandardName } from '../validate/standards.ts';
import { validateXml, type ValidateOptions } from '../validate/validate.ts';
import type { FileReport } from './report.ts';

export interface CheckFileOptions {
  readonly standard?: StandardName | undefined;
  readonly profiel?: ProfielName | undefined;
  readonly officialSchooljaren: boolean;
}

/** `-` is stdin. */
export async function checkFile(file: string, options: CheckFileOptions): Promise<FileReport> {
  const { standard, profiel, officialSchooljaren } = options;
  const validateOptions: ValidateOptions = { standard, profiel, officialSchooljaren };
  try {
    const report = await validateXml(file === '-' ? process.stdin : readFile(file), validateOptions);
    return { file, ...report, exitCode: report.valid ? 0 : 1, isUnread: false };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return reportUnread(error, file, options);
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

function reportUnread(error: StandardsError, file: string, options: CheckFileOptions): FileReport {
  const { line, column, path } = error.position ?? { line: 0, column: 0, path: '' };
  const { code, melding } = error;
  // Code and place stand beside it already.
  const message = error.message.replace(`${code}: `, '').replace(` at ${line}:${column} ${path}`, '');
  const finding = { layer: 1, severity: 'error', code, melding, message, path, line, column } as const;
  return {
    file,
    valid: false,
    standard: options.standard ?? null,
    findings: [finding],
    count: 1,
    // XML that nobody can read is one thing, XML of another kind than was asked for another.
    exitCode: /^(XML|BESTAND)_/.test(code) ? 2 : 1,
    isUnread: true,
  };
}
