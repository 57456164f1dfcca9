/** Makes changes of SPF, and the few words that they show of a record. */
import { below } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Args, Both, Change, Severity } from "../../model.ts";
import type { RecordFacts, SpfFacts } from "./facts.ts";
import { type RuleId, rules } from "./rules.ts";

const maxShown = 300; // characters

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
  const place = from ?? inAfter(rangeOf(both.after.facts.record));
  return {
    rule,
    name: rule === "SPF-WILDCARD-REMOVED" && !domain.startsWith("*.") ? below("*", domain) : domain,
    severity,
    direction: rules[rule].direction,
    before: shown(before),
    after: shown(after),
    args: { domain, ...args },
    ...(place === undefined ? {} : { from: place }),
  };
}

export function inAfter(range: SourceRange | null | undefined): Change["from"] | undefined {
  return range === null || range === undefined ? undefined : { side: "after", range };
}

export function inBefore(range: SourceRange | null | undefined): Change["from"] | undefined {
  return range === null || range === undefined ? undefined : { side: "before", range };
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

/** Records with their difference are told apart by the reader; anything long is cut. */
export function shown(text: string): string {
  return text.length <= maxShown ? text : `${text.slice(0, maxShown - 1)}…`;
}
