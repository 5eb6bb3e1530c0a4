/** Judges an EDEXML file, a UWLR message in its envelope, or a bare UWLR message, layer by layer. */
import type { Deel } from '../edexml/part.ts';
import { Identiteit } from '../edexml/identity.ts';
import type { School } from '../edexml/school.ts';
import { VersieWacht } from '../edexml/version-check.ts';
import { LeerresultatenIdentiteit } from '../uwlr/results/leerresultaten-identiteit.ts';
import type { Toetsafname } from '../uwlr/messages/leerresultaten-verzoek.ts';
import type { Toets } from '../uwlr/messages/toets.ts';
import { toetsdefinities } from '../uwlr/messages/toetsdefinities.ts';
import { maakBevinding, type Bevinding } from '../findings.ts';
import { leesStroom, Verzamelaar, type Gelezen } from '../xml/read/read-stream.ts';
import type { Limits } from '../xml/limits.ts';
import type { Position } from '../position.ts';
import { XmlLezer } from '../xml/read/xml-reader.ts';
import type { Plaatsen } from './field-positions.ts';
import { checkProfielTekst } from './check-profiel.ts';
import { checkRegels, type Overtreding } from './rules.ts';
import { perXsdversie, profielen, standaarden, type ProfielNaam, type StandaardNaam } from './standards.ts';
import { Wegwijzer } from './dispatcher.ts';

export interface ValidateOptions {
  /** By default the newest of what the root tells: `edexml-2.1` or `uwlr-2.2`. */
  readonly standard?: StandaardNaam | undefined;
  /** Judge by a profile as well. */
  readonly profiel?: ProfielNaam | undefined;
  /** Refuse school years that the official list does not have (it ends at 2024-2025). */
  readonly officieleSchooljaren?: boolean | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

export interface ValidateUitkomst {
  valid: boolean;
  standard: StandaardNaam;
  /** The first 1,000; `count` counts all. */
  findings: Bevinding[];
  count: number;
}

/** A record has some thirty fields; whoever makes a thousand errors in one may hear of some of them twice. */
const MEESTE_FOUTEN = 1000;

/** Hears every finding, also those that are too many to report, and hands on each part while its place is known. */
class Toehoorder extends Verzamelaar {
  opDeel: Verzamelaar['deel'] = () => {};
  plaatsen: Plaatsen | undefined;
  /** Where something is wrong in the record that is being read. */
  readonly #fout = new Set<string>();

  override deel(kind: string, value: object, position: Position): void {
    this.opDeel(kind, value, position);
  }

  override bevinding(bevinding: Bevinding): void {
    if (bevinding.severity === 'error' && this.#fout.size < MEESTE_FOUTEN) this.#fout.add(bevinding.path);
    super.bevinding(bevinding.code === 'ELEMENT_NIET_SAMEN' ? this.#bijElement(bevinding) : bevinding);
  }

  /** The reader says this when the parent closes, and knows where that began; the path is of the element itself. */
  #bijElement(bevinding: Bevinding): Bevinding {
    const { path } = bevinding;
    const plek = this.plaatsen?.laatste(path.slice(path.lastIndexOf('/') + 1));
    return plek === undefined ? bevinding : { ...bevinding, line: plek.line, column: plek.column };
  }

  /** Something is wrong there already: a rule that says so again helps nobody. */
  isFout(path: string): boolean {
    return this.#fout.has(path);
  }

  beginRecord(): void {
    this.#fout.clear();
  }
}

/** Layers 3 and 4: looks at each part as soon as the reader, which did layers 1 and 2, has read it to its end. */
class Nalezer {
  readonly #wegwijzer: Wegwijzer;
  readonly #verzamelaar: Toehoorder;
  readonly #profiel: ProfielNaam | undefined;
  readonly #versieWacht: VersieWacht | undefined;
  readonly #identiteit: Identiteit;
  readonly #leerresultaten: LeerresultatenIdentiteit;
  #school: School | undefined;

  constructor(wegwijzer: Wegwijzer, verzamelaar: Toehoorder, { standard, profiel }: ValidateOptions) {
    this.#wegwijzer = wegwijzer;
    this.#verzamelaar = verzamelaar;
    this.#profiel = profiel;
    // Judged by an older version, what is too new is an error already.
    this.#versieWacht = standard === undefined ? new VersieWacht() : undefined;
    verzamelaar.plaatsen = wegwijzer.plaatsen;
    const { van: waar } = wegwijzer.plaatsen;
    this.#leerresultaten = new LeerresultatenIdentiteit((b) => this.#resultatenFout(b), waar);
    this.#identiteit = new Identiteit((b) => this.#identiteitFout(b), waar);
    wegwijzer.opRecord = (naam, key) => {
      verzamelaar.beginRecord();
      this.#identiteit.staatEr(naam, key);
    };
  }

