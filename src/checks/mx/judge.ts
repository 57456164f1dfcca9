/** Judges where mail for a domain goes (RFC 5321 §5.1, RFC 7505). */
import type { DomainName } from "../../dns/name.ts";
import type { Finding, Judgement, Surroundings, Verdict } from "../../model.ts";
import { notApplicable, notMeasured } from "../../verdict.ts";
import type { MxFacts, MxTarget } from "./evaluate.ts";
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

function findingsOf(facts: MxFacts): readonly Finding[] {
  const { domain, mx, targets } = facts;
  switch (mx.kind) {
    case "real":
      return [...nullMxFindings(facts), ...duplicates(targets), ...targets.flatMap(targetFindings)];
    case "null":
      return nullMxFindings(facts);
    case "implicit":
      return [{ id: "mx/implicit", args: { domain } }];
    case "none":
    case "no-mx":
    case "unknown":
      return [];
  }
}

function nullMxFindings({ domain, mx, ownAddress }: MxFacts): readonly Finding[] {
  if ((mx.kind !== "null" && mx.kind !== "real") || mx.nullMx === undefined) return [];
  const { preference, from } = mx.nullMx;
  const at = from === undefined ? {} : { from };
  if (mx.kind === "real")
    return [{ id: "mx/null-mixed", args: { domain, hosts: mx.hosts.map(({ host }) => host) }, ...at }];
  if (preference !== 0) return [{ id: "mx/null-preference", args: { domain, preference }, ...at }];
  return ownAddress === "absent" ? [{ id: "mx/null-without-address", args: { domain }, ...at }] : [];
}

function duplicates(targets: readonly MxTarget[]): readonly Finding[] {
  const seen = new Set<DomainName>();
  const repeated = targets.filter(({ host }) => seen.size === seen.add(host).size);
  return repeated.map((target) => findingAt("mx/duplicate-host", target, { host: target.host }));
}

/** One cause, one finding: an address in the place of a name is not also a name that does not exist. */
function targetFindings(target: MxTarget): readonly Finding[] {
  const { host, alias, address } = target;
  if (isAddressLiteral(host)) return [findingAt("mx/address-literal", target, { host })];
  if (address === "absent") return [findingAt("mx/dangling-target", target, { host })];
  return alias === undefined ? [] : [findingAt("mx/alias-target", target, { host, alias })];
}

function findingAt(id: Finding["id"], { from }: MxTarget, args: Finding["args"]): Finding {
  return { id, args, ...(from === undefined ? {} : { from }) };
}
