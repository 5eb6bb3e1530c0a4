/** Which namespaces the elements of a message may have. */
export class Naamruimten {
  readonly #goed: Set<string>;
  /** Asked at each record of a list, and nearly always for the same one. */
  #laatste: string;
  readonly #negeer: ReadonlySet<string>;

  /** `negeer`: attributes in these namespaces say nothing about the message itself. */
  constructor(goed: string, negeer: readonly string[] = [XML]) {
    this.#goed = new Set([goed]);
    this.#laatste = goed;
    this.#negeer = new Set([XSI, ...negeer]);
  }

  past(uri: string): boolean {
    if (uri === this.#laatste) return true;
    if (!this.#goed.has(uri)) return false;
    this.#laatste = uri;
    return true;
  }

  /** After one finding, a wrong namespace is taken as it is. */
  wen(uri: string): void {
    this.#goed.add(uri);
  }

  negeertAttribuut(uri: string): boolean {
    return this.#negeer.has(uri);
  }
}

export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
export const XML = 'http://www.w3.org/XML/1998/namespace';
