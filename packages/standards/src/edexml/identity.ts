/**
 * Layer 3: keys must be unique and references must lead to a key (EDEXML.structuur.xsd, key and keyref).
 *
 * The official UWLR schema declares the same rules but checks none of them: its paths lack a prefix.
 * The check keeps every key in memory, so it is part of validating, not of reading.
 */
import { makeFinding, type Finding } from '../findings.ts';
import type { Position } from '../position.ts';
import type { EdexmlPart } from './part.ts';

type ListName = 'leerling' | 'leerkracht' | 'groep' | 'vestiging' | 'eckid leerling' | 'eckid leerkracht';

/** The elements that may be referred to, by their name on the wire. */
type Noun = 'groep' | 'samengestelde_groep' | 'vestiging';

/** Gives the position of a field of a record. */
export type FieldLocator = (record: Position, field: string) => Position;

export const inRecord: FieldLocator = (record, field) => ({ ...record, path: `${record.path}/${field}` });

export class IdentityCheck {
  readonly #seen = new Map<ListName, Set<string>>();
  readonly #declared: Readonly<Record<Noun, Set<string>>> = {
    groep: new Set(),
    samengestelde_groep: new Set(),
    vestiging: new Set(),
  };
  readonly #report: (finding: Finding) => void;
  readonly #locate: FieldLocator;

  constructor(report: (finding: Finding) => void, locate: FieldLocator = inRecord) {
    this.#report = report;
    this.#locate = locate;
  }

  /** Called when the start tag opens: a record that is left out because of an error in it may still be referred to. */
  declare(name: string, key: string | undefined): void {
    if (key !== undefined && Object.hasOwn(this.#declared, name)) this.#declared[name as Noun].add(key);
  }

  /** Groups and vestigingen come before the records that refer to them, so one pass is enough. */
  check(part: EdexmlPart): void {
    switch (part.kind) {
      case 'vestiging':
        this.#checkUnique('vestiging', part.value.key, part.position);
        return;
      case 'groep':
      case 'samengesteldeGroep':
        this.#checkUnique('groep', part.value.key, part.position);
        return;
      case 'leerling': {
        const { key, eckid, groep, samengesteldeGroepen, vestiging } = part.value;
        this.#checkUnique('leerling', key, part.position);
        if (eckid !== undefined) this.#checkUnique('eckid leerling', eckid, part.position);
        if (groep) this.#checkReference('groep', groep.key, part.position, 'groep');
        samengesteldeGroepen?.forEach((s, i) => {
          const field = `samengestelde_groepen/samengestelde_groep[${i + 1}]`;
          this.#checkReference('samengestelde_groep', s.key, part.position, field);
        });
        if (vestiging) this.#checkReference('vestiging', vestiging.key, part.position, 'vestiging');
        return;
      }
      case 'leerkracht': {
        const { key, eckid, groepen } = part.value;
        this.#checkUnique('leerkracht', key, part.position);
        if (eckid !== undefined) this.#checkUnique('eckid leerkracht', eckid, part.position);
        const ordinals = { groep: 0, samengestelde_groep: 0 };
        for (const groep of groepen ?? []) {
          // EDEXML 1.0.3 has only one kind of groep, so its items have no `kind`.
          const name = groep.kind === 'samengesteldeGroep' ? 'samengestelde_groep' : 'groep';
          this.#checkReference(name, groep.key, part.position, `groepen/${name}[${++ordinals[name]}]`);
        }
        return;
      }
      case 'school':
      case 'finding':
      case 'flawed':
      case 'dropped':
    }
  }

  #keysOf(name: ListName): Set<string> {
    let keys = this.#seen.get(name);
    if (keys === undefined) this.#seen.set(name, (keys = new Set()));
    return keys;
  }

  #checkUnique(name: ListName, key: string, position: Position): void {
    const keys = this.#keysOf(name);
    if (keys.has(key))
      this.#emit(name.startsWith('eckid') ? 'ECKID_DUBBEL' : 'SLEUTEL_DUBBEL', name, position);
    keys.add(key);
  }

  #checkReference(name: Noun, key: string, record: Position, field: string): void {
    if (!this.#declared[name].has(key)) this.#emit('VERWIJZING_LOOS', name, this.#locate(record, field));
  }

  #emit(
    code: 'SLEUTEL_DUBBEL' | 'ECKID_DUBBEL' | 'VERWIJZING_LOOS',
    element: string,
    position: Position,
  ): void {
    this.#report(makeFinding(code, position, { element }));
  }
}
