/** SPF as a set, for people: who becomes authorised, who no longer is, and the look-up tree of both sides. Pure. */
import { cut } from "../../change.ts";
import {
  type AddressSet,
  type Layer,
  difference,
  everybody,
  everyIpv4,
  everyIpv6,
  firstMatch,
  intersection,
  network,
  nobody,
  prefixesOf,
  setOfRanges,
  sizeOf,
  union,
} from "../../mail/address-set.ts";
import type { DomainName } from "../../dns/name.ts";
import type { AddressCount, Senders, SenderPrefix, SpfEvaluated, SpfShown, SpfSide, SpfTreeLine } from "../../model.ts";
import { passing } from "./authorises.ts";
import { describe } from "./change.ts";
import { sameKey } from "./evaluations.ts";
import type { Evaluation, RecordNode, SpfFacts, TermNode } from "./facts.ts";

const maxPrefixes = 100;
const maxLines = 100;
const maxUnlisted = 20;
const maxProblems = 10;
const maxThrough = 3;

/** Undefined where SPF says the same on both sides. */
export function spfShown(before: SpfFacts, after: SpfFacts): SpfShown | undefined {
  const sides = { before: sideOf(before), after: sideOf(after) };
  const gained = sendersBetween(before, after);
  const lost = sendersBetween(after, before);
  const isSame = JSON.stringify(sides.before) === JSON.stringify(sides.after);
  return isSame && isNobody(gained) && isNobody(lost) ? undefined : { gained, lost, ...sides };
}

function isNobody(senders: Senders | null): boolean {
  return senders === null || senders.prefixes.length + senders.unlisted.length === 0;
}

/** Who passes at `to` and does not at `from`, as far as both are known. */
function sendersBetween(from: SpfFacts, to: SpfFacts): Senders | null {
  const [old, now] = [evaluationOf(from), evaluationOf(to)];
  if (old === "unknown" || now === "unknown") return null;
  if (now === undefined) return sendersOf([], []);
  const set = difference(passing(now), old === undefined ? nobody : passing(old));
  const unlisted = unlistedIn(now);
  const open = new Set(old === undefined ? [] : unlistedIn(old).map(({ key }) => sameKey(key)));
  const known = new Set(old === undefined ? [] : waysIn(old.tree).flatMap(({ keys }) => keys));
  return sendersOf(
    partsThrough(set, waysIn(now.tree), open),
    unlisted.filter(({ key }) => !known.has(sameKey(key))),
  );
}

/** Terms that let clients pass whom nobody can list from here. */
function unlistedIn({ symbolic }: Evaluation): Evaluation["symbolic"] {
  return symbolic.filter(({ result }) => result === "pass");
}

/** Undefined where nobody is authorised: no record, or none that can be evaluated. */
function evaluationOf({ record }: SpfFacts): Evaluation | "unknown" | undefined {
  switch (record.kind) {
    case "unknown":
    case "failed":
      return "unknown";
    case "none":
    case "duplicate":
    case "syntax":
      return undefined;
    case "valid":
      return record.evaluation;
  }
}

function sendersOf(parts: readonly Part[], unlisted: Evaluation["symbolic"]): Senders {
  const set = union(parts.map((part) => part.set));
  const prefixes = prefixesOfParts(parts);
  return {
    addresses: countOf(set),
    prefixes,
    more: countOf(difference(set, setOfRanges(prefixes.map(({ prefix }) => prefix)))),
    unlisted: unlisted.slice(0, maxUnlisted).map((term) => ({
      term: cut(term.text),
      in: term.in,
      because: cut(term.because),
    })),
    moreUnlisted: Math.max(0, unlisted.length - maxUnlisted),
  };
}

function prefixesOfParts(parts: readonly Part[]): readonly SenderPrefix[] {
  const listed: SenderPrefix[] = [];
  for (const { set, through } of parts) {
    const terms = through.slice(0, maxThrough).map((way) => ({ term: cut(way.term.text), in: way.in }));
    for (const prefix of prefixesOf(set, maxPrefixes - listed.length)) listed.push({ prefix, through: terms });
  }
  return listed;
}

