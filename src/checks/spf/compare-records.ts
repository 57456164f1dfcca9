/** Is there still exactly one record, and one that can be read? */
import type { Both, Change, Severity } from "../../model.ts";
import { placed } from "../../change.ts";
import { change, describe, rangeOf } from "./change.ts";
import type { SpfFacts, SpfText } from "./facts.ts";
import { termAt } from "./findings.ts";
import { isMailDomain } from "./mail-domain.ts";
import { isSpf, parseTerm } from "./parse.ts";

export function compareRecords(both: Both<SpfFacts>): readonly Change[] {
  const { record } = both.after.facts;
  switch (record.kind) {
    case "unknown":
    case "failed":
      return [];
    case "none":
      return notThere(both);
    case "duplicate":
      return duplicate(both, record.records.length);
    case "syntax":
      return syntax(both, record.record, record.error, record.at);
    case "valid":
      return otherTerm(both, record.record);
  }
}

function sides({ before, after }: Both<SpfFacts>): { before: string; after: string } {
  return { before: describe(before.facts.record), after: describe(after.facts.record) };
}

function duplicate(both: Both<SpfFacts>, count: number): readonly Change[] {
  if (both.before.facts.record.kind === "duplicate") return [];
  return [change(both, "SPF-DUP", { severity: "critical", ...sides(both), args: { count } })];
}

function syntax(both: Both<SpfFacts>, record: SpfText, error: string, at: number): readonly Change[] {
  if (both.before.facts.record.kind === "syntax") return [];
  const joint = jointOf(record);
  const args = { error, at, term: termAt(record.text, at) };
  if (joint !== undefined && Math.abs(joint - at) <= args.term.length)
    return [
      change(both, "SPF-CONCAT", { severity: "critical", ...sides(both), args: { term: termAt(record.text, joint) } }),
    ];
  return [change(both, "SPF-SYNTAX", { severity: "critical", ...sides(both), args })];
}

/** Two terms that were joined to one which can be read and means something else. */
function otherTerm(both: Both<SpfFacts>, record: SpfText): readonly Change[] {
  const joint = jointOf(record);
  if (joint === undefined || hadRecord(both, record.text)) return [];
  const args = { term: termAt(record.text, joint) };
  return [change(both, "SPF-CONCAT", { severity: "critical", ...sides(both), args })];
}

function hadRecord({ before }: Both<SpfFacts>, text: string): boolean {
  const { record } = before.facts;
  return (record.kind === "valid" || record.kind === "syntax") && record.record.text === text;
}

/** The first place where two strings meet inside of what would be two terms (RFC 7208 §3.3). */
function jointOf({ text, joints }: SpfText): number | undefined {
  return joints.find((joint) => {
    const start = text.lastIndexOf(" ", joint - 1) + 1;
    const end = text.indexOf(" ", joint);
    return isTerm(text.slice(start, joint)) && isLongTerm(text.slice(joint, end === -1 ? undefined : end));
  });
}

function isTerm(text: string): boolean {
  return isSpf(text) || (text !== "" && parseTerm(text).ok);
}

/** `all` with a qualifier or a mechanism with a target: nothing that a name could end in by chance. */
function isLongTerm(text: string): boolean {
  return (
    /^(?:[+?~-]all$|[+?~-]?(?:include|a|mx|ptr|exists|ip[46]):|(?:redirect|exp)=)/i.test(text) && parseTerm(text).ok
  );
}

/** No record by §4.5, whatever else is there. */
function notThere(both: Both<SpfFacts>): readonly Change[] {
  const { before, after } = both;
  const known = new Set(before.facts.nearMisses.map(({ text }) => text));
  const miss = after.facts.nearMisses.find(({ text }) => !known.has(text));
  const wasThere = before.facts.record.kind === "valid" || before.facts.record.kind === "syntax";
  if (miss !== undefined && (wasThere || known.size === 0)) return [nearMiss(both, miss)];
  if (!wasThere) return [];
  return after.facts.type99.length > 0 ? [type99(both)] : removed(both);
}

function nearMiss(both: Both<SpfFacts>, miss: SpfText): Change {
  const [joint = 0] = miss.joints;
  const isJoined = joint > 0 && isSpf(miss.text.slice(0, joint));
  const told = { before: describe(both.before.facts.record), after: miss.text, ...placed("after", miss.from) };
  const args = { text: miss.text.slice(0, 100), term: termAt(miss.text, joint) };
  return change(both, isJoined ? "SPF-CONCAT" : "SPF-VERSION", { severity: "critical", ...told, args });
}

function type99(both: Both<SpfFacts>): Change {
  const [old] = both.after.facts.type99;
  const after = old === undefined ? "" : `SPF (type 99) ${old.text}`;
  const told = { before: describe(both.before.facts.record), after, ...placed("after", old?.from) };
  return change(both, "SPF-TYPE99", { severity: "critical", ...told });
}

function removed(both: Both<SpfFacts>): readonly Change[] {
  const severity = isMailDomain(both.domain) ? lossOf(both) : undefined;
  if (severity === undefined) return [];
  const from = placed("before", rangeOf(both.before.facts.record));
  return [change(both, "SPF-REMOVED", { severity, ...sides(both), ...from })];
}

/** A name that is gone altogether matters only for forgers, and DMARC of the domain above still stops those. */
function lossOf({ before, after }: Both<SpfFacts>): Severity | undefined {
  const { name, dmarc, mx } = after.surroundings;
  if (name === "nxdomain") return dmarc === "quarantine" || dmarc === "reject" ? "low" : undefined;
  const { sends, receives } = before.surroundings.roles;
  return sends === true || receives === true || mx === "real" ? "high" : "medium";
}

/** The wildcard record that covers names without one of their own; seen from the name above it, or at itself. */
export function compareWildcards(both: Both<SpfFacts>): readonly Change[] {
  const old = wildcardOf(both, "before");
  if (old === undefined || wildcardOf(both, "after") !== null) return [];
  if (old === null) return [];
  const told = { before: old.text, after: "no SPF record", ...placed("before", old.from) };
  return [change(both, "SPF-WILDCARD-REMOVED", { severity: "medium", ...told })];
}

/** Null where it is known that there is none, undefined where nothing is known. */
function wildcardOf(both: Both<SpfFacts>, side: "before" | "after"): SpfText | null | undefined {
  const { wildcard, record } = both[side].facts;
  if (!both.domain.startsWith("*."))
    return wildcard.kind === "present" ? wildcard.record : wildcard.kind === "absent" ? null : undefined;
  if (record.kind === "valid" || record.kind === "syntax") return record.record;
  return record.kind === "none" ? null : undefined;
}
