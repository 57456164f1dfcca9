/**
 * MECSA's score: the level of a category is the highest rung whose criteria are all met; with none met it is 0.
 * What was not measured is scored twice, unmet and met, and so gives a range. Points refine a level and never contradict it.
 */
import {
  type Category,
  type CriterionId,
  type CriterionVerdict,
  type Demerits,
  type Finding,
  type Judgement,
  type Range,
  type Roles,
  type Score,
  categories,
} from "./model.ts";
import { rungs } from "./rungs.ts";
import { notApplicable } from "./verdict.ts";

/** What a finding costs in each category. */
export type DemeritsOf = (finding: Finding) => Demerits;

/** Reasons for the criteria that no judgement speaks of. */
export type NotMeasuredBecause = Readonly<Record<CriterionId, string>>;

export function score(
  judgements: readonly Judgement[],
  roles: Roles,
  demeritsOf: DemeritsOf,
  notMeasuredBecause: NotMeasuredBecause,
): readonly Score[] {
  const judged = Object.assign({}, ...judgements.map((judgement) => judgement.criteria)) as Partial<
    Record<CriterionId, CriterionVerdict>
  >;
  const verdictOf = (category: Category, criterion: CriterionId): CriterionVerdict =>
    byRole(category, criterion, roles) ??
    judgements.find(({ inCategory }) => inCategory?.[category]?.[criterion])?.inCategory?.[category]?.[criterion] ??
    judged[criterion] ?? { kind: "not-measured", because: notMeasuredBecause[criterion] };
  const findings = judgements.flatMap((judgement) => judgement.findings);
  return categories.map((category) => {
    const lost = findings.reduce((sum, finding) => sum + (demeritsOf(finding)[category] ?? 0), 0);
    return scoreCategory(category, (criterion) => verdictOf(category, criterion), lost);
  });
}

/** Criteria that a domain's roles switch off: no mail in, nothing to deliver; no mail out, nothing to sign. */
export function byRole(category: Category, criterion: CriterionId, roles: Roles): CriterionVerdict | undefined {
  if (category === "confidential-delivery" && roles.receives === false)
    return notApplicable("the domain receives no mail");
  if (criterion === "dkim" && roles.sends === false) return notApplicable("the domain sends no mail");
  return undefined;
}

function scoreCategory(category: Category, verdictOf: (id: CriterionId) => CriterionVerdict, lost: number): Score {
  const verdicts = criteriaOf(category).map((criterion) => ({ criterion, verdict: verdictOf(criterion) }));
  const applicable = verdicts.filter(({ verdict }) => verdict.kind !== "not-applicable");
  const notMeasured = applicable.flatMap(({ criterion, verdict }) =>
    verdict.kind === "not-measured" ? [{ criterion, because: verdict.because }] : [],
  );
  const levelIf = (isMet: (verdict: CriterionVerdict) => boolean): number =>
    levelOf(category, new Set(verdicts.filter(({ verdict }) => isMet(verdict)).map(({ criterion }) => criterion)));
  const level = {
    min: levelIf((verdict) => verdict.kind === "met" || verdict.kind === "not-applicable"),
    max: levelIf((verdict) => verdict.kind !== "unmet"),
  };
  return {
    category,
    applicable: applicable.length > 0,
    level,
    stars: mapRange(level, (value) => value / 2),
    points: mapRange(level, (value) => pointsOf(value, lost)),
    coverage: applicable.length === 0 ? 1 : (applicable.length - notMeasured.length) / applicable.length,
    notMeasured,
  };
}

/** The highest rung of the category whose criteria are all in `met`: 0 to 10. */
export function levelOf(category: Category, met: ReadonlySet<CriterionId>): number {
  const reached = rungs.filter((rung) => rung.category === category && rung.criteria.every((id) => met.has(id)));
  return Math.max(0, ...reached.map((rung) => rung.level));
}

/** The criteria that any rung of the category asks for. */
export function criteriaOf(category: Category): readonly CriterionId[] {
  return [...new Set(rungs.filter((rung) => rung.category === category).flatMap((rung) => rung.criteria))];
}

/** `10 x level - demerits`, never below what the next lower level could have; 0 at level 0. */
export function pointsOf(level: number, demerits: number): number {
  return level === 0 ? 0 : Math.max(10 * level - demerits, 10 * (level - 1) + 1);
}

function mapRange(range: Range, change: (value: number) => number): Range {
  return { min: change(range.min), max: change(range.max) };
}