function countOf(set: AddressSet): AddressCount {
  const sizeIn = (family: AddressSet): string => sizeOf(intersection(set, family)).toString();
  return { ipv4: sizeIn(everyIpv4), ipv6: sizeIn(everyIpv6) };
}

/** A term that lets clients pass: those of `net`, or some that the facts do not list by term. */
interface Way {
  term: TermNode;
  in: DomainName;
  net: AddressSet | undefined;
  /** Of the term and of those that lead to its record. */
  keys: readonly string[];
}

/** Clients, and the term that lets them pass; several where the facts do not tell which. */
interface Part {
  set: AddressSet;
  through: readonly Way[];
}

/** The set by the first term of its own network, else by those that ask for addresses. Left out: what a term of `open` may have let pass. */
function partsThrough(set: AddressSet, ways: readonly Way[], open: ReadonlySet<string>): readonly Part[] {
  const isOpen = ({ keys }: Way): boolean => keys.some((key) => open.has(key));
  const [hidden, told] = [ways.filter(isOpen), ways.filter((way) => !isOpen(way))];
  const layers: Layer<Way | "left out">[] = [{ covers: difference(everybody, set), value: "left out" }];
  for (const { net } of hidden) layers.push({ covers: net ?? nobody, value: "left out" });
  for (const way of told) layers.push({ covers: way.net ?? nobody, value: way });
  const found = firstMatch(layers);
  const parts = [...found].flatMap(([way, part]) => (way === "left out" ? [] : [{ set: part, through: [way] }]));
  if (hidden.some(({ net }) => net === undefined)) return parts;
  const rest = difference(set, union([...found.values()]));
  return [...parts, { set: rest, through: told.filter(({ net }) => net === undefined) }];
}

/** The terms by which clients can pass, in the order in which they are tried. */
function waysIn({ name, terms }: RecordNode, above: readonly string[] = []): readonly Way[] {
  return terms.flatMap((term): readonly Way[] => {
    if (term.use === "ignored" || term.use === "modifier" || term.use === "permerror") return [];
    if (term.name !== "redirect" && term.result !== "pass") return [];
    const keys = [...above, sameKey(term.key)];
    if (term.name !== "redirect" && term.name !== "include") return [{ term, in: name, net: netOf(term), keys }];
    const itself = { term, in: name, net: nobody, keys };
    return term.child === null ? [itself] : [itself, ...waysIn(term.child, keys)];
  });
}

/** What the term itself says, without asking. */
function netOf({ name, key }: TermNode): AddressSet | undefined {
  if (name === "all") return everybody;
  if (name !== "ip4" && name !== "ip6") return undefined;
  const [address = "", prefix = ""] = key.slice(name.length + 1).split("/");
  return network(address, Number(prefix));
}

function sideOf({ record }: SpfFacts): SpfSide {
  const text = cut(describe(record));
  return record.kind === "valid" ? { record: text, evaluated: evaluatedOf(record.evaluation) } : { record: text };
}

function evaluatedOf({ lookups, voids, problems, tree }: Evaluation): SpfEvaluated {
  const lines = linesOf(tree, 0);
  return {
    lookups,
    voids,
    problems: problems
      .slice(0, maxProblems)
      .map(({ term, detail }) => cut(term === "" ? detail : `${term}: ${detail}`)),
    tree: lines.slice(0, maxLines),
    moreTerms: Math.max(0, lines.length - maxLines),
  };
}

const useOf: Readonly<Record<TermNode["use"], SpfTreeLine["use"]>> = {
  known: "evaluated",
  modifier: "evaluated",
  symbolic: "unlisted",
  permerror: "permerror",
  ignored: "ignored",
};

function linesOf({ terms }: RecordNode, depth: number): readonly SpfTreeLine[] {
  return terms.flatMap(({ text, use, lookups, child }) => [
    { depth, term: cut(text), use: useOf[use], lookups },
    ...(child === null ? [] : linesOf(child, depth + 1)),
  ]);
}
