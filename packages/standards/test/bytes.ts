/** Helpers for tests of streams: bytes in awkward pieces, and everything that came out. */
export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export async function* whole(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? encode(content) : content;
}

/** The worst places to cut: everywhere. */
export async function* perByte(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  for (const byte of typeof content === 'string' ? encode(content) : content) yield Uint8Array.of(byte);
}

export async function collect<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const everything: T[] = [];
  for await (const batch of batches) everything.push(...batch);
  return everything;
}

export async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of pieces) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
