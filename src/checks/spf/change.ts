/** Makes changes of SPF, and the few words that they show of a record. */
import { cut, placed } from "../../change.ts";
import { below } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Args, Both, Change, Severity } from "../../model.ts";
import type { RecordFacts, SpfFacts } from "./facts.ts";
import { type RuleId, rules } from "./rules.ts";

interface Told {
  severity: Severity;
  before: string;
  after: string;
  args?: Args;
  from?: Change["from"] | undefined;
}

/** A change of the domain itself; it points at the record after the change where `from` says nothing else. */
export function change(both: Both<SpfFacts>, rule: RuleId, { severity, before, after, args, from }: Told): Change {
  const { domain } = both;
  return {
    rule,
    name: rule === "SPF-WILDCARD-REMOVED" && !domain.startsWith("*.") ? below("*", domain) : domain,
    severity,
    direction: rules[rule].direction,
    before: cut(before),
    after: cut(after),
    args: { domain, ...args },
    ...(from === undefined ? placed("after", rangeOf(both.after.facts.record)) : { from }),
  };
}

export function rangeOf(record: RecordFacts): SourceRange | null {
  switch (record.kind) {
    case "valid":
    case "syntax":
      return record.record.from;
    case "duplicate":
      return record.records.at(-1)?.from ?? null;
    case "none":
    case "unknown":
    case "failed":
      return null;
  }
}

/** The record itself, or what there is instead. */
export function describe(record: RecordFacts): string {
  switch (record.kind) {
    case "valid":
    case "syntax":
      return record.record.text;
    case "duplicate":
      return `${record.records.length} SPF records`;
    case "none":
      return "no SPF record";
    case "unknown":
    case "failed":
      return "unknown";
  }
}
