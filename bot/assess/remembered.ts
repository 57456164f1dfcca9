/** What was found out lately, kept for a while: bounded by count and size, and asked for once by all who want it at one time. */

export interface Remembered<T> {
  /**
   * What is known and not older than `maxAgeMs`, or what `ask` brings. Whoever wants what is being asked for already waits for that
   * instead; where `ask` fails, all of them fail, and nothing is kept.
   */
  get(key: string, maxAgeMs: number, ask: () => Promise<T>): Promise<{ value: T; isRemembered: boolean }>;
  /** Of what is known; asks nobody. */
  peek(key: string, maxAgeMs: number): T | undefined;
  /** Whether somebody is asking for it now. */
  isAsked(key: string): boolean;
}

export interface Bounds<T> {
  count: number;
  /** Together, in the unit of `sizeOf`. */
  size: number;
  sizeOf: (value: T) => number;
  /** What is not worth keeping is told to those who wait for it, and forgotten. */
  isKept?: (value: T) => boolean;
}

interface Kept<T> {
  value: T;
  at: number;
  size: number;
}

export function remembered<T>(bounds: Bounds<T>, now: () => Date): Remembered<T> {
  const kept = new Map<string, Kept<T>>(); // the oldest first
  const underway = new Map<string, Promise<T>>();
  let total = 0;
  const forget = (key: string): void => {
    total -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, value: T): void => {
    forget(key);
    const size = bounds.sizeOf(value);
    kept.set(key, { value, at: now().getTime(), size });
    total += size;
    for (const oldest of kept.keys()) {
      if (kept.size <= bounds.count && total <= bounds.size) break;
      forget(oldest);
    }
  };
  const peek = (key: string, maxAgeMs: number): T | undefined => {
    const known = kept.get(key);
    if (known === undefined) return undefined;
    const ageMs = now().getTime() - known.at;
    return ageMs >= 0 && ageMs < maxAgeMs ? known.value : undefined; // negative: the clock was wrong then, or is now
  };
  const asked = async (key: string, ask: () => Promise<T>): Promise<T> => {
    try {
      const value = await ask();
      if (bounds.isKept?.(value) !== false) keep(key, value);
      return value;
    } finally {
      underway.delete(key);
    }
  };
  return {
    async get(key, maxAgeMs, ask) {
      const known = peek(key, maxAgeMs);
      if (known !== undefined) return { value: known, isRemembered: true };
      const waiting = underway.get(key) ?? asked(key, ask);
      underway.set(key, waiting);
      return { value: await waiting, isRemembered: false };
    },
    peek,
    isAsked: (key) => underway.has(key),
  };
}
