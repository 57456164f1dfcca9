/** Walks the terms of a record and of those that it leads to, for all clients at once (RFC 7208 §4.6, §5, §6.1). */
import type { DomainName } from "../../dns/name.ts";
import { type AddressSet, everybody, network, nobody } from "../../mail/address-set.ts";
import { disclose } from "./disclose.ts";
import {
  type Evaluation,
  type Problem,
  type ProblemKind,
  type RecordNode,
  type Symbolic,
  type TermNode,
  resultOf,
} from "./facts.ts";
import { type Hosts, addresses, existing, mxHosts } from "./hosts.ts";
import { type Mechanism, type Modifier, type SpfRecord, parseSpf } from "./parse.ts";
import { selectRecord } from "./select.ts";
import { type Effect, inclusionOf, settle } from "./settle.ts";
import { type Walk, type Why, countVoid } from "./tally.ts";
import { type AskingMechanism, type Place, type Redirect, type Target, nodeOf, symbolicOf, targetOf } from "./terms.ts";

// Ours: evaluation goes on behind the limits of the standard, so that the whole tree can be shown, but not for ever.
const maxLookups = 200;
const maxDepth = 20;
const maxTerms = 50_000;

/** What a record comes to: the effects of its mechanisms in order, and what is left for those that none matches. */
export interface Walked {
  effects: readonly Effect[];
  symbolic: readonly Symbolic[];
  default: Evaluation["default"];
  node: RecordNode;
}

/** What one mechanism brought. */
interface Outcome {
  known: AddressSet;
  unsure: AddressSet;
  use: TermNode["use"];
  symbolic: readonly Symbolic[];
  child: RecordNode | null;
  isOutside?: true;
}

/** What is left for those that no mechanism matches. */
interface Rest {
  effects: readonly Effect[];
  symbolic: readonly Symbolic[];
  default: Evaluation["default"];
  terms: readonly TermNode[];
}

export async function walkRecord(walk: Walk, place: Place, { mechanisms, modifiers }: SpfRecord): Promise<Walked> {
  walk.terms += mechanisms.length;
  const { tried, all, ignored } = atAll(mechanisms);
  const outcomes: { term: Mechanism; outcome: Outcome; lookups: number; isVoid: boolean }[] = [];
  for (const term of tried) {
    const before = { lookups: walk.lookups, voids: walk.voids.both };
    const outcome = await follow(walk, place, term);
    const isVoid = outcome.child === null && walk.voids.both > before.voids;
    outcomes.push({ term, outcome, lookups: walk.lookups - before.lookups, isVoid });
  }
  const rest = await walkRest(walk, place, all, modifiers);
  const nodes = outcomes.map(({ term, outcome: { use, child, isOutside }, lookups, isVoid }) =>
    nodeOf(place, term, { use, child, lookups, ...outside(isOutside), ...(isVoid ? { isVoid } : {}) }),
  );
  const unused = ignored.map((term) => nodeOf(place, term, leaf("ignored")));
  return {
    effects: [...outcomes.map(({ term, outcome }) => effectOf(term, outcome)), ...rest.effects],
    symbolic: [...outcomes.flatMap(({ outcome }) => outcome.symbolic), ...rest.symbolic],
    default: rest.default,
    node: {
      name: place.name,
      text: place.record.text,
      from: place.record.from,
      terms: [...nodes, ...unused, ...rest.terms].toSorted((a, b) => a.at - b.at),
    },
  };
}

/** Mechanisms behind `all` are never tried (§5.1). */
function atAll(mechanisms: readonly Mechanism[]): {
  tried: readonly Mechanism[];
  all: Mechanism | undefined;
  ignored: readonly Mechanism[];
} {
  const at = mechanisms.findIndex(({ name }) => name === "all");
  if (at === -1) return { tried: mechanisms, all: undefined, ignored: [] };
  return { tried: mechanisms.slice(0, at), all: mechanisms[at], ignored: mechanisms.slice(at + 1) };
}

function effectOf({ qualifier }: Mechanism, { known, unsure }: Outcome): Effect {
  return { known, unsure, result: resultOf[qualifier] };
}

function leaf(use: TermNode["use"]): { use: TermNode["use"]; child: null; lookups: number } {
  return { use, child: null, lookups: 0 };
}

function outside(isOutside: boolean | undefined): { isOutside?: true } {
  return isOutside === true ? { isOutside } : {};
}

