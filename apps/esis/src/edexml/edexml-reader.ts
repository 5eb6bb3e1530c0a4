import {
  findRecordPath,
  joinBrin6,
  looksLikeBsn,
  type EdexmlPart,
  type Finding,
  type Groep,
  type Leerling,
  type Position,
  type SamengesteldeGroep,
  type School,
} from '@koppelpunt/standards';
import type { BevindingCode } from '../errors.ts';
import { LeerkrachtenReader } from './leerkrachten-reader.ts';
import { Bevindingen, createBevinding, toBevinding } from './bevindingen.ts';
import { listBsnVelden, omitVelden, replaceKeys } from './bsn.ts';
import { listOnmogelijkeDatums } from './datums.ts';
import { Overgeslagen } from './overgeslagen.ts';
import { toGroepLine, toLeerlingLine, toSamengesteldeGroepLine } from '../leerlingen/leerling.ts';

/** The pupils of the largest vestiging would need so many if each had a group alone; memory holds them all. */
const MAX_GROEPEN = 5000;

/** Goes through a file, part by part: gives the lines of pupils, keeps the rest and what is to be said about it. */
export class EdexmlReader {
  readonly bevindingen = new Bevindingen();
  readonly overgeslagen = new Overgeslagen();
  /** The lines of the groups, by key. */
  readonly groepen = new Map<string, string>();
  readonly samengesteldeGroepen = new Map<string, string>();
  readonly leerkrachten = new LeerkrachtenReader(this.bevindingen, {
    isKnown: (kind, key) => this.#isGroep(kind, key),
  });
  readonly weggelaten: { element: string; aantal: number }[] = [];
  brin6: string | undefined;
  schooljaar = '';
  leerlingen = 0;
  readonly #expected: string | undefined;

  readonly #replaceKey: (brin6: string | undefined) => (key: string) => string;
  #isTold = false;
  /** The path of the last record with an error in it; what can be read of it comes next. */
  #half: string | undefined;

  /** `expected`: the vestiging that the file must be of; undefined when the file alone decides. */
  constructor(
    expected: string | undefined,
    replaceKey: (brin6: string | undefined) => (key: string) => string,
  ) {
    this.#expected = expected;
    this.#replaceKey = replaceKey;
  }

  /** Reading on makes no sense then. */
  get isOfAnotherSchool(): boolean {
    return this.bevindingen.errorCount > 0 && this.brin6 === undefined;
  }

  /** The line of a pupil; undefined for every other part, and for a pupil that cannot be written. */
  read(part: EdexmlPart): string | undefined {
    if ('value' in part && part.position.path === this.#half) return undefined;
    switch (part.kind) {
      case 'school':
        this.#readSchool(part.value, part.position);
        return undefined;
      case 'groep':
        this.#addGroep(this.groepen, this.#sieveKeys(part), toGroepLine, part.position);
        return undefined;
      case 'samengesteldeGroep':
        this.#addGroep(
          this.samengesteldeGroepen,
          this.#sieveKeys(part),
          toSamengesteldeGroepLine,
          part.position,
        );
        return undefined;
      case 'leerling':
        return this.#readLeerling(this.#sieveKeys(part), part.position);
      case 'leerkracht':
        this.leerkrachten.read(this.#sieveKeys(part), part.position);
        return undefined;
      case 'vestiging':
        // A file is of one vestiging here: its dependancecode says which.
        return undefined;
      case 'finding':
        this.#addFinding(part.finding);
        return undefined;
      case 'flawed':
        this.#readFlawed(part);
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

  /** What is wrong in one record is told, and costs that record alone (docs/decisions/0053-one-bad-record.md). */
  #addFinding(finding: Finding): void {
    const isOfRecord = finding.severity === 'error' && findRecordPath(finding.path) !== undefined;
    const bevinding = toBevinding(finding);
    if (isOfRecord) this.bevindingen.addOfRecord(bevinding);
    else this.bevindingen.add(bevinding);
  }

  /** A school with an error in it decides about the whole file; vestigingen are not kept. */
  #readFlawed({ of, key, position, hasValue }: Extract<EdexmlPart, { kind: 'flawed' }>): void {
    if (of === 'school' || of === 'vestiging') return;
    this.#half = hasValue ? position.path : undefined;
    this.overgeslagen.add(of, key === undefined ? undefined : this.#replaceKey(this.brin6)(key));
  }

  #isGroep(kind: 'groep' | 'samengesteldeGroep', key: string): boolean {
    const kept = this.overgeslagen.keysOf(kind);
    return (
      (kind === 'groep' ? this.groepen : this.samengesteldeGroepen).has(key) ||
      kept === 'alle' ||
      kept.includes(key)
    );
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
    if (lines.has(key)) return report('GROEP_DUBBEL');
    if (lines.size === MAX_GROEPEN) return report('TE_VEEL_GROEPEN');
    const isBsn = looksLikeBsn(naam);
    if (isBsn) report('TEKST_LIJKT_OP_BSN', 'naam');
    lines.set(key, toLine(isBsn ? { ...groep, naam: 'Groep zonder naam' } : groep));
  }

  /** Told once: thousands of pupils have keys of nine digits, and nobody has to do anything about each. */
  #sieveKeys<Value extends Parameters<typeof replaceKeys>[0]>({
    value,
    position,
  }: {
    value: Value;
    position: Position;
  }): Value {
    const sieved = replaceKeys(value, this.#replaceKey(this.brin6));
    if (sieved.key !== value.key && !this.#isTold) {
      this.#isTold = true;
      this.bevindingen.add(createBevinding('SLEUTEL_LIJKT_OP_BSN', position));
    }
    return sieved;
  }

  #readLeerling(value: Leerling, position: Position): string | undefined {
    this.leerlingen += 1;
    const velden = listBsnVelden(value);
    for (const veld of velden) {
      this.bevindingen.add(createBevinding('TEKST_LIJKT_OP_BSN', position, veld));
    }
    const datums = listOnmogelijkeDatums(value);
    for (const veld of datums) this.bevindingen.add(createBevinding('DATUM_ONMOGELIJK', position, veld));
    return toLeerlingLine(omitVelden(value, [...velden, ...datums]), position);
  }
}
