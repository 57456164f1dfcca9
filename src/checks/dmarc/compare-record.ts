/** Rules for a record that came, went, broke or moved: each explains whatever became of the policy. */
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
  const was = policyOf(before.facts.effective.rfc9989.self);
  const isEnforced = was === "quarantine" || was === "reject";
  return [change(pair, "DMARC-CNAME", { severity: isEnforced ? "high" : "medium", args: { target, isKnown: false } })];
}

/** The alias leads to a record outside of the files that is as good as the old one: control went, the policy did not. */
export function delegatedAndKnown(pair: Pair): readonly Change[] {
  const target = newTarget(pair);
  if (target === undefined || pair.after.facts.own.kind === "unknown" || pair.after.facts.own.inFiles) return [];
  return [change(pair, "DMARC-CNAME", { severity: "medium", args: { target, isKnown: true } })];
}

function newTarget({ before, after }: Pair): DomainName | undefined {
  const target = after.facts.own.aliases.at(-1);
  const hadRecord = before.facts.own.aliases.length > 0 || recordsOf(before) > 0;
  return hadRecord && target !== before.facts.own.aliases.at(-1) ? target : undefined;
}

function misplaced(pair: Pair): readonly Change[] | undefined {
  const { before, after } = pair;
  if (!isGone(after)) return undefined;
  const old = new Set(before.facts.strays.map(({ owner }) => owner));
  const stray = after.facts.strays.find(({ owner }) => !old.has(owner));
  if (stray === undefined) return undefined;
  const args = { owner: stray.owner, right: below("_dmarc", pair.domain) };
  const from = stray.from === undefined ? {} : { from: { side: "after", range: stray.from } as const };
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
  const from = placeOf(before);
  return [
    change(pair, "DMARC-REMOVED", {
      severity: isHarmless ? "low" : "critical",
      direction: worst === undefined && !isHarmless ? "incomparable" : "weakened",
      after: wordsOf(inherited),
      args: { inherited, isNameGone: after.surroundings.name === "nxdomain" },
      ...(from === undefined ? {} : { from }),
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
