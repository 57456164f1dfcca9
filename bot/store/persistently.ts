/** What must not be lost because the database was away for a moment. */
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds between attempts; together less than any lease. */
const pausesMs = [100, 1_000, 5_000, 20_000];

/** Tries again, and throws what the last attempt threw. */
export async function persistently<T>(write: () => Promise<T>): Promise<T> {
  for (const pauseMs of pausesMs)
    try {
      return await write();
    } catch {
      await sleep(pauseMs, undefined, { ref: false });
    }
  return await write();
}
