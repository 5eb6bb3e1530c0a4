/** Reads a message to its own end, which is not always the end of the body. */

/**
 * Live clients announce a longer body than they send (node-soap, when it compresses). After the last tag of the message
 * only white space may follow, so we wait this long for the end of the body, and then go on without it.
 */
const WAIT_FOR_END_MS = 250;

export async function* untilComplete(
  source: AsyncIterable<Uint8Array>,
  isComplete: () => boolean,
): AsyncGenerator<Uint8Array, void, void> {
  const chunks = source[Symbol.asyncIterator]();
  let isWaiting = false;
  try {
    for (;;) {
      isWaiting = true;
      const step = await (isComplete() ? nextInTime(chunks) : chunks.next());
      if (step === undefined) return;
      isWaiting = false;
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    // A source that we still wait for only ends with the chunk that never comes.
    const end = chunks.return?.();
    if (isWaiting) end?.catch(() => {});
    else await end;
  }
}

function nextInTime<T>(iterator: AsyncIterator<T>): Promise<IteratorResult<T> | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), WAIT_FOR_END_MS);
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
