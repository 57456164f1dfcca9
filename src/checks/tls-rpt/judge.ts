/** Judges the TLS-RPT record of a domain (RFC 8460). No criterion of the score rests on it. */
import type { Facet, Finding, Judgement, Verdict } from "../../model.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import { notMeasured } from "../../verdict.ts";
import type { TlsRptFacts } from "./evaluate.ts";

export function judgeTlsRpt(facts: TlsRptFacts): Judgement {
  return {
    check: "tls-rpt",
    verdict: verdictOf(facts),
    criteria: {},
    facets: facetsOf(facts),
    findings: findingsOf(facts),
  };
}

function verdictOf({ record }: TlsRptFacts): Verdict {
  switch (record.kind) {
    case "valid":
      return { kind: "graded", grade: "strong" };
    case "invalid":
      return { kind: "graded", grade: "broken" };
    case "absent":
      return { kind: "graded", grade: "absent" };
    case "unknown":
    case "failed":
      return notMeasured(record.because);
  }
}

function facetsOf({ record }: TlsRptFacts): readonly Facet[] {
  if (record.kind === "unknown" || record.kind === "failed") return [];
  return [{ id: "tls-rpt", value: record.kind === "valid" ? "record" : "none", scale: ["none", "record"] }];
}

function findingsOf(facts: TlsRptFacts): readonly Finding[] {
  const { domain, record, policies } = facts;
  const isWatching = policies.kind === "measured" && policies.value.length > 0;
  switch (record.kind) {
    case "unknown":
    case "failed":
      return [];
    case "absent":
      return isWatching
        ? [{ id: "tls-rpt/unseen", args: { domain, policies: policies.value } }]
        : [{ id: "tls-rpt/no-record", args: { domain } }];
    case "invalid": {
      const args = { domain, why: record.why, record: record.text };
      return [{ id: "tls-rpt/invalid", args, ...placed(record) }];
    }
    case "valid":
      return [...destinationFindings(facts, record), ...nothingToReport(facts, record)];
  }
}

function placed({ from }: { from?: SourceRange }): Pick<Finding, "from"> {
  return from === undefined ? {} : { from };
}

function destinationFindings(
  { domain, destinations }: TlsRptFacts,
  record: { from?: SourceRange },
): readonly Finding[] {
  return destinations
    .filter(({ takes }) => takes.kind === "measured" && !takes.value)
    .map(({ scheme, host }) => ({ id: "tls-rpt/no-report-host", args: { domain, scheme, host }, ...placed(record) }));
}

function nothingToReport({ domain, policies }: TlsRptFacts, record: { from?: SourceRange }): readonly Finding[] {
  const isIdle = policies.kind === "measured" && policies.value.length === 0;
  return isIdle ? [{ id: "tls-rpt/nothing-to-report", args: { domain }, ...placed(record) }] : [];
}
