/** Two looks at one domain in the world, both judged by the same rules: what a watch has to tell. */
import { type Evaluation, assessmentOf } from "../assess.ts";
import { catalogue } from "../catalogue.ts";
import { changesUnder } from "../change.ts";
import { type CheckName, checks } from "../checks/index.ts";
import { compare, withoutRepeats } from "../compare.ts";
import { verdictOf } from "../criterion-verdict.ts";
import { type Change, type CriterionId, type Finding, type Severity, criteria, severities } from "../model.ts";
import { lookRules } from "./messages.ts";

const change = changesUnder(lookRules(catalogue.messages));
const names = Object.keys(checks) as CheckName[];
const everything = { checks: new Set(names), isMailDomain: true };

/**
 * Worst first. The rules of the checks come first; a criterion that was lost, and a finding that is new, are told where no rule
 * tells them. What either look could not measure differs in nothing.
 */
export function compareLooks(before: Evaluation, after: Evaluation): readonly Change[] {
  const ruled = compare(before, after, everything);
  const moved = criteriaMoved(before, after, ruled);
  const told = new Set([...ruled, ...moved].flatMap(criteriaIn));
  return withoutRepeats([...ruled, ...moved, ...names.flatMap((name) => findingsMoved(name, before, after, told))]);
}

/** The criteria that a change for the worse speaks of. */
function criteriaIn({ rule, direction, args }: Change): readonly CriterionId[] {
  if (direction !== "weakened" && direction !== "breaks-mail") return [];
  const named = criteria.filter((criterion) => criterion === args["criterion"]);
  return [...(catalogue.rules.get(rule)?.criteria ?? []), ...named];
}

function criteriaMoved(before: Evaluation, after: Evaluation, ruled: readonly Change[]): readonly Change[] {
  const [old, now] = [assessmentOf(before), assessmentOf(after)];
  const told = new Set(ruled.flatMap(criteriaIn));
  return criteria.flatMap((criterion) => {
    const [was, is] = [verdictOf(old, criterion).kind, verdictOf(now, criterion).kind];
    if (was === "unmet" && is === "met")
      return [change("CRITERION-MET", after.domain, [`${criterion} not met`, `${criterion} met`], { criterion }, {})];
    if (was !== "met" || is !== "unmet" || told.has(criterion)) return [];
    const why = reason(criterion, before, after);
    const args = { criterion, ...why?.args, ...(why === undefined ? {} : { finding: why.id }) };
    const severity = why !== undefined && severityOf(why) === "info" ? "medium" : "high";
    return [change("CRITERION-LOST", after.domain, [`${criterion} met`, `${criterion} not met`], args, { severity })];
  });
}

/** The worst of the findings that are new, which says why. */
function reason(criterion: CriterionId, before: Evaluation, after: Evaluation): Finding | undefined {
  const name = names.find((one) => after.judgements[one].criteria[criterion] !== undefined);
  return name === undefined ? undefined : added(before.judgements[name].findings, after.judgements[name].findings)[0];
}

function findingsMoved(
  name: CheckName,
  before: Evaluation,
  after: Evaluation,
  told: ReadonlySet<CriterionId>,
): readonly Change[] {
  const [old, now] = [before.judgements[name], after.judgements[name]];
  if (old.verdict.kind !== "graded" || now.verdict.kind !== "graded") return [];
  const isTold = Object.keys(now.criteria).some((criterion) => told.has(criterion as CriterionId));
  const isGrave = (finding: Finding): boolean => severityOf(finding) !== "info";
  const found = isTold ? [] : added(old.findings, now.findings).filter(isGrave);
  const gone = added(now.findings, old.findings).filter(isGrave);
  return [
    ...found.map((finding) => changeOf("FINDING-NEW", finding, after)),
    ...gone.map((finding) => changeOf("FINDING-GONE", finding, after)),
  ];
}

function changeOf(rule: "FINDING-NEW" | "FINDING-GONE", finding: Finding, { domain }: Evaluation): Change {
  const isNew = rule === "FINDING-NEW";
  const found = [finding.id, ...subjectKeys.flatMap((key) => finding.args[key] ?? [])].join(" ");
  const sides = isNew ? (["not found", found] as const) : ([found, "not found"] as const);
  const severity = isNew ? severityOf(finding) : "info";
  return change(rule, domain, sides, { ...finding.args, finding: finding.id }, { severity });
}

/** Those of `after` that `before` has not, worst first. */
function added(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const known = new Set(before.map(subjectOf));
  const fresh = after.filter((finding) => !known.has(subjectOf(finding)));
  const unique = [...new Map(fresh.map((finding) => [subjectOf(finding), finding])).values()];
  return unique.toSorted((one, other) => severities.indexOf(severityOf(one)) - severities.indexOf(severityOf(other)));
}

const subjectKeys = ["host", "owner", "name", "selector"] as const;

/** What a finding is about: figures such as days that are left change from look to look. */
function subjectOf({ id, args }: Finding): string {
  return JSON.stringify([id, ...subjectKeys.map((key) => args[key] ?? null)]);
}

function severityOf({ id }: Finding): Severity {
  return catalogue.messages.get(id)?.severity ?? "info";
}
