/** The findings of SPF: what is wrong with a record, and what is soft in it. */
import {
  type AddressSet,
  difference,
  everyIpv4,
  everyIpv6,
  intersection,
  prefixesOf,
  sizeOf,
} from "../../mail/address-set.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Args, Finding } from "../../model.ts";
import { letsAnybodySend, passing, unroutable } from "./authorises.ts";
import { networkOf } from "./network-of.ts";
import { providerOf } from "./providers.ts";
import type { Evaluation, ProblemKind, RecordNode, SpfFacts, SpfText, TermNode } from "./facts.ts";

const nearLimit = 8; // look-ups; of 10
const octetsOfRecord = 450; // RFC 7208 §3.4
const octetsOfRrset = 512;
const maxOfOneKind = 10; // ours

/** Of each kind, the first few. */
export function findingsOf(facts: SpfFacts): readonly Finding[] {
  const kinds = Map.groupBy([...ofRecord(facts), ...ofName(facts)], ({ id }) => id);
  return [...kinds.values()].flatMap((findings) => findings.slice(0, maxOfOneKind));
}

function finding(id: string, args: Args, from: SourceRange | null | undefined): Finding {
  return { id: `spf/${id}`, args, ...(from === null || from === undefined ? {} : { from }) };
}

function ofRecord({ domain, record }: SpfFacts): readonly Finding[] {
  switch (record.kind) {
    case "unknown":
      return [];
    case "failed":
      return [finding(failed[record.failure], { domain, detail: record.because }, null)];
    case "none":
      return [finding("absent", { domain }, null)];
    case "duplicate":
      return [finding("duplicate", { domain, count: record.records.length }, record.records[1]?.from)];
    case "syntax": {
      const { error, at } = record;
      const args = { domain, error, at, term: termAt(record.record.text, at) };
      return [finding("syntax", args, record.record.from)];
    }
    case "valid":
      return [
        ...ofEvaluation(domain, record.record, record.evaluation),
        ...(record.explanation === undefined
          ? []
          : [finding("explanation", { domain, ...record.explanation }, record.record.from)]),
        ...(record.isLive === true ? ofSenders(domain, record.evaluation) : []),
      ];
  }
}

const failed = { failed: "temperror", bogus: "bogus" } as const;
const includedFailed = { failed: "include-temperror", bogus: "include-bogus" } as const;

/** How many may send, and which services do it for others too. A review shows the set itself. */
function ofSenders(domain: string, evaluation: Evaluation): readonly Finding[] {
  const pass = difference(passing(evaluation), unroutable);
  const ipv4 = sizeOf(intersection(pass, everyIpv4)).toLocaleString("en-US");
  const ipv6 = sizeOf(intersection(pass, everyIpv6)).toLocaleString("en-US");
  const isAll = evaluation.symbolic.every(({ result }) => result !== "pass");
  const services = sharedServices(evaluation.tree);
  return [
    ...(pass.length > 0 ? [finding("senders", { domain, ipv4, ipv6, isAll }, null)] : []),
    ...(services.length > 0 ? [finding("shared-service", { domain, services }, null)] : []),
  ];
}

function sharedServices({ terms }: RecordNode): readonly string[] {
  const found = terms.flatMap(({ use, key, child }) => {
    const target = /^(?:include|redirect):(.*)$/s.exec(key)?.[1];
    const provider = use === "ignored" || target === undefined ? undefined : providerOf(target);
    return [...(provider?.isShared === true ? [provider.name] : []), ...(child === null ? [] : sharedServices(child))];
  });
  return [...new Set(found)];
}

/** The term around a place in a record. */
export function termAt(text: string, at: number): string {
  const end = text.indexOf(" ", at);
  return text.slice(text.lastIndexOf(" ", Math.max(0, at - 1)) + 1, end === -1 ? undefined : end).slice(0, 100);
}

function ofEvaluation(domain: string, record: SpfText, evaluation: Evaluation): readonly Finding[] {
  const { from } = record;
  return [
    ...evaluation.problems.map(({ kind, term, detail, from }) =>
      finding(problemFinding[kind], { domain, term, detail }, from),
    ),
    ...evaluation.takeovers.map((one) =>
      finding("takeover", { domain, term: one.term, owner: one.in, free: one.domain }, one.from),
    ),
    ...ofFailures(domain, evaluation),
    ...ofDefault(domain, evaluation, from),
    ...ofLimits(domain, evaluation, from),
    ...ofAddresses(domain, evaluation, from),
    ...ofTerms(domain, evaluation.tree),
    ...evaluation.disclosures.map(({ term, target }) => finding("disclosure", { domain, term, target }, from)),
    ...(record.text.length > octetsOfRecord ? [finding("long", { domain, octets: record.text.length }, from)] : []),
  ];
}

/** Temperror for the clients that come to the term. */
function ofFailures(domain: string, { symbolic }: Evaluation): readonly Finding[] {
  return symbolic.flatMap(({ failure, text, because, from, in: owner }) =>
    failure === undefined
      ? []
      : [finding(includedFailed[failure], { domain, owner, term: text, detail: because }, from)],
  );
}

