import { joinBrin6, looksLikeBsn, type EdexmlPart, type Position, type School } from '@koppelpunt/standards';
import { LeerkrachtenInlezer } from '../leerkrachten/leerkrachten-inlezer.ts';
import { Bevindingen, createBevinding } from './bevindingen.ts';
import { listBsnVelden, withoutVelden } from './bsn-zeef.ts';
import { hashOf, toGroepWaarden, toLeerlingWaarden, toSamengesteldeGroepWaarden } from './leerling.ts';
import type { LeerlingWaarden } from './leerling.ts';

/** As many as the pupils of the largest vestiging would need if each had a group alone; they are kept in memory. */
const MAX_GROEPEN = 5000;

export type GroepRij = { key: string; naam: string; jaargroep?: string; hash: string };
export type LeerlingRij = { key: string; waarden: LeerlingWaarden; hash: string; position: Position };

/** Goes through a file, part by part: gives the pupils on, keeps the rest and what is to be said about it. */
export class EdexmlInlezer {
  readonly bevindingen = new Bevindingen();
  readonly groepen = new Map<string, GroepRij>();
  readonly samengesteldeGroepen = new Map<string, GroepRij>();
  readonly leerkrachten = new LeerkrachtenInlezer(this.bevindingen, {
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

  /** True when going on makes no sense: the file is of another school. */
  get isVerkeerd(): boolean {
    return this.bevindingen.errorCount > 0 && this.brin6 === undefined;
  }

  read(deel: EdexmlPart): LeerlingRij | undefined {
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
      case 'finding':
        this.bevindingen.add(deel.finding);
        return undefined;
      case 'dropped':
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
    if (looksLikeBsn(key)) return this.bevindingen.add(createBevinding('SLEUTEL_LIJKT_OP_BSN', position));
    if (groepen.has(key)) return this.bevindingen.add(createBevinding('GROEP_DUBBEL', position));
    if (groepen.size === MAX_GROEPEN)
      return this.bevindingen.add(createBevinding('TE_VEEL_GROEPEN', position));
    const isBsn = looksLikeBsn(waarden.naam);
    if (isBsn) this.bevindingen.add(createBevinding('TEKST_LIJKT_OP_BSN', position, 'naam'));
    const schoon = isBsn ? { ...waarden, naam: 'Groep zonder naam' } : waarden;
    groepen.set(key, { key, ...schoon, hash: hashOf(schoon) });
  }

  #readLeerling(deel: Extract<EdexmlPart, { kind: 'leerling' }>): LeerlingRij | undefined {
    const { value, position } = deel;
    this.leerlingen += 1;
    if (looksLikeBsn(value.key)) {
      this.bevindingen.add(createBevinding('SLEUTEL_LIJKT_OP_BSN', position));
      return undefined;
    }
    const velden = listBsnVelden(value);
    for (const veld of velden) {
      this.bevindingen.add(createBevinding('TEKST_LIJKT_OP_BSN', position, veld));
    }
    const waarden = toLeerlingWaarden(withoutVelden(value, velden));
    return { key: value.key, waarden, hash: hashOf(waarden), position };
  }
}