  check(stuk: Exclude<Gelezen, { kind: 'bevinding' | 'weggelaten' }>): void {
    const { wortel, standard } = this.#wegwijzer;
    if (wortel === undefined) return;
    if (wortel.isLeerresultaten) this.#checkLeerresultaten(stuk);
    else if (stuk.kind === 'school') this.#school = stuk.value as School;
    if (!wortel.isLeerresultaten && stuk.kind !== 'verzoek') this.#checkDeel(stuk as Deel);
    const { familie } = wortel;
    const omgeving = {
      familie,
      officieelTot: standaarden[standard].officieelTot,
      versies: Object.keys(perXsdversie[familie]),
      school: this.#school,
    };
    // The school of a message with results is described as a request is.
    const kind = wortel.isLeerresultaten && stuk.kind === 'school' ? 'verzoek' : stuk.kind;
    this.#meld(stuk.position, checkRegels(kind, stuk.value, omgeving));
    if (this.#profiel !== undefined) {
      this.#meld(stuk.position, checkProfielTekst(profielen[this.#profiel], stuk.kind, stuk.value));
    }
  }

  #checkLeerresultaten({ kind, value, position }: { kind: string; value: object; position: Position }): void {
    if (kind === 'toetsafname') this.#leerresultaten.checkAfname(value as Toetsafname, position);
    if (kind === 'toets') this.#leerresultaten.checkToets(value as Toets, position);
  }

  /** What only shows when everything has come. */
  rondAf(): void {
    this.#leerresultaten.rondAf();
  }

  #checkDeel(deel: Deel): void {
    this.#identiteit.check(deel);
    if (this.#wegwijzer.wortel?.familie !== 'edexml' || !('position' in deel)) return;
    for (const bevinding of this.#versieWacht?.check(deel) ?? []) {
      const veld = bevinding.path.slice(deel.position.path.length + 1);
      const plaats = veld === '' ? deel.position : this.#wegwijzer.plaatsen.van(deel.position, veld);
      this.#verzamelaar.bevinding({ ...bevinding, ...plaats });
    }
  }

  #identiteitFout(bevinding: Bevinding): void {
    const { wortel } = this.#wegwijzer;
    if (bevinding.code === 'VERWIJZING_LOOS' && wortel?.isGetrapt) return;
    // The official UWLR schema lets these through, so a partner may send them. Only one pupil under two
    // records, or two under one key, cannot be processed: an answer replaces everything by key.
    const isErg =
      wortel?.familie === 'edexml' ||
      (bevinding.code === 'SLEUTEL_DUBBEL' && /\/leer(ling|kracht)\[\d+\]$/.test(bevinding.path));
    this.#verzamelaar.bevinding(isErg ? bevinding : { ...bevinding, severity: 'warning' });
  }

  #resultatenFout(bevinding: Bevinding): void {
    // In a file of tests alone the official schema checks the numbers of their parts, and not their codes.
    const isCode = bevinding.code === 'SLEUTEL_DUBBEL' && /\/toets\[\d+\]$/.test(bevinding.path);
    const magDubbel = isCode && this.#wegwijzer.wortel?.deel === toetsdefinities;
    this.#verzamelaar.bevinding(magDubbel ? { ...bevinding, severity: 'warning' } : bevinding);
  }

  #meld(record: Position, overtredingen: Iterable<Overtreding>): void {
    for (const { code, veld, waarden } of overtredingen) {
      const position = this.#wegwijzer.plaatsen.van(record, veld);
      if (!this.#verzamelaar.isFout(position.path))
        this.#verzamelaar.bevinding(maakBevinding(code, position, waarden));
    }
  }
}

/** From JavaScript any name may come: better said here than found out deep inside. */
function checkNaam(tabel: object, soort: string, naam: string | undefined): void {
  if (naam === undefined || Object.hasOwn(tabel, naam)) return;
  throw new RangeError(`unknown ${soort}; choose from ${Object.keys(tabel).join(', ')}`);
}

/**
 * The verdict on an EDEXML file, a UWLR message in its envelope, or a bare message: the root tells which. Lines and
 * columns count from 1; a column is a UTF-16 unit, as in most editors.
 *
 * Throws a StandardsError when there is nothing to judge: no XML, another kind of message. A standard or a profile that
 * is not there is a RangeError.
 *
 * @example
 * const { valid, findings } = await validateXml(createReadStream('school.xml'));
 * for (const { line, column, melding } of findings) console.log(`${line}:${column} ${melding}`);
 */
export async function validateXml(
  source: AsyncIterable<Uint8Array>,
  options: ValidateOptions = {},
): Promise<ValidateUitkomst> {
  checkNaam(standaarden, 'standard', options.standard);
  checkNaam(profielen, 'profiel', options.profiel);
  const verzamelaar = new Toehoorder(options.limits);
  const wegwijzer = new Wegwijzer(verzamelaar, options);
  const nalezer = new Nalezer(wegwijzer, verzamelaar, options);
  verzamelaar.opDeel = (kind, value, position) => nalezer.check({ kind, value, position });
  const findings: Bevinding[] = [];
  const neem = (partij: readonly Gelezen[]): void => {
    for (const stuk of partij) {
      // That there are more is what `count` says.
      if ('bevinding' in stuk && stuk.bevinding.code !== 'MEER_BEVINDINGEN') findings.push(stuk.bevinding);
    }
  };
  const lezer = new XmlLezer(wegwijzer, options.limits);
  for await (const partij of leesStroom(source, lezer, verzamelaar, { strikt: true })) {
    neem(partij);
  }
  nalezer.rondAf();
  neem(verzamelaar.neem());
  return {
    valid: verzamelaar.aantalFouten === 0,
    standard: wegwijzer.standard,
    findings: findings.slice(0, options.limits?.bevindingen ?? 1000),
    count: verzamelaar.aantalBevindingen,
  };
}
