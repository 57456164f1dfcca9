/** What the facts about DMARC mean. Pure, and total over the facts. */
import {
  type ForgeRow,
  type CriterionVerdict,
  type Facet,
  type Judgement,
  type Policy,
  type Verdict,
  policies,
} from "../../model.ts";
import { met, metIf, notMeasured, unmet } from "../../verdict.ts";
import type { DmarcFacts } from "./evaluate.ts";
import { findingsOf } from "./findings.ts";
import type { Reading } from "./parse.ts";
import {
  type Lookup,
  type Scope,
  defectsOf,
  inForce,
  known,
  ofMadeUpName,
  policyOf,
  recordOf,
  scopes,
  weaker,
} from "./policy.ts";

/** Effective policy for each kind of author domain, as a receiver of RFC 9989 and one of RFC 7489 sees it. */
export function forgeTable(facts: DmarcFacts): readonly ForgeRow[] {
  const row = (from: ForgeRow["from"], scope: Scope): ForgeRow => ({
    from,
    rfc9989: policyOf(facts.effective.rfc9989[scope]),
    rfc7489: policyOf(facts.effective.rfc7489[scope]),
  });
  const madeUp = (reading: Reading) => policyOf(ofMadeUpName(facts.wildcard, facts.effective, reading));
  return [
    row("domain", "self"),
    row("existing-subdomain", "sub"),
    { from: "nonexistent-subdomain", rfc9989: madeUp("rfc9989"), rfc7489: madeUp("rfc7489") },
  ];
}

/** The policy for mail from the domain itself (see `known`). */
export function effectivePolicy(facts: DmarcFacts): Policy | "unknown" {
  return known(facts.effective, "self");
}

export function judgeDmarc(facts: DmarcFacts): Judgement {
  const criteria = { dmarc: dmarcCriterion(facts), "dmarc-policy": policyCriterion(facts) };
  return {
    check: "dmarc",
    verdict: verdictOf(facts, criteria["dmarc-policy"]),
    criteria,
    facets: facetsOf(facts),
    findings: findingsOf(facts),
  };
}

function verdictOf(facts: DmarcFacts, policy: CriterionVerdict): Verdict {
  const effective = effectivePolicy(facts);
  if (isSeveral(facts.own) || defectsOf(facts.own).length > 0) return { kind: "graded", grade: "broken" };
  if (effective === "unknown") return notMeasured(whyUnknown(facts, "self"));
  if (effective === "absent") return { kind: "graded", grade: "absent" };
  return { kind: "graded", grade: policy.kind === "met" ? "strong" : "weak" };
}

function dmarcCriterion(facts: DmarcFacts): CriterionVerdict {
  const effective = effectivePolicy(facts);
  return effective === "unknown" ? notMeasured(whyUnknown(facts, "self")) : metIf(effective !== "absent");
}

/** A weakness that is known makes it unmet; met needs all of it known. */
function policyCriterion(facts: DmarcFacts): CriterionVerdict {
  const ofScopes = scopes.map((scope) => known(facts.effective, scope));
  if (ofScopes.some((policy) => policy === "absent" || policy === "none")) return unmet;
  if (isForNobody(facts) || (inForce(facts.lookups, facts.effective.rfc9989) !== undefined && !hasReports(facts)))
    return unmet;
  const unknown = scopes.find((scope) => known(facts.effective, scope) === "unknown");
  return unknown === undefined ? met : notMeasured(whyUnknown(facts, unknown));
}

/** `pct=0` leaves no message under `quarantine` for receivers of RFC 7489. */
function isForNobody(facts: DmarcFacts): boolean {
  const record = recordOf(inForce(facts.lookups, facts.effective.rfc9989), "rfc7489");
  return record?.pct === 0 && policyOf(facts.effective.rfc7489.self) === "none";
}

function hasReports({ destinations }: DmarcFacts): boolean {
  return destinations.some(({ agrees }) => agrees.kind === "not-measured" || agrees.value);
}

function whyUnknown(facts: DmarcFacts, scope: Scope): string {
  const effective = facts.effective.rfc9989[scope];
  return effective.kind === "not-measured" ? effective.because : "";
}

function facetsOf(facts: DmarcFacts): readonly Facet[] {
  const { rfc9989, rfc7489 } = facts.effective;
  const ofPolicy: [id: string, value: Policy | "unknown"][] = [
    ["dmarc-self", weaker(known(facts.effective, "self"), policyOf(rfc7489.self))],
    ["dmarc-sub", weaker(known(facts.effective, "sub"), policyOf(rfc7489.sub))],
    ["dmarc-nonexist", policyOf(rfc9989.nonexist)],
  ];
  const record = recordOf(facts.own);
  return [
    ...ofPolicy.flatMap(([id, value]) => (value === "unknown" ? [] : [{ id, value, scale: policies }])),
    ...(record === undefined ? [] : (["adkim", "aspf"] as const).map((tag) => alignment(tag, record[tag]))),
  ];
}

function alignment(tag: "adkim" | "aspf", value: "r" | "s"): Facet {
  return { id: `dmarc-${tag}`, value, scale: ["r", "s"] };
}

function isSeveral(lookup: Lookup): boolean {
  return lookup.kind === "known" && lookup.records.length > 1;
}
