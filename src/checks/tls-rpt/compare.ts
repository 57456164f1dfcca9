/** What a change does to the reports on TLS: one rule, TLSRPT-REMOVED. */
import { below } from "../../dns/name.ts";
import { type Where, changesUnder } from "../../change.ts";
import type { Args, Both, Change } from "../../model.ts";
import type { RecordFacts, TlsRptFacts } from "./evaluate.ts";
import { rules } from "./rules.ts";

const change = changesUnder(rules);

/** A domain that receives no mail gets no reports. */
export function compareTlsRpt({ domain, before, after }: Both<TlsRptFacts>): readonly Change[] {
  if (after.surroundings.name === "nxdomain" || after.surroundings.roles.receives === false) return [];
  const [was, is] = [before.facts.record, after.facts.record];
  const told = removed(was, is) ?? invalid(was, is) ?? moved(was, is);
  if (told === undefined) return [];
  const { args, ...where } = told;
  return [change("TLSRPT-REMOVED", below("_smtp._tls", domain), [textOf(was), textOf(is)], { domain, ...args }, where)];
}

interface Told extends Where {
  args: Args;
}

function removed(was: RecordFacts, is: RecordFacts): Told | undefined {
  if (was.kind !== "valid" || is.kind !== "absent") return undefined;
  return { severity: "medium", args: { what: "removed" }, before: was.from };
}

function invalid(was: RecordFacts, is: RecordFacts): Told | undefined {
  if (is.kind !== "invalid" || (was.kind === "invalid" && was.why === is.why)) return undefined;
  return { severity: "medium", args: { what: "invalid", why: is.why }, after: is.from };
}

/** No host that got reports gets them any more. */
function moved(was: RecordFacts, is: RecordFacts): Told | undefined {
  if (was.kind !== "valid" || is.kind !== "valid") return undefined;
  const hosts = new Set(was.rua.map(({ host }) => host));
  if (is.rua.some(({ host }) => hosts.has(host))) return undefined;
  const now = [...new Set(is.rua.map(({ host }) => host))];
  return { severity: "low", args: { what: "moved", from: [...hosts], to: now }, after: is.from };
}

function textOf(record: RecordFacts): string {
  switch (record.kind) {
    case "valid":
    case "invalid":
      return record.text;
    case "absent":
      return "no record";
    case "unknown":
    case "failed":
      return "not known";
  }
}
