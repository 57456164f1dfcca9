/** Judges the MTA-STS record of a domain, its policy as a file or as it is served, and what it asks of the MX hosts (RFC 8461). */
import type { SourceRange } from "../../dns/rrset.ts";
import { isRegistry } from "../../mail/organizational-domain.ts";
import type { Args, CriterionVerdict, Facet, Finding, Judgement, Verdict } from "../../model.ts";
import { met, notApplicable, notMeasured, unmet } from "../../verdict.ts";
import { modeInForce, uncoveredHosts } from "./coverage.ts";
import { type MtaStsFacts, type PolicyFacts, lineIn } from "./evaluate.ts";
import { longestMaxAge, modes } from "./policy.ts";
import { isPlainText } from "./service.ts";

const week = 604_800; // RFC 8461 §3.2: "weeks or greater"

export function judgeMtaSts(facts: MtaStsFacts): Judgement {
  const applies = applicability(facts);
  if (applies !== undefined)
    return { check: "mta-sts", verdict: applies, criteria: { "mta-sts": applies }, facets: [], findings: [] };
  const findings = [
    ...recordFindings(facts),
    ...hostFindings(facts),
    ...serviceFindings(facts),
    ...policyFindings(facts),
    ...certificateFindings(facts),
  ];
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

/** Strength needs the policy as it is served, with the certificate that it comes with, and those of every MX host. */
function criterionOf(facts: MtaStsFacts): CriterionVerdict {
  if (isWithout(facts) || isBroken(facts) || isOfAnotherType(facts)) return unmet;
  if (facts.policy.kind === "valid" && facts.policy.mode.value !== "enforce") return unmet;
  return unseen(facts) ?? met;
}

/** What is not known, if there is anything. */
function unseen({ record, policy, service, mx, open }: MtaStsFacts): ReturnType<typeof notMeasured> | undefined {
  if (record.kind === "unknown" || record.kind === "failed") return notMeasured(record.because);
  if (service.kind === "unasked") return notMeasured("the policy is served over HTTPS and was not fetched");
  if (policy.kind === "unknown") return notMeasured(policy.because);
  if (mx.kind === "unknown" || mx.kind === "no-mx") return notMeasured(mx.because);
  return open === undefined ? undefined : notMeasured(open);
}

/** RFC 8461 §3.2: senders SHOULD look at the media type, so that to some of them the policy is none. */
export function isOfAnotherType({ service }: MtaStsFacts): boolean {
  return service.kind === "served" && !isPlainText(service.contentType);
}

function isWithout({ record }: MtaStsFacts): boolean {
  return record.kind === "absent";
}

function isBroken(facts: MtaStsFacts): boolean {
  const { record, host, policy } = facts;
  if (record.kind === "invalid" || record.kind === "several") return true;
  if (policy.kind === "invalid" || host.kind === "absent" || facts.service.kind === "faulty") return true;
  return modeInForce(facts) === "enforce" && (uncoveredHosts(facts).length > 0 || untrusted(facts).length > 0);
}

function verdictOf(facts: MtaStsFacts, findings: readonly Finding[]): Verdict {
  if (isWithout(facts)) return { kind: "graded", grade: "absent" };
  if (isBroken(facts)) return { kind: "graded", grade: "broken" };
  if (findings.length > 0) return { kind: "graded", grade: "weak" };
  return unseen(facts) ?? { kind: "graded", grade: "strong" };
}

function untrusted({ certificates }: MtaStsFacts): MtaStsFacts["certificates"] {
  return certificates.filter(({ why }) => why.length > 0);
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

function serviceFindings({ domain, record, host, service }: MtaStsFacts): readonly Finding[] {
  if (record.kind !== "valid" || host.kind === "absent") return [];
  if (service.kind === "faulty")
    return [findingAt(`mta-sts/policy-${service.fault}`, { domain, ...service.args }, record.from)];
  if (service.kind !== "served" || isPlainText(service.contentType)) return [];
  return [findingAt("mta-sts/content-type", { domain, contentType: service.contentType }, record.from)];
}

/** RFC 8461 §4.2: where the policy is enforced, mail to such a host is not delivered; in testing it is reported. */
function certificateFindings(facts: MtaStsFacts): readonly Finding[] {
  const mode = modeInForce(facts);
  if (mode !== "enforce" && mode !== "testing") return [];
  const hosts = Map.groupBy(untrusted(facts), ({ host }) => host);
  return [...hosts].map(([host, bad]) => {
    const args = { host, addresses: bad.map(({ address }) => address), mode };
    return findingAt(
      "mta-sts/mx-untrusted",
      { ...args, why: [...new Set(bad.flatMap(({ why }) => why))] },
      bad[0]?.from,
    );
  });
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
