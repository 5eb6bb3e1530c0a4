/** The command line as a function: words in, what to print and the exit code out. */
import { parseArgs } from 'node:util';
import { nieuwste, profielen, standaarden } from '../validate/standards.ts';
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

const vlak = (naam: string): string => naam.toLowerCase().replace(/[\s_-]/g, '');

/** Also as the standard writes it and people say it: `LVS-set`, `Smalle set`, `smalle`, `UWLR 2.2`. */
function vindNaam<T extends object>(tabel: T, gevraagd: string): (keyof T & string) | undefined {
  const bekend = Object.keys(tabel) as (keyof T & string)[];
  return bekend.find((naam) => [vlak(naam), vlak(naam).replace(/set$/, '')].includes(vlak(gevraagd)));
}

export async function voerUit(woorden: readonly string[]): Promise<Uitvoer> {
  const gelezen = leesWoorden(woorden);
  if ('fout' in gelezen) return fout(gelezen.fout);
  const { values, positionals } = gelezen;
  if (values.help) return { afloop: 0, stdout: HULP, stderr: '' };
  const [opdracht, bestand, ...rest] = positionals;
  if (opdracht !== 'check') return fout('Geef een opdracht: check.');
  if (bestand === undefined || rest.length > 0) return fout('Geef één bestand.');
  const { standard: welke = '', profiel: welk = '', schooljaren, json = false } = values;
  const familie = vindNaam(nieuwste, welke);
  const standard = familie === undefined ? vindNaam(standaarden, welke) : nieuwste[familie];
  if (values.standard !== undefined && standard === undefined) {
    return fout(`Deze standaard is er niet. Kies uit ${namen(standaarden)}.`);
  }
  const profiel = vindNaam(profielen, welk);
  if (values.profiel !== undefined && profiel === undefined) {
    return fout(`Dit profiel is er niet. Kies uit ${namen(profielen)}.`);
  }
  if (schooljaren !== undefined && schooljaren !== 'officieel') {
    return fout("Bij --schooljaren kan alleen 'officieel' staan.");
  }
  return checkBestand(bestand, { standard, profiel, officieleSchooljaren: schooljaren !== undefined, json });
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
