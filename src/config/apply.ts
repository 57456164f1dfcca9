/** A configuration applied to what a review found. Pure and total: every finding that goes in comes out, graded, marked as waived, or counted as switched off. */
import type { Change, Review } from "../model.ts";
import { type Config, type Known, domainsOf } from "./config.ts";
import { worstGrade } from "./grade.ts";
import { minimumChanges } from "./minimum.ts";
import { waive, waiverChanges } from "./waivers.ts";

export interface Applied {
  /** In the order in which they came, with those that the configuration brings behind them; a caller sorts. */
  changes: readonly Change[];
  /** Of rules and checks that the configuration switches off: a report says how many. */
  switchedOff: readonly Change[];
}

export function applyConfig(
  { changes, domains }: Pick<Review, "changes" | "domains">,
  config: Config,
  known: Known,
  now: Date,
): Applied {
  const found = [...changes, ...minimumChanges(domains, config)];
  const all = [...found, ...waiverChanges(config.waivers, { changes: found, domains }, now)];
  const kept: Change[] = [];
  const switchedOff: Change[] = [];
  for (const change of all) {
    const grade = worstGrade(config, known, change.rule, change.severity, domainsOf(change));
    if (grade === "off") switchedOff.push(change);
    else kept.push(waive({ ...change, severity: grade }, config.waivers, now));
  }
  return { changes: kept, switchedOff };
}
