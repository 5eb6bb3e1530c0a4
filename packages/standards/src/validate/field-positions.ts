/**
 * Where the fields of a record stand while it is being read, so that a rule about a field points at that field, and not
 * at the pupil who has it.
 */
import type { Position } from '../position.ts';
import { operaties } from '../uwlr/messages/operaties.ts';

/** Elements that are judged as a whole; inside one, these names are references, or fields. */
const RECORDS: ReadonlySet<string> = new Set([
  'school',
  'vestiging',
  'groep',
  'samengestelde_groep',
  'leerling',
  'leerkracht',
  'toetsafname',
  'toets',
  ...Object.values(operaties).map(({ verzoek }) => verzoek.name),
]);

/** A teacher with every group of a big school has some hundreds; beyond this number a finding points at the record. */
const MAX_FIELDS = 10_000;

type Place = Pick<Position, 'line' | 'column'>;

export class FieldPositions {
  /** In the order of the message; children come after their parent. */
  readonly #elements: { name: string; depth: number; line: number; column: number }[] = [];
  /** How many of them belong to this record: the next record reuses them. */
  #count = 0;
  #depth = 0;
  #recordDepth: number | undefined;

  /** True when a record begins. */
  open(name: string, place: Place): boolean {
    const depth = this.#depth++;
    if (this.#recordDepth !== undefined) {
      this.#add(name, depth - this.#recordDepth, place);
      return false;
    }
    if (!RECORDS.has(name)) return false;
    this.#recordDepth = depth;
    this.#count = 0;
    return true;
  }

  #add(name: string, depth: number, { line, column }: Place): void {
    if (this.#count === MAX_FIELDS) return;
    const reused = this.#elements[this.#count++];
    if (reused === undefined) this.#elements.push({ name, depth, line, column });
    else {
      reused.name = name;
      reused.depth = depth;
      reused.line = line;
      reused.column = column;
    }
  }

  close(): void {
    if (--this.#depth === this.#recordDepth) this.#recordDepth = undefined;
  }

  /** Position of a field of this record; that of the record, when the field is an attribute of it or is not there. */
  locate = (record: Position, field: string): Position => {
    const { line, column } = this.#find(field.replace(/\/?@[^/]*$/, '')) ?? record;
    return { line, column, path: `${record.path}/${field}` };
  };

  /** The last element of this name in the record. */
  findLast(name: string): Place | undefined {
    return this.#elements.findLast((e, n) => n < this.#count && e.name === name);
  }

  #find(field: string): Place | undefined {
    let found: Place | undefined;
    let [from, to] = [0, this.#count];
    for (const [i, step] of field.split('/').entries()) {
      const [, name, number = '1'] = /^([^[]*)(?:\[(\d+)\])?$/.exec(step) ?? [];
      let left = Number(number);
      const at = this.#elements.findIndex(
        (e, n) => n >= from && n < to && e.depth === i + 1 && e.name === name && --left === 0,
      );
      if (at < 0) return undefined;
      found = this.#elements[at];
      from = at + 1;
      const next = this.#elements.findIndex((e, n) => n >= from && e.depth <= i + 1);
      to = next < 0 ? to : Math.min(to, next);
    }
    return found;
  }
}
