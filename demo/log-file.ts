import { createWriteStream } from 'node:fs';

export type LogFile = { write(line: string): void; end(): void };

/** A log that cannot be written (a full disk) is told once, and stops nothing. */
export function openLogFile(file: string, say: (line: string) => void): LogFile {
  let failed = false;
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!failed) say(describeLogFailure(file, error));
    failed = true;
  });
  return {
    write: (line) => void (failed || stream.write(`${line}\n`)),
    end: () => void stream.end(),
  };
}

export function describeLogFailure(file: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  const why = code === 'ENOSPC' ? 'de schijf is vol' : (code ?? 'onbekende fout');
  return `Het logbestand ${file} kan niet worden geschreven: ${why}. Koppelpunt gaat zonder dit bestand door; maak ruimte vrij.`;
}