function matching(known: AddressSet): Outcome {
  return { known, unsure: nobody, use: "known", symbolic: [], child: null };
}

/** A term that may match anybody. */
function unlisted(symbolic: Symbolic): Outcome {
  return { known: nobody, unsure: everybody, use: "symbolic", symbolic: [symbolic], child: null };
}

async function follow(walk: Walk, place: Place, mechanism: Mechanism): Promise<Outcome> {
  switch (mechanism.name) {
    case "all":
      return matching(everybody);
    case "ip4":
    case "ip6":
      return matching(network(mechanism.address, mechanism.prefix));
    case "include":
    case "a":
    case "mx":
    case "ptr":
    case "exists":
      return ask(walk, place, mechanism);
  }
}

function askingFor({ name, record }: Place, { text }: AskingMechanism | Redirect): NonNullable<Walk["asking"]> {
  return { term: text, in: name, from: record.from };
}

const tooMany: Why = { because: `there are more than ${maxLookups} look-ups` };
const dynamic: Why = { because: "it depends on the sender or the client" };

/** A mechanism that costs a look-up. */
async function ask(walk: Walk, place: Place, mechanism: AskingMechanism): Promise<Outcome> {
  walk.lookups++;
  walk.asking = askingFor(place, mechanism);
  await disclose(walk, place, mechanism);
  const target = targetOf(mechanism.domain, place.name);
  if (mechanism.name === "include") return include(walk, place, mechanism, target);
  if (target.kind === "invalid") return matching(nobody); // §4.8: no name, so no match
  if (target.kind === "dynamic" || mechanism.name === "ptr") {
    walk.voids.possible++;
    return unlisted(symbolicOf(place, mechanism, dynamic));
  }
  if (walk.lookups > maxLookups) return unlisted(symbolicOf(place, mechanism, tooMany));
  const { known, unsure, why, isOutside } = await hostsOf(walk, place, mechanism, target.name);
  if (why === undefined) return { ...matching(known), ...outside(isOutside) };
  return { known, unsure, use: "symbolic", symbolic: [symbolicOf(place, mechanism, why)], child: null };
}

async function hostsOf(
  walk: Walk,
  place: Place,
  mechanism: Exclude<AskingMechanism, { name: "ptr" }>,
  owner: DomainName,
): Promise<Hosts> {
  switch (mechanism.name) {
    case "a":
      return addresses(walk, owner, mechanism, countVoid);
    case "mx":
      return mxHosts(walk, owner, mechanism, (count) =>
        walk.problems.push(problemOf("mx-hosts", place, mechanism.text, `${owner} has ${count} MX records`)),
      );
    case "exists":
    case "include": // has gone another way
      return existing(walk, owner);
  }
}

/** §5.2: it matches where the other record passes. */
async function include(walk: Walk, place: Place, mechanism: AskingMechanism, target: Target): Promise<Outcome> {
  const entered = await enter(walk, place, mechanism.text, target);
  switch (entered.kind) {
    case "permerror":
      return { ...matching(nobody), use: "permerror" };
    case "unread":
      return unlisted(symbolicOf(place, mechanism, entered.why));
    case "walked": {
      const { effects, default: otherwise, symbolic, node } = entered.walked;
      const result = resultOf[mechanism.qualifier];
      const { known, unsure } = inclusionOf(settle(effects, otherwise), result);
      const lifted = symbolic.map((atom) => ({ ...atom, result: atom.result === "pass" ? result : ("none" as const) }));
      return { known, unsure, use: "known", symbolic: lifted, child: node, ...outside(node.from === null) };
    }
  }
}

/** What no mechanism matches: `all`, else `redirect`, else neutral (§4.7, §5.1, §6.1). */
async function walkRest(
  walk: Walk,
  place: Place,
  all: Mechanism | undefined,
  modifiers: readonly Modifier[],
): Promise<Rest> {
  delete walk.asking; // an explanation lets nobody send
  for (const modifier of modifiers) if (modifier.name === "exp") await disclose(walk, place, modifier);
  const redirect = modifiers.find(isRedirect);
  const terms = modifiers.filter((term) => !isRedirect(term)).map((term) => nodeOf(place, term, leaf("modifier")));
  if (all !== undefined) {
    if (redirect !== undefined) terms.push(nodeOf(place, redirect, leaf("ignored")));
    terms.push(nodeOf(place, all, leaf("known")));
    return { effects: [], symbolic: [], default: { result: resultOf[all.qualifier], by: "all" }, terms };
  }
  if (redirect === undefined) return { effects: [], symbolic: [], default: { result: "neutral", by: "end" }, terms };
  const rest = await walkRedirect(walk, place, redirect);
  return { ...rest, terms: [...terms, ...rest.terms] };
}

