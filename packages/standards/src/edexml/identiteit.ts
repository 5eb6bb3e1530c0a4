/**
 * Layer 3: keys that must be unique and references that must lead somewhere (EDEXML.structuur.xsd, key and keyref).
 *
 * The official UWLR schema declares the same rules but checks none of them: its paths lack a prefix.
 * Costs memory for every key, so it belongs to validating, not to reading.
 */
import { maakBevinding, type Bevinding } from '../xml/bevinding.ts';
import type { Position } from '../xml/position.ts';
import type { Deel } from './delen.ts';

type Lijst = 'leerling' | 'leerkracht' | 'groep' | 'vestiging' | 'eckid leerling' | 'eckid leerkracht';

export class Identiteit {
  readonly #gezien = new Map<Lijst, Set<string>>();
  readonly #groepen = new Set<string>();
  readonly #samengesteldeGroepen = new Set<string>();
  readonly #meld: (bevinding: Bevinding) => void;

  constructor(meld: (bevinding: Bevinding) => void) {
    this.#meld = meld;
  }

  /** Groups and vestigingen come before whoever refers to them, so one pass is enough. */
  check(deel: Deel): void {
    switch (deel.kind) {
      case 'vestiging':
        this.#uniek('vestiging', deel.value.key, deel.position);
        return;
      case 'groep':
        this.#uniek('groep', deel.value.key, deel.position);
        this.#groepen.add(deel.value.key);
        return;
      case 'samengesteldeGroep':
        this.#uniek('groep', deel.value.key, deel.position);
        this.#samengesteldeGroepen.add(deel.value.key);
        return;
      case 'leerling': {
        const { key, eckid, groep, samengesteldeGroepen, vestiging } = deel.value;
        this.#uniek('leerling', key, deel.position);
        if (eckid !== undefined) this.#uniek('eckid leerling', eckid, deel.position);
        if (groep) this.#verwijst(this.#groepen, groep.key, 'groep', deel.position);
        for (const s of samengesteldeGroepen ?? []) {
          this.#verwijst(this.#samengesteldeGroepen, s.key, 'samengestelde_groep', deel.position);
        }
        if (vestiging) this.#verwijst(this.#lijst('vestiging'), vestiging.key, 'vestiging', deel.position);
        return;
      }
      case 'leerkracht': {
        const { key, eckid, groepen } = deel.value;
        this.#uniek('leerkracht', key, deel.position);
        if (eckid !== undefined) this.#uniek('eckid leerkracht', eckid, deel.position);
        for (const groep of groepen ?? []) {
          const [lijst, naam] =
            // In 1.0.3 there is only one kind, so that it does not say which.
            groep.kind === 'samengesteldeGroep'
              ? ([this.#samengesteldeGroepen, 'samengestelde_groep'] as const)
              : ([this.#groepen, 'groep'] as const);
          this.#verwijst(lijst, groep.key, naam, deel.position);
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

  #verwijst(lijst: ReadonlySet<string>, sleutel: string, naam: string, position: Position): void {
    if (!lijst.has(sleutel)) this.#geef('VERWIJZING_LOOS', naam, position);
  }

  #geef(
    code: 'SLEUTEL_DUBBEL' | 'ECKID_DUBBEL' | 'VERWIJZING_LOOS',
    element: string,
    position: Position,
  ): void {
    this.#meld(maakBevinding(code, position, { element }));
  }
}
