/** Notices fields that a file may not have by the version it claims. They are read all the same. */
import type { Aanpassing } from '../xml/schema/restrict.ts';
import type { ElementType } from '../xml/schema/description.ts';
import { maakBevinding, type Bevinding } from '../findings.ts';
import { namenVan } from '../xml/schema/names.ts';
import type { Deel } from './part.ts';
import { uitgeven } from './emitted-types.ts';
import { edexml103, edexml20 } from './versions.ts';

/** How older files say their version in `xsdversie`. */
const ouder: Readonly<Record<string, Aanpassing>> = {
  '1.03': edexml103,
  '1.0.3': edexml103,
  '2.0': edexml20,
};

const typeVan = new Map([...uitgeven].map(([type, kind]): [string, ElementType<unknown>] => [kind, type]));

/** What a version does not have at all, by the list or item that holds it. */
const delenWeg: Readonly<Record<string, string>> = {
  vestiging: 'vestigingen',
  samengesteldeGroep: 'samengestelde_groep',
};

export class VersieWacht {
  #schoolGezien = false;
  #versie = '';
  #aanpassing: Aanpassing | undefined;
  /** A file that has it once has it for every pupil: one warning will do. */
  readonly #gemeld = new Set<string>();

  /** The batch, with warnings before what they are about. A file of today costs nothing after its school. */
  kijkNa(delen: readonly Deel[]): readonly Deel[] {
    if (this.#schoolGezien && this.#aanpassing === undefined) return delen;
    return delen.flatMap((deel): Deel[] => [
      ...this.check(deel).map((bevinding) => ({ kind: 'bevinding' as const, bevinding })),
      deel,
    ]);
  }

  check(deel: Deel): Bevinding[] {
    if (deel.kind === 'bevinding' || deel.kind === 'weggelaten') return [];
    if (deel.kind === 'school') {
      this.#schoolGezien = true;
      this.#versie = deel.value.xsdversie ?? '';
      this.#aanpassing = ouder[this.#versie];
    }
    const aanpassing = this.#aanpassing;
    if (aanpassing === undefined) return [];
    const type = typeVan.get(deel.kind)!;
    const weg = aanpassing.types[type.naam]?.weg ?? [];
    const nieuw = namenVan(type).filter((n) => weg.includes(n.naam) && n.eigenschap in deel.value);
    const namen = nieuw.map((n) => n.naam);
    const geheel = delenWeg[deel.kind];
    if (geheel !== undefined && aanpassing.types.EDEXType?.weg?.includes(geheel)) namen.push(geheel);
    return namen.flatMap((naam) => {
      const wat = `${type.naam} ${naam}`;
      if (this.#gemeld.has(wat)) return [];
      this.#gemeld.add(wat);
      const { line, column, path } = deel.position;
      const position = { line, column, path: naam === geheel ? path : `${path}/${naam}` };
      return [maakBevinding('VERSIE_TE_OUD', position, { versie: this.#versie, element: naam })];
    });
  }
}
