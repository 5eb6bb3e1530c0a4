import type { Position } from '@koppelpunt/standards';

/** What is wrong in a file: the reader's findings and our own, which know what a file should mean to ESIS. */
export type ImportBevinding = {
  layer: number;
  severity: 'error' | 'warning';
  code: string;
  melding: string;
  path: string;
  line: number;
  column: number;
};

/** No value of the file stands in a sentence: a key or a name may identify a child. */
export const SOORTEN = {
  BRIN_ONTBREEKT: [
    'error',
    'In het bestand staat niet van welke school het is. Zet de brincode in de kop van het bestand.',
  ],
  ANDERE_VESTIGING: [
    'error',
    'Dit bestand is van een andere vestiging. Kies het bestand van deze vestiging, of ga eerst naar de andere vestiging.',
  ],
  VESTIGING_ONBEKEND: ['error', 'Deze vestiging staat niet in ESIS. Maak haar eerst aan.'],
  GROEP_DUBBEL: [
    'error',
    'De sleutel (key) van deze groep staat er vaker. Geef elke groep een eigen sleutel.',
  ],
  LEERLING_DUBBEL: [
    'error',
    'De sleutel (key) van deze leerling staat er vaker. Geef elke leerling een eigen sleutel.',
  ],
  GROEP_ONBEKEND: [
    'error',
    'Deze leerling hoort bij een groep die niet in het bestand staat. Voeg de groep toe of verbeter de verwijzing.',
  ],
  TE_VEEL_GROEPEN: ['error', 'Er staan meer dan 5000 groepen in het bestand. Splits het per vestiging.'],
  LEERKRACHT_DUBBEL: [
    'error',
    'De sleutel (key) van deze leerkracht staat er vaker. Geef elke leerkracht een eigen sleutel.',
  ],
  LEERKRACHT_ZONDER_GROEP: [
    'warning',
    'Deze leerkracht hoort bij een groep die niet in het bestand staat. De verwijzing is weggelaten; voeg de groep toe of haal haar weg.',
  ],
  TE_VEEL_LEERKRACHTEN: [
    'error',
    'Er staan meer dan 5000 leerkrachten in het bestand. Splits het per vestiging.',
  ],
  SLEUTEL_LIJKT_OP_BSN: [
    'error',
    'Deze sleutel (key) lijkt op een burgerservicenummer. Dat nummer mag niet in ESIS; laat het andere programma een eigen sleutel gebruiken.',
  ],
  TEKST_LIJKT_OP_BSN: [
    'warning',
    'In dit veld staat iets dat op een burgerservicenummer lijkt. Het is weggelaten; haal het ook weg in het andere programma.',
  ],
  GEEN_LEERLINGEN: ['error', 'Er staan geen leerlingen in het bestand. Er is niets gewijzigd.'],
} as const satisfies Record<string, readonly ['error' | 'warning', string]>;

export function createBevinding(code: keyof typeof SOORTEN, position: Position, veld = ''): ImportBevinding {
  const [severity, melding] = SOORTEN[code];
  const { line, column, path } = position;
  return { layer: 3, severity, code, melding, path: veld ? `${path}/${veld}` : path, line, column };
}

/** The first so many are kept, all are counted: who sees a thousand lines fixes the cause, not the lines. */
const BEWAARD = 1000;

export class Bevindingen {
  readonly errors: ImportBevinding[] = [];
  readonly warnings: ImportBevinding[] = [];
  errorCount = 0;
  warningCount = 0;

  add(bevinding: ImportBevinding): void {
    const isError = bevinding.severity === 'error';
    if (isError) this.errorCount += 1;
    else this.warningCount += 1;
    const list = isError ? this.errors : this.warnings;
    if (list.length < BEWAARD) list.push(bevinding);
  }
}

/** As somebody goes through the file: from top to bottom. */
export const sortBevindingen = (bevindingen: readonly ImportBevinding[]): ImportBevinding[] =>
  bevindingen.toSorted((left, right) => left.line - right.line || left.column - right.column);
