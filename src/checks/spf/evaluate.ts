/** Asks for the SPF record of a name and all that it leads to. Never judges. */
import { type DomainName, below } from "../../dns/name.ts";
import { type Answer, type Resolver, memoize } from "../../dns/resolver.ts";
import type { Io } from "../../io.ts";
import { askAhead } from "./ask-ahead.ts";
import { explanationFault } from "./explanation.ts";
import type { Count, Evaluation, FaultyExplanation, Problem, RecordFacts, SpfFacts, SpfText } from "./facts.ts";
import { openNeighbours } from "./neighbours.ts";
import { type SpfRecord, parseSpf } from "./parse.ts";
import { type Selected, octetsOf, selectFrom, textsOf } from "./select.ts";
import { partsOf, settle } from "./settle.ts";
import { takeoversOf } from "./takeover.ts";
import { type Walk, newWalk } from "./tally.ts";
import { targetOf } from "./terms.ts";
import { type Walked, walkRecord } from "./walk.ts";

const maxLookups = 10; // RFC 7208 §4.6.4
const maxVoids = 2; // RFC 7208 §4.6.4

export async function evaluateSpf(domain: DomainName, { resolver: given }: Pick<Io, "resolver">): Promise<SpfFacts> {
  const resolver = memoize(given);
  const [txt, type99, wildcard] = await Promise.all([
    resolver.query(domain, "TXT"),
    resolver.query(domain, "SPF"),
    resolver.query(below("*", domain), "TXT"),
  ]);
  const selected = selectFrom(txt);
  const isLive = txt.source === "live";
  const [record, beside] = await Promise.all([
    recordFacts(domain, selected, resolver),
    isLive ? openNeighbours(domain, resolver) : { mxHosts: [], neighbours: [] },
  ]);
  const others = "others" in selected ? selected.others : [];
  return {
    domain,
    record: isLive && record.kind === "valid" ? { ...record, isLive } : record,
    nearMisses: others.filter(({ text }) => isNearMiss(text)),
    senderId: others.filter(({ text }) => /^spf2\.0\//i.test(text)), // RFC 4406 §3.1
    ...beside,
    type99: type99.outcome.kind === "rrset" ? textsOf(type99.outcome.rrset) : [],
    rrsetOctets: txt.outcome.kind === "rrset" ? octetsOf(txt.outcome.rrset) : 0,
    wildcard: wildcardFacts(wildcard),
  };
}

/** Begins like an SPF record, but for quotes, blanks, a byte order mark or what follows the version. */
function isNearMiss(text: string): boolean {
  return /^[^a-z]{0,8}v\s{0,3}=\s{0,3}spf(?:1|[^0-9a-z]|$)/i.test(text);
}

async function recordFacts(domain: DomainName, selected: Selected, resolver: Resolver): Promise<RecordFacts> {
  switch (selected.kind) {
    case "unknown":
    case "failed":
      return selected;
    case "none":
      return { kind: "none" };
    case "duplicate":
      return { kind: "duplicate", records: selected.records };
    case "one": {
      const { record } = selected;
      const parsed = parseSpf(record.text);
      if (!parsed.ok) return { kind: "syntax", record, error: parsed.error, at: parsed.at };
      const walk = newWalk(resolver);
      const [walked, explanation] = await Promise.all([
        walkRecord(walk, { path: [domain], name: domain, record }, parsed.value),
        faultyExplanation(domain, parsed.value, resolver),
        askAhead(domain, parsed.value, resolver),
      ]);
      const takeovers = await takeoversOf(domain, [...walk.missing.values()], resolver);
      const evaluation = { ...evaluationOf(walk, walked, record), takeovers };
      return { kind: "valid", record, evaluation, ...(explanation === undefined ? {} : { explanation }) };
    }
  }
}

/** Of the domain's own record; those of included ones are not used (§6.2). */
async function faultyExplanation(
  domain: DomainName,
  { modifiers }: SpfRecord,
  resolver: Resolver,
): Promise<FaultyExplanation | undefined> {
  const modifier = modifiers.find(({ name }) => name === "exp");
  const target = modifier === undefined ? undefined : targetOf(modifier.domain, domain);
  if (modifier === undefined || target?.kind !== "name") return undefined;
  const fault = await explanationFault(target.name, resolver);
  return fault === undefined ? undefined : { term: modifier.text, target: target.name, fault };
}

function evaluationOf(walk: Walk, walked: Walked, record: SpfText): Omit<Evaluation, "takeovers"> {
  const lookups = { count: walk.lookups, atMost: walk.hasUnreadRecord ? null : walk.lookups };
  const { both, ipv4, ipv6, possible } = walk.voids;
  const voids = { count: both, atMost: walk.hasUnreadRecord ? null : both + possible };
  return {
    parts: partsOf(settle(walked.effects, walked.default)),
    symbolic: walked.symbolic,
    default: walked.default,
    lookups,
    voids,
    voidsOfOneFamily: Math.max(ipv4, ipv6),
    problems: [...walk.problems, ...limitProblems(walked.node.name, lookups, voids, record)],
    disclosures: walk.disclosures,
    tree: walked.node,
  };
}

function limitProblems(name: DomainName, lookups: Count, voids: Count, { from }: SpfText): readonly Problem[] {
  const problems: Problem[] = [];
  if (lookups.count > maxLookups)
    problems.push({ kind: "lookups", name, term: "", detail: `${lookups.count} look-ups`, from });
  if (voids.count > maxVoids)
    problems.push({ kind: "voids", name, term: "", detail: `${voids.count} void look-ups`, from });
  return problems;
}

/** What stands at `*.domain` itself; a wildcard further up does not count. */
function wildcardFacts(answer: Answer): SpfFacts["wildcard"] {
  const selected = selectFrom(answer);
  if (selected.kind === "unknown" || selected.kind === "failed") return { kind: "unknown", because: selected.because };
  if (selected.kind !== "one" || answer.wildcard !== undefined) return { kind: "absent" };
  return { kind: "present", record: selected.record };
}