function isRedirect(modifier: Modifier): modifier is Redirect {
  return modifier.name === "redirect";
}

/** §6.1: the other record goes on where this one ended. */
async function walkRedirect(walk: Walk, place: Place, redirect: Redirect): Promise<Rest> {
  const before = walk.lookups;
  walk.lookups++;
  walk.asking = askingFor(place, redirect);
  await disclose(walk, place, redirect);
  const entered = await enter(walk, place, redirect.text, targetOf(redirect.domain, place.name));
  const node = (use: TermNode["use"], child: RecordNode | null): TermNode =>
    nodeOf(place, redirect, { use, child, lookups: walk.lookups - before });
  switch (entered.kind) {
    case "permerror": {
      const because = `${redirect.text} is a permanent error`;
      return { effects: [], symbolic: [], default: { result: "unknown", because }, terms: [node("permerror", null)] };
    }
    case "unread": {
      const { why } = entered;
      const otherwise = { result: "unknown", because: why.because } as const;
      const symbolic = [symbolicOf(place, redirect, why)];
      return { effects: [], symbolic, default: otherwise, terms: [node("symbolic", null)] };
    }
    case "walked": {
      const child = entered.walked.node;
      return { ...entered.walked, terms: [{ ...node("known", child), ...outside(child.from === null) }] };
    }
  }
}

/** The record behind `include` or `redirect`. */
type Entered = { kind: "walked"; walked: Walked } | { kind: "unread"; why: Why } | { kind: "permerror" };

async function enter(walk: Walk, place: Place, term: string, target: Target): Promise<Entered> {
  const bound = boundOf(walk, place.path.length);
  if (bound !== undefined) return unread(walk, bound);
  if (target.kind === "invalid") return permerror(walk, problemOf("target", place, term, "no domain name")); // §4.3
  if (target.kind === "dynamic") return unread(walk, dynamic);
  if (!place.path.includes(target.name)) return enterName(walk, place, term, target.name);
  return permerror(walk, problemOf("loop", place, term, [...place.path, target.name].join(" > ")));
}

/** Which of our bounds is passed, if any. */
function boundOf(walk: Walk, depth: number): Why | undefined {
  if (walk.lookups > maxLookups) return tooMany;
  if (depth >= maxDepth) return { because: `it is nested more than ${maxDepth} deep` };
  return walk.terms > maxTerms ? { because: `there are more than ${maxTerms} terms` } : undefined;
}

async function enterName(walk: Walk, place: Place, term: string, name: DomainName): Promise<Entered> {
  const selected = await selectRecord(name, walk.resolver);
  switch (selected.kind) {
    case "unknown":
      return unread(walk, { because: selected.because });
    case "failed":
      return unread(walk, { because: selected.because, failure: selected.failure });
    case "none": {
      const detail = selected.isGone ? `${name} does not exist` : `${name} has no SPF record`;
      return permerror(walk, { ...problemOf("none", place, term, detail), name }); // §5.2, §6.1
    }
    case "duplicate": {
      const detail = `${name} has ${selected.records.length} SPF records`;
      return permerror(walk, { kind: "duplicate", name, term, detail, from: selected.records[1]?.from ?? null });
    }
    case "one":
      return walkNext(walk, { path: [...place.path, name], name, record: selected.record }, term);
  }
}

async function walkNext(walk: Walk, place: Place, term: string): Promise<Entered> {
  const parsed = parseSpf(place.record.text);
  if (parsed.ok) return { kind: "walked", walked: await walkRecord(walk, place, parsed.value) };
  return permerror(walk, problemOf("syntax", place, term, `${place.name}: ${parsed.error}`));
}

function unread(walk: Walk, why: Why): Entered {
  walk.hasUnreadRecord = true;
  return { kind: "unread", why };
}

function permerror(walk: Walk, problem: Problem): Entered {
  walk.problems.push(problem);
  return { kind: "permerror" };
}

function problemOf(kind: ProblemKind, { name, record }: Place, term: string, detail: string): Problem {
  return { kind, name, term, detail, from: record.from };
}
