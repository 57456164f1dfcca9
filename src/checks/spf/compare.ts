/** What a change does to SPF: the rules that need both sides. Pure. */
import type { Both, Change } from "../../model.ts";
import { compareDefault } from "./compare-default.ts";
import { compareLimits } from "./compare-limits.ts";
import { compareRecords, compareWildcards } from "./compare-records.ts";
import { compareSenders } from "./compare-senders.ts";
import { compareTerms } from "./compare-terms.ts";
import type { Evaluations } from "./evaluations.ts";
import type { Evaluation, SpfFacts } from "./facts.ts";

export function compareSpf(both: Both<SpfFacts>): readonly Change[] {
  const { record } = both.after.facts;
  const onRecords = [...compareRecords(both), ...compareWildcards(both)];
  const isOther = onRecords.some(({ rule }) => rule === "SPF-CONCAT"); // what follows from that is no news
  if (record.kind !== "valid" || isOther) return onRecords;
  const evaluations: Evaluations = { both, before: evaluationOf(both.before.facts), after: record.evaluation };
  return [
    ...onRecords,
    ...compareDefault(evaluations),
    ...compareSenders(evaluations),
    ...compareTerms(evaluations),
    ...compareLimits(evaluations),
  ];
}

function evaluationOf({ record }: SpfFacts): Evaluation | undefined {
  return record.kind === "valid" ? record.evaluation : undefined;
}
