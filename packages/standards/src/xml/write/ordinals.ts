/** Which item of a list an error is about: `leerling[3]`, counted per element, as the readers do. */
import type { ElementParticle } from '../schema/description.ts';
import { inside, ValueError } from './value-error.ts';

export class Ordinals {
  readonly #items: readonly ElementParticle[];
  readonly #counts = new Map<unknown, number>();
  #total = 0;

  constructor(items: readonly ElementParticle[]) {
    this.#items = items;
  }

  /** Call it for each item, before it is written. */
  count(value: unknown): void {
    this.#total++;
    if (this.#items.length === 1) return;
    const kind = this.#kindOf(value);
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** Where the item that was counted last stands. */
  place(value: unknown): string {
    const kind = this.#kindOf(value);
    const name = this.#nameOf(kind);
    const isOnly = name === undefined || this.#items.length === 1;
    return `${name ?? '*'}[${isOnly ? this.#total : this.#counts.get(kind)}]`;
  }

  /** The error of writing that item. An element begins the path with its own name, which gets the number. */
  locate(error: unknown, value: unknown): unknown {
    if (!(error instanceof ValueError)) return error;
    const name = this.#nameOf(this.#kindOf(value));
    const [first, ...rest] = error.path.split('/');
    if (first === name) error.path = rest.join('/');
    return inside(error, this.place(value));
  }

  #kindOf(value: unknown): unknown {
    return this.#items.length === 1 ? undefined : (value as { kind?: unknown } | null | undefined)?.kind;
  }

  #nameOf(kind: unknown): string | undefined {
    const [only] = this.#items;
    if (this.#items.length === 1) return only!.name;
    return this.#items.find(({ property }) => property === kind)?.name;
  }
}
