/** The SPF records that are to be published against what the check finds (RFC 7208 §3). */
import { type DomainName, isWithin, labelsOf, parseName } from "../../dns/name.ts";
import { textRdata } from "../../dns/rdata.ts";
import { difference, network } from "../../mail/address-set.ts";
import { mailProviders } from "../../mail/mail-providers.ts";
import { listedOrganizationalDomain } from "../../mail/organizational-domain.ts";
import type { Finding, Publication, Side } from "../../model.ts";
import { unroutable } from "./authorises.ts";
import type { RecordFacts, SpfFacts, TermNode } from "./facts.ts";
import { networkOf } from "./network-of.ts";
import { corrected, joined, withAll, withTerms, withVersion } from "./rewrite.ts";

type Valid = Extract<RecordFacts, { kind: "valid" }>;
type Publish = (side: Side<SpfFacts>, finding: Finding) => readonly Publication[];

const publishers: Readonly<Partial<Record<Finding["id"], Publish>>> = {
  "spf/absent": firstRecord,
  "spf/duplicate": ({ facts }) =>
    replaced(
      facts,
      facts.record.kind === "duplicate" ? joined(facts.record.records.map(({ text }) => text)) : undefined,
    ),
  "spf/syntax": ({ facts }) =>
    replaced(facts, facts.record.kind === "syntax" ? corrected(facts.record.record.text) : undefined),
  "spf/include-none": withoutTerm,
  "spf/include-target": withoutTerm,
  "spf/loop": withoutTerm,
  "spf/takeover": withoutTerm,
  "spf/explanation": withoutTerm,
  "spf/lookups-over": ({ facts }) => withoutUseless(facts, ({ lookups }) => lookups <= maxLookups),
  "spf/lookups-near": ({ facts }) => withoutUseless(facts, ({ lookups }) => lookups < nearLimit),
  "spf/voids-over": ({ facts }) => withoutUseless(facts, ({ voids }) => voids <= maxVoids),
  "spf/anybody": ({ facts }) => (hasAll(facts, "pass") ? endingIn(facts, "~all") : []),
  "spf/softfail": ({ facts }) => (hasSenders(facts) ? [] : endingIn(facts, "-all")),
  "spf/neutral": ({ facts }) => endingIn(facts, "~all"),
  "spf/no-all": ({ facts }) => endingIn(facts, "~all"),
  "spf/private": ({ facts }) => withoutTerms(facts, isUnroutable),
  "spf/after-all": ({ facts }) => withoutTerms(facts, ({ use }) => use === "ignored"),
  "spf/redirect-with-all": ({ facts }) => withoutTerms(facts, ({ use }) => use === "ignored"),
  "spf/repeated": ({ facts }) => without(facts, repeatedTerms(facts)),
  "spf/host-bits": ({ facts }) => edited(facts, ({ key, text }) => networkOf(key) ?? text),
  "spf/version": withGoodVersion,
  "spf/type99": ({ facts: { domain, type99 } }) =>
    type99.map(({ text }) => ({ do: "remove", owner: domain, type: "SPF", rdata: textRdata(text) })),
  "spf/sender-id": ({ facts: { domain, senderId } }) => senderId.map(({ text }) => txt("remove", domain, text)),
  "spf/mx-host": (_, finding) => atEach(finding, () => hello),
  "spf/subdomain": (_, finding) => atEach(finding, (owner) => (labelsOf(owner)[0] === "mail" ? hello : "v=spf1 -all")),
};

const hello = "v=spf1 a -all"; // RFC 7208 §10.1.3: a server greets by its name, and sends bounces by it
const maxLookups = 10; // RFC 7208 §4.6.4, with the next
const maxVoids = 2;
const nearLimit = 8;

export function publishSpf(side: Side<SpfFacts>, finding: Finding): readonly Publication[] {
  return publishers[finding.id]?.(side, finding) ?? [];
}

function txt(how: "add" | "replace" | "remove", owner: DomainName, text: string): Publication {
  return { do: how, owner, type: "TXT", rdata: textRdata(text) };
}

function replaced({ domain }: SpfFacts, text: string | undefined): readonly Publication[] {
  return text === undefined ? [] : [txt("replace", domain, text)];
}

/**
 * `-all` where nothing has to do with mail, and no key may be hidden; the domain's own MX hosts, or what the provider of its mail has its customers
 * include; where others run them nobody can know.
 */
function firstRecord({ facts, surroundings }: Side<SpfFacts>): readonly Publication[] {
  const { domain, mxHosts } = facts;
  const { roles, dkimKeys } = surroundings;
  if (roles.receives === false && dkimKeys === 0) return [txt("add", domain, "v=spf1 -all")];
  const organization = listedOrganizationalDomain(domain);
  if (mxHosts.length === 0) return [];
  if (mxHosts.every((host) => isWithin(host, organization))) return [txt("add", domain, "v=spf1 mx ~all")];
  const [provider, another] = mailProviders(mxHosts, []);
  const [include, ambiguous] = provider?.spf ?? [];
  const isClear = another === undefined && include !== undefined && ambiguous === undefined;
  return isClear ? [txt("add", domain, `v=spf1 include:${include} ~all`)] : [];
}

