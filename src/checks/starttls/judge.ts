/** Judges whether mail to a domain can be encrypted on its way (RFC 3207, RFC 8996). */
import { withoutMxHosts } from "../../mail/mx-sessions.ts";
import { type TlsFault, type TlsOutcome, isCurrentVersion, tlsOutcomes, whyOpen } from "../../mail/tls-outcome.ts";
import type { CriterionVerdict, Facet, Finding, Judgement, Verdict } from "../../model.ts";
import { met, notMeasured, unmet } from "../../verdict.ts";
import type { StartTlsFacts } from "./evaluate.ts";
import { hostFindings, sentFindings } from "./findings.ts";
import { scanFindings } from "./scan.ts";

export function judgeStartTls(facts: StartTlsFacts): Judgement {
  const applies = withoutMxHosts(facts.mx);
  if (applies !== undefined)
    return { check: "starttls", verdict: applies, criteria: { starttls: applies }, facets: [], findings: [] };
  const findings = [...facts.hosts.flatMap(hostFindings), ...scanFindings(facts.scans), ...sentFindings(facts)];
  const criterion = criterionOf(facts);
  return {
    check: "starttls",
    verdict: verdictOf(facts, criterion, findings),
    criteria: { starttls: criterion },
    facets: facetsOf(facts),
    findings,
  };
}

/** One fault decides, for an attacker chooses the weakest; strength needs every address that could be reached. */
function criterionOf(facts: StartTlsFacts): CriterionVerdict {
  if (tlsOutcomes(facts).some(({ kind }) => kind === "fault") || isSentBadly(facts)) return unmet;
  const because = whyOpen(facts);
  return because === undefined ? met : notMeasured(because);
}

function isSentBadly({ sent }: StartTlsFacts): boolean {
  return sent.some((one) => one.kind === "clear" || (one.version !== undefined && !isCurrentVersion(one.version)));
}

function verdictOf(facts: StartTlsFacts, criterion: CriterionVerdict, findings: readonly Finding[]): Verdict {
  if (criterion.kind === "not-measured" || criterion.kind === "not-applicable") return criterion;
  const faults = tlsOutcomes(facts).filter(({ kind }) => kind === "fault");
  if (criterion.kind === "unmet") return { kind: "graded", grade: gradeOf(facts, faults) };
  return { kind: "graded", grade: findings.some(({ id }) => weaknesses.has(id)) ? "weak" : "strong" };
}

function gradeOf(facts: StartTlsFacts, faults: readonly TlsOutcome[]): "absent" | "broken" | "weak" {
  const isSome = tlsOutcomes(facts).some(({ kind }) => kind === "encrypted");
  if (isSome || faults.length === 0) return "weak";
  const isNone = faults.every((one) => one.kind === "fault" && withoutTls.has(one.fault));
  return isNone ? "absent" : "broken";
}

const withoutTls: ReadonlySet<TlsFault> = new Set(["no-starttls", "no-ehlo"]);

const weaknesses: ReadonlySet<Finding["id"]> = new Set([
  "starttls/injection",
  "starttls/legacy-only",
  "starttls/auth-in-clear",
  "starttls/ssl3",
  "starttls/old-versions",
  "starttls/weak-suites",
  "starttls/no-forward-secrecy",
  "starttls/short-dh",
  "starttls/insecure-renegotiation",
  "starttls/compression",
]);

/** Where every address is known: how much of the mail can be encrypted. */
function facetsOf(facts: StartTlsFacts): readonly Facet[] {
  const outcomes = tlsOutcomes(facts).filter(({ kind }) => kind !== "unreached");
  const isKnown = outcomes.every(({ kind }) => kind === "encrypted" || kind === "fault");
  if (!isKnown || outcomes.length === 0 || facts.open !== undefined) return [];
  const encrypted = outcomes.filter(({ kind }) => kind === "encrypted").length;
  const value = encrypted === outcomes.length ? "all" : encrypted > 0 ? "some" : "none";
  return [{ id: "starttls", value, scale: ["none", "some", "all"] }];
}
