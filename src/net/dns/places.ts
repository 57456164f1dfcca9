/** So many at once, and the others wait in order. */

export interface Places {
  /** Does the work when there is a place; `undefined` when too many wait. */
  take<T>(work: () => Promise<T>): Promise<T> | undefined;
}

export function places(count: number, mostWaiting: number): Places {
  let waiting: (() => void)[] = [];
  let gone = 0; // of those in front
  let free = count;
  const release = (): void => {
    const next = waiting[gone];
    if (next === undefined) {
      free++;
      return;
    }
    gone++;
    if (gone * 2 > waiting.length) {
      waiting = waiting.slice(gone);
      gone = 0;
    }
    next();
  };
  const turn = async (): Promise<void> => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    take(work) {
      if (free === 0 && waiting.length - gone >= mostWaiting) return undefined;
      return turn().then(work).finally(release);
    },
  };
}