const problemFinding: Readonly<Record<ProblemKind, string>> = {
  syntax: "included-syntax",
  duplicate: "included-duplicate",
  none: "include-none",
  target: "include-target",
  loop: "loop",
  "mx-hosts": "mx-hosts",
  lookups: "lookups-over",
  voids: "voids-over",
};

function ofDefault(domain: string, evaluation: Evaluation, from: SourceRange | null): readonly Finding[] {
  const { default: otherwise } = evaluation;
  if (letsAnybodySend(evaluation)) return [finding("anybody", { domain }, from)];
  if (otherwise.result === "softfail") return [finding("softfail", { domain }, from)];
  if (otherwise.result !== "neutral") return [];
  return [finding(otherwise.by === "all" ? "neutral" : "no-all", { domain }, from)];
}

function ofLimits(domain: string, evaluation: Evaluation, from: SourceRange | null): readonly Finding[] {
  const { lookups, voids, voidsOfOneFamily } = evaluation;
  const isNear = lookups.count >= nearLimit && lookups.count <= 10;
  const isLopsided = voidsOfOneFamily > 2 && voids.count <= 2;
  return [
    ...(isNear
      ? [finding("lookups-near", { domain, count: lookups.count, isExact: lookups.atMost !== null }, from)]
      : []),
    ...(isLopsided ? [finding("voids-of-one-family", { domain, count: voidsOfOneFamily }, from)] : []),
  ];
}

function ofAddresses(domain: string, evaluation: Evaluation, from: SourceRange | null): readonly Finding[] {
  if (letsAnybodySend(evaluation)) return [];
  const pass = passing(evaluation);
  const useless = intersection(pass, unroutable);
  const useful = difference(pass, unroutable);
  return [
    ...(isWide(useful) ? [finding("wide", { domain, nets: widest(useful) }, from)] : []),
    ...(useless.length > 0 ? [finding("private", { domain, nets: prefixesOf(useless, 5) }, from)] : []),
  ];
}

function isWide(set: AddressSet): boolean {
  return widest(set).length > 0;
}

/** IPv4 prefixes of /16 or shorter and IPv6 prefixes shorter than /32. */
function widest(set: AddressSet): readonly string[] {
  return prefixesOf(set, 1000)
    .filter((prefix) => Number(prefix.split("/")[1]) < (prefix.includes(":") ? 32 : 17))
    .slice(0, 5);
}

/** What is odd in the terms themselves, in every record of the tree. */
function ofTerms(domain: string, node: RecordNode): readonly Finding[] {
  const seen = new Set<string>();
  return node.terms.flatMap((term) => {
    const isRepeated = term.use !== "modifier" && term.use !== "ignored" && seen.has(term.key);
    seen.add(term.key);
    const below = term.child === null ? [] : ofTerms(domain, term.child);
    return [...ofTerm(domain, node, term, isRepeated), ...below];
  });
}

function ofTerm(domain: string, { name, from }: RecordNode, term: TermNode, isRepeated: boolean): readonly Finding[] {
  const args = { domain, owner: name, term: term.text };
  if (term.use === "ignored")
    return [finding(term.name === "redirect" ? "redirect-with-all" : "after-all", args, from)];
  return [
    ...(term.name === "ptr" ? [finding("ptr", args, from)] : []),
    ...(isRepeated ? [finding("repeated", args, from)] : []),
    ...(hasHostBits(term) ? [finding("host-bits", args, from)] : []),
  ];
}

/** `ip4:192.0.2.1/24`: somebody meant one address, or the network. */
function hasHostBits({ name, key }: TermNode): boolean {
  return (name === "ip4" || name === "ip6") && networkOf(key) !== undefined;
}

function ofName(facts: SpfFacts): readonly Finding[] {
  const { domain, record, nearMisses, type99, senderId, rrsetOctets } = facts;
  if (record.kind === "unknown" || record.kind === "failed") return [];
  const from = record.kind === "valid" || record.kind === "syntax" ? record.record.from : null;
  return [
    ...nearMisses.map((miss) => finding("version", { domain, text: miss.text.slice(0, 100) }, miss.from)),
    ...type99.slice(0, 1).map((old) => finding("type99", { domain }, old.from)),
    ...senderId.slice(0, 1).map((old) => finding("sender-id", { domain, text: old.text.slice(0, 100) }, old.from)),
    ...(rrsetOctets > octetsOfRrset ? [finding("rrset", { domain, octets: rrsetOctets }, from)] : []),
    ...(facts.wildcard.kind === "present" ? [finding("wildcard", { domain }, facts.wildcard.record.from)] : []),
    ...ofNeighbours(facts),
  ];
}

/** One for each role. */
function ofNeighbours({ domain, neighbours }: SpfFacts): readonly Finding[] {
  const byRole = Map.groupBy(neighbours, ({ role }) => role);
  return [...byRole].map(([role, some]) => finding(role, { domain, names: some.map(({ name }) => name) }, null));
}
