/** Who may send after the change and could not before. */
import {
  type AddressSet,
  difference,
  everyIpv4,
  everyIpv6,
  intersection,
  prefixesOf,
  sizeOf,
  union,
} from "../../mail/address-set.ts";
import { type Change, policies } from "../../model.ts";
import { addressesOf, deniesAll, letsAnybodySend, passing, sendsOf, unroutable } from "./authorises.ts";
import { placed } from "../../change.ts";
import { change } from "./change.ts";
import { type Evaluations, isOwnTextSame, sameKey, termsOf } from "./evaluations.ts";
import { type Evaluation, type RecordNode, type Symbolic, results } from "./facts.ts";
import { isMailDomain } from "./mail-domain.ts";
import { providerOf } from "./providers.ts";

const maxNets = 10; // ours: as many as one sentence takes
const maxGuards = 100; // ours: each holds a set
const maxNewTerms = 50; // ours: changes

/** An evaluated record on either side. */
interface Pair extends Evaluations {
  before: Evaluation;
}

export function compareSenders({ both, before, after }: Evaluations): readonly Change[] {
  if (before === undefined || letsAnybodySend(after)) return []; // the default's rule speaks of everybody
  const pair = { both, before, after };
  const gained = difference(passing(after), passing(before));
  if (isOwnTextSame(pair)) return indirect(pair, gained);
  const requalified = raised(pair);
  const added = difference(gained, requalified);
  const starts = startSending(pair);
  const wider = widen(pair, difference(added, unroutable));
  return [
    ...starts,
    ...wider.filter(({ severity }) => starts.length === 0 || severity === "high"),
    ...widenPrivate(pair, intersection(added, unroutable)),
    ...qualifier(pair, requalified),
    ...newTerms(pair).filter(({ rule }) => starts.length === 0 || rule === "SPF-INCLUDE-SHARED"),
  ];
}

function texts({ before, after }: Pair): { before: string; after: string } {
  return { before: before.tree.text, after: after.tree.text };
}

function netsOf(set: AddressSet): { nets: readonly string[]; addresses: string } {
  return { nets: prefixesOf(set, maxNets), addresses: sizeOf(set).toString() };
}

/** By how much the set of senders grew; nothing of it is of no consequence. */
function widthOf(set: AddressSet): "high" | "medium" | "low" {
  const ipv4 = sizeOf(intersection(set, everyIpv4));
  const hasShortPrefix = prefixesOf(intersection(set, everyIpv6), 1000).some((net) => Number(net.split("/")[1]) < 32);
  if (ipv4 >= 2n ** 16n || hasShortPrefix) return "high";
  return sizeOf(set) >= 2n ** 8n ? "medium" : "low";
}

function widen(pair: Pair, added: AddressSet): readonly Change[] {
  if (added.length === 0) return [];
  return [change(pair.both, "SPF-WIDEN-NET", { severity: widthOf(added), ...texts(pair), args: netsOf(added) })];
}

function widenPrivate(pair: Pair, added: AddressSet): readonly Change[] {
  if (added.length === 0) return [];
  return [change(pair.both, "SPF-WIDEN-PRIVATE", { severity: "low", ...texts(pair), args: netsOf(added) })];
}

/** The record says the same, and what it points at does not. */
function indirect(pair: Pair, gained: AddressSet): readonly Change[] {
  if (gained.length === 0) return [];
  const severity = widthOf(difference(gained, unroutable)) === "low" ? "low" : "medium";
  const { nets, addresses } = netsOf(gained);
  const told = { before: "not authorised", after: nets.join(" ") };
  return [change(pair.both, "SPF-INDIRECT", { severity, ...told, args: { nets, addresses } })];
}

function startSending({ both, before, after }: Pair): readonly Change[] {
  if (!isMailDomain(both.domain)) return [];
  if (deniesAll(both.before.facts) !== true || sendsOf(both.after.facts) !== true) return [];
  const severity = isPlanned(both) ? "info" : "medium";
  const terms = after.tree.terms.filter(({ result, name }) => result === "pass" || name === "redirect");
  const args = { terms: terms.slice(0, maxNets).map(({ text }) => text) };
  return [change(both, "SPF-START-SENDING", { severity, ...texts({ both, before, after }), args })];
}

/** DMARC stays and DKIM comes with it: somebody sets up mail, and does it well. */
function isPlanned({ before, after }: Pair["both"]): boolean {
  const [old, now] = [before.surroundings, after.surroundings];
  if (old.dmarc === "unknown" || now.dmarc === "unknown" || now.dmarc === "absent") return false;
  if (old.dkimKeys === "unknown" || now.dkimKeys === "unknown") return false;
  return policies.indexOf(now.dmarc) >= policies.indexOf(old.dmarc) && now.dkimKeys > old.dkimKeys;
}

