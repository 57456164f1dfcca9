/** The verdict of a criterion as the score took it. */
import type { Assessment, CriterionId, CriterionVerdict, Score } from "./model.ts";
import { byRole, criteriaOf } from "./score.ts";

/** In one category: a role may have switched it off there. */
export function verdictIn(
  { judgements, roles }: Assessment,
  { category, applicable, notMeasured }: Score,
  criterion: CriterionId,
): CriterionVerdict {
  const switchedOff = byRole(category, criterion, roles);
  if (switchedOff !== undefined) return switchedOff;
  const open = notMeasured.find((one) => one.criterion === criterion);
  if (open !== undefined) return { kind: "not-measured", because: open.because };
  const [judged] = [
    ...judgements.flatMap(({ inCategory }) => inCategory?.[category]?.[criterion] ?? []),
    ...judgements.flatMap(({ criteria }) => criteria[criterion] ?? []),
  ];
  if (judged !== undefined && applicable && judged.kind !== "not-measured") return judged;
  return { kind: "not-applicable", because: "the domain has no such mail" };
}

const worstFirst: readonly CriterionVerdict["kind"][] = ["unmet", "not-measured", "met", "not-applicable"];

/** In all of its categories: the worst that is known, then what is not known. */
export function verdictOf(assessment: Assessment, criterion: CriterionId): CriterionVerdict {
  const scores = assessment.scores.filter(({ category }) => criteriaOf(category).includes(criterion));
  return worstOf(scores.map((score) => verdictIn(assessment, score, criterion)));
}

/** Of several that all have to be met. */
export function worstOf(verdicts: readonly CriterionVerdict[]): CriterionVerdict {
  const kind = worstFirst.find((one) => verdicts.some((verdict) => verdict.kind === one));
  return verdicts.find((verdict) => verdict.kind === kind) ?? { kind: "met" };
}
