/** Helpers for tests of streams: bytes in awkward pieces, and everything that came out. */
export const encode = (tekst: string): Uint8Array => new TextEncoder().encode(tekst);

export async function* heel(inhoud: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof inhoud === 'string' ? encode(inhoud) : inhoud;
}

/** The worst places to cut: everywhere. */
export async function* perByte(inhoud: string | Uint8Array): AsyncGenerator<Uint8Array> {
  for (const byte of typeof inhoud === 'string' ? encode(inhoud) : inhoud) yield Uint8Array.of(byte);
}

export async function verzamel<T>(partijen: AsyncIterable<readonly T[]>): Promise<T[]> {
  const alles: T[] = [];
  for await (const partij of partijen) alles.push(...partij);
  return alles;
}

export async function tekstVan(stukken: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let tekst = '';
  for await (const stuk of stukken) tekst += decoder.decode(stuk, { stream: true });
  return tekst + decoder.decode();
}
