/** What was brought, for as long as it holds. */
import type { NoMessage, Received } from "../../dns/message.ts";

export interface Cache {
  /** With the age that it has now. */
  get(key: string): Received | NoMessage | undefined;
  /** `octets` is its size, `seconds` its lifetime from now on. */
  put(key: string, brought: Received | NoMessage, octets: number, seconds: number): void;
}

interface Entry {
  brought: Received | NoMessage;
  octets: number;
  /** Milliseconds. */
  since: number;
  until: number;
}

export interface CacheLimits {
  entries: number;
  octets: number;
}

/**
 * Two generations: when the young one is half of what there may be, it becomes the old one, and what was old and unused in
 * the meantime is forgotten. (One Map in the order of use would slow down: V8 steps over each entry removed from its front.)
 */
export function cache(limits: CacheLimits, now: () => Date): Cache {
  let young = new Map<string, Entry>();
  let old: ReadonlyMap<string, Entry> = new Map();
  let octets = 0; // of the young ones
  const add = (key: string, entry: Entry): void => {
    octets += entry.octets - (young.get(key)?.octets ?? 0);
    young.set(key, entry);
    if (young.size * 2 < limits.entries && octets * 2 < limits.octets) return;
    old = young;
    young = new Map();
    octets = 0;
  };
  return {
    get(key) {
      const entry = young.get(key) ?? old.get(key);
      if (entry === undefined) return undefined;
      const at = now().getTime();
      if (at >= entry.until) return undefined;
      if (!young.has(key)) add(key, entry);
      return aged(entry, at);
    },
    put(key, brought, size, seconds) {
      if (seconds <= 0) return;
      const since = now().getTime();
      add(key, { brought, octets: size, since, until: since + seconds * 1_000 });
    },
  };
}

function aged({ brought, since }: Entry, at: number): Received | NoMessage {
  if (brought.kind === "failed") return brought;
  const seconds = Math.max(0, Math.floor((at - since) / 1_000));
  return seconds === 0 ? brought : { ...brought, age: brought.age + seconds };
}
