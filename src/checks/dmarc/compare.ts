/** Every rule of DMARC: what a change does to who can forge a domain. One cause is told once. */
import { placed } from "../../change.ts";
import { below } from "../../dns/name.ts";
import type { Both, Change, Policy } from "../../model.ts";
import { comparePolicy } from "./compare-policy.ts";
import { compareRecord, delegatedAndKnown, overridden } from "./compare-record.ts";
import { compareReports } from "./compare-reports.ts";
import type { DmarcFacts } from "./evaluate.ts";
import { type Half, type Pair, change, levelOf, pairOf } from "./pair.ts";
import { type Reading, readings } from "./parse.ts";
import { firstText, isAnswering, isWeaker, ofMadeUpName, policyOf } from "./policy.ts";

export function compareDmarc(both: Both<DmarcFacts>): readonly Change[] {
  const pair = pairOf(both);
  const record = compareRecord(pair);
  return [...(record ?? compareTags(pair)), ...wildcard(pair), ...logo(pair)];
}

function compareTags(pair: Pair): readonly Change[] {
  const override = overridden(pair);
  const policy = override.length > 0 ? override : comparePolicy(pair);
  const delegation = policy.length > 0 ? [] : delegatedAndKnown(pair);
  return [...policy, ...delegation, ...alignment(pair), ...compareReports(pair)];
}

/** Strict to relaxed weakens; relaxed to strict may cost mail of subdomains its alignment. */
function alignment(pair: Pair): readonly Change[] {
  const { before, after } = pair;
  if (before.record === undefined || after.record === undefined) return [];
  const { record: was } = before;
  const { record: is } = after;
  const tagsTo = (mode: "r" | "s") =>
    (["adkim", "aspf"] as const).filter((tag) => was[tag] !== mode && is[tag] === mode);
  const told = (mode: "r" | "s") => ({
    before: tagsTo(mode)
      .map((tag) => `${tag}=${was[tag]}`)
      .join("; "),
    after: tagsTo(mode)
      .map((tag) => `${tag}=${mode}`)
      .join("; "),
    args: { tags: tagsTo(mode), mode },
  });
  const isParked = before.surroundings.roles.parked === true;
  return [
    ...(tagsTo("r").length > 0
      ? [change(pair, "DMARC-ALIGN", { severity: isParked ? "medium" : "low", ...told("r") })]
      : []),
    ...(tagsTo("s").length > 0
      ? [change(pair, "DMARC-ALIGN", { severity: "info", direction: "breaks-mail", ...told("s") })]
      : []),
  ];
}

/** A wildcard now gives names that do not exist a record of their own, and a weaker policy than they had. */
function wildcard(pair: Pair): readonly Change[] {
  const { before, after } = pair;
  const found = after.facts.wildcard;
  const source = found.wildcard;
  if (source === undefined || !isAnswering(found) || !readings.some((reading) => isOpened(pair, reading))) return [];
  return [
    change(pair, "DMARC-WILDCARD", {
      severity: "medium",
      name: source,
      before: firstText(before.facts.wildcard)?.text ?? before.text,
      after: firstText(found)?.text ?? "",
      args: { wildcard: source, example: below("_dmarc", found.at) },
      ...placed("after", firstText(found)?.from),
    }),
  ];
}

function isOpened({ before, after }: Pair, reading: Reading): boolean {
  const was = ofMadeUpName(before.facts.wildcard, before.facts.effective, reading);
  const is = ofMadeUpName(after.facts.wildcard, after.facts.effective, reading);
  if (was.kind === "not-measured" || is.kind === "not-measured") return false;
  return isWeaker(levelOf(reading, is.value), levelOf(reading, was.value));
}

/** Mail clients that show a logo ask for `quarantine` or `reject`, for subdomains too and for all messages (BIMI). */
function logo(pair: Pair): readonly Change[] {
  const { before, after } = pair;
  const { hasBimi } = after.facts;
  if (hasBimi.kind === "not-measured" || !hasBimi.value) return [];
  if (showsLogo(before) !== true || showsLogo(after) !== false) return [];
  return [change(pair, "DMARC-BIMI", { severity: "info" })];
}

function showsLogo({ facts, record7489 }: Half): boolean | undefined {
  const { self, sub } = facts.effective.rfc9989;
  if (self.kind === "measured" && isOpen(self.value.policy)) return false;
  if (sub.kind === "measured" && isOpen(sub.value.policy)) return false;
  if (record7489 !== undefined && record7489.pct < 100 && record7489.requests?.p === "quarantine") return false;
  return policyOf(self) === "unknown" || policyOf(sub) === "unknown" ? undefined : true;
}

function isOpen(policy: Policy): boolean {
  return policy === "absent" || policy === "none";
}
