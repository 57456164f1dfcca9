/** So many at once, and the others wait in order. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function turns(atOnce: number): InTurn {
  let free = atOnce;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
