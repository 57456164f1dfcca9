/** A regression that people were told of, until it is undone. */
import { type Difference, aboutOf, isRegression } from "./difference.ts";
import { type Seen, differencesSince } from "./known.ts";
import { type Alert, entriesIn, maxSightings } from "./state.ts";

/** Of what got worse in what was told, if anything did. */
export function alertsFor(
  told: readonly Difference[],
  { key, before, at }: Pick<Alert, "key" | "before" | "at">,
  { look }: Seen,
): readonly Alert[] {
  const worse = told.filter(isRegression).slice(0, maxSightings);
  if (worse.length === 0) return [];
  const subjects = [...new Set(worse.flatMap((one) => one.subjects))];
  return [{ key, at, before, after: look.entry, told: [...new Set(worse.map(aboutOf))], subjects }];
}

/** Nothing of what was told is there any more, and all that it was about was measured. */
export function isUndone(alert: Alert, seen: Seen): boolean {
  if (!alert.subjects.every((subject) => seen.measured.has(subject))) return false;
  return !differencesSince(alert.before, seen).some((one) => alert.told.includes(aboutOf(one)));
}

/** Without the evidence of how it was before, nobody can say that it is so again. */
export function isComparable({ before }: Alert, { past }: Seen): boolean {
  return entriesIn(before).every((entry) => past.has(entry));
}

/** An improvement to how it was before the alert, with nothing else to say of the same subjects. */
export function explains(alert: Alert, difference: Difference, seen: Seen): boolean {
  const { subjects } = difference;
  if (isRegression(difference) || !subjects.some((subject) => alert.subjects.includes(subject))) return false;
  const about = new Set([...subjects, ...alert.subjects]);
  return !differencesSince(alert.before, seen).some((one) => one.subjects.some((subject) => about.has(subject)));
}
