/** Permanent errors that appear while a record is evaluated, and its size (RFC 7208 §3.4, §4.6.4, §5.2). */
import type { Change, Severity } from "../../model.ts";
import { placed } from "../../change.ts";
import { change } from "./change.ts";
import { type Evaluations, isBeforeKnown } from "./evaluations.ts";
import type { Evaluation, Problem, ProblemKind } from "./facts.ts";
import type { RuleId } from "./rules.ts";

export function compareLimits(evaluations: Evaluations): readonly Change[] {
  return [...problems(evaluations), ...lookups(evaluations), ...size(evaluations)];
}

/** `lookups` has levels of its own. */
const ruleOf: Readonly<Record<Exclude<ProblemKind, "lookups">, { rule: RuleId; severity: Severity }>> = {
  syntax: { rule: "SPF-SYNTAX", severity: "critical" },
  duplicate: { rule: "SPF-DUP", severity: "critical" },
  none: { rule: "SPF-INCLUDE-NONE", severity: "critical" },
  target: { rule: "SPF-INCLUDE-NONE", severity: "critical" },
  loop: { rule: "SPF-LOOP", severity: "critical" },
  "mx-hosts": { rule: "SPF-LOOKUPS", severity: "critical" },
  voids: { rule: "SPF-VOID", severity: "high" },
};

function problems({ both, before, after }: Evaluations): readonly Change[] {
  const old = new Set(before?.problems.map(sameProblem));
  const added = new Map(
    after.problems
      .filter((problem) => !old.has(sameProblem(problem)))
      .map((problem) => [sameProblem(problem), problem]),
  );
  return [...added.values()].flatMap(({ kind, name, term, detail, from }) => {
    if (kind === "lookups") return [];
    const { rule, severity } = ruleOf[kind];
    const told = { before: before === undefined ? "not evaluated" : "no such error", after: detail };
    const args = { kind, owner: name, term, detail, error: detail, at: 0, count: 2, ...counts(after) };
    return [change(both, rule, { severity, ...told, args, ...placed("after", from) })];
  });
}

function sameProblem({ kind, name }: Problem): string {
  return `${kind} ${name}`;
}

function counts({ lookups, voids }: Evaluation): { lookups: number; voids: number } {
  return { lookups: lookups.count, voids: voids.count };
}

type Level = 0 | 1 | 2;

function levelOf({ lookups }: Evaluation): Level {
  return lookups.count > 10 ? 2 : lookups.count > 8 ? 1 : 0;
}

function lookups(evaluations: Evaluations): readonly Change[] {
  const { both, before, after } = evaluations;
  const level = levelOf(after);
  if (level === 0 || (before !== undefined && levelOf(before) >= level)) return [];
  if (level === 1 && !isBeforeKnown(evaluations)) return [];
  const isExact = after.lookups.atMost !== null;
  const severity = level === 1 ? "medium" : isExact ? "critical" : "high";
  const told = { before: before === undefined ? "not evaluated" : lookupText(before), after: lookupText(after) };
  const args = { kind: "lookups", lookups: after.lookups.count, isExact };
  return [change(both, "SPF-LOOKUPS", { severity, ...told, args })];
}

function lookupText({ lookups }: Evaluation): string {
  return `${lookups.atMost === null ? "at least " : ""}${lookups.count} look-ups`;
}

const maxRecord = 450; // octets, RFC 7208 §3.4
const maxRrset = 512;

function size(evaluations: Evaluations): readonly Change[] {
  const { both, before, after } = evaluations;
  if (!isBeforeKnown(evaluations)) return [];
  const [old, now] = [before?.tree.text.length ?? 0, after.tree.text.length];
  const [oldRrset, nowRrset] = [both.before.facts.rrsetOctets, both.after.facts.rrsetOctets];
  const isRecord = now > maxRecord && old <= maxRecord;
  if (!isRecord && !(nowRrset > maxRrset && oldRrset <= maxRrset)) return [];
  const [from, to] = isRecord ? [old, now] : [oldRrset, nowRrset];
  const what = isRecord ? "record" : "TXT RRset";
  const told = { before: `${what} of ${from} octets`, after: `${what} of ${to} octets` };
  return [change(both, "SPF-SIZE", { severity: "low", ...told, args: { what, octets: to } })];
}
