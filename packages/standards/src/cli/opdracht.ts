/** The command line as a function: words in, what to print and the exit code out. */
import { parseArgs } from 'node:util';
import { profielen, standaarden, type ProfielNaam, type StandaardNaam } from '../validate/standaarden.ts';
import { checkBestand, type Uitvoer } from './check.ts';

const namen = (tabel: object): string => Object.keys(tabel).join(', ');

export const HULP = `Gebruik: koppelpunt-standards check BESTAND [opties]

Controleert een EDEXML-bestand of een UWLR-bericht (met of zonder SOAP-envelop). Een BESTAND - is de invoer.

  --standard NAAM           ${namen(standaarden)}
  --profiel NAAM            ${namen(profielen)}
  --schooljaren officieel   alleen schooljaren van de officiële lijst (tot en met 2024-2025)
  --json                    het oordeel als JSON

Afloop: 0 geldig, 1 niet geldig, 2 niet te lezen.
`;

const fout = (zin: string): Uitvoer => ({ afloop: 2, stdout: '', stderr: `${zin}\n\n${HULP}` });

const isIn = <T extends object>(tabel: T, naam: string): naam is keyof T & string =>
  Object.hasOwn(tabel, naam);

export async function voerUit(woorden: readonly string[]): Promise<Uitvoer> {
  const gelezen = leesWoorden(woorden);
  if ('fout' in gelezen) return fout(gelezen.fout);
  const { values, positionals } = gelezen;
  if (values.help) return { afloop: 0, stdout: HULP, stderr: '' };
  const [opdracht, bestand, ...rest] = positionals;
  if (opdracht !== 'check') return fout('Geef een opdracht: check.');
  if (bestand === undefined || rest.length > 0) return fout('Geef één bestand.');
  const { standard, profiel, schooljaren, json = false } = values;
  if (standard !== undefined && !isIn(standaarden, standard)) {
    return fout(`Deze standaard is er niet. Kies uit ${namen(standaarden)}.`);
  }
  if (profiel !== undefined && !isIn(profielen, profiel)) {
    return fout(`Dit profiel is er niet. Kies uit ${namen(profielen)}.`);
  }
  if (schooljaren !== undefined && schooljaren !== 'officieel') {
    return fout("Bij --schooljaren kan alleen 'officieel' staan.");
  }
  const gekozen: { standard?: StandaardNaam | undefined; profiel?: ProfielNaam | undefined } = {
    standard,
    profiel,
  };
  return checkBestand(bestand, { ...gekozen, officieleSchooljaren: schooljaren !== undefined, json });
}

function leesWoorden(woorden: readonly string[]) {
  try {
    return parseArgs({
      args: [...woorden],
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
    return { fout: 'Deze opties begrijp ik niet.' };
  }
}
