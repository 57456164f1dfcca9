/** What to fix first: what is urgent, then what brings most stars, then most points. Pure. */
import { type Catalogue, notMeasuredBecause } from "../../catalogue.ts";
import {
  type Assessment,
  type Category,
  type CheckId,
  type CriterionId,
  type Judgement,
  type Score,
  criteria as criteriaIds,
  severities,
} from "../../model.ts";
import { score } from "../../score.ts";
import { met } from "../../verdict.ts";
import { categoryNames } from "../words.ts";
import { pointsText } from "./head.ts";
import { type FindingShown, findingsShown } from "./finding-shown.ts";

/** All that one check holds against a domain: together it is what keeps its criteria from being met. */
export interface Fix {
  check: CheckId;
  /** Those that are not met and would be. */
  criteria: readonly CriterionId[];
  /** Worst first, without mere information. */
  findings: readonly [FindingShown, ...FindingShown[]];
  /** What is certain to come of it; categories without a gain are left out. */
  gains: readonly Gain[];
}

interface Gain {
  category: Category;
  stars: number;
  points: number;
}

/** What is critical or high comes first, whatever it gains; then what gains most. */
export function topFixes(assessment: Assessment, catalogue: Catalogue): readonly Fix[] {
  const fixes = assessment.judgements.flatMap((judgement) => {
    const [worst, ...others] = findingsShown({ ...assessment, judgements: [judgement] }, catalogue).filter(
      ({ severity }) => severity !== "info",
    );
    if (worst === undefined) return [];
    const { possible, ...gained } = gainsOf(assessment, judgement, catalogue);
    return [{ fix: { check: judgement.check, ...gained, findings: [worst, ...others] } satisfies Fix, possible }];
  });
  const rank = ({ findings }: Fix): number => severities.indexOf(findings[0].severity);
  return fixes
    .toSorted(
      (one, other) =>
        Number(isUrgent(other.fix)) - Number(isUrgent(one.fix)) ||
        sum(other.fix.gains, "stars") - sum(one.fix.gains, "stars") ||
        sum(other.fix.gains, "points") - sum(one.fix.gains, "points") ||
        other.possible - one.possible ||
        rank(one.fix) - rank(other.fix),
    )
    .map(({ fix }) => fix);
}

function isUrgent({ findings: [{ severity }] }: Fix): boolean {
  return severity === "critical" || severity === "high";
}

function sum(gains: readonly Gain[], what: "stars" | "points"): number {
  return gains.reduce((all, gain) => all + gain[what], 0);
}

/** Scores the domain again as if the check found nothing; `possible` is in points, if all that was not measured were good. */
function gainsOf(
  { judgements, scores, roles }: Assessment,
  judgement: Judgement,
  { messages }: Catalogue,
): Pick<Fix, "criteria" | "gains"> & { possible: number } {
  const others = judgements.map((one) => (one === judgement ? withoutFaults(one) : one));
  const after = score(others, roles, ({ id }) => messages.get(id)?.demerits ?? {}, notMeasuredBecause);
  const pairs = scores.flatMap((before) =>
    after.filter(({ category }) => category === before.category).map((mended) => ({ before, mended })),
  );
  return {
    criteria: unmetOf(judgement),
    gains: pairs.map(gainOf).filter(({ stars, points }) => stars > 0 || points > 0),
    possible: pairs.reduce((all, { before, mended }) => all + mended.points.max - before.points.max, 0),
  };
}

function gainOf({ before, mended }: { before: Score; mended: Score }): Gain {
  return {
    category: before.category,
    stars: mended.stars.min - before.stars.min,
    points: mended.points.min - before.points.min,
  };
}

function withoutFaults(judgement: Judgement): Judgement {
  const { criteria, inCategory = {} } = judgement;
  return {
    ...judgement,
    criteria: metAll(criteria),
    inCategory: Object.fromEntries(Object.entries(inCategory).map(([category, some]) => [category, metAll(some)])),
    findings: [],
  };
}

/** What was not measured stays so. */
function metAll(criteria: Judgement["criteria"]): Judgement["criteria"] {
  return Object.fromEntries(
    Object.entries(criteria).map(([id, verdict]) => [id, verdict.kind === "unmet" ? met : verdict]),
  );
}

function unmetOf({ criteria }: Judgement): readonly CriterionId[] {
  return criteriaIds.filter((id) => criteria[id]?.kind === "unmet");
}

const maxFirst = 3;

/** A fix in short: the whole of it is among the findings. */
export interface FixShown {
  id: FindingShown["id"];
  /** How many more findings it is about, in words; empty where there is one. */
  more: string;
  /** Empty where nothing is certain to come of it. */
  gain: string;
  fix: string;
  whoText: string;
}

/** The first three. */
export function firstFixes(fixes: readonly Fix[]): readonly FixShown[] {
  return fixes.slice(0, maxFirst).map((fix) => {
    const { id, fix: words, whoText } = fix.findings[0];
    const others = fix.findings.length - 1;
    return {
      id,
      more: others > 0 ? `and ${others} more of ${fix.check}` : "",
      gain: gainText(fix),
      fix: words,
      whoText,
    };
  });
}

/** Such as `+1.0 star of Confidential Delivery, +2 points of Integrity of Messages`. */
export function gainText({ gains }: Fix): string {
  return gains
    .map(({ category, stars, points }) => `+${amountText(stars, points)} of ${categoryNames[category]}`)
    .join(", ");
}

function amountText(stars: number, points: number): string {
  if (stars > 0) return `${stars.toFixed(1)} ${stars === 1 ? "star" : "stars"}`;
  return pointsText(points);
}
