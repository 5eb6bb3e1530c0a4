import {
  joinBrin6,
  looksLikeBsn,
  type EdexmlPart,
  type Groep,
  type Position,
  type SamengesteldeGroep,
  type School,
} from '@koppelpunt/standards';
import type { BevindingCode } from '../errors.ts';
import { LeerkrachtenReader } from './leerkrachten-reader.ts';
import { Bevindingen, createBevinding } from './bevindingen.ts';
import { listBsnVelden, omitVelden } from './bsn.ts';
import { toGroepLine, toLeerlingLine, toSamengesteldeGroepLine } from '../leerlingen/leerling.ts';

/** The pupils of the largest vestiging would need so many if each had a group alone; memory holds them all. */
const MAX_GROEPEN = 5000;

/** Goes through a file, part by part: gives the lines of pupils, keeps the rest and what is to be said about it. */
export class EdexmlReader {
  readonly bevindingen = new Bevindingen();
  /** The lines of the groups, by key. */
  readonly groepen = new Map<string, string>();
  readonly samengesteldeGroepen = new Map<string, string>();
  readonly leerkrachten = new LeerkrachtenReader(this.bevindingen, {
    groep: this.groepen,
    samengesteldeGroep: this.samengesteldeGroepen,
  });
  readonly weggelaten: { element: string; aantal: number }[] = [];
  brin6: string | undefined;
  schooljaar = '';
  leerlingen = 0;
  readonly #expected: string | undefined;

  /** `expected`: the vestiging that the file must be of; undefined when the file alone decides. */
  constructor(expected: string | undefined) {
    this.#expected = expected;
  }

  /** Reading on makes no sense then. */
  get isOfAnotherSchool(): boolean {
    return this.bevindingen.errorCount > 0 && this.brin6 === undefined;
  }

  /** The line of a pupil; undefined for every other part, and for a pupil that cannot be written. */
  read(part: EdexmlPart): string | undefined {
    switch (part.kind) {
      case 'school':
        this.#readSchool(part.value, part.position);
        return undefined;
      case 'groep':
        this.#addGroep(this.groepen, part.value, toGroepLine, part.position);
        return undefined;
      case 'samengesteldeGroep':
        this.#addGroep(this.samengesteldeGroepen, part.value, toSamengesteldeGroepLine, part.position);
        return undefined;
      case 'leerling':
        return this.#readLeerling(part);
      case 'leerkracht':
        this.leerkrachten.read(part);
        return undefined;
      case 'vestiging':
        // A file is of one vestiging here: its dependancecode says which.
        return undefined;
      case 'finding':
        this.bevindingen.add(part.finding);
        return undefined;
      case 'dropped':
        if (part.count > 0) this.weggelaten.push({ element: part.element, aantal: part.count });
        return undefined;
    }
  }

  #readSchool(school: School, position: Position): void {
    this.schooljaar = school.schooljaar;
    if (school.brincode === undefined) {
      this.bevindingen.add(createBevinding('BRIN_ONTBREEKT', position));
      return;
    }
    const brin6 = joinBrin6(school.brincode, school.dependancecode);
    if (this.#expected !== undefined && this.#expected !== brin6) {
      this.bevindingen.add(createBevinding('ANDERE_VESTIGING', position));
      return;
    }
    this.brin6 = brin6;
  }

  #addGroep<Value extends Groep | SamengesteldeGroep>(
    lines: Map<string, string>,
    groep: Value,
    toLine: (groep: Value) => string,
    position: Position,
  ): void {
    const { key, naam } = groep;
    const report = (code: BevindingCode, veld?: string) =>
      this.bevindingen.add(createBevinding(code, position, veld));
    if (looksLikeBsn(key)) return report('SLEUTEL_LIJKT_OP_BSN');
    if (lines.has(key)) return report('GROEP_DUBBEL');
    if (lines.size === MAX_GROEPEN) return report('TE_VEEL_GROEPEN');
    const isBsn = looksLikeBsn(naam);
    if (isBsn) report('TEKST_LIJKT_OP_BSN', 'naam');
    lines.set(key, toLine(isBsn ? { ...groep, naam: 'Groep zonder naam' } : groep));
  }

  #readLeerling({ value, position }: Extract<EdexmlPart, { kind: 'leerling' }>): string | undefined {
    this.leerlingen += 1;
    if (looksLikeBsn(value.key)) {
      this.bevindingen.add(createBevinding('SLEUTEL_LIJKT_OP_BSN', position));
      return undefined;
    }
    const velden = listBsnVelden(value);
    for (const veld of velden) {
      this.bevindingen.add(createBevinding('TEKST_LIJKT_OP_BSN', position, veld));
    }
    return toLeerlingLine(omitVelden(value, velden), position);
  }
}
