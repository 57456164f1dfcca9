/** A domain's DMARC before and after a change, as the rules look at it. */
import { maxShown, placed } from "../../change.ts";
import { type DomainName, below } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Args, Both, Change, Direction, Policy, Severity, Side, Surroundings } from "../../model.ts";
import type { DmarcFacts } from "./evaluate.ts";
import { type DmarcRecord, type Reading, readings } from "./parse.ts";
import { type Effective, type Scope, firstText, isWeaker, recordOf } from "./policy.ts";

export interface Half {
  side: "before" | "after";
  facts: DmarcFacts;
  surroundings: Surroundings;
  /** The domain's own record, if there is exactly one and it is valid. */
  record?: DmarcRecord;
  /** The same for a reader of RFC 7489. */
  record7489?: DmarcRecord;
  /** The own records, or what is there in their place. */
  text: string;
  from?: SourceRange;
}

export interface Pair {
  domain: DomainName;
  before: Half;
  after: Half;
}

export function pairOf({ domain, before, after }: Both<DmarcFacts>): Pair {
  return { domain, before: halfOf("before", before), after: halfOf("after", after) };
}

function halfOf(side: Half["side"], { facts, surroundings }: Side<DmarcFacts>): Half {
  const record = recordOf(facts.own);
  const record7489 = recordOf(facts.own, "rfc7489");
  const from = facts.own.kind === "unknown" ? facts.own.from : firstText(facts.own)?.from;
  return {
    side,
    facts,
    surroundings,
    ...(record === undefined ? {} : { record }),
    ...(record7489 === undefined ? {} : { record7489 }),
    text: textOf(facts),
    ...(from === undefined ? {} : { from }),
  };
}

function textOf({ own }: DmarcFacts): string {
  const target = own.aliases.at(-1);
  if (own.kind === "unknown") return target === undefined ? "unknown" : `CNAME ${target}`;
  const texts = (own.records.length > 0 ? own.records : own.failed).map(({ text }) => text);
  return texts.length === 0 ? "no record" : texts.join(" + ");
}

export interface Told {
  severity: Severity;
  direction?: Direction;
  /** Without it, `_dmarc` of the domain. */
  name?: DomainName;
  before?: string;
  after?: string;
  args?: Args;
  from?: Change["from"];
}

/** A change; unless told otherwise it weakens, and shows the records of the domain and where the newer one stands. */
export function change(pair: Pair, rule: string, told: Told): Change {
  return {
    rule,
    name: told.name ?? below("_dmarc", pair.domain),
    severity: told.severity,
    direction: told.direction ?? "weakened",
    before: (told.before ?? pair.before.text).slice(0, maxShown),
    after: (told.after ?? pair.after.text).slice(0, maxShown),
    args: { domain: pair.domain, ...told.args },
    ...placeOf(pair.before),
    ...placeOf(pair.after),
    ...(told.from && { from: told.from }),
  };
}

export function placeOf({ side, from }: Half): Pick<Change, "from"> {
  return placed(side, from);
}

/** RFC 9989's policy after `t`; RFC 7489's as published, for `pct` has a rule of its own. */
export function levelOf(reading: Reading, effective: Effective): Policy {
  return reading === "rfc9989" ? effective.policy : effective.published;
}

export interface Move {
  reading: Reading;
  scope: Scope;
  before: Effective;
  after: Effective;
}

/** What both sides know of a scope, for each reading. */
export function movesOf({ before, after }: Pair, scope: Scope): readonly Move[] {
  return readings.flatMap((reading) => {
    const was = before.facts.effective[reading][scope];
    const is = after.facts.effective[reading][scope];
    if (was.kind === "not-measured" || is.kind === "not-measured") return [];
    return [{ reading, scope, before: was.value, after: is.value }];
  });
}

export function isDown({ reading, before, after }: Move): boolean {
  return isWeaker(levelOf(reading, after), levelOf(reading, before));
}

/** The move that ends lowest; of equals the one of RFC 9989. */
export function worstOf(moves: readonly Move[]): Move | undefined {
  const [first, ...others] = moves;
  return others.reduce((worst, move) => {
    if (worst === undefined) return move;
    return isWeaker(levelOf(move.reading, move.after), levelOf(worst.reading, worst.after)) ? move : worst;
  }, first);
}

/** The readers that a move was seen by, in words: `RFC 9989`. */
export function readersOf(moves: readonly Move[]): readonly string[] {
  return readings
    .filter((reading) => moves.some((move) => move.reading === reading))
    .map((reading) => (reading === "rfc9989" ? "RFC 9989" : "RFC 7489"));
}
