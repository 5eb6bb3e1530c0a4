/** The namespaces that the elements of a message may have. */
export class Namespaces {
  readonly #accepted: Set<string>;
  /** The last one accepted: every record of a list asks, nearly always for the same one. */
  #last: string;
  readonly #ignored: ReadonlySet<string>;

  /** `ignored`: namespaces of attributes that say nothing about the message itself. */
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

  /** Accepts a wrong namespace from here on: one finding is enough. */
  tolerate(uri: string): void {
    this.#accepted.add(uri);
  }

  ignoresAttribute(uri: string): boolean {
    return this.#ignored.has(uri);
  }
}

export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
export const XML = 'http://www.w3.org/XML/1998/namespace';
