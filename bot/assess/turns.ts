/** So many at once; the others wait, and nobody waits for all that somebody else has asked for. */
export type InTurn = <T>(work: () => Promise<T>, who?: string) => Promise<T>;

interface Waiting {
  who: string;
  begin: () => void;
}

/** Whoever has the fewest at work is next; among those, who has waited longest. Without `who` all are one. */
export function turns(atOnce: number): InTurn {
  let free = atOnce;
  const queue: Waiting[] = [];
  const working = new Map<string, number>();
  const count = (who: string, by: number): void => {
    const now = (working.get(who) ?? 0) + by;
    if (now === 0) working.delete(who);
    else working.set(who, now);
  };
  return async (work, who = "") => {
    if (free === 0) await new Promise<void>((begin) => queue.push({ who, begin }));
    else {
      free--;
      count(who, 1);
    }
    try {
      return await work();
    } finally {
      count(who, -1);
      const next = nextOf(queue, working);
      if (next === undefined) free++;
      else {
        count(next.who, 1);
        next.begin();
      }
    }
  };
}

function nextOf(queue: Waiting[], working: ReadonlyMap<string, number>): Waiting | undefined {
  const load = ({ who }: Waiting): number => working.get(who) ?? 0;
  const least = Math.min(...new Set(queue.map(load)));
  const index = queue.findIndex((one) => load(one) === least);
  return index === -1 ? undefined : queue.splice(index, 1)[0];
}
