/** What clients get whom no mechanism matches (RFC 7208 §4.7, §5.1). */
import type { Change } from "../../model.ts";
import { letsAnybodySend } from "./authorises.ts";
import { change, describe } from "./change.ts";
import type { Evaluations } from "./evaluations.ts";
import type { Evaluation, Result } from "./facts.ts";
import { isMailDomain } from "./mail-domain.ts";

const spelt: Readonly<Record<Result, string>> = { fail: "-all", softfail: "~all", neutral: "?all", pass: "+all" };

export function compareDefault(evaluations: Evaluations): readonly Change[] {
  const { both, before, after } = evaluations;
  if (letsAnybodySend(after)) return anybody(evaluations);
  if (before === undefined || !isMailDomain(both.domain)) return [];
  const [old, now] = [before.default.result, after.default.result];
  const told = { before: defaultText(before), after: defaultText(after) };
  if (old === "fail" && now === "softfail") {
    const wasParked = both.before.surroundings.roles.parked === true;
    return [change(both, "SPF-ALL-WEAKER", { severity: wasParked ? "high" : "medium", ...told, args: { wasParked } })];
  }
  if ((old === "fail" || old === "softfail") && now === "neutral" && !letsAnybodySend(before))
    return [change(both, "SPF-ALL-NEUTRAL", { severity: "high", ...told, args: { default: told.after } })];
  return [];
}

function anybody({ both, before, after }: Evaluations): readonly Change[] {
  if (before !== undefined && letsAnybodySend(before)) return [];
  const isDefault = after.default.result === "pass";
  const told = isDefault
    ? { before: before === undefined ? describe(both.before.facts.record) : defaultText(before), after: "+all" }
    : { before: describe(both.before.facts.record), after: after.tree.text };
  return [change(both, "SPF-ALL-PASS", { severity: "critical", ...told })];
}

function defaultText({ default: otherwise }: Evaluation): string {
  if (otherwise.result === "unknown") return "unknown";
  return otherwise.by === "all" ? spelt[otherwise.result] : "no all";
}
