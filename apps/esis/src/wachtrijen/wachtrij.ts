/** The bounds of a queue; a key is whom the work is for, such as one koppeling. */
export type Grenzen = {
  /** So much runs at once. */
  plaatsen: number;
  /** So much of one key runs at once. */
  perSleutel: number;
  /** So much of one key waits; what comes after that is refused at once. */
  wachtendenPerSleutel: number;
  /** What has waited this long is refused. */
  wachtMs: number;
};

/** The right to run, until `close`. */
export type Plaats = { close(): void };

type Wachtende = { sleutel: string; grant: (plaats: Plaats) => void; refuse: () => void };

/**
 * A fair queue: a free place goes to the key that has the fewest, and among those to the one whose turn was longest ago.
 * So whoever asks a hundred times at once waits for nobody but itself.
 */
export class Wachtrij {
  readonly #grenzen: Grenzen;
  readonly #lopend = new Map<string, number>();
  /** In the order in which they came. */
  readonly #wachtenden = new Set<Wachtende>();
  /** The number of the last turn of a key that runs or waits. */
  readonly #beurten = new Map<string, number>();
  #beurt = 0;
  #vrij: number;

  constructor(grenzen: Grenzen) {
    this.#grenzen = grenzen;
    this.#vrij = grenzen.plaatsen;
  }

  /** Undefined when there was no place in time, or when the caller went away. */
  async open(sleutel: string, signal?: AbortSignal): Promise<Plaats | undefined> {
    if (signal?.aborted) return undefined;
    if (this.#vrij > 0 && this.#mayRun(sleutel)) return this.#grant(sleutel);
    const wachtend = [...this.#wachtenden].filter((ander) => ander.sleutel === sleutel).length;
    if (wachtend >= this.#grenzen.wachtendenPerSleutel) return undefined;
    return await this.#wait(sleutel, signal);
  }

  #wait(sleutel: string, signal: AbortSignal | undefined): Promise<Plaats | undefined> {
    return new Promise((resolve) => {
      const end = (plaats: Plaats | undefined) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wachtende.refuse);
        this.#wachtenden.delete(wachtende);
        this.#forget(sleutel);
        resolve(plaats);
      };
      const wachtende: Wachtende = { sleutel, grant: end, refuse: () => end(undefined) };
      const timer = setTimeout(wachtende.refuse, this.#grenzen.wachtMs);
      signal?.addEventListener('abort', wachtende.refuse);
      this.#wachtenden.add(wachtende);
    });
  }

  #mayRun(sleutel: string): boolean {
    return this.#lopendVan(sleutel) < this.#grenzen.perSleutel;
  }

  #lopendVan(sleutel: string): number {
    return this.#lopend.get(sleutel) ?? 0;
  }

  #grant(sleutel: string): Plaats {
    this.#vrij -= 1;
    this.#lopend.set(sleutel, this.#lopendVan(sleutel) + 1);
    this.#beurten.set(sleutel, (this.#beurt += 1));
    let isOpen = true;
    return {
      close: () => {
        if (!isOpen) return;
        isOpen = false;
        this.#vrij += 1;
        this.#lopend.set(sleutel, this.#lopendVan(sleutel) - 1);
        this.#serveNext();
        this.#forget(sleutel);
      },
    };
  }

  #serveNext(): void {
    const rank = ({ sleutel }: Wachtende): [number, number] => [
      this.#lopendVan(sleutel),
      this.#beurten.get(sleutel) ?? 0,
    ];
    const [next] = [...this.#wachtenden]
      .filter(({ sleutel }) => this.#mayRun(sleutel))
      .map((wachtende) => ({ wachtende, rank: rank(wachtende) }))
      .toSorted((left, right) => left.rank[0] - right.rank[0] || left.rank[1] - right.rank[1]);
    next?.wachtende.grant(this.#grant(next.wachtende.sleutel));
  }

  /** A key that neither runs nor waits leaves nothing behind. */
  #forget(sleutel: string): void {
    if (this.#lopendVan(sleutel) > 0) return;
    if ([...this.#wachtenden].some((ander) => ander.sleutel === sleutel)) return;
    this.#lopend.delete(sleutel);
    this.#beurten.delete(sleutel);
  }
}
