import { joinBrin6, lijktOpBsn, type Deel, type Position, type School } from '@koppelpunt/standards';
import { LeerkrachtenReader } from './leerkrachten-reader.ts';
import { Bevindingen, createBevinding } from './bevindingen.ts';
import { listBsnVelden, omitVelden } from './bsn.ts';
import {
  hashOf,
  toGroepWaarden,
  toLeerlingWaarden,
  toSamengesteldeGroepWaarden,
} from '../leerlingen/leerling.ts';
import type { LeerlingWaarden } from '../leerlingen/leerling.ts';

/** As many as the pupils of the largest vestiging would need if each had a group alone; they are kept in memory. */
const MAX_GROEPEN = 5000;

export type GroepRij = { key: string; naam: string; jaargroep?: string; hash: string };
export type LeerlingRij = { key: string; waarden: LeerlingWaarden; hash: string; position: Position };

/** Goes through a file, part by part: gives the pupils on, keeps the rest and what is to be said about it. */
export class EdexmlReader {
  readonly bevindingen = new Bevindingen();
  readonly groepen = new Map<string, GroepRij>();
  readonly samengesteldeGroepen = new Map<string, GroepRij>();
  readonly leerkrachten = new LeerkrachtenReader(this.bevindingen, {
    groep: this.groepen,
    samengesteldeGroep: this.samengesteldeGroepen,
  });
  readonly weggelaten: { element: string; aantal: number }[] = [];
  brin6: string | undefined;
  schooljaar = '';
  leerlingen = 0;
  readonly #verwacht: string | undefined;

  /** `verwacht`: the vestiging that somebody is reading in for; undefined when the file alone decides. */
  constructor(verwacht: string | undefined) {
    this.#verwacht = verwacht;
  }

  /** Reading on makes no sense then. */
  get isOfAnotherSchool(): boolean {
    return this.bevindingen.errorCount > 0 && this.brin6 === undefined;
  }

  read(deel: Deel): LeerlingRij | undefined {
    switch (deel.kind) {
      case 'school':
        this.#readSchool(deel.value, deel.position);
        return undefined;
      case 'groep':
        this.#addGroep(this.groepen, deel.value.key, toGroepWaarden(deel.value), deel.position);
        return undefined;
      case 'samengesteldeGroep':
        this.#addGroep(
          this.samengesteldeGroepen,
          deel.value.key,
          toSamengesteldeGroepWaarden(deel.value),
          deel.position,
        );
        return undefined;
      case 'leerling':
        return this.#readLeerling(deel);
      case 'leerkracht':
        this.leerkrachten.read(deel);
        return undefined;
      case 'vestiging':
        // A file is of one vestiging here: its dependancecode says which.
        return undefined;
      case 'bevinding':
        this.bevindingen.add(deel.bevinding);
        return undefined;
      case 'weggelaten':
        if (deel.count > 0) this.weggelaten.push({ element: deel.element, aantal: deel.count });
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
    if (this.#verwacht !== undefined && this.#verwacht !== brin6) {
      this.bevindingen.add(createBevinding('ANDERE_VESTIGING', position));
      return;
    }
    this.brin6 = brin6;
  }

  #addGroep(
    groepen: Map<string, GroepRij>,
    key: string,
    waarden: { naam: string; jaargroep?: string },
    position: Position,
  ): void {
    if (lijktOpBsn(key)) return this.bevindingen.add(createBevinding('SLEUTEL_LIJKT_OP_BSN', position));
    if (groepen.has(key)) return this.bevindingen.add(createBevinding('GROEP_DUBBEL', position));
    if (groepen.size === MAX_GROEPEN)
      return this.bevindingen.add(createBevinding('TE_VEEL_GROEPEN', position));
    const isBsn = lijktOpBsn(waarden.naam);
    if (isBsn) this.bevindingen.add(createBevinding('TEKST_LIJKT_OP_BSN', position, 'naam'));
    const schoon = isBsn ? { ...waarden, naam: 'Groep zonder naam' } : waarden;
    groepen.set(key, { key, ...schoon, hash: hashOf(schoon) });
  }

  #readLeerling(deel: Extract<Deel, { kind: 'leerling' }>): LeerlingRij | undefined {
    const { value, position } = deel;
    this.leerlingen += 1;
    if (lijktOpBsn(value.key)) {
      this.bevindingen.add(createBevinding('SLEUTEL_LIJKT_OP_BSN', position));
      return undefined;
    }
    const velden = listBsnVelden(value);
    for (const veld of velden) {
      this.bevindingen.add(createBevinding('TEKST_LIJKT_OP_BSN', position, veld));
    }
    const waarden = toLeerlingWaarden(omitVelden(value, velden));
    return { key: value.key, waarden, hash: hashOf(waarden), position };
  }
}
