/** What became of the policy that is kept beside the zones. Its record is there, or outside of the files. */
import { type DomainName, isWithin } from "../../dns/name.ts";
import { isRegistry } from "../../mail/organizational-domain.ts";
import type { Change, Severity } from "../../model.ts";
import { type Pair, change, hostName, recordName } from "./change.ts";
import { modeInForce, uncoveredHosts } from "./coverage.ts";
import { type PolicyFacts, lineIn } from "./evaluate.ts";
import { type MxPattern, modes } from "./policy.ts";

type Policy = Extract<PolicyFacts, { kind: "valid" }>;
interface Policies {
  domain: DomainName;
  was: Policy;
  is: Policy;
}

export function policyChanges(pair: Pair): readonly Change[] {
  const { domain } = pair;
  const [was, is] = [pair.before.policy, pair.after.policy];
  if (is.kind !== "valid") return [];
  if (was.kind !== "valid") return uncovered(pair, is);
  const both = { domain, was, is };
  return [
    ...modeLowered(both),
    ...ageLowered(both),
    ...patternsWidened(both),
    ...uncovered(pair, is),
    ...idKept(pair, both),
  ];
}

/** High for one step down, critical for both. */
function modeLowered({ domain, was, is }: Policies): readonly Change[] {
  const steps = modes.indexOf(was.mode.value) - modes.indexOf(is.mode.value);
  if (steps <= 0) return [];
  const args = { domain, before: was.mode.value, after: is.mode.value };
  const texts = [`mode: ${args.before}`, `mode: ${args.after}`] as const;
  const where = {
    after: lineIn(is.from, is.mode.line),
    severity: steps > 1 ? ("critical" as const) : ("high" as const),
  };
  return [change("STS-MODE-DOWN", hostName(domain), texts, args, where)];
}

const week = 604_800; // RFC 8461 §3.2: "weeks or greater"
const day = 86_400;

/** Silent for `mode: none`, where a small one is right (RFC 8461 §8.3). */
function ageLowered({ domain, was, is }: Policies): readonly Change[] {
  const [before, after] = [was.maxAge.value, is.maxAge.value];
  const limit = [day, week].find((one) => after < one && before >= one);
  if (limit === undefined || is.mode.value === "none") return [];
  const severity: Severity = limit === day ? "high" : "medium";
  const texts = [`max_age: ${before}`, `max_age: ${after}`] as const;
  return [
    change(
      "STS-MAXAGE",
      hostName(domain),
      texts,
      { domain, before, after },
      { after: lineIn(is.from, is.maxAge.line), severity },
    ),
  ];
}

/** A new wildcard at or above what a pattern had before, or below a registry's domain. */
function patternsWidened({ domain, was, is }: Policies): readonly Change[] {
  const known = new Set(was.mx.map(({ value }) => value.text));
  const wide = is.mx.find(({ value }) => !known.has(value.text) && isWider(value, was));
  if (wide === undefined) return [];
  const texts = [patternsOf(was), patternsOf(is)] as const;
  const args = { domain, pattern: wide.value.text };
  return [change("STS-MX-WIDEN", hostName(domain), texts, args, { after: lineIn(is.from, wide.line) })];
}

function isWider({ host, isWildcard }: MxPattern, was: Policy): boolean {
  if (!isWildcard) return false;
  return isRegistry(host) || was.mx.some(({ value }) => isWithin(value.host, host));
}

/** Critical where senders refuse to deliver; where they only report, medium. */
function uncovered({ domain, before, after }: Pair, is: Policy): readonly Change[] {
  const mode = is.mode.value;
  if (mode === "none" || modeInForce(after) === undefined) return [];
  const isEnforced = mode === "enforce";
  const wasAsBad = isEnforced ? modeInForce(before) === "enforce" : (modeInForce(before) ?? "none") !== "none";
  const known = new Set(wasAsBad ? uncoveredHosts(before).map(({ host }) => host) : []);
  const hosts = uncoveredHosts(after).filter(({ host }) => !known.has(host));
  const [first] = hosts;
  if (first === undefined) return [];
  const isNewHost = !hostsOf(before).has(first.host);
  const severity = isEnforced ? "critical" : "medium";
  const args = { domain, hosts: hosts.map(({ host }) => host), mode };
  const texts = [coverageText(before), `${args.hosts.join(", ")} not matched by ${patternsOf(is)}`] as const;
  const place = isNewHost && first.from !== undefined ? first.from : is.from;
  return [change("STS-MX-UNCOVERED", domain, texts, args, { after: place, severity })];
}

function hostsOf({ mx }: Pair["before"]): ReadonlySet<DomainName> {
  return new Set(mx.kind === "real" || mx.kind === "implicit" ? mx.hosts.map(({ host }) => host) : []);
}

function coverageText(facts: Pair["before"]): string {
  if (modeInForce(facts) === undefined) return "no policy known";
  return uncoveredHosts(facts).length === 0 ? "every MX host matched" : "some MX hosts not matched";
}

/** RFC 8461 §8.1: senders look at the policy again when the id changes. */
function idKept({ domain, before, after }: Pair, { was, is }: Policies): readonly Change[] {
  if (before.record.kind !== "valid" || after.record.kind !== "valid") return [];
  const { id, from } = after.record;
  if (before.record.id !== id || meaningOf(was) === meaningOf(is)) return [];
  const texts = [`id=${id}`, `id=${id}, another policy`] as const;
  return [change("STS-ID-STALE", recordName(domain), texts, { domain, id }, { after: from ?? is.from })];
}

function meaningOf({ mode, maxAge, mx }: Policy): string {
  return JSON.stringify([mode.value, maxAge.value, [...new Set(mx.map(({ value }) => value.text))].toSorted()]);
}

function patternsOf({ mx }: Policy): string {
  return mx.length === 0 ? "no mx" : mx.map(({ value }) => value.text).join(", ");
}
