/** What the facts of SPF amount to. Pure, and total over the facts. */
import type { CriterionVerdict, Facet, Judgement, Verdict } from "../../model.ts";
import { metIf, notMeasured, unmet } from "../../verdict.ts";
import { letsAnybodySend } from "./authorises.ts";
import type { Evaluation, SpfFacts } from "./facts.ts";
import { findingsOf } from "./findings.ts";

export function judgeSpf(facts: SpfFacts): Judgement {
  const criteria = { spf: ofOne(facts, permerrorFree), "spf-policy": ofOne(facts, policy) };
  return {
    check: "spf",
    verdict: verdictOf(facts, criteria),
    criteria,
    facets: facetsOf(facts),
    findings: findingsOf(facts),
  };
}

/** A criterion that exactly one record can meet. */
function ofOne({ record }: SpfFacts, judge: (evaluation: Evaluation) => CriterionVerdict): CriterionVerdict {
  switch (record.kind) {
    case "unknown":
    case "failed":
      return notMeasured(record.because);
    case "none":
    case "duplicate":
    case "syntax":
      return unmet;
    case "valid":
      return judge(record.evaluation);
  }
}

/** A permerror for no sender. */
function permerrorFree(evaluation: Evaluation): CriterionVerdict {
  if (evaluation.problems.length > 0) return unmet;
  const doubt = doubtOf(evaluation);
  return doubt === undefined ? metIf(true) : notMeasured(doubt);
}

/** Why a permerror cannot be ruled out. */
function doubtOf({ symbolic, voids }: Evaluation): string | undefined {
  const unread = symbolic.find(({ kind }) => kind === "include" || kind === "redirect" || kind === "mx");
  if (unread !== undefined) return `${unread.text}: ${unread.because}`;
  if (voids.atMost !== null && voids.atMost <= 2) return undefined;
  const [first] = symbolic;
  return `${voids.atMost ?? "an unknown number of"} look-ups may be void${first === undefined ? "" : `, such as ${first.text}`}`;
}

/** What no mechanism matches gets `fail` or `softfail`. */
function policy(evaluation: Evaluation): CriterionVerdict {
  if (evaluation.problems.length > 0 || letsAnybodySend(evaluation)) return unmet;
  const { default: otherwise } = evaluation;
  if (otherwise.result === "unknown") return notMeasured(otherwise.because);
  return metIf(otherwise.result === "fail" || otherwise.result === "softfail");
}

function verdictOf({ record }: SpfFacts, criteria: Record<"spf" | "spf-policy", CriterionVerdict>): Verdict {
  if (record.kind === "none") return { kind: "graded", grade: "absent" };
  if (criteria.spf.kind === "unmet") return { kind: "graded", grade: "broken" };
  if (criteria["spf-policy"].kind === "unmet") return { kind: "graded", grade: "weak" };
  if (criteria.spf.kind === "not-measured" || criteria.spf.kind === "not-applicable") return criteria.spf;
  const rest = criteria["spf-policy"];
  return rest.kind === "not-measured" || rest.kind === "not-applicable" ? rest : { kind: "graded", grade: "strong" };
}

const defaultScale = ["pass", "permerror", "none", "neutral", "softfail", "fail"];
const lookupScale = ["over the limit", "near the limit", "within the limit"];

/** Only what is known of a side, so that an improvement is never a guess. */
function facetsOf({ record }: SpfFacts): readonly Facet[] {
  switch (record.kind) {
    case "unknown":
    case "failed":
      return [];
    case "none":
      return [{ id: "spf-default", value: "none", scale: defaultScale }];
    case "duplicate":
    case "syntax":
      return [{ id: "spf-default", value: "permerror", scale: defaultScale }];
    case "valid":
      return [...defaultFacet(record.evaluation), ...lookupFacet(record.evaluation)];
  }
}

function defaultFacet(evaluation: Evaluation): readonly Facet[] {
  const value = defaultOf(evaluation);
  return value === "unknown" ? [] : [{ id: "spf-default", value, scale: defaultScale }];
}

function defaultOf(evaluation: Evaluation): string {
  if (letsAnybodySend(evaluation)) return "pass";
  return evaluation.problems.length > 0 ? "permerror" : evaluation.default.result;
}

function lookupFacet({ lookups }: Evaluation): readonly Facet[] {
  if (lookups.atMost === null && lookups.count <= 10) return [];
  const value = lookups.count > 10 ? "over the limit" : lookups.count > 8 ? "near the limit" : "within the limit";
  return [{ id: "spf-lookups", value, scale: lookupScale }];
}
