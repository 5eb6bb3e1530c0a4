/**
 * The keys that were written, to refuse a second one. A `Set` does the same, at twice the cost: a quarter of the time that
 * writing a pupil takes. Keys come from the program that writes, so nobody can make them collide on purpose.
 */
export class KeySet {
  readonly #keys: string[] = [];
  /** Number of the key + 1, at a place that follows from its hash or at the first free one after it; 0 is free. */
  #slots = new Int32Array(64);

  /** False when the key was there already. */
  add(key: string): boolean {
    const slot = this.#findSlot(key);
    if (this.#slots[slot] !== 0) return false;
    this.#slots[slot] = this.#keys.push(key);
    if (this.#keys.length * 2 > this.#slots.length) this.#grow();
    return true;
  }

  #findSlot(key: string): number {
    const mask = this.#slots.length - 1;
    let slot = hash(key) & mask;
    for (;;) {
      const number = this.#slots[slot]!;
      if (number === 0 || this.#keys[number - 1] === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 4);
    for (let i = 0; i < this.#keys.length; i++) this.#slots[this.#findSlot(this.#keys[i]!)] = i + 1;
  }
}

/** Keys of one school differ at their end, or everywhere; 16 characters tell them apart. FNV-1a. */
function hash(key: string): number {
  let bits = 0x811c9dc5;
  for (let i = Math.max(0, key.length - 16); i < key.length; i++) {
    bits = Math.imul(bits ^ key.charCodeAt(i), 0x01000193);
  }
  return bits ^ (bits >>> 15);
}
