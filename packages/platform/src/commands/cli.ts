import { AsyncLocalStorage } from 'node:async_hooks';
import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config.ts';
import { isDatabaseUit } from '../problem/problem.ts';

/** One clear Dutch sentence for the person at the keyboard; the process ends with 1. */
export class CliError extends Error {
  override name = 'CliError';
}

export type CommandOption = { type: 'string' | 'boolean'; required?: boolean; help: string };

export type CliInput = {
  /** A required option; there by construction. */
  text(name: string): string;
  optional(name: string): string | undefined;
  flag(name: string): boolean;
  positional(index: number): string;
};

export type Command = {
  /** `koppeling activate` */
  words: string;
  help: string;
  positionals?: readonly string[];
  options?: Readonly<Record<string, CommandOption>>;
  run(input: CliInput): Promise<{ json: unknown; text: string }>;
};

/**
 * Runs the command that the arguments name. Prints its text, or with `--json` its value; on a CliError (or an error
 * with a Dutch `melding`) that one sentence on stderr. Returns the exit code.
 */
export async function runCli(
  name: string,
  commands: readonly Command[],
  argv: readonly string[],
): Promise<0 | 1> {
  const command = commands.find(({ words }) => words.split(' ').every((word, index) => argv[index] === word));
  try {
    if (!command) throw new CliError(describeUsage(name, commands, argv));
    const input = parseInput(name, command, argv.slice(command.words.split(' ').length));
    const output = await command.run(input);
    process.stdout.write((input.flag('json') ? JSON.stringify(output.json, null, 2) : output.text) + '\n');
    return 0;
  } catch (error) {
    process.stderr.write(`${toSentence(error)}\n`);
    return 1;
  }
}

function toSentence(error: unknown): string {
  if (error instanceof CliError || error instanceof ConfigError) return error.message;
  // Before its own words, which are for somebody at a screen: what began may be done.
  if (isDatabaseUit(error))
    return 'De database antwoordt niet. Start eerst `npm start`, of zet DATABASE_URL.';
  const { melding, code } = error as { melding?: string; code?: string };
  if (melding) return melding;
  return `Er ging iets onverwachts mis: ${error instanceof Error ? error.name : 'onbekende fout'}${code ? ` (${code})` : ''}.`;
}

function describeUsage(name: string, commands: readonly Command[], argv: readonly string[]): string {
  const given = argv.filter((arg) => !arg.startsWith('-')).join(' ');
  const lines = commands.map((command) => `  ${name} ${usage(command)}\n      ${command.help}`);
  return `${given ? `Onbekende opdracht "${given}". ` : ''}Kies uit:\n${lines.join('\n')}`;
}

function usage(command: Command): string {
  const positionals = (command.positionals ?? []).map((word) => word.toUpperCase());
  const options = Object.entries(command.options ?? {}).map(([key, option]) => {
    const word = option.type === 'boolean' ? `--${key}` : `--${key} …`;
    return option.required ? word : `[${word}]`;
  });
  return [command.words, ...positionals, ...options, '[--json]'].join(' ');
}

function parseInput(name: string, command: Command, args: readonly string[]): CliInput {
  const options = { ...command.options, json: { type: 'boolean' as const, help: '' } };
  const parsed = tryParse(name, command, args, options);
  const values = parsed.values as Record<string, string | boolean | undefined>;
  const missing = Object.entries(options).filter(
    ([key, option]) => 'required' in option && option.required && values[key] === undefined,
  );
  if (missing.length > 0) {
    throw new CliError(
      `Er ontbreekt: ${missing.map(([key]) => `--${key}`).join(', ')}. Gebruik: ${name} ${usage(command)}`,
    );
  }
  if (parsed.positionals.length !== (command.positionals?.length ?? 0)) {
    throw new CliError(`Gebruik: ${name} ${usage(command)}`);
  }
  return {
    text: (key) => String(values[key]),
    optional: (key) => values[key] as string | undefined,
    flag: (key) => values[key] === true,
    positional: (index) => parsed.positionals[index] ?? '',
  };
}

function tryParse(
  name: string,
  command: Command,
  args: readonly string[],
  options: Record<string, CommandOption>,
) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(Object.entries(options).map(([key, { type }]) => [key, { type }])),
    });
  } catch (cause) {
    throw new CliError(`Dat begrijp ik niet. Gebruik: ${name} ${usage(command)}`, { cause });
  }
}

/**
 * The options of a command that takes a secret: `--<naam>-stdin` reads it, so that it stands in no list of processes and
 * no history of a shell. `--<naam>` itself is for a demo with invented secrets, and warns.
 */
export const geheimOpties = (naam: string, help: string): Record<string, CommandOption> => ({
  [`${naam}-stdin`]: { type: 'boolean', help: `leest van de standaardinvoer, één regel: ${help}` },
  [naam]: { type: 'string', help: `${help}; liever niet, want anderen op deze computer kunnen meelezen` },
});

/** The secret that `geheimOpties` asks for. */
export async function readGeheim(input: CliInput, naam: string): Promise<string> {
  const given = input.optional(naam);
  if (input.flag(`${naam}-stdin`)) {
    if (given !== undefined) throw new CliError(`Geef --${naam}-stdin of --${naam}, niet allebei.`);
    const line = await readStdinLine();
    if (line === '') throw new CliError(`Op de standaardinvoer stond niets. Daar hoort de ${naam}.`);
    return line;
  }
  if (given === undefined)
    throw new CliError(`Er ontbreekt: --${naam}-stdin, met de ${naam} op de standaardinvoer.`);
  process.stderr.write(
    `Let op: de ${naam} staat nu in de lijst met processen en in de geschiedenis van uw shell. Gebruik --${naam}-stdin.\n`,
  );
  return given;
}

/** Stops at the end of the line, so that somebody at a keyboard need not close the input. */
async function readStdinLine(): Promise<string> {
  let text = '';
  for await (const chunk of openStdin()) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? '';
}

/** For `--wachtwoord-stdin`: a secret on the command line would stand in the process list. */
export async function readStdin(): Promise<string> {
  let text = '';
  for await (const chunk of openStdin()) text += String(chunk);
  return text.replace(/\r?\n$/, '');
}

/** The standard input of this command, or of the process when it runs one. */
function openStdin(): AsyncIterable<unknown> | Iterable<string> {
  const given = stdinOfCommand.getStore();
  return given === undefined ? process.stdin : [given];
}

const stdinOfCommand = new AsyncLocalStorage<string>();

/** Gives a command its standard input, in a process that runs several. */
export const withStdin = async <T>(text: string, run: () => Promise<T>): Promise<T> =>
  await stdinOfCommand.run(text, run);
