/** One domain before and after: the rules of every check, and improvements as the facets show them. */
import type { Evaluation } from "./assess.ts";
import { type CheckName, forEachCheck } from "./checks/index.ts";
import { type DomainName, isWithin } from "./dns/name.ts";
import { parkedRegression } from "./gate/parked.ts";
import { type Change, type Check, type Judgement, type Severity, severities } from "./model.ts";

/**
 * The checks whose rules are asked about `before` and `after`; for a domain of mail all of them, else those of which the
 * name has records. `isMailDomain` also brings the rule on parked domains.
 */
export interface Scope {
  checks: ReadonlySet<CheckName>;
  isMailDomain: boolean;
}

export function compare(
  before: Evaluation,
  after: Evaluation,
  { checks: names, isMailDomain }: Scope,
): readonly Change[] {
  const compared = forEachCheck((check, name) =>
    names.has(name) ? [...compareCheck(check, name, before, after), ...improvedBy(name, before, after)] : [],
  );
  const parked = isMailDomain ? parkedRegression(before, after) : [];
  return [...Object.values(compared).flat(), ...parked];
}

function compareCheck(check: Check, name: CheckName, before: Evaluation, after: Evaluation): readonly Change[] {
  const sideOf = ({ facts, judgements, surroundings }: Evaluation) => ({
    facts: facts[name],
    judgement: judgements[name],
    surroundings,
  });
  return check.compare({ domain: before.domain, before: sideOf(before), after: sideOf(after) });
}

function improvedBy(name: CheckName, before: Evaluation, after: Evaluation): readonly Change[] {
  return improved(before.domain, before.judgements[name], after.judgements[name]);
}

/** Facets that are known on both sides and went up. */
function improved(domain: DomainName, before: Judgement, after: Judgement): readonly Change[] {
  return after.facets.flatMap((facet): readonly Change[] => {
    const old = before.facets.find(({ id }) => id === facet.id);
    if (old === undefined || facet.scale.indexOf(facet.value) <= facet.scale.indexOf(old.value)) return [];
    return [
      {
        rule: "IMPROVED",
        name: domain,
        severity: "info",
        direction: "strengthened",
        before: old.value,
        after: facet.value,
        args: { facet: facet.id, before: old.value, after: facet.value },
      },
    ];
  });
}

/** Worst first, then by name and rule, so that a report is the same every time. */
export function sortChanges(changes: readonly Change[]): readonly Change[] {
  const rank = (severity: Severity): number => severities.indexOf(severity);
  return changes.toSorted(
    (a, b) =>
      rank(a.severity) - rank(b.severity) ||
      Number(a.direction === "strengthened") - Number(b.direction === "strengthened") ||
      compareText(a.name, b.name) ||
      compareText(a.rule, b.rule) ||
      compareText(a.after, b.after),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of two rules that fire by one cause at one name the first says more. */
const saysMore: readonly [more: string, less: string][] = [
  ["DNSSEC-NS-MOVE", "APEX-NS-CHANGED"],
  ["DNSSEC-NS-MOVE", "NS-DELEGATE"],
  ["APEX-NS-CHANGED", "NS-DELEGATE"],
];

function isTold(change: Change, others: readonly Change[]): boolean {
  const better = new Set(saysMore.filter(([, less]) => less === change.rule).map(([more]) => more));
  return better.size > 0 && others.some(({ rule, name }) => name === change.name && better.has(rule));
}

/** Coverage by TLSA records is lost to hosts that do not exist: the rule on the MX record says why. */
function isMisnamed(change: Change, others: readonly Change[]): boolean {
  const { hosts } = change.args;
  if (change.rule !== "DANE-COVERAGE" || typeof hosts !== "object") return false;
  const misnamed = others.filter(({ rule, name }) => name === change.name && misnaming.has(rule));
  return hosts.every((host) => misnamed.some(({ args }) => args["host"] === host));
}

const misnaming: ReadonlySet<string> = new Set(["MX-NODOT", "MX-IP", "MX-MISSING"]);

/** The same improvement at a name above: the domain only inherits it. */
function inherits(change: Change, above: Change): boolean {
  const isSame = above.rule === "IMPROVED" && above.args["facet"] === change.args["facet"];
  return isSame && above.after === change.after && change.name !== above.name && isWithin(change.name, above.name);
}

/** Two domains can see one cause, such as one MX host's TLSA records: it is told once, at its worst. */
export function withoutRepeats(changes: readonly Change[]): readonly Change[] {
  const byCause = new Map<string, Change>();
  for (const change of sortChanges(changes)) {
    const key = JSON.stringify([change.rule, change.name, change.before, change.after]);
    const told = byCause.get(key);
    if (told === undefined) byCause.set(key, change);
    else byCause.set(key, { ...told, domains: [...new Set([...(told.domains ?? []), ...(change.domains ?? [])])] });
  }
  const causes = [...byCause.values()];
  const told = causes.filter((change) => !isTold(change, causes) && !isMisnamed(change, causes));
  return told.filter((change) => change.rule !== "IMPROVED" || !told.some((other) => inherits(change, other)));
}
