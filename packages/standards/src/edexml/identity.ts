/**
 * Layer 3: keys that must be unique and references that must lead somewhere (EDEXML.structuur.xsd, key and keyref).
 *
 * The official UWLR schema declares the same rules but checks none of them: its paths lack a prefix.
 * Costs memory for every key, so it belongs to validating, not to reading.
 */
import { maakBevinding, type Bevinding } from '../findings.ts';
import type { Position } from '../position.ts';
import type { Deel } from './part.ts';

type Lijst = 'leerling' | 'leerkracht' | 'groep' | 'vestiging' | 'eckid leerling' | 'eckid leerkracht';

/** What may be referred to, by its name on the wire. */
type Noun = 'groep' | 'samengestelde_groep' | 'vestiging';

/** Where a field of a record stands. */
export type Wijzer = (record: Position, veld: string) => Position;

export const inRecord: Wijzer = (record, veld) => ({ ...record, path: `${record.path}/${veld}` });

export class Identiteit {
  readonly #gezien = new Map<Lijst, Set<string>>();
  readonly #staatEr: Readonly<Record<Noun, Set<string>>> = {
    groep: new Set(),
    samengestelde_groep: new Set(),
    vestiging: new Set(),
  };
  readonly #meld: (bevinding: Bevinding) => void;
  readonly #waar: Wijzer;

  constructor(meld: (bevinding: Bevinding) => void, waar: Wijzer = inRecord) {
    this.#meld = meld;
    this.#waar = waar;
  }

  /** Said of each when its tag opens: also one that is left out because of what is wrong in it may be referred to. */
  staatEr(naam: string, key: string | undefined): void {
    if (key !== undefined && Object.hasOwn(this.#staatEr, naam)) this.#staatEr[naam as Noun].add(key);
  }

  /** Groups and vestigingen come before whoever refers to them, so one pass is enough. */
  check(deel: Deel): void {
    switch (deel.kind) {
      case 'vestiging':
        this.#uniek('vestiging', deel.value.key, deel.position);
        return;
      case 'groep':
      case 'samengesteldeGroep':
        this.#uniek('groep', deel.value.key, deel.position);
        return;
      case 'leerling': {
        const { key, eckid, groep, samengesteldeGroepen, vestiging } = deel.value;
        this.#uniek('leerling', key, deel.position);
        if (eckid !== undefined) this.#uniek('eckid leerling', eckid, deel.position);
        if (groep) this.#verwijst('groep', groep.key, deel.position, 'groep');
        samengesteldeGroepen?.forEach((s, i) => {
          const veld = `samengestelde_groepen/samengestelde_groep[${i + 1}]`;
          this.#verwijst('samengestelde_groep', s.key, deel.position, veld);
        });
        if (vestiging) this.#verwijst('vestiging', vestiging.key, deel.position, 'vestiging');
        return;
      }
      case 'leerkracht': {
        const { key, eckid, groepen } = deel.value;
        this.#uniek('leerkracht', key, deel.position);
        if (eckid !== undefined) this.#uniek('eckid leerkracht', eckid, deel.position);
        const nummers = { groep: 0, samengestelde_groep: 0 };
        for (const groep of groepen ?? []) {
          // In 1.0.3 there is only one kind, so that it does not say which.
          const naam = groep.kind === 'samengesteldeGroep' ? 'samengestelde_groep' : 'groep';
          this.#verwijst(naam, groep.key, deel.position, `groepen/${naam}[${++nummers[naam]}]`);
        }
        return;
      }
      case 'school':
      case 'bevinding':
      case 'weggelaten':
    }
  }

  #lijst(naam: Lijst): Set<string> {
    let lijst = this.#gezien.get(naam);
    if (lijst === undefined) this.#gezien.set(naam, (lijst = new Set()));
    return lijst;
  }

  #uniek(naam: Lijst, sleutel: string, position: Position): void {
    const lijst = this.#lijst(naam);
    if (lijst.has(sleutel))
      this.#geef(naam.startsWith('eckid') ? 'ECKID_DUBBEL' : 'SLEUTEL_DUBBEL', naam, position);
    lijst.add(sleutel);
  }

  #verwijst(naam: Noun, sleutel: string, record: Position, veld: string): void {
    if (!this.#staatEr[naam].has(sleutel)) this.#geef('VERWIJZING_LOOS', naam, this.#waar(record, veld));
  }

  #geef(
    code: 'SLEUTEL_DUBBEL' | 'ECKID_DUBBEL' | 'VERWIJZING_LOOS',
    element: string,
    position: Position,
  ): void {
    this.#meld(maakBevinding(code, position, { element }));
  }
}
