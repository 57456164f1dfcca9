/** A finished look beside those that its watch remembers, all judged by today's rules. */
import {
  type AssessedDomain,
  type Category,
  type Change,
  type CriterionId,
  type Evaluation,
  type Evidence,
  type Look as CoreLook,
  catalogue,
  domainShown,
} from "../../src/index.ts";
import { type Look, scoresOf } from "../model.ts";
import { type Difference, type Subject, subjects } from "./difference.ts";
import { expiringIn } from "./expiry.ts";
import type { Seen } from "./known.ts";

/** An entry of the history with what its evidence says today. */
export interface Judged {
  entry: string;
  look: CoreLook;
}

type Compare = (before: Evaluation, after: Evaluation) => readonly Change[];

export function seenOf(now: Judged & { evidence: Evidence }, past: readonly Judged[], compare: Compare): Seen {
  const all = new Map([...past, now].map((judged) => [judged.entry, judged.look]));
  const known = new Map<string, readonly Difference[]>();
  const [assessed] = now.look.report.domains;
  const categories = categoriesOf(assessed);
  const changes = (before: string, after: string): readonly Difference[] => {
    const [from, to] = [all.get(before), all.get(after)];
    if (from === undefined || to === undefined) return [];
    const key = `${before} ${after}`;
    const found =
      known.get(key) ??
      compare(from.evaluation, to.evaluation).map((change) => differenceOf(change, to.evaluation, categories));
    known.set(key, found);
    return found;
  };
  return {
    look: lookOf(now),
    measured: measuredIn(now.look.evaluation),
    past: new Map(past.map((judged) => [judged.entry, lookOf(judged)])),
    changes,
    expiring: expiringIn(now.look.evaluation, now.evidence),
  };
}

/** The scores are today's, so that two looks are comparable whatever ruleset made them. */
function lookOf({ entry, look: { report } }: Judged): Look {
  return { entry, at: report.at, scores: scoresOf(report.domains[0].assessment) };
}

/** A criterion that any check speaks of and none could not measure; `rest` is the checks without a criterion. */
function measuredIn({ judgements }: Evaluation): ReadonlySet<Subject> {
  const all = Object.values(judgements);
  return new Set(
    subjects.filter((subject) => {
      if (subject === "rest")
        return all.every(({ verdict, criteria }) => hasCriteria(criteria) || verdict.kind !== "not-measured");
      const verdicts = all.flatMap(({ criteria }) => criteria[subject] ?? []);
      return verdicts.length > 0 && verdicts.every(({ kind }) => kind !== "not-measured");
    }),
  );
}

function hasCriteria(criteria: object): boolean {
  return Object.keys(criteria).length > 0;
}

type Categories = ReadonlyMap<string, readonly Category[]>;

function categoriesOf(assessed: AssessedDomain): Categories {
  const pairs = domainShown(assessed, catalogue).scores.flatMap(({ category, criteria }) =>
    criteria.map(({ criterion }) => ({ category, criterion })),
  );
  const grouped = Map.groupBy(pairs, ({ criterion }) => criterion);
  return new Map([...grouped].map(([criterion, of]) => [criterion, of.map(({ category }) => category)]));
}

function differenceOf(change: Change, evaluation: Evaluation, categories: Categories): Difference {
  const about = criteriaOf(change, evaluation);
  const touched = [...new Set(about.flatMap((criterion) => categories.get(criterion) ?? []))];
  return { change, subjects: about.length === 0 ? ["rest"] : about, categories: touched };
}

/** Those of its rule; or the one that it names; or those of the check whose finding or facet it names. */
function criteriaOf({ rule, args }: Change, { judgements }: Evaluation): readonly CriterionId[] {
  const ruled = catalogue.rules.get(rule)?.criteria ?? [];
  if (ruled.length > 0) return ruled;
  const named = criteriaIn({ [String(args["criterion"])]: true });
  if (named.length > 0) return named;
  const { finding, facet } = args;
  const judgement = Object.values(judgements).find(
    ({ check, facets }) => String(finding).startsWith(`${check}/`) || facets.some(({ id }) => id === facet),
  );
  return criteriaIn(judgement?.criteria ?? {});
}

function criteriaIn(given: object): readonly CriterionId[] {
  return subjects.filter((subject) => subject !== "rest").filter((subject) => subject in given);
}