function valid({ record }: SpfFacts): Valid | undefined {
  return record.kind === "valid" ? record : undefined;
}

/** The domain's own record with terms changed; records that it includes are left alone. Nothing where nothing changes. */
function edited(facts: SpfFacts, change: (term: TermNode) => string | undefined): readonly Publication[] {
  const record = valid(facts);
  if (record === undefined) return [];
  const { text, terms } = record.evaluation.tree;
  const byPlace = new Map(terms.map((term) => [term.at, term]));
  const whole = withTerms(text, (term, at) => {
    const node = byPlace.get(at);
    return node === undefined ? term : change(node);
  });
  return whole === withTerms(text, (term) => term) ? [] : replaced(facts, whole);
}

function withoutTerms(facts: SpfFacts, isGone: (term: TermNode) => boolean): readonly Publication[] {
  return edited(facts, (term) => (isGone(term) ? undefined : term.text));
}

function without(facts: SpfFacts, gone: ReadonlySet<TermNode>): readonly Publication[] {
  return withoutTerms(facts, (term) => gone.has(term));
}

function termsOf(facts: SpfFacts): readonly TermNode[] {
  return valid(facts)?.evaluation.tree.terms ?? [];
}

/** Without the term of the finding; where it is the `redirect`, everybody else gets softfail. */
function withoutTerm({ facts }: Side<SpfFacts>, { args }: Finding): readonly Publication[] {
  return edited(facts, ({ name, text }) => {
    if (text !== args["term"]) return text;
    return name === "redirect" ? "~all" : undefined;
  });
}

/** Terms that stand for nobody, or for whom another one does already; only where that is enough. */
function withoutUseless(
  facts: SpfFacts,
  isEnough: (left: { lookups: number; voids: number }) => boolean,
): readonly Publication[] {
  const evaluation = valid(facts)?.evaluation;
  if (evaluation === undefined) return [];
  const useless = new Set([...termsOf(facts).filter(({ isVoid }) => isVoid === true), ...repeatedTerms(facts)]);
  const all = [...useless];
  const left = {
    lookups: evaluation.lookups.count - all.reduce((sum, { lookups }) => sum + lookups, 0),
    voids: evaluation.voids.count - all.filter(({ isVoid }) => isVoid === true).length,
  };
  return isEnough(left) ? without(facts, useless) : [];
}

/** All but the first of each. */
function repeatedTerms(facts: SpfFacts): ReadonlySet<TermNode> {
  const seen = new Set<string>();
  const repeated = termsOf(facts).filter(({ key, use }) => {
    const isRepeated = use !== "modifier" && use !== "ignored" && seen.has(key);
    seen.add(key);
    return isRepeated;
  });
  return new Set(repeated);
}

function hasAll(facts: SpfFacts, result: TermNode["result"]): boolean {
  return termsOf(facts).some((term) => term.name === "all" && term.use !== "ignored" && term.result === result);
}

/** Whether all who send are listed is not known from outside, nor what their forwarded mail passes by. */
function hasSenders(facts: SpfFacts): boolean {
  return termsOf(facts).some(({ use, result, isVoid }) => use !== "ignored" && result === "pass" && isVoid !== true);
}

function isUnroutable({ name, key }: TermNode): boolean {
  if (name !== "ip4" && name !== "ip6") return false;
  const [address = "", prefix = ""] = key.slice("ip4:".length).split("/");
  return difference(network(address, Number(prefix)), unroutable).length === 0;
}

/** Only where the record itself decides about everybody else. */
function endingIn(facts: SpfFacts, all: "-all" | "~all"): readonly Publication[] {
  const tree = valid(facts)?.evaluation.tree;
  if (tree === undefined || tree.terms.some(({ name, use }) => name === "redirect" && use !== "ignored")) return [];
  const isOther = tree.terms.every((term) => term.name !== "all" || term.text.toLowerCase() !== all);
  return isOther ? replaced(facts, withAll(tree.text, all)) : [];
}

/** A value that is passed over is put right where there is no record, and goes where there is one. */
function withGoodVersion({ facts }: Side<SpfFacts>, { args }: Finding): readonly Publication[] {
  const miss = facts.nearMisses.find(({ text }) => text.slice(0, 100) === args["text"]);
  if (miss === undefined) return [];
  const gone = txt("remove", facts.domain, miss.text);
  if (facts.record.kind !== "none") return [gone];
  const whole = withVersion(miss.text);
  return whole === undefined ? [] : [gone, txt("add", facts.domain, whole)];
}

function atEach({ args }: Finding, textAt: (owner: DomainName) => string): readonly Publication[] {
  const names = typeof args["names"] === "object" ? args["names"] : [];
  return names.flatMap((owner) => {
    const parsed = parseName(owner);
    return parsed.ok ? [txt("add", parsed.value, textAt(parsed.value))] : [];
  });
}
