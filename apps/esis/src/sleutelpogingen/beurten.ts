/**
 * One at a time per name, in the order of coming; another name does not wait. With it the tries of one address do not
 * stand in each other's way: of fifty right keys at one moment, none finds the door closed by the other forty-nine.
 */
export function createBeurten(): <T>(naam: string, act: () => Promise<T>) => Promise<T> {
  const laatste = new Map<string, Promise<unknown>>();
  return async (naam, act) => {
    const beurt = (laatste.get(naam) ?? Promise.resolve()).then(act);
    const einde = beurt.catch(() => {}); // the next one's turn comes however this one ended
    laatste.set(naam, einde);
    try {
      return await beurt;
    } finally {
      if (laatste.get(naam) === einde) laatste.delete(naam);
    }
  };
}
