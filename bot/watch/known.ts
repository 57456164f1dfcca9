/** What people know of a domain, and what a look differs in from it. */
import type { Look } from "../model.ts";
import { type Difference, type Subject, isKnown, isReminder } from "./difference.ts";
import type { Expiring } from "./expiry.ts";
import { type Known, entriesIn } from "./state.ts";

/** A look that is over, and what it can be compared with. */
export interface Seen {
  look: Look;
  /** What the look could measure. */
  measured: ReadonlySet<Subject>;
  /** Looks before this one that the state speaks of, judged by today's rules. One whose evidence is gone is not in it. */
  past: ReadonlyMap<string, Look>;
  /** From one entry to another, worst first; both are `look` or in `past`. */
  changes(before: string, after: string): readonly Difference[];
  expiring: readonly Expiring[];
}

/** Each subject is compared with the last look that measured it, so that what could not be measured then is not lost. */
export function differencesSince(known: Known, seen: Seen, until = seen.look.entry): readonly Difference[] {
  const entries = entriesIn(known).filter((entry) => seen.past.has(entry));
  return entries.flatMap((entry) =>
    seen.changes(entry, until).filter((one) => isWatched(one) && entryFor(one, known) === entry),
  );
}

function isWatched(difference: Difference): boolean {
  return isKnown(difference) && !isReminder(difference);
}

function entryFor({ subjects }: Difference, known: Known): string {
  const entries = subjects.flatMap((subject) => known.of[subject] ?? []);
  return entries.find((entry) => entry !== known.newest) ?? known.newest; // the older one still has both
}

/**
 * All that this look measured is known now, and what was told all the same, such as of one host of two; but for what is left
 * as it was.
 */
export function knownFrom(
  seen: Seen,
  known?: Known,
  { told = [], but = [] }: { told?: readonly Difference[]; but?: readonly Subject[] } = {},
): Known {
  const { entry } = seen.look;
  const moved = new Set([...seen.measured, ...told.flatMap(({ subjects }) => subjects)]).difference(new Set(but));
  return { newest: entry, of: { ...known?.of, ...entriesOfSubjects(moved, entry) } };
}

function entriesOfSubjects(subjects: ReadonlySet<Subject>, entry: string): Known["of"] {
  return Object.fromEntries([...subjects].map((subject) => [subject, entry]));
}

/** Without entries whose evidence is gone; and with what was measured for the first time. Nothing differs by that. */
export function knownStill(seen: Seen, { newest, of }: Known): Known {
  const { entry } = seen.look;
  const isKept = (one: string): boolean => one === entry || seen.past.has(one);
  const kept = Object.fromEntries(Object.entries(of).filter(([, one]) => isKept(one)));
  return { newest: isKept(newest) ? newest : entry, of: { ...entriesOfSubjects(seen.measured, entry), ...kept } };
}

/** `subjects` as they were known at an earlier time, the others as now. */
export function knownAs(earlier: Known, subjects: readonly Subject[], { newest, of: now }: Known): Known {
  const of = { ...now };
  for (const subject of subjects) {
    delete of[subject];
    const entry = earlier.of[subject];
    if (entry !== undefined) of[subject] = entry;
  }
  return { newest, of };
}

/** What was measured before and was not now; or nothing was. */
export function isMissed({ of }: Known, { measured }: Seen): boolean {
  const known: readonly string[] = Object.keys(of);
  return measured.size === 0 || known.some((subject) => !new Set<string>(measured).has(subject));
}

/** The look that a change is told to have come after. */
export function lookBefore(known: Known, seen: Seen, [first]: readonly Difference[]): Look {
  const entry = first === undefined ? known.newest : entryFor(first, known);
  return seen.past.get(entry) ?? seen.look;
}
