/**
 * Clients in the field say that their body is longer than it is (node-soap, when it compresses). The message is whole
 * all the same, so the end that never comes is not waited for: what may still follow, white space, says nothing.
 */
const NOG_EVEN_MS = 250;

export async function* totHeel(
  source: AsyncIterable<Uint8Array>,
  isHeel: () => boolean,
): AsyncGenerator<Uint8Array, void, void> {
  const bron = source[Symbol.asyncIterator]();
  let wachtend = false;
  try {
    for (;;) {
      wachtend = true;
      const stap = await (isHeel() ? nogEven(bron) : bron.next());
      if (stap === undefined) return;
      wachtend = false;
      if (stap.done === true) return;
      yield stap.value;
    }
  } finally {
    // A source that we still wait for only ends with the piece that never comes.
    const einde = bron.return?.();
    if (wachtend) einde?.catch(() => {});
    else await einde;
  }
}

function nogEven<T>(bron: AsyncIterator<T>): Promise<IteratorResult<T> | undefined> {
  return new Promise((klaar, weiger) => {
    const wekker = setTimeout(() => klaar(undefined), NOG_EVEN_MS);
    bron
      .next()
      .then(klaar, weiger)
      .finally(() => clearTimeout(wekker));
  });
}
