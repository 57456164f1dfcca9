/** What a change does to the reports on TLS: one rule, TLSRPT-REMOVED. */
import { below } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Args, Both, Change, Severity } from "../../model.ts";
import type { RecordFacts, TlsRptFacts } from "./evaluate.ts";
import { rules } from "./rules.ts";

const rule = "TLSRPT-REMOVED";

/** A domain that receives no mail gets no reports. */
export function compareTlsRpt({ domain, before, after }: Both<TlsRptFacts>): readonly Change[] {
  if (after.surroundings.name === "nxdomain" || after.surroundings.roles.receives === false) return [];
  const [was, is] = [before.facts.record, after.facts.record];
  const told = removed(was, is) ?? invalid(was, is) ?? moved(was, is);
  if (told === undefined) return [];
  const { severity, from, args } = told;
  return [
    {
      rule,
      name: below("_smtp._tls", domain),
      severity,
      direction: rules[rule].direction,
      before: textOf(was),
      after: textOf(is),
      args: { domain, ...args },
      ...(from === undefined ? {} : { from }),
    },
  ];
}

interface Told {
  severity: Severity;
  args: Args;
  from?: Change["from"];
}

function removed(was: RecordFacts, is: RecordFacts): Told | undefined {
  if (was.kind !== "valid" || is.kind !== "absent") return undefined;
  return { severity: "medium", args: { what: "removed" }, ...placed("before", was.from) };
}

function invalid(was: RecordFacts, is: RecordFacts): Told | undefined {
  if (is.kind !== "invalid" || (was.kind === "invalid" && was.why === is.why)) return undefined;
  return { severity: "medium", args: { what: "invalid", why: is.why }, ...placed("after", is.from) };
}

/** No host that got reports gets them any more. */
function moved(was: RecordFacts, is: RecordFacts): Told | undefined {
  if (was.kind !== "valid" || is.kind !== "valid") return undefined;
  const hosts = new Set(was.rua.map(({ host }) => host));
  if (is.rua.some(({ host }) => hosts.has(host))) return undefined;
  const now = [...new Set(is.rua.map(({ host }) => host))];
  return { severity: "low", args: { what: "moved", from: [...hosts], to: now }, ...placed("after", is.from) };
}

function placed(side: "before" | "after", range: SourceRange | undefined): Pick<Told, "from"> {
  return range === undefined ? {} : { from: { side, range } };
}

const maxShown = 300;

function textOf(record: RecordFacts): string {
  switch (record.kind) {
    case "valid":
    case "invalid":
      return record.text.length > maxShown ? `${record.text.slice(0, maxShown - 1)}…` : record.text;
    case "absent":
      return "no record";
    case "unknown":
    case "failed":
      return "not known";
  }
}
