/** Rules for what the policy asks: `p`, `sp`, `np`, `t`, `pct`, `psd`. */
import { placed } from "../../change.ts";
import { below } from "../../dns/name.ts";
import type { Change, Policy } from "../../model.ts";
import { type Half, type Move, type Pair, change, isDown, levelOf, movesOf, readersOf, worstOf } from "./pair.ts";
import { type Effective, type Scope, firstText, isWeaker, recordOf, scopes } from "./policy.ts";
import type { Reading } from "./parse.ts";

export function comparePolicy(pair: Pair): readonly Change[] {
  const psd = publicSuffix(pair);
  const isPsd = psd.some(({ severity }) => severity === "high");
  const lowered = loweredScopes(pair, isPsd);
  const isMoved = lowered.some(({ rule }) => rule !== "DMARC-SELF-DOWN");
  return [...lowered, ...testMode(pair), ...percentage(pair), ...(isMoved && !isPsd ? [] : psd)];
}

/** The widest scope that went down explains those within it. `psd=y` explains what moved to another record. */
function loweredScopes(pair: Pair, isPsd: boolean): readonly Change[] {
  const rules = { self: "DMARC-SELF-DOWN", sub: "DMARC-SUB-DOWN", nonexist: "DMARC-NP-DOWN" } as const;
  for (const scope of scopes) {
    const moves = movesOf(pair, scope).filter((move) => isComparable(pair, move, isPsd) && isLowered(move));
    const worst = worstOf(moves);
    if (worst !== undefined) return [lowered(pair, rules[scope], worst, moves)];
  }
  return [];
}

/** Both times the domain's own record decides, or another record does than before. What another name's record says is reported there. */
function isComparable({ domain }: Pair, { scope, before, after }: Move, isPsd: boolean): boolean {
  if (before.at === undefined || after.at === undefined) return false;
  if (before.at === after.at) return before.at === domain;
  return scope === "self" ? before.at !== domain && after.at !== domain : !isPsd;
}

/** Lower than before, and not by `t` alone, which has a rule of its own. */
function isLowered(move: Move): boolean {
  const isMoved = move.before.at !== move.after.at;
  return isDown(move) && (isMoved || isWeaker(move.after.published, move.before.published));
}

function lowered(pair: Pair, rule: string, worst: Move, moves: readonly Move[]): Change {
  const after = levelOf(worst.reading, worst.after);
  const isOpen = after === "none" || after === "absent";
  return change(pair, rule, {
    severity: rule === "DMARC-SELF-DOWN" && isOpen ? "critical" : "high",
    before: tagOf(pair, pair.before, worst, worst.before),
    after: tagOf(pair, pair.after, worst, worst.after),
    args: { before: levelOf(worst.reading, worst.before), after, readers: readersOf(moves) },
    ...placed("after", firstText(lookupOf(pair.after, worst.after))?.from),
  });
}

function lookupOf({ facts }: Half, { at }: Effective) {
  return facts.lookups.find((lookup) => lookup.at === at);
}

/** The tag that decides, as it stands in the record: `sp=none`, `p=reject; t=y`, `p=none at _dmarc.example.org`. */
function tagOf({ domain }: Pair, half: Half, { reading, scope }: Move, effective: Effective): string {
  const record = recordOf(lookupOf(half, effective), reading);
  const { sp, np } = record?.requests ?? {};
  if (effective.published === "absent") return "no policy";
  const isOwn = effective.at === domain;
  const name = scope === "nonexist" && np !== undefined ? "np" : hasSubdomainTag(scope, isOwn, sp) ? "sp" : "p";
  const test = record?.t === true ? "; t=y" : "";
  const place = isOwn || effective.at === undefined ? "" : ` at ${below("_dmarc", effective.at)}`;
  return `${name}=${effective.published}${test}${place}`;
}

function hasSubdomainTag(scope: Scope, isOwn: boolean, sp: Policy | undefined): boolean {
  return sp !== undefined && !(scope === "self" && isOwn);
}

/** `t=y` came and lowers what was there before; on a policy that was raised by as much it takes nothing away. */
function testMode(pair: Pair): readonly Change[] {
  if (pair.before.record?.t !== false || pair.after.record?.t !== true) return [];
  const isTested = ({ reading, before, after }: Move) =>
    reading === "rfc9989" &&
    after.at === pair.domain &&
    isWeaker(after.policy, after.published) &&
    isWeaker(after.policy, before.policy);
  const worst = worstOf(scopes.flatMap((scope) => movesOf(pair, scope)).filter(isTested));
  if (worst === undefined) return [];
  const args = { before: worst.after.published, after: worst.after.policy };
  return [change(pair, "DMARC-TEST", { severity: worst.after.policy === "none" ? "high" : "medium", args })];
}

/** RFC 7489 §6.3: fewer messages than before get the policy, which is not a stronger one. */
function percentage(pair: Pair): readonly Change[] {
  const before = pair.before.record7489;
  const after = pair.after.record7489;
  if (before === undefined || after === undefined || after.pct >= before.pct) return [];
  if (!movesIn(pair, "rfc7489").some(isNotRaised)) return [];
  const args = { before: before.pct, after: after.pct };
  const severity = after.pct === 0 ? "high" : "medium";
  return [change(pair, "DMARC-PCT", { severity, before: `pct=${before.pct}`, after: `pct=${after.pct}`, args })];
}

function isNotRaised({ before, after }: Move): boolean {
  return isEnforced(after.published) && !isWeaker(before.published, after.published);
}

function movesIn(pair: Pair, reading: Reading): readonly Move[] {
  const moves = [...movesOf(pair, "self"), ...movesOf(pair, "sub")];
  return moves.filter((move) => move.reading === reading && move.after.at === pair.domain);
}

function isEnforced(policy: Policy): boolean {
  return policy === "quarantine" || policy === "reject";
}

/** `psd=y` is a registry's; `psd=n` makes an organizational domain, unless the domain is one already. */
function publicSuffix(pair: Pair): readonly Change[] {
  const { before, after } = pair;
  const psd = after.record?.psd ?? "u";
  const was = before.record?.psd ?? "u";
  if (before.facts.own.kind === "unknown" || psd === "u" || psd === was) return [];
  const isRight = psd === "y" ? after.facts.isRegistry : isOrganizational(before);
  if (isRight) return [];
  const severity = psd === "y" ? "high" : "medium";
  return [change(pair, "DMARC-PSD", { severity, before: `psd=${was}`, after: `psd=${psd}`, args: { psd } })];
}

function isOrganizational({ facts }: Half): boolean {
  const { organizationalDomain: walked } = facts;
  return (
    facts.listedOrganizationalDomain === facts.domain || (walked.kind === "measured" && walked.value === facts.domain)
  );
}
