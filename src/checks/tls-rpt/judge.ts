/** Judges the TLS-RPT record of a domain (RFC 8460). No criterion of the score rests on it. */
import type { Facet, Finding, Judgement, Verdict } from "../../model.ts";
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

function findingsOf({ domain, record }: TlsRptFacts): readonly Finding[] {
  if (record.kind === "absent") return [{ id: "tls-rpt/no-record", args: { domain } }];
  if (record.kind !== "invalid") return [];
  const args = { domain, why: record.why, record: record.text };
  return [{ id: "tls-rpt/invalid", args, ...(record.from === undefined ? {} : { from: record.from }) }];
}
