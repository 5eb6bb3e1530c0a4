/** Layers 3 and 4: looks at each part as soon as the reader, which did layers 1 and 2, has read it to its end. */
import { IdentityCheck } from '../edexml/identity.ts';
import type { EdexmlPart } from '../edexml/part.ts';
import type { School } from '../edexml/school.ts';
import { VersionCheck } from '../edexml/version-check.ts';
import { makeFinding, type Finding } from '../findings.ts';
import type { Position } from '../position.ts';
import type { Toetsafname } from '../uwlr/messages/leerresultaten-verzoek.ts';
import type { Toets } from '../uwlr/messages/toets.ts';
import { toetsdefinities } from '../uwlr/messages/toetsdefinities.ts';
import { LeerresultatenIdentityCheck } from '../uwlr/results/leerresultaten-identity.ts';
import type { ReadPart } from '../xml/read/read-stream.ts';
import { checkProfiel } from './check-profiel.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { FindingCollector } from './finding-collector.ts';
import { checkRules, type Violation } from './rules.ts';
import { byXsdversie, profielen, standards, type ProfielName, type StandardName } from './standards.ts';

type ValuePart = Exclude<ReadPart, { kind: 'finding' | 'flawed' | 'dropped' }>;

export class PartValidator {
  readonly #dispatcher: Dispatcher;
  readonly #collector: FindingCollector;
  readonly #profiel: ProfielName | undefined;
  readonly #versionCheck: VersionCheck | undefined;
  readonly #identity: IdentityCheck;
  readonly #leerresultaten: LeerresultatenIdentityCheck;
  #school: School | undefined;

  constructor(
    dispatcher: Dispatcher,
    collector: FindingCollector,
    options: { standard?: StandardName | undefined; profiel?: ProfielName | undefined },
  ) {
    this.#dispatcher = dispatcher;
    this.#collector = collector;
    this.#profiel = options.profiel;
    // A field that is too new is an error already when the message is judged by an older version.
    this.#versionCheck = options.standard === undefined ? new VersionCheck() : undefined;
    collector.positions = dispatcher.positions;
    const { locate } = dispatcher.positions;
    this.#leerresultaten = new LeerresultatenIdentityCheck((f) => this.#reportLeerresultaten(f), locate);
    this.#identity = new IdentityCheck((f) => this.#reportIdentity(f), locate);
    dispatcher.onRecord = (name, key) => {
      collector.beginRecord();
      this.#identity.declare(name, key);
    };
  }

  check(part: ValuePart): void {
    const { root, standard } = this.#dispatcher;
    if (root === undefined) return;
    if (root.hasLeerresultaten) this.#checkLeerresultaten(part);
    else if (part.kind === 'school') this.#school = part.value as School;
    if (!root.hasLeerresultaten && part.kind !== 'verzoek') this.#checkEdexmlPart(part as EdexmlPart);
    const { family } = root;
    const context = {
      family,
      lastOfficialYear: standards[standard].lastOfficialYear,
      xsdversies: Object.keys(byXsdversie[family]),
      school: this.#school,
    };
    // The school of a message with results is described as a request is.
    const kind = root.hasLeerresultaten && part.kind === 'school' ? 'verzoek' : part.kind;
    this.#report(part.position, checkRules(kind, part.value, context));
    if (this.#profiel !== undefined) {
      this.#report(part.position, checkProfiel(profielen[this.#profiel], part.kind, part.value));
    }
  }

  /** At the end of the message: what only shows when everything has come. */
  end(): void {
    this.#leerresultaten.end();
  }

  #checkLeerresultaten({ kind, value, position }: ValuePart): void {
    if (kind === 'toetsafname') this.#leerresultaten.checkToetsafname(value as Toetsafname, position);
    if (kind === 'toets') this.#leerresultaten.checkToets(value as Toets, position);
  }

  #checkEdexmlPart(part: EdexmlPart): void {
    this.#identity.check(part);
    if (this.#dispatcher.root?.family !== 'edexml' || !('position' in part)) return;
    for (const finding of this.#versionCheck?.check(part) ?? []) {
      const field = finding.path.slice(part.position.path.length + 1);
      const at = field === '' ? part.position : this.#dispatcher.positions.locate(part.position, field);
      this.#collector.finding({ ...finding, ...at });
    }
  }

  #reportIdentity(finding: Finding): void {
    const { root } = this.#dispatcher;
    if (finding.code === 'VERWIJZING_LOOS' && root?.isGetrapt) return;
    // The official UWLR schema lets these pass, so a partner may send them. Only one pupil in two records, or two under
    // one key, cannot be processed: an answer replaces everything by key.
    const isError =
      root?.family === 'edexml' ||
      (finding.code === 'SLEUTEL_DUBBEL' && /\/leer(ling|kracht)\[\d+\]$/.test(finding.path));
    this.#collector.finding(isError ? finding : { ...finding, severity: 'warning' });
  }

  #reportLeerresultaten(finding: Finding): void {
    // In a file with tests only, the official schema checks the numbers of their parts and not their codes.
    const isCode = finding.code === 'SLEUTEL_DUBBEL' && /\/toets\[\d+\]$/.test(finding.path);
    const isWarning = isCode && this.#dispatcher.root?.element === toetsdefinities;
    this.#collector.finding(isWarning ? { ...finding, severity: 'warning' } : finding);
  }

  #report(record: Position, violations: Iterable<Violation>): void {
    for (const { code, field, values } of violations) {
      const position = this.#dispatcher.positions.locate(record, field);
      if (!this.#collector.hasError(position.path)) {
        this.#collector.finding(makeFinding(code, position, values));
      }
    }
  }
}
