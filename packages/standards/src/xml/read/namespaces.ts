/** Which namespaces the elements of a message may have. */
export class Namespaces {
  readonly #accepted: Set<string>;
  /** Asked at each record of a list, and nearly always for the same one. */
  #last: string;
  readonly #ignored: ReadonlySet<string>;

  /** `negeer`: attributes in these namespaces say nothing about the message itself. */
  constructor(uri: string, ignored: readonly string[] = [XML]) {
    this.#accepted = new Set([uri]);
    this.#last = uri;
    this.#ignored = new Set([XSI, ...ignored]);
  }

  accepts(uri: string): boolean {
    if (uri === this.#last) return true;
    if (!this.#accepted.has(uri)) return false;
    this.#last = uri;
    return true;
  }

  /** After one finding, a wrong namespace is taken as it is. */
  tolerate(uri: string): void {
    this.#accepted.add(uri);
  }

  ignoresAttribute(uri: string): boolean {
    return this.#ignored.has(uri);
  }
}

export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
export const XML = 'http://www.w3.org/XML/1998/namespace';
