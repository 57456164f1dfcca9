/** Judges who may issue certificates for a domain. Nothing of it is scored. */
import { listedOrganizationalDomain } from "../../mail/organizational-domain.ts";
import type { Facet, Finding, Judgement, Verdict } from "../../model.ts";
import { notMeasured } from "../../verdict.ts";
import { type Authorised, authorised, unusable } from "./authorised.ts";
import type { CaaFacts, CaaSet, Relevant } from "./evaluate.ts";

/** Who may issue for the domain, weakest first. */
const scale = ["any CA", "named CAs", "no CA"];

export function judgeCaa({ domain, names }: CaaFacts): Judgement {
  const relevant: Relevant = names[0]?.relevant ?? { kind: "unknown", because: "nothing was asked", at: domain };
  return {
    check: "caa",
    verdict: verdictOf(relevant),
    criteria: {},
    facets: facetsOf(relevant),
    findings: findingsOf(domain, names),
  };
}

function verdictOf(relevant: Relevant): Verdict {
  switch (relevant.kind) {
    case "unknown":
      return notMeasured(relevant.because);
    case "none":
      return { kind: "graded", grade: "absent" };
    case "set":
      if (relevant.unread > 0) return notMeasured(`${relevant.unread} CAA records were not read`);
      return { kind: "graded", grade: authorised(relevant, "issue") === "anyone" ? "weak" : "strong" };
  }
}

function facetsOf(relevant: Relevant): readonly Facet[] {
  if (relevant.kind === "unknown" || (relevant.kind === "set" && relevant.unread > 0)) return [];
  return [
    { id: "caa-issue", value: valueOf(relevant.kind === "set" ? authorised(relevant, "issue") : "anyone"), scale },
  ];
}

function valueOf(allowed: Authorised): string {
  if (allowed === "anyone") return "any CA";
  return allowed.length === 0 ? "no CA" : "named CAs";
}

function findingsOf(domain: CaaFacts["domain"], names: CaaFacts["names"]): readonly Finding[] {
  const own = names[0]?.relevant;
  const sets = new Map(names.flatMap(({ relevant }) => (relevant.kind === "set" ? [[relevant.owner, relevant]] : [])));
  return [
    ...failures(names),
    ...(own?.kind === "none" ? [{ id: "caa/absent", args: { domain } } as const] : []),
    ...(own?.kind === "set" ? mailFindings(domain, own) : []),
    ...[...sets.values()].flatMap(recordFindings),
  ];
}

/** Names without an answer; those of one organization together, since it has one cause more often than several. */
function failures(names: CaaFacts["names"]): readonly Finding[] {
  const found = names.flatMap(({ relevant }) =>
    relevant.kind === "unknown" && relevant.failure !== undefined ? [relevant] : [],
  );
  const together = Map.groupBy(found, ({ at, failure }) => `${failure} ${listedOrganizationalDomain(at)}`);
  return [...together.values()].map((some) => ({
    id: some[0]?.failure === "bogus" ? "caa/bogus" : "caa/lookup-failed",
    args: { owners: [...new Set(some.map(({ at }) => at))], why: some[0]?.because ?? "" },
  }));
}

/** RFC 9495 §4: without `issuemail` the records say nothing about S/MIME. */
function mailFindings(domain: CaaFacts["domain"], set: CaaSet): readonly Finding[] {
  const isOpen = set.unread === 0 && authorised(set, "issue") !== "anyone" && authorised(set, "issuemail") === "anyone";
  return isOpen ? [{ id: "caa/no-issuemail", args: { domain, owner: set.owner } }] : [];
}

function recordFindings({ owner, records }: CaaSet): readonly Finding[] {
  return records.flatMap((record) => {
    const why = unusable(record);
    if (why === undefined) return [];
    return [{ id: `caa/${why}`, args: { owner, record: record.text }, ...(record.from && { from: record.from }) }];
  });
}
