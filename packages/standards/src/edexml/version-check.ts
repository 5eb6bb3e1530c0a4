/** Reports fields that the claimed version of a file does not have. They are read all the same. */
import type { Restriction } from '../xml/schema/restrict.ts';
import type { ElementType } from '../xml/schema/description.ts';
import { makeFinding, type Finding } from '../findings.ts';
import { listNames } from '../xml/schema/names.ts';
import type { EdexmlPart } from './part.ts';
import { emittedTypes } from './emitted-types.ts';
import { edexml103, edexml20 } from './versions.ts';

/** The restrictions of older versions, by `xsdversie` as files write it: any text, so also a word that every object knows. */
const olderVersions: ReadonlyMap<string, Restriction> = new Map([
  ['1.03', edexml103],
  ['1.0.3', edexml103],
  ['2.0', edexml20],
]);

const typeOf = new Map([...emittedTypes].map(([type, kind]): [string, ElementType<unknown>] => [kind, type]));

/** The list or item of a kind that a version may lack as a whole. */
const removedLists: Readonly<Record<string, string>> = {
  vestiging: 'vestigingen',
  samengesteldeGroep: 'samengestelde_groep',
};

export class VersionCheck {
  #schoolSeen = false;
  #version = '';
  #restriction: Restriction | undefined;
  /** Reported before: a file that has a field once has it for every pupil, so one warning is enough. */
  readonly #reported = new Set<string>();

  /** The batch, with each warning before the part it is about. For a current file it costs nothing after `school`. */
  checkBatch(parts: readonly EdexmlPart[]): readonly EdexmlPart[] {
    if (this.#schoolSeen && this.#restriction === undefined) return parts;
    return parts.flatMap((part): EdexmlPart[] => [
      ...this.check(part).map((finding) => ({ kind: 'finding' as const, finding: finding })),
      part,
    ]);
  }

  check(part: EdexmlPart): Finding[] {
    if (part.kind === 'finding' || part.kind === 'flawed' || part.kind === 'dropped') return [];
    if (part.kind === 'school') {
      this.#schoolSeen = true;
      this.#version = part.value.xsdversie ?? '';
      this.#restriction = olderVersions.get(this.#version);
    }
    const restriction = this.#restriction;
    if (restriction === undefined) return [];
    const type = typeOf.get(part.kind)!;
    const removed = restriction.types[type.name]?.removed ?? [];
    const newer = listNames(type).filter((n) => removed.includes(n.name) && n.property in part.value);
    const names = newer.map((n) => n.name);
    const list = removedLists[part.kind];
    if (list !== undefined && restriction.types.EDEXType?.removed?.includes(list)) names.push(list);
    return names.flatMap((name) => {
      const what = `${type.name} ${name}`;
      if (this.#reported.has(what)) return [];
      this.#reported.add(what);
      const { line, column, path } = part.position;
      const position = { line, column, path: name === list ? path : `${path}/${name}` };
      return [makeFinding('VERSIE_TE_OUD', position, { version: this.#version, element: name })];
    });
  }
}
