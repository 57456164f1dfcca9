/** Judges the certificates of a domain's MX hosts as a sender does that trusts public authorities (RFC 5280 §6, RFC 9525). */
import { withoutMxHosts } from "../../mail/mx-sessions.ts";
import { tlsOutcomes, whyOpen } from "../../mail/tls-outcome.ts";
import type { CriterionVerdict, Facet, Finding, Judgement, Verdict } from "../../model.ts";
import { met, notMeasured, unmet } from "../../verdict.ts";
import type { ShownCertificate, X509Facts } from "./evaluate.ts";
import { findingsOf } from "./findings.ts";

export function judgeX509(facts: X509Facts): Judgement {
  const applies = withoutMxHosts(facts.mx);
  if (applies !== undefined)
    return { check: "x509", verdict: applies, criteria: { x509: applies }, facets: [], findings: [] };
  const findings = findingsOf(facts);
  const criterion = criterionOf(facts);
  return {
    check: "x509",
    verdict: verdictOf(facts, criterion, findings),
    criteria: { x509: criterion },
    facets: facetsOf(criterion),
    findings,
  };
}

function isGood({ problems, revocation }: ShownCertificate): boolean {
  return problems.length === 0 && revocation.kind !== "revoked";
}

/** A bad certificate decides, or none; strength needs the one of every address that could be reached. */
function criterionOf(facts: X509Facts): CriterionVerdict {
  if (facts.shown.some((one) => !isGood(one)) || tlsOutcomes(facts).some(({ kind }) => kind === "fault")) return unmet;
  const because = whyOpen(facts);
  return because === undefined ? met : notMeasured(because);
}

/** Under DANE alone a certificate is worth what its record says, so a self-signed one is weak only. */
function verdictOf(facts: X509Facts, criterion: CriterionVerdict, findings: readonly Finding[]): Verdict {
  if (criterion.kind === "not-measured" || criterion.kind === "not-applicable") return criterion;
  if (criterion.kind === "unmet") {
    const bad = facts.shown.filter((one) => !isGood(one));
    if (facts.shown.length === 0) return { kind: "graded", grade: "absent" };
    return { kind: "graded", grade: bad.every(({ isPinned }) => isPinned) ? "weak" : "broken" };
  }
  return { kind: "graded", grade: findings.some(({ id }) => id === "x509/expires-soon") ? "weak" : "strong" };
}

function facetsOf(criterion: CriterionVerdict): readonly Facet[] {
  if (criterion.kind !== "met" && criterion.kind !== "unmet") return [];
  const value = criterion.kind === "met" ? "trusted" : "untrusted";
  return [{ id: "x509", value, scale: ["untrusted", "trusted"] }];
}
