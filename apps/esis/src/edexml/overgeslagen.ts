import type { KeptKeys } from '@koppelpunt/platform';

export type RecordSoort = 'leerling' | 'groep' | 'samengesteldeGroep' | 'leerkracht';

/** When more than this part of the pupils is wrong, it is the file that is wrong; but three wrong ones are three. */
const MAX_DEEL = 0.2;
const MAX_AANTAL = 3;

/** The records of a file with an error in them: they stay out of ESIS, and what it had of them stays as it was. */
export class Overgeslagen {
  aantal = 0;
  #leerlingen = 0;
  readonly #keys: Record<RecordSoort, string[]> = {
    leerling: [],
    groep: [],
    samengesteldeGroep: [],
    leerkracht: [],
  };
  /** One of these came without a key, so nobody knows whose it was: all that are not in the file stay. */
  readonly #zonderKey = new Set<RecordSoort>();

  add(soort: RecordSoort, key: string | undefined): void {
    this.aantal += 1;
    if (soort === 'leerling') this.#leerlingen += 1;
    if (key === undefined) this.#zonderKey.add(soort);
    else this.#keys[soort].push(key);
  }

  keysOf(soort: RecordSoort): KeptKeys {
    return this.#zonderKey.has(soort) ? 'alle' : this.#keys[soort];
  }

  /** `gelezen`: the pupils without an error. */
  isTeVeel(gelezen: number): boolean {
    const wrong = this.#leerlingen;
    return wrong > 0 && (gelezen === 0 || wrong > Math.max(MAX_AANTAL, (wrong + gelezen) * MAX_DEEL));
  }
}
