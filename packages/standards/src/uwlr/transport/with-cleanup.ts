/** Cleans up also when the reader leaves before the first item: a generator that never ran has no `finally`. */
export function withCleanup<T>(
  source: AsyncGenerator<T, void, void>,
  cleanUp: () => Promise<void>,
): AsyncIterableIterator<T> {
  let isClean = false;
  const finish = async (): Promise<void> => {
    if (isClean) return;
    isClean = true;
    await cleanUp();
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        const step = await source.next();
        if (step.done === true) await finish();
        return step;
      } catch (error) {
        await finish();
        throw error;
      }
    },
    async return() {
      await source.return();
      await finish();
      return { done: true, value: undefined };
    },
  };
}
