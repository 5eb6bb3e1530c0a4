/**
 * Where the fields of a record stand while it is being read, so that a rule about a field points at that field, and not
 * at the pupil who has it.
 */
import type { Position } from '../position.ts';
import { operaties } from '../uwlr/messages/operaties.ts';

/** What is judged as one whole; inside it these names are references, or fields. */
const RECORDS: ReadonlySet<string> = new Set([
  'school',
  'vestiging',
  'groep',
  'samengestelde_groep',
  'leerling',
  'leerkracht',
  'toetsafname',
  'toets',
  ...Object.values(operaties).map(({ verzoek }) => verzoek.naam),
]);

/** A teacher with every group of a big school has some hundreds; beyond this a finding points at the record. */
const MEESTE = 10_000;

type Plek = Pick<Position, 'line' | 'column'>;

export class Plaatsen {
  /** In the order of the message, deeper ones after the one that they are in. */
  readonly #elementen: { naam: string; diepte: number; line: number; column: number }[] = [];
  /** How many of them are of this record: they are used again for the next. */
  #aantal = 0;
  #diepte = 0;
  #record: number | undefined;

  /** True when a record begins. */
  open(naam: string, plek: Plek): boolean {
    const diepte = this.#diepte++;
    if (this.#record !== undefined) {
      this.#onthoud(naam, diepte - this.#record, plek);
      return false;
    }
    if (!RECORDS.has(naam)) return false;
    this.#record = diepte;
    this.#aantal = 0;
    return true;
  }

  #onthoud(naam: string, diepte: number, { line, column }: Plek): void {
    if (this.#aantal === MEESTE) return;
    const eerder = this.#elementen[this.#aantal++];
    if (eerder === undefined) this.#elementen.push({ naam, diepte, line, column });
    else {
      eerder.naam = naam;
      eerder.diepte = diepte;
      eerder.line = line;
      eerder.column = column;
    }
  }

  sluit(): void {
    if (--this.#diepte === this.#record) this.#record = undefined;
  }

  /** Of a field of this record; of the record itself, when the field is an attribute of it, or is not there. */
  van = (record: Position, veld: string): Position => {
    const { line, column } = this.#vind(veld.replace(/\/?@[^/]*$/, '')) ?? record;
    return { line, column, path: `${record.path}/${veld}` };
  };

  /** The last of this name in the record. */
  laatste(naam: string): Plek | undefined {
    return this.#elementen.findLast((e, n) => n < this.#aantal && e.naam === naam);
  }

  #vind(veld: string): Plek | undefined {
    let gevonden: Plek | undefined;
    let [van, tot] = [0, this.#aantal];
    for (const [i, stap] of veld.split('/').entries()) {
      const [, naam, nummer = '1'] = /^([^[]*)(?:\[(\d+)\])?$/.exec(stap) ?? [];
      let over = Number(nummer);
      const hier = this.#elementen.findIndex(
        (e, n) => n >= van && n < tot && e.diepte === i + 1 && e.naam === naam && --over === 0,
      );
      if (hier < 0) return undefined;
      gevonden = this.#elementen[hier];
      van = hier + 1;
      const volgende = this.#elementen.findIndex((e, n) => n >= van && e.diepte <= i + 1);
      tot = volgende < 0 ? tot : Math.min(tot, volgende);
    }
    return gevonden;
  }
}
