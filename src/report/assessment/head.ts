/** Sentences that every renderer has: when and from where it was assessed, and what a finding costs. */
import { version } from "../../version.ts";
import { categoryNames, clean, count } from "../words.ts";
import type { FindingShown } from "./shown.ts";
import type { AssessmentReport } from "./report.ts";

export function headText({ at, vantage, domains }: AssessmentReport): string {
  const from = vantage === undefined ? "" : ` from ${clean(vantage)}`;
  return `${count(domains.length, "domain")} assessed${from} at ${timeText(at)}. mecsa ${version}`;
}

/** Such as `2026-11-22 08:30:00 UTC`. */
function timeText(at: string): string {
  return `${at.slice(0, 19).replace("T", " ")} UTC`;
}

/** Undefined where there is nothing to say. */
export function egressText({ egress }: AssessmentReport): string | undefined {
  if (egress !== "blocked-probably") return undefined;
  return "No MX host answered on port 25, so most likely connections to port 25 are blocked from here, as many networks and clouds do. Nothing is held against the hosts for it.";
}

export function pointsText(points: number): string {
  return count(points, "point");
}

/** Such as `2 points of Confidential Delivery`. */
export function costText({ category, points }: FindingShown["costs"][number]): string {
  return `${pointsText(points)} of ${categoryNames[category]}`;
}
