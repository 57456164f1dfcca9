/** One domain before and after: the rules of every check, and improvements as the facets show them. */
import type { Evaluation } from "./assess.ts";
import { checks } from "./checks/index.ts";
import { type DomainName, isWithin } from "./dns/name.ts";
import { parkedRegression } from "./gate/parked.ts";
import { type Change, type Judgement, type Severity, severities } from "./model.ts";

/** What of a name is compared: a mail domain with everything, an MX host for its TLSA records, an include target for its SPF record. */
export type Scope = "domain" | "mx-host" | "spf-target";

type Registered = keyof typeof checks;

const checksOf: Readonly<Record<Scope, readonly Registered[]>> = {
  domain: ["mx", "spf", "dmarc", "dane"],
  "mx-host": ["dane"],
  "spf-target": ["spf"],
};

/** `isRetiredHost`: an MX record named it before, and none does now. */
export function compare(
  before: Evaluation,
  after: Evaluation,
  { scope, isRetiredHost }: { scope: Scope; isRetiredHost: boolean },
): readonly Change[] {
  const isOwnMxHost = after.surroundings.mx !== "real"; // without MX records of its own it is one of others, or by RFC 5321 §5.1
  const compared = checksOf[scope].filter((id) => !(id === "dane" && isRetiredHost && isOwnMxHost));
  const changes = compared.flatMap((id) => compareCheck(id, before, after));
  const improvements = compared.flatMap((id) => improved(before.domain, before.judgements[id], after.judgements[id]));
  const parked = scope === "domain" ? parkedRegression(before, after) : [];
  return [...changes, ...parked, ...improvements];
}

function compareCheck(id: Registered, before: Evaluation, after: Evaluation): readonly Change[] {
  const sideOf = <Facts>(evaluation: Evaluation, facts: Facts) => ({
    facts,
    judgement: evaluation.judgements[id],
    surroundings: evaluation.surroundings,
  });
  const both = <Facts>(factsOf: (evaluation: Evaluation) => Facts) => ({
    domain: before.domain,
    before: sideOf(before, factsOf(before)),
    after: sideOf(after, factsOf(after)),
  });
  switch (id) {
    case "mx":
      return checks.mx.compare(both(({ facts }) => facts.mx));
    case "spf":
      return checks.spf.compare(both(({ facts }) => facts.spf));
    case "dmarc":
      return checks.dmarc.compare(both(({ facts }) => facts.dmarc));
    case "dane":
      return checks.dane.compare(both(({ facts }) => facts.dane));
  }
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
  const told = [...byCause.values()];
  return told.filter((change) => change.rule !== "IMPROVED" || !told.some((other) => inherits(change, other)));
}
