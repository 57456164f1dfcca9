/** What two looks differ in: what it is about, whether a watch counts it, and how it is told from another. */
import { createHash } from "node:crypto";
import { type Category, type Change, type CheckId, criteria, criterionWords } from "../../src/index.ts";
import type { CategoryScore, WatchOptions } from "../model.ts";

/** What is measured, or not, on its own: a criterion of the score, or all that no criterion is about. */
export const subjects = [...criteria, "rest"] as const;
export type Subject = (typeof subjects)[number];

export interface Difference {
  change: Change;
  /** Never empty. */
  subjects: readonly Subject[];
  /** Of the score that it touches. */
  categories: readonly Category[];
}

/** For the worse: it weakens something or breaks mail. Nobody watches for what was accepted or could not be compared. */
export function isRegression({ change: { direction, waived } }: Difference): boolean {
  return waived === undefined && (direction === "weakened" || direction === "breaks-mail");
}

/** What can be told at all: what could not be judged is no difference. */
export function isKnown({ change }: Difference): boolean {
  return change.direction !== "incomparable";
}

/** Whether the options of a watch want to hear of it, with these scores after it. */
export function counts(difference: Difference, options: WatchOptions, scores: readonly CategoryScore[]): boolean {
  if (options.only === "regressions" && !isRegression(difference)) return false;
  const { categories } = difference;
  if (options.categories.length > 0 && !categories.some((one) => options.categories.includes(one))) return false;
  if (options.checks !== undefined && !options.checks.some((check) => isSeenBy(check, difference))) return false;
  return options.below === undefined || isBelow(options.below, difference, options, scores);
}

function isSeenBy(check: CheckId, { subjects: about }: Difference): boolean {
  return about.some((subject) => subject !== "rest" && criterionWords[subject].check === check);
}

/** Certainly below: points that were not measured are not lost. What touches no category is held against all of them. */
function isBelow(
  below: number,
  { categories }: Difference,
  options: WatchOptions,
  scores: readonly CategoryScore[],
): boolean {
  return scores.some(({ category, applicable, points }) => {
    const isTouched = categories.length === 0 || categories.includes(category);
    const isWatched = options.categories.length === 0 || options.categories.includes(category);
    return applicable && isTouched && isWatched && points.max < below;
  });
}

/** The same for the same change at any time: SHA-256, 16 digits. */
export function idOf(difference: Difference): string {
  const { before, after } = difference.change;
  return digest(JSON.stringify([aboutOf(difference), before, after]));
}

/** Of a set, in any order. */
export function fingerprintOf(differences: readonly Difference[]): string {
  return digest(differences.map(idOf).toSorted().join(" "));
}

/** What it is about, whatever it became: rule and name, and of rules for many things which of them. */
export function aboutOf({ change: { rule, name, args } }: Difference): string {
  const which = ["criterion", "facet", "finding"].flatMap((key) => args[key] ?? []);
  return [rule, name, ...which].join(" ");
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** What ends soon has reminders of its own, at days that the watch chooses. */
export function isReminder({ change: { args } }: Difference): boolean {
  return typeof args["finding"] === "string" && /^(x509|mta-sts|dnssec)\/[a-z-]*expires-soon$/.test(args["finding"]);
}