/** Clients that a mechanism spoke of before, and that get something better now (RFC 7208 §4.6.2). */
function raised({ before, after }: Pair): AddressSet {
  const [old, now] = [before.default.result, after.default.result];
  const isDefaultWeaker = old !== "unknown" && now !== "unknown" && results.indexOf(now) > results.indexOf(old);
  const sets = results.map((result, rank) =>
    intersection(
      addressesOf(before, (part) => part.result === result && part.by === "mechanism"),
      addressesOf(after, (part) => results.indexOf(part.result) > rank && !(isDefaultWeaker && part.by === "default")),
    ),
  );
  return union(sets);
}

function qualifier(pair: Pair, requalified: AddressSet): readonly Change[] {
  const terms = [...new Set([...requalifiedAtoms(pair), ...unguarded(pair)])].slice(0, maxNets);
  if (requalified.length === 0 && terms.length === 0) return [];
  const args = { ...netsOf(requalified), terms };
  return [change(pair.both, "SPF-QUALIFIER", { severity: "medium", ...texts(pair), args })];
}

/** Terms that nobody can list the clients of, with a better result than before. */
function requalifiedAtoms({ before, after }: Pair): readonly string[] {
  const old = new Map(before.symbolic.map(({ key, result }) => [sameKey(key), result]));
  return after.symbolic
    .filter(({ key, result }) => rankOf(result) > rankOf(old.get(sameKey(key)) ?? "pass"))
    .map(({ text }) => text);
}

function rankOf(result: Symbolic["result"]): number {
  return result === "none" ? -1 : results.indexOf(result);
}

/** Terms that deny clients nobody can list, and no longer stand before a positive term that they stood before. */
function unguarded({ before, after }: Pair): readonly string[] {
  const [old, now] = [guards(before), guards(after)];
  const positives = new Set(after.tree.terms.filter(isPositive).map(({ key }) => sameKey(key)));
  return [...old].flatMap(([key, { text, guarded }]) => {
    const still = now.get(key)?.guarded ?? new Set();
    return [...guarded].some((positive) => positives.has(positive) && !still.has(positive)) ? [text] : [];
  });
}

/** The domain's own negative terms of unlisted clients, each with the positive terms behind it. */
function guards({ tree }: Evaluation): Map<string, { text: string; guarded: ReadonlySet<string> }> {
  const found = new Map<string, { text: string; guarded: ReadonlySet<string> }>();
  const behind = new Set<string>();
  for (const term of tree.terms.toReversed()) {
    const key = sameKey(term.key);
    if (isPositive(term)) behind.add(key);
    if (term.use === "symbolic" && term.result === "fail" && found.size < maxGuards)
      found.set(key, { text: term.text, guarded: new Set(behind) });
  }
  return found;
}

function isPositive({ use, result, name }: Evaluation["tree"]["terms"][number]): boolean {
  return use !== "ignored" && name !== "all" && (result === "pass" || name === "redirect");
}

/** Terms of the files that the network answered for: who is let pass by them can become another at any time. */
function outsideIn({
  name,
  from,
  terms,
}: RecordNode): readonly Pick<Symbolic, "key" | "text" | "target" | "in" | "from">[] {
  return terms.filter(isPositive).flatMap(({ key, text, isOutside, child }) => {
    if (isOutside !== true) return child === null ? [] : outsideIn(child);
    const target = key.replace(/^[^:]*:/, "").replace(/\/.*$/, "");
    return [{ key, text: text.replace(/^\+/, ""), target, in: name, from }];
  });
}

/** Terms outside of the files that let clients pass, and were not there in any form. */
function newTerms({ both, before, after }: Pair): readonly Change[] {
  const known = new Set(termsOf(before.tree).map(({ key }) => sameKey(key)));
  const unlisted = after.symbolic.filter(({ kind, result }) => kind !== "ptr" && result === "pass");
  const atoms = new Map(
    [...unlisted, ...outsideIn(after.tree)]
      .filter(({ key }) => !known.has(sameKey(key)))
      .map((atom) => [sameKey(atom.key), atom]),
  );
  const isOnlySpf = both.after.surroundings.dkimKeys === 0;
  return [...atoms.values()].slice(0, maxNewTerms).map(({ text, target, from, in: owner }) => {
    const provider = providerOf(target);
    const isShared = isOnlySpf && provider?.isShared === true;
    return change(both, isShared ? "SPF-INCLUDE-SHARED" : "SPF-NEW-INCLUDE", {
      severity: "medium",
      before: "not authorised",
      after: text,
      args: { term: text, target, owner, provider: provider?.name ?? "" },
      ...placed("after", from),
    });
  });
}
