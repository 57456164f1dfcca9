/** Judges where mail for a domain goes (RFC 5321 §5.1, RFC 7505). */
import type { Judgement, Surroundings, Verdict } from "../../model.ts";
import { notApplicable, notMeasured } from "../../verdict.ts";
import type { MxFacts, MxTarget } from "./evaluate.ts";
import { findingsOf } from "./findings.ts";
import { isAddressLiteral } from "./literal.ts";

export function judgeMx(facts: MxFacts): Judgement {
  const findings = findingsOf(facts);
  return { check: "mx", verdict: verdictOf(facts), criteria: {}, facets: [], findings };
}

/** What the MX records alone say; an implicit MX is `none`. */
export function mxKind({ mx }: MxFacts): Surroundings["mx"] {
  switch (mx.kind) {
    case "real":
    case "null":
    case "unknown":
      return mx.kind;
    case "implicit":
    case "none":
    case "no-mx":
      return "none";
  }
}

/** Does the domain receive mail? An implicit MX does. */
export function receivesOf({ mx }: MxFacts): boolean | "unknown" {
  switch (mx.kind) {
    case "real":
    case "implicit":
      return true;
    case "null":
    case "none":
      return false;
    case "no-mx":
    case "unknown":
      return "unknown";
  }
}

function verdictOf({ mx, targets }: MxFacts): Verdict {
  switch (mx.kind) {
    case "none":
      return notApplicable("the domain has neither an MX record nor an address");
    case "null":
      return { kind: "graded", grade: "strong" };
    case "implicit":
      return { kind: "graded", grade: "weak" };
    case "no-mx":
    case "unknown":
      return notMeasured(mx.because);
    case "real":
      return mx.nullMx === undefined ? verdictOfTargets(targets, mx.unread) : { kind: "graded", grade: "broken" };
  }
}

function verdictOfTargets(targets: readonly MxTarget[], unread: number): Verdict {
  const bad = targets.filter((target) => isAddressLiteral(target.host) || target.address === "absent");
  if (unread === 0 && targets.length > 0 && bad.length === targets.length) return { kind: "graded", grade: "broken" };
  if (bad.length > 0 || targets.some(({ alias }) => alias !== undefined)) return { kind: "graded", grade: "weak" };
  const open = targets.find(({ address }) => address === "unknown");
  if (open !== undefined) return notMeasured(`the addresses of ${open.host} are not known`);
  return unread > 0 ? notMeasured(`${unread} MX records were not read`) : { kind: "graded", grade: "strong" };
}
