import { looksLikeBsn, type EdexmlPart, type Position } from '@koppelpunt/standards';
import { createBevinding, type Bevindingen } from '../leerlingen/bevindingen.ts';
import { hashOf } from '../leerlingen/leerling.ts';
import { listBsnNamen, toLeerkrachtWaarden, type LeerkrachtWaarden } from './leerkracht.ts';

/** More than work at the largest board; they are kept in memory until the file has proved to be right. */
const MAX_LEERKRACHTEN = 5000;

export type LeerkrachtRij = LeerkrachtWaarden & { key: string; hash: string };
type Groepen = { readonly [kind in 'groep' | 'samengesteldeGroep']: ReadonlyMap<string, unknown> };

/** The staff of a file. They stand after the groups, so a group that is not known by then is not in the file. */
export class LeerkrachtenInlezer {
  aantal = 0;
  readonly rijen = new Map<string, LeerkrachtRij>();
  readonly #bevindingen: Bevindingen;
  readonly #groepen: Groepen;

  constructor(bevindingen: Bevindingen, groepen: Groepen) {
    this.#bevindingen = bevindingen;
    this.#groepen = groepen;
  }

  read({ value, position }: Extract<EdexmlPart, { kind: 'leerkracht' }>): void {
    this.aantal += 1;
    const meld = (code: Parameters<typeof createBevinding>[0], veld?: string, bij: Position = position) =>
      this.#bevindingen.add(createBevinding(code, bij, veld));
    if (looksLikeBsn(value.key)) return meld('SLEUTEL_LIJKT_OP_BSN');
    if (this.rijen.has(value.key)) return meld('LEERKRACHT_DUBBEL');
    if (this.rijen.size === MAX_LEERKRACHTEN) return meld('TE_VEEL_LEERKRACHTEN');
    const bsnNamen = listBsnNamen(value);
    for (const veld of bsnNamen) meld('TEKST_LIJKT_OP_BSN', veld);
    const isGroep = (kind: 'groep' | 'samengesteldeGroep', key: string) => this.#groepen[kind].has(key);
    if (value.groepen?.some(({ kind, key }) => !isGroep(kind, key)))
      meld('LEERKRACHT_ZONDER_GROEP', 'groepen');
    const waarden = toLeerkrachtWaarden(value, bsnNamen, isGroep);
    this.rijen.set(value.key, { key: value.key, ...waarden, hash: hashOf(waarden) });
  }
}
