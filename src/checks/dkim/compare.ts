/** The rules of DKIM that need both sides of a change: selector by selector, then the domain. */
import { cut } from "../../change.ts";
import { below } from "../../dns/name.ts";
import type { Both, Change, Severity } from "../../model.ts";
import { change, placeOf } from "./change.ts";
import { selectorChanges } from "./compare-selector.ts";
import type { DkimFacts } from "./evaluate.ts";
import { type Pair, isAdded, isRemoved, pairsOf } from "./pairs.ts";
import { type Selector, type SelectorState, isLive, isUnknown, isUsable } from "./selectors.ts";
import { describe } from "./words.ts";

export function compareDkim(both: Both<DkimFacts>): readonly Change[] {
  if (both.after.surroundings.name === "nxdomain") return [];
  const pairs = pairsOf(both.before.facts, both.after.facts);
  const ofSelectors = pairs.flatMap((pair) => selectorChanges(pair, both));
  const changes = [...removals(both, pairs), ...nullWildcardRemoved(both, pairs), ...ofSelectors];
  return [...withOnlyEd25519(both, pairs, changes), ...delegated(both)];
}

/** Keys that are gone. Those of a parked domain have no more work. */
function removals(both: Both<DkimFacts>, pairs: readonly Pair[]): readonly Change[] {
  const removed = pairs.filter(isRemoved);
  const [first] = removed;
  if (first === undefined || both.after.surroundings.roles.parked === true) return [];
  const isLast = pairs.every(({ after }) => !isLive(after.state) && !isUnknown(after.state));
  const { roles, mx } = both.after.surroundings;
  if (isLast && (roles.sends === true || mx === "real")) return [lastRemoved(both, removed, first)];
  const wasReplaced = isLast ? roles.sends === false : pairs.some(isAdded);
  return removed.map((pair) => removedChange(pair, wasReplaced ? "low" : "medium"));
}

function lastRemoved({ domain }: Both<DkimFacts>, removed: readonly Pair[], first: Pair): Change {
  const selectors = removed.map(({ before }) => before.selector);
  const texts = [cut(`selectors ${selectors.join(", ")}`), "no DKIM key"] as const;
  const from = placeOf("before", first.before);
  return change("DKIM-LAST-REMOVED", below("_domainkey", domain), texts, { domain, selectors }, from);
}

function removedChange({ owner, before, after }: Pair, severity: Severity, wasNull = false): Change {
  const texts = [describe(before), describe(after)] as const;
  const from = after.alias === undefined ? placeOf("before", before) : placeOf("after", after);
  return change("DKIM-REMOVED", owner, texts, { owner, wasNull }, { ...from, severity });
}

/** `*._domainkey` with an empty key locks a domain without mail; of one that is known to be parked, the gate tells it. */
function nullWildcardRemoved({ before }: Both<DkimFacts>, pairs: readonly Pair[]): readonly Change[] {
  const { parked } = before.surroundings.roles;
  return pairs
    .filter((pair) => pair.before.selector === "*" && pair.before.state.kind === "revoked")
    .filter(({ after }) => after.state.kind === "absent" && parked !== true)
    .map((pair) => removedChange(pair, parked === false ? "low" : "medium", true));
}

/** One cause, one rule: the graver one, or else the one that says what is left. */
function withOnlyEd25519(both: Both<DkimFacts>, pairs: readonly Pair[], changes: readonly Change[]): readonly Change[] {
  const lost = pairs.filter(({ before, after }) => isRsa(before.state) && !isRsa(after.state));
  const left = pairs.filter(({ after }) => isUsable(after.state)).map(({ after }) => after);
  const [first] = left;
  const isKnown = pairs.every(({ after: { state } }) => state.kind !== "elsewhere" && !isUnknown(state));
  const isOnly = isKnown && both.after.facts.hiding === null && left.every(({ state }) => !isRsa(state));
  if (first === undefined || lost.length === 0 || !isOnly) return changes;
  const owners = new Set(lost.map(({ owner }) => owner));
  const ofLost = changes.filter(({ name }) => owners.has(name));
  if (ofLost.some(({ severity }) => severity !== "low" && severity !== "info")) return changes;
  const others = changes.filter((one) => !(ofLost.includes(one) && saysLess.has(one.rule)));
  return [...others, onlyEd25519(both, lost, first)];
}

const saysLess: ReadonlySet<string> = new Set(["DKIM-REMOVED", "DKIM-REPLACED"]);

function isRsa(state: SelectorState): boolean {
  return isUsable(state) && state.publicKey.type === "rsa";
}

function onlyEd25519({ domain }: Both<DkimFacts>, lost: readonly Pair[], left: Selector): Change {
  const before = lost.map((pair) => `${pair.before.selector}: ${describe(pair.before)}`).join("; ");
  const texts = [cut(before), "only Ed25519"] as const;
  return change("DKIM-ED-ONLY", below("_domainkey", domain), texts, { domain }, placeOf("after", left));
}

function delegated({ domain, before, after }: Both<DkimFacts>): readonly Change[] {
  const { delegation, hiding } = after.facts;
  if (before.facts.delegation.kind !== "absent" || delegation.kind !== "present" || hiding === null) return [];
  const { nameServers, from } = delegation;
  const texts = ["no NS", cut(`NS ${nameServers.join(", ")}`)] as const;
  return [change("DKIM-DELEGATED", below("_domainkey", domain), texts, { domain, nameServers }, { after: from })];
}
