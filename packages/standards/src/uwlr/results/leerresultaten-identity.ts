/**
 * Layer 3 for results: kResultaat, kToetscode, krAfnameToets and uOnderdeelVolgnummer, which the official schema
 * checks, and the references to parts of tests, which it does not check (UWLR_Leerresultaten_v2p2.xsd).
 */
import { inRecord, type FieldLocator } from '../../edexml/identity.ts';
import { makeFinding, type Finding } from '../../findings.ts';
import type { Position } from '../../position.ts';
import type { Toetsafname } from '../messages/leerresultaten-verzoek.ts';
import type { Toets } from '../messages/toets.ts';

export class LeerresultatenIdentityCheck {
  readonly #report: (finding: Finding) => void;
  readonly #locate: FieldLocator;
  readonly #resultaatKeys = new Set<string>();
  /** Code of a test → codes of its parts. */
  readonly #toetsen = new Map<string, Set<string>>();
  /** Tests come after the results that name them: the first place that names a test, and a part of it. */
  readonly #toetsReferences = new Map<string, Position>();
  readonly #onderdeelReferences = new Map<string, Map<string, Position>>();

  constructor(report: (finding: Finding) => void, locate: FieldLocator = inRecord) {
    this.#report = report;
    this.#locate = locate;
  }

  checkToetsafname({ resultaten }: Toetsafname, position: Position): void {
    resultaten.forEach(({ key, toetscode, toetsonderdeelcode }, i) => {
      const at = this.#locate(position, `resultaten/resultaat[${i + 1}]`);
      if (this.#resultaatKeys.has(key)) this.#reportElement('SLEUTEL_DUBBEL', 'resultaat', at);
      this.#resultaatKeys.add(key);
      keepFirst(this.#toetsReferences, toetscode, at);
      // Null in a value that is written.
      if (!toetsonderdeelcode) return;
      let onderdelen = this.#onderdeelReferences.get(toetscode);
      if (onderdelen === undefined) this.#onderdeelReferences.set(toetscode, (onderdelen = new Map()));
      keepFirst(onderdelen, toetsonderdeelcode, at);
    });
  }

  checkToets({ toetscode, toetsonderdelen, toetsnormering }: Toets, position: Position): void {
    const code = toetscode.value;
    if (this.#toetsen.has(code)) this.#reportElement('SLEUTEL_DUBBEL', 'toets', position);
    this.#toetsen.set(code, new Set((toetsonderdelen ?? []).map((o) => o.toetsonderdeelcode.value)));
    const volgnummers = new Set<number>();
    toetsonderdelen?.forEach(({ toetsonderdeelvolgnummer: volgnummer, toetsonderdeelnormering }, i) => {
      const path = `toetsonderdelen/toetsonderdeel[${i + 1}]`;
      const at = this.#locate(position, path);
      if (volgnummers.has(volgnummer)) this.#reportElement('SLEUTEL_DUBBEL', 'toetsonderdeel', at);
      volgnummers.add(volgnummer);
      this.#checkNormen(toetsonderdeelnormering, `${path}/toetsonderdeelnormering`, position);
    });
    this.#checkNormen(toetsnormering, 'toetsnormering', position);
  }

  /** At the end of the message, when all tests are known. */
  end(): void {
    for (const [code, position] of this.#toetsReferences) {
      if (!this.#toetsen.has(code)) this.#reportElement('VERWIJZING_LOOS', 'toetscode', position);
    }
    for (const [code, onderdelen] of this.#onderdeelReferences) {
      for (const [onderdeel, position] of onderdelen) {
        if (this.#toetsen.get(code)?.has(onderdeel) !== false) continue;
        // The official schema does not check this one.
        const finding = makeFinding('VERWIJZING_LOOS', position, { element: 'toetsonderdeelcode' });
        this.#report({ ...finding, severity: 'warning' });
      }
    }
  }

  #checkNormen(normering: Toets['toetsnormering'], path: string, position: Position): void {
    normering?.normen.forEach(({ beginnormwaarde, eindnormwaarde }, i) => {
      if (eindnormwaarde >= beginnormwaarde) return;
      this.#report(makeFinding('NORM_OMGEKEERD', this.#locate(position, `${path}/norm[${i + 1}]`)));
    });
  }

  #reportElement(code: 'SLEUTEL_DUBBEL' | 'VERWIJZING_LOOS', element: string, position: Position): void {
    this.#report(makeFinding(code, position, { element }));
  }
}

function keepFirst(positions: Map<string, Position>, key: string, position: Position): void {
  if (!positions.has(key)) positions.set(key, position);
}
