/** The command line as a function: takes words, gives what to print and the exit code. */
import { parseArgs } from 'node:util';
import { newest, profielen, standards } from '../validate/standards.ts';
import { checkFile } from './check.ts';
import { toGithub } from './to-github.ts';
import { toJson } from './to-json.ts';
import { toJunit } from './to-junit.ts';
import { toSarif } from './to-sarif.ts';
import { toText } from './to-text.ts';
import type { ExitCode, FileReport, Format, Language, Printed } from './report.ts';
import { readVersion } from './version.ts';

export interface CommandOutput extends Printed {
  readonly exitCode: ExitCode;
}

const FORMATS: Readonly<Record<string, Format>> = {
  tekst: toText,
  json: toJson,
  junit: toJunit,
  sarif: toSarif,
  github: toGithub,
};

const LANGUAGES: readonly Language[] = ['nl', 'en'];

const listKeys = (table: object): string => Object.keys(table).join(', ');

const HELP = `Gebruik: koppelpunt-standards check BESTAND… [opties]

Controleert EDEXML-bestanden of UWLR-berichten (met of zonder SOAP-envelop). Een BESTAND - is de invoer.

  --standard NAAM           ${listKeys(standards)}
  --profiel NAAM            ${listKeys(profielen)}
  --schooljaren officieel   alleen schooljaren van de officiële lijst (tot en met 2024-2025)
  --formaat NAAM            ${listKeys(FORMATS)}; anders tekst
  --json                    hetzelfde als --formaat json: een regel per bestand
  --taal nl|en              de taal van de bevindingen; anders nl (in JSON staan beide)
  --version                 de versie van dit programma

Afloop: 0 geldig, 1 niet geldig, 2 niet te lezen; van meer bestanden het hoogste.
`;

const fail = (sentence: string): CommandOutput => ({
  exitCode: 2,
  stdout: '',
  stderr: `${sentence}\n\n${HELP}`,
});

const print = (stdout: string): CommandOutput => ({ exitCode: 0, stdout, stderr: '' });

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
  if (values.help) return print(HELP);
  if (values.version) return print(`${readVersion()}\n`);
  const [command, ...files] = positionals;
  if (command !== 'check') return fail('Geef een opdracht: check.');
  if (files.length === 0) return fail('Geef een of meer bestanden.');
  const options = parseOptions(values);
  if (typeof options === 'string') return fail(options);
  const reports: FileReport[] = [];
  // One after another: each is read at the speed of the disk and the processor, and none is kept.
  for (const file of files) reports.push(await checkFile(file, options.check));
  const exitCode = Math.max(...reports.map((report) => report.exitCode)) as ExitCode;
  return { exitCode, ...options.format(reports, options.language) };
}

type Values = Exclude<ReturnType<typeof parseWords>, { error: string }>['values'];

/** What the options mean, or the sentence that says what is wrong with them. */
function parseOptions(values: Values) {
  const { standard: askedStandard = '', profiel: askedProfiel = '', schooljaren } = values;
  const family = findName(newest, askedStandard);
  const standard = family === undefined ? findName(standards, askedStandard) : newest[family];
  if (values.standard !== undefined && standard === undefined) {
    return `Deze standaard is er niet. Kies uit ${listKeys(standards)}.`;
  }
  const profiel = findName(profielen, askedProfiel);
  if (values.profiel !== undefined && profiel === undefined) {
    return `Dit profiel is er niet. Kies uit ${listKeys(profielen)}.`;
  }
  if (schooljaren !== undefined && schooljaren !== 'officieel') {
    return "Bij --schooljaren kan alleen 'officieel' staan.";
  }
  const { json = false, formaat = json ? 'json' : 'tekst', taal = 'nl' } = values;
  const format = Object.hasOwn(FORMATS, formaat) ? FORMATS[formaat] : undefined;
  if (format === undefined) return `Dit formaat is er niet. Kies uit ${listKeys(FORMATS)}.`;
  const language = LANGUAGES.find((one) => one === taal);
  if (language === undefined) return `Deze taal is er niet. Kies uit ${LANGUAGES.join(', ')}.`;
  const check = { standard, profiel, officialSchooljaren: schooljaren !== undefined };
  return { check, format, language };
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
        formaat: { type: 'string' },
        taal: { type: 'string' },
        json: { type: 'boolean' },
        version: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    return { error: 'Deze opties begrijp ik niet.' };
  }
}
