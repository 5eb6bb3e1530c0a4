import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProcessIdentity } from '../embedded-postgres/process-identity.ts';

export type AppName = 'esis' | 'top-dossier';

/**
 * A running `npm start` leaves the environment of each app in its data directory, readable by its owner alone, so that the
 * command lines work on the same databases with the same keys.
 */
export type RunFile = {
  /** The process that runs the demo; a kill -9 leaves a file whose process no longer runs. */
  owner: string;
  urls: { esis: string; topDossier: string; postbus: string };
  pids: Record<AppName | 'postgres', number | undefined>;
  env: Record<AppName, Record<string, string>>;
};

/** Where `npm start` keeps everything when KOPPELPUNT_DATA does not say otherwise. */
export const DEFAULT_DATA_DIR = join(import.meta.dirname, '../../../../.koppelpunt');

const RUN_FILE = 'run.json';

export function writeRunFile(dataDir: string, runFile: Omit<RunFile, 'owner'>): void {
  const file = join(dataDir, RUN_FILE);
  const content: RunFile = { owner: findProcessIdentity(process.pid) ?? String(process.pid), ...runFile };
  writeFileSync(`${file}.nieuw`, JSON.stringify(content, null, 2), { mode: 0o600 });
  renameSync(`${file}.nieuw`, file);
}

export function removeRunFile(dataDir: string): void {
  rmSync(join(dataDir, RUN_FILE), { force: true });
}

export function readRunFile(dataDir: string): RunFile | undefined {
  const runFile = readJson(join(dataDir, RUN_FILE)) as RunFile | undefined;
  if (!runFile || findProcessIdentity(Number.parseInt(runFile.owner, 10)) !== runFile.owner) return undefined;
  return runFile;
}

/** The environment of a command line: its own, completed with that of the running demo. */
export function readAppEnv(
  app: AppName,
  env: Record<string, string | undefined>,
): Record<string, string | undefined> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  return { ...readRunFile(env['KOPPELPUNT_DATA'] || DEFAULT_DATA_DIR)?.env[app], ...given };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
