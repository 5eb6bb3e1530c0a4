import type { Leerkracht, Position } from '@koppelpunt/standards';
import { createBevinding, type Bevindingen } from './bevindingen.ts';
import type { BevindingCode } from '../errors.ts';
import { listBsnNamen, toLeerkrachtLine, toLeerkrachtWaarden } from '../leerkrachten/leerkracht.ts';

/** More than the staff of the largest board; their lines are kept in memory until the file has proved to be right. */
const MAX_LEERKRACHTEN = 5000;

type Groepen = { isKnown(kind: 'groep' | 'samengesteldeGroep', key: string): boolean };

/** The staff of a file. They stand after the groups, so a group that is not known by then is not in the file. */
export class LeerkrachtenReader {
  aantal = 0;
  /** Their lines, by key. */
  readonly lines = new Map<string, string>();
  readonly #bevindingen: Bevindingen;
  readonly #groepen: Groepen;

  constructor(bevindingen: Bevindingen, groepen: Groepen) {
    this.#bevindingen = bevindingen;
    this.#groepen = groepen;
  }

  read(value: Leerkracht, position: Position): void {
    this.aantal += 1;
    const report = (code: BevindingCode, veld?: string) =>
      this.#bevindingen.add(createBevinding(code, position, veld));
    if (this.lines.has(value.key)) return report('LEERKRACHT_DUBBEL');
    if (this.lines.size === MAX_LEERKRACHTEN) return report('TE_VEEL_LEERKRACHTEN');
    const bsnNamen = listBsnNamen(value);
    for (const veld of bsnNamen) report('TEKST_LIJKT_OP_BSN', veld);
    const isGroep: Groepen['isKnown'] = (kind, key) => this.#groepen.isKnown(kind, key);
    if (value.groepen?.some(({ kind, key }) => !isGroep(kind, key)))
      report('LEERKRACHT_ZONDER_GROEP', 'groepen');
    const waarden = toLeerkrachtWaarden(value, bsnNamen, isGroep);
    this.lines.set(value.key, toLeerkrachtLine(value.key, waarden));
  }
}
