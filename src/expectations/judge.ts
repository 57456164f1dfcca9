/** Holds an assessment against what a document expects. Pure. */
import { verdictOf, worstOf } from "../criterion-verdict.ts";
import type { Assessment, CriterionId, CriterionVerdict, Finding } from "../model.ts";
import { met, notApplicable, notMeasured, unmet } from "../verdict.ts";
import { type Expectation, type ProfileName, profiles } from "./profiles.ts";
import type { ExpectationVerdict, ProfileVerdict } from "./verdict.ts";

/** What was looked at beyond the usual. */
export type LookedAt = Readonly<Record<NonNullable<Expectation["needs"]>, boolean>>;

export function judgeProfile(name: ProfileName, assessment: Assessment, lookedAt: LookedAt): ProfileVerdict {
  const { title, dated, source, expectations } = profiles[name];
  return {
    name,
    title,
    dated,
    source,
    expectations: expectations.map((expectation) => judgeExpectation(expectation, assessment, lookedAt)),
  };
}

function judgeExpectation(expectation: Expectation, assessment: Assessment, lookedAt: LookedAt): ExpectationVerdict {
  const { says, see, ways, without = [] } = expectation;
  const found = new Set(assessment.judgements.flatMap(({ findings }) => findings).map(({ id }) => id));
  const against = without.filter((id) => found.has(id));
  const verdicts = [
    ...(ways === undefined ? [] : [bestOf(ways.map((way) => wayVerdict(way, assessment)))]),
    ...(against.length > 0 ? [unmet] : [withoutVerdict(without, expectation, assessment, lookedAt)]),
  ];
  return { says, see, verdict: worstOf(verdicts), against };
}

function wayVerdict(way: readonly CriterionId[], assessment: Assessment): CriterionVerdict {
  return worstOf(way.map((criterion) => verdictOf(assessment, criterion)));
}

const bestFirst: readonly CriterionVerdict["kind"][] = ["met", "not-measured", "unmet", "not-applicable"];

/** Of several ways, one is enough. */
function bestOf(verdicts: readonly CriterionVerdict[]): CriterionVerdict {
  const kind = bestFirst.find((one) => verdicts.some((verdict) => verdict.kind === one));
  return verdicts.find((verdict) => verdict.kind === kind) ?? met;
}

const howToSee: Readonly<Record<NonNullable<Expectation["needs"]>, string>> = {
  "tls-scan": "it is seen only with --tls-scan",
  observed: "it is seen only in a received message, given with --observed",
};

/** No finding stands against it: that counts only where somebody looked. */
function withoutVerdict(
  without: readonly Finding["id"][],
  { needs, ways }: Expectation,
  { judgements }: Assessment,
  lookedAt: LookedAt,
): CriterionVerdict {
  const checks = new Set(without.map((id) => id.split("/", 1)[0]));
  const relevant = judgements.filter(({ check }) => checks.has(check)).map(({ verdict }) => verdict);
  const open = relevant.find(({ kind }) => kind === "not-measured");
  const idle = relevant.find(({ kind }) => kind === "not-applicable");
  if (open !== undefined && "because" in open) return notMeasured(open.because);
  if (idle !== undefined && "because" in idle && ways === undefined) return notApplicable(idle.because);
  return needs === undefined || lookedAt[needs] ? met : notMeasured(howToSee[needs]);
}
