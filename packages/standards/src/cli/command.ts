/** The command line as a function: takes words, gives what to print and the exit code. */
import { parseArgs } from 'node:util';
import { newest, profielen, standards } from '../validate/standards.ts';
import { checkFile, type CommandOutput } from './check.ts';

const listKeys = (table: object): string => Object.keys(table).join(', ');

export const HELP = `Gebruik: koppelpunt-standards check BESTAND [opties]

Controleert een EDEXML-bestand of een UWLR-bericht (met of zonder SOAP-envelop). Een BESTAND - is de invoer.

  --standard NAAM           ${listKeys(standards)}
  --profiel NAAM            ${listKeys(profielen)}
  --schooljaren officieel   alleen schooljaren van de officiële lijst (tot en met 2024-2025)
  --json                    het oordeel als JSON

Afloop: 0 geldig, 1 niet geldig, 2 niet te lezen.
`;

const fail = (sentence: string): CommandOutput => ({
  exitCode: 2,
  stdout: '',
  stderr: `${sentence}\n\n${HELP}`,
});

const normalize = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

/** Also as the standard writes it and people say it: `LVS-set`, `Smalle set`, `smalle`, `UWLR 2.2`. */
function findName<T extends object>(table: T, asked: string): (keyof T & string) | undefined {
  const names = Object.keys(table) as (keyof T & string)[];
  return names.find((name) =>
    [normalize(name), normalize(name).replace(/set$/, '')].includes(normalize(asked)),
  );
}

export async function runCommand(words: readonly string[]): Promise<CommandOutput> {
  const parsed = parseWords(words);
  if ('error' in parsed) return fail(parsed.error);
  const { values, positionals } = parsed;
  if (values.help) return { exitCode: 0, stdout: HELP, stderr: '' };
  const [command, file, ...rest] = positionals;
  if (command !== 'check') return fail('Geef een opdracht: check.');
  if (file === undefined || rest.length > 0) return fail('Geef één bestand.');
  const { standard: askedStandard = '', profiel: askedProfiel = '', schooljaren, json = false } = values;
  const family = findName(newest, askedStandard);
  const standard = family === undefined ? findName(standards, askedStandard) : newest[family];
  if (values.standard !== undefined && standard === undefined) {
    return fail(`Deze standaard is er niet. Kies uit ${listKeys(standards)}.`);
  }
  const profiel = findName(profielen, askedProfiel);
  if (values.profiel !== undefined && profiel === undefined) {
    return fail(`Dit profiel is er niet. Kies uit ${listKeys(profielen)}.`);
  }
  if (schooljaren !== undefined && schooljaren !== 'officieel') {
    return fail("Bij --schooljaren kan alleen 'officieel' staan.");
  }
  return checkFile(file, { standard, profiel, officialSchooljaren: schooljaren !== undefined, json });
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        standard: { type: 'string' },
        profiel: { type: 'string' },
        schooljaren: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    return { error: 'Deze opties begrijp ik niet.' };
  }
}
