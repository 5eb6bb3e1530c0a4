/**
 * One at a time per name, in the order of coming; another name does not wait. Without it the tries of one address stand
 * in each other's way: of fifty right keys at one moment, some would be refused because the others were being counted.
 */
export function createKeyedMutex(): <T>(name: string, act: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (name, act) => {
    const result = (last.get(name) ?? Promise.resolve()).then(act);
    const ended = result.catch(() => {}); // the next one runs however this one ended
    last.set(name, ended);
    try {
      return await result;
    } finally {
      if (last.get(name) === ended) last.delete(name);
    }
  };
}
