/** Rules for a record that came, went, broke or moved: each explains whatever became of the policy. */
import { placed } from "../../change.ts";
import { type DomainName, below } from "../../dns/name.ts";
import type { Change, Policy } from "../../model.ts";
import { type Half, type Move, type Pair, change, isDown, levelOf, movesOf, placeOf, worstOf } from "./pair.ts";
import { defectsOf, known, policyOf, scopes } from "./policy.ts";

/** The first of these rules that applies; undefined where the record is still there, and one. */
export function compareRecord(pair: Pair): readonly Change[] | undefined {
  const rules = [duplicated, malformed, delegated, misplaced, removed];
  for (const rule of rules) {
    const found = rule(pair);
    if (found !== undefined) return found;
  }
  return undefined;
}

function duplicated(pair: Pair): readonly Change[] | undefined {
  const count = recordsOf(pair.after);
  if (count < 2) return undefined;
  const isOld = recordsOf(pair.before) > 1;
  return isOld ? [] : [change(pair, "DMARC-DUP", { severity: "critical", args: { records: count } })];
}

function recordsOf({ facts: { own } }: Half): number {
  return own.kind === "known" ? own.records.length : 0;
}

function malformed(pair: Pair): readonly Change[] | undefined {
  const old = new Set(defectsOf(pair.before.facts.own).map(({ id }) => id));
  const worst = defectsOf(pair.after.facts.own).find(({ id }) => !old.has(id));
  if (worst === undefined) return undefined;
  const args = { defect: worst.id, detail: worst.detail, effective: known(pair.after.facts.effective, "self") };
  return [change(pair, "DMARC-MALFORMED", { severity: "critical", args })];
}

/** The record is now another name's, and nobody can tell from here what that has. */
function delegated(pair: Pair): readonly Change[] | undefined {
  const { before, after } = pair;
  const target = newTarget(pair);
  if (target === undefined || after.facts.own.kind === "known") return undefined;
  const severity = isEnforced(before) ? "high" : "medium";
  const inherited = recordsOf(before) > 0 ? undefined : inheritedIn(before);
  return [
    change(pair, "DMARC-CNAME", {
      severity,
      ...(inherited === undefined ? {} : { before: inherited }),
      args: { target, isKnown: false },
    }),
  ];
}

function isEnforced({ facts }: Half): boolean {
  const policy = policyOf(facts.effective.rfc9989.self);
  return policy === "quarantine" || policy === "reject";
}

function inheritedIn({ facts: { effective, domain } }: Half): string | undefined {
  const { self } = effective.rfc9989;
  if (self.kind === "not-measured" || self.value.at === undefined || self.value.at === domain) return undefined;
  return `${self.value.policy} inherited from ${self.value.at}`;
}

/** The alias leads to a record outside of the files that is as good as the old one: control went, the policy did not. */
export function delegatedAndKnown(pair: Pair): readonly Change[] {
  const target = newTarget(pair);
  if (target === undefined || pair.after.facts.own.kind === "unknown" || pair.after.facts.own.inFiles) return [];
  return [change(pair, "DMARC-CNAME", { severity: "medium", args: { target, isKnown: true } })];
}

/** An alias in place of a record, of another alias, or of an inherited policy; a wildcard's takes nothing that was inherited. */
function newTarget({ before, after }: Pair): DomainName | undefined {
  const { own } = after.facts;
  const target = own.aliases.at(-1);
  const hadRecord = before.facts.own.aliases.length > 0 || recordsOf(before) > 0;
  const hadPolicy = own.wildcard === undefined && isEnforced(before);
  return (hadRecord || hadPolicy) && target !== before.facts.own.aliases.at(-1) ? target : undefined;
}

function misplaced(pair: Pair): readonly Change[] | undefined {
  const { before, after } = pair;
  if (!isGone(after)) return undefined;
  const old = new Set(before.facts.strays.map(({ owner }) => owner));
  const stray = after.facts.strays.find(({ owner }) => !old.has(owner));
  if (stray === undefined) return undefined;
  const args = { owner: stray.owner, right: below("_dmarc", pair.domain) };
  const from = placed("after", stray.from);
  return [
    change(pair, "DMARC-WRONG-NAME", { severity: "critical", name: stray.owner, after: stray.text, args, ...from }),
  ];
}

function removed(pair: Pair): readonly Change[] | undefined {
  const { before, after } = pair;
  if (before.record?.requests === undefined || !isGone(after)) return undefined;
  const moves = scopes.flatMap((scope) => movesOf(pair, scope)).filter((move) => move.before.at === pair.domain);
  const worst = worstOf(moves.filter(isDown));
  const inherited = worst === undefined ? inheritedBy(after) : levelOf(worst.reading, worst.after);
  const isHarmless = after.surroundings.name === "nxdomain" || (worst === undefined && inherited !== "unknown");
  return [
    change(pair, "DMARC-REMOVED", {
      severity: isHarmless ? "low" : "critical",
      direction: worst === undefined && !isHarmless ? "incomparable" : "weakened",
      after: wordsOf(inherited),
      args: { inherited, isNameGone: after.surroundings.name === "nxdomain" },
      ...placeOf(before),
    }),
  ];
}

function inheritedBy({ facts }: Half): Policy | "unknown" {
  return policyOf(facts.effective.rfc9989.self);
}

function wordsOf(inherited: Policy | "unknown"): string {
  if (inherited === "absent") return "no record";
  return inherited === "unknown" ? "no record; what is inherited is unknown" : `no record; ${inherited} is inherited`;
}

function isGone({ facts: { own } }: Half): boolean {
  return own.kind === "known" && own.records.length === 0 && own.failed.length === 0;
}

/** A record that took the place of a stronger one, which was inherited. */
export function overridden(pair: Pair): readonly Change[] {
  const isOwn = ({ before, after }: Move) => before.at !== pair.domain && after.at === pair.domain;
  const worst = worstOf(movesOf(pair, "self").filter((move) => isOwn(move) && isDown(move)));
  if (worst === undefined) return [];
  const inheritedFrom = worst.before.at ?? pair.domain;
  const was = levelOf(worst.reading, worst.before);
  return [
    change(pair, "DMARC-OVERRIDE", {
      severity: "high",
      before: `${was} inherited from ${inheritedFrom}`,
      args: { before: was, after: levelOf(worst.reading, worst.after), inheritedFrom },
    }),
  ];
}
