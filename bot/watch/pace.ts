/** When a watch looks again. */
import { createHash } from "node:crypto";
import type { State } from "./state.ts";
import type { Step } from "./step.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Sooner than usual where the look could not measure what others before it could. */
export function nextLook({ misses }: Pick<State, "misses">, at: Step): Date {
  return misses > 0 ? soonAfter(at, misses) : regularlyAfter(at);
}

function regularlyAfter({ watch, now }: Step): Date {
  return new Date(now.getTime() + watch.options.everyHours * hourMs);
}

/** 10 to 60 minutes: not the same for all watches, and always the same for one, so that it can be told and tested. */
export function confirmationAfter({ watch, now }: Step, tries: number): Date {
  const minutes = 10 + (createHash("sha256").update(`${watch.id} ${tries}`).digest().readUInt32BE() % 51);
  return new Date(now.getTime() + minutes * minuteMs);
}

/** After a look that could not measure: 15 minutes, then 30, 60 and so on, and never later than the next regular look. */
export function soonAfter(at: Step, misses: number): Date {
  const soon = at.now.getTime() + 15 * minuteMs * 2 ** Math.min(Math.max(misses - 1, 0), 12);
  return new Date(Math.min(soon, regularlyAfter(at).getTime()));
}
