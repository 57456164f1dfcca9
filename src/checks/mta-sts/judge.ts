/** Judges the MTA-STS record of a domain, and its policy as far as it is kept beside the zones (RFC 8461). */
import type { SourceRange } from "../../dns/rrset.ts";
import { isRegistry } from "../../mail/organizational-domain.ts";
import type { Args, CriterionVerdict, Facet, Finding, Judgement, Verdict } from "../../model.ts";
import { notApplicable, notMeasured, unmet } from "../../verdict.ts";
import { modeInForce, uncoveredHosts } from "./coverage.ts";
import { type MtaStsFacts, type PolicyFacts, lineIn } from "./evaluate.ts";
import { longestMaxAge, modes } from "./policy.ts";

const week = 604_800; // RFC 8461 §3.2: "weeks or greater"

export function judgeMtaSts(facts: MtaStsFacts): Judgement {
  const applies = applicability(facts);
  if (applies !== undefined)
    return { check: "mta-sts", verdict: applies, criteria: { "mta-sts": applies }, facets: [], findings: [] };
  const findings = [...recordFindings(facts), ...hostFindings(facts), ...policyFindings(facts)];
  return {
    check: "mta-sts",
    verdict: verdictOf(facts, findings),
    criteria: { "mta-sts": criterionOf(facts) },
    facets: facetsOf(facts),
    findings,
  };
}

/** Where no mail is received there is nothing to protect. */
function applicability({ mx }: MtaStsFacts): ReturnType<typeof notApplicable> | undefined {
  if (mx.kind === "null") return notApplicable("the domain has a null MX and receives no mail");
  return mx.kind === "none" ? notApplicable("the domain has neither an MX record nor an address") : undefined;
}

/** Strength needs the policy as it is served, and the certificate that it comes with. */
function criterionOf(facts: MtaStsFacts): CriterionVerdict {
  if (isWithout(facts) || isBroken(facts)) return unmet;
  if (facts.policy.kind === "valid" && facts.policy.mode.value !== "enforce") return unmet;
  return unseen(facts);
}

function unseen({ record }: MtaStsFacts): ReturnType<typeof notMeasured> {
  if (record.kind === "unknown" || record.kind === "failed") return notMeasured(record.because);
  return notMeasured("the policy is served over HTTPS and was not fetched");
}

function isWithout({ record }: MtaStsFacts): boolean {
  return record.kind === "absent";
}

function isBroken(facts: MtaStsFacts): boolean {
  const { record, host, policy } = facts;
  if (record.kind === "invalid" || record.kind === "several") return true;
  if (policy.kind === "invalid" || host.kind === "absent") return true;
  return modeInForce(facts) === "enforce" && uncoveredHosts(facts).length > 0;
}

function verdictOf(facts: MtaStsFacts, findings: readonly Finding[]): Verdict {
  if (isWithout(facts)) return { kind: "graded", grade: "absent" };
  if (isBroken(facts)) return { kind: "graded", grade: "broken" };
  return findings.length > 0 ? { kind: "graded", grade: "weak" } : unseen(facts);
}

function facetsOf({ record, policy }: MtaStsFacts): readonly Facet[] {
  if (record.kind === "unknown" || record.kind === "failed") return [];
  const isValid = record.kind === "valid";
  const facets: Facet[] = [{ id: "mta-sts", value: isValid ? "record" : "none", scale: ["none", "record"] }];
  if (isValid && policy.kind === "valid") facets.push({ id: "mta-sts-mode", value: policy.mode.value, scale: modes });
  return facets;
}

function recordFindings({ domain, record }: MtaStsFacts): readonly Finding[] {
  switch (record.kind) {
    case "absent":
      return [{ id: "mta-sts/no-record", args: { domain } }];
    case "invalid":
      return [findingAt("mta-sts/invalid-record", { domain, why: record.why, record: record.text }, record.from)];
    case "several":
      return [findingAt("mta-sts/several-records", { domain, count: record.count }, record.from)];
    case "valid":
    case "unknown":
    case "failed":
      return [];
  }
}

/** Without a record nobody asks for the host. */
function hostFindings({ domain, record, host }: MtaStsFacts): readonly Finding[] {
  if (host.kind !== "absent" || record.kind !== "valid") return [];
  return [findingAt("mta-sts/no-host", { domain }, record.from)];
}

function policyFindings(facts: MtaStsFacts): readonly Finding[] {
  const { domain, record, policy } = facts;
  if (policy.kind === "unknown" || (record.kind !== "valid" && record.kind !== "unknown")) return [];
  if (policy.kind === "invalid") return [findingAt("mta-sts/invalid-policy", { domain, why: policy.why }, policy.from)];
  const mode = policy.mode.value;
  const at = lineIn(policy.from, policy.mode.line);
  if (mode === "none") return [findingAt("mta-sts/mode-none", { domain }, at)];
  const testing = mode === "testing" ? [findingAt("mta-sts/mode-testing", { domain }, at)] : [];
  return [...testing, ...ageFindings(domain, policy), ...patternFindings(domain, policy), ...coverageFindings(facts)];
}

function ageFindings(domain: string, policy: Extract<PolicyFacts, { kind: "valid" }>): readonly Finding[] {
  const { value, line } = policy.maxAge;
  const at = lineIn(policy.from, line);
  if (value > longestMaxAge) return [findingAt("mta-sts/long-max-age", { domain, seconds: value }, at)];
  return value < week ? [findingAt("mta-sts/short-max-age", { domain, seconds: value }, at)] : [];
}

function patternFindings(domain: string, policy: Extract<PolicyFacts, { kind: "valid" }>): readonly Finding[] {
  const wide = policy.mx.find(({ value }) => value.isWildcard && isRegistry(value.host));
  if (wide === undefined) return [];
  return [findingAt("mta-sts/wide-pattern", { domain, pattern: wide.value.text }, lineIn(policy.from, wide.line))];
}

function coverageFindings(facts: MtaStsFacts): readonly Finding[] {
  const hosts = uncoveredHosts(facts);
  const [first] = hosts;
  if (first === undefined) return [];
  const mode = modeInForce(facts) ?? "none";
  return [
    findingAt("mta-sts/mx-uncovered", { domain: facts.domain, hosts: hosts.map(({ host }) => host), mode }, first.from),
  ];
}

function findingAt(id: Finding["id"], args: Args, from: SourceRange | undefined): Finding {
  return { id, args, ...(from === undefined ? {} : { from }) };
}
