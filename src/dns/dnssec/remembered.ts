/** Memory of conclusions, each for as long as it holds. */

/** Times in milliseconds. */
interface Entry<T> {
  value: Promise<T>;
  since: number;
  until: number;
}

const maxRemembered = 50_000; // the oldest go first

/** `find` draws a conclusion, which is then given to everyone with the same key until its `ttl` (seconds) is over, with what is left of it. */
export function rememberedFor<T extends { ttl: number }>(now: () => Date) {
  const kept = new Map<string, Entry<T>>();
  return (key: string, find: () => Promise<T>): Promise<T> => {
    const known = kept.get(key);
    if (known !== undefined && known.until > now().getTime()) return left(known.value, now().getTime() - known.since);
    kept.delete(key);
    const entry: Entry<T> = { value: find(), since: Infinity, until: Infinity };
    kept.set(key, entry);
    void date(entry, now);
    for (const oldest of kept.keys()) {
      if (kept.size <= maxRemembered) break;
      kept.delete(oldest);
    }
    return entry.value;
  };
}

/** From when it is drawn, a conclusion has an age and an end. */
async function date<T extends { ttl: number }>(entry: Entry<T>, now: () => Date): Promise<void> {
  const { ttl } = await entry.value;
  entry.since = now().getTime();
  entry.until = entry.since + ttl * 1000;
}

/** `age` in milliseconds; not yet drawn is no age. */
function left<T extends { ttl: number }>(value: Promise<T>, age: number): Promise<T> {
  const seconds = Math.floor(age / 1000);
  if (!(seconds > 0)) return value;
  return value.then((conclusion) => ({ ...conclusion, ttl: Math.max(0, conclusion.ttl - seconds) }));
}
