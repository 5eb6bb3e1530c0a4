/**
 * Layer 3 for results: kResultaat, kToetscode, krAfnameToets and uOnderdeelVolgnummer, which the official schema
 * checks, and the references to parts of tests, which it does not (UWLR_Leerresultaten_v2p2.xsd).
 */
import { inRecord, type Wijzer } from '../../edexml/identity.ts';
import { maakBevinding, type Bevinding } from '../../findings.ts';
import type { Position } from '../../position.ts';
import type { Toetsafname } from '../messages/leerresultaten-verzoek.ts';
import type { Toets } from '../messages/toets.ts';

export class LeerresultatenIdentiteit {
  readonly #meld: (bevinding: Bevinding) => void;
  readonly #resultaten = new Set<string>();
  /** Code of a test → codes of its parts. */
  readonly #toetsen = new Map<string, Set<string>>();
  /** Tests come after the results that name them: per code, and per part of it, the first place. */
  readonly #naarToets = new Map<string, Position>();
  readonly #naarOnderdeel = new Map<string, Map<string, Position>>();

  readonly #waar: Wijzer;

  constructor(meld: (bevinding: Bevinding) => void, waar: Wijzer = inRecord) {
    this.#meld = meld;
    this.#waar = waar;
  }

  checkAfname({ resultaten }: Toetsafname, position: Position): void {
    resultaten.forEach(({ key, toetscode, toetsonderdeelcode }, i) => {
      const hier = this.#waar(position, `resultaten/resultaat[${i + 1}]`);
      if (this.#resultaten.has(key)) this.#geef('SLEUTEL_DUBBEL', 'resultaat', hier);
      this.#resultaten.add(key);
      onthoud(this.#naarToets, toetscode, hier);
      if (toetsonderdeelcode === undefined) return;
      let onderdelen = this.#naarOnderdeel.get(toetscode);
      if (onderdelen === undefined) this.#naarOnderdeel.set(toetscode, (onderdelen = new Map()));
      onthoud(onderdelen, toetsonderdeelcode, hier);
    });
  }

  checkToets({ toetscode, toetsonderdelen, toetsnormering }: Toets, position: Position): void {
    const code = toetscode.waarde;
    if (this.#toetsen.has(code)) this.#geef('SLEUTEL_DUBBEL', 'toets', position);
    this.#toetsen.set(code, new Set((toetsonderdelen ?? []).map((o) => o.toetsonderdeelcode.waarde)));
    const nummers = new Set<number>();
    toetsonderdelen?.forEach((onderdeel, i) => {
      const veld = `toetsonderdelen/toetsonderdeel[${i + 1}]`;
      const hier = this.#waar(position, veld);
      const { toetsonderdeelvolgnummer: nummer, toetsonderdeelnormering } = onderdeel;
      if (nummers.has(nummer)) this.#geef('SLEUTEL_DUBBEL', 'toetsonderdeel', hier);
      nummers.add(nummer);
      this.#checkNormen(toetsonderdeelnormering, `${veld}/toetsonderdeelnormering`, position);
    });
    this.#checkNormen(toetsnormering, 'toetsnormering', position);
  }

  /** At the end, when all tests are known. */
  rondAf(): void {
    for (const [code, position] of this.#naarToets) {
      if (!this.#toetsen.has(code)) this.#geef('VERWIJZING_LOOS', 'toetscode', position);
    }
    for (const [code, onderdelen] of this.#naarOnderdeel) {
      for (const [onderdeel, position] of onderdelen) {
        if (this.#toetsen.get(code)?.has(onderdeel) !== false) continue;
        // The official schema does not check this one.
        const bevinding = maakBevinding('VERWIJZING_LOOS', position, { element: 'toetsonderdeelcode' });
        this.#meld({ ...bevinding, severity: 'warning' });
      }
    }
  }

  #checkNormen(normering: Toets['toetsnormering'], veld: string, position: Position): void {
    normering?.normen.forEach(({ beginnormwaarde, eindnormwaarde }, i) => {
      if (eindnormwaarde >= beginnormwaarde) return;
      this.#meld(maakBevinding('NORM_OMGEKEERD', this.#waar(position, `${veld}/norm[${i + 1}]`)));
    });
  }

  #geef(code: 'SLEUTEL_DUBBEL' | 'VERWIJZING_LOOS', element: string, position: Position): void {
    this.#meld(maakBevinding(code, position, { element }));
  }
}

function onthoud(lijst: Map<string, Position>, sleutel: string, position: Position): void {
  if (!lijst.has(sleutel)) lijst.set(sleutel, position);
}
