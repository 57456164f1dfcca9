/** The scenarios of the OpenSPF suite, each a little world of its own. */
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { type DomainName, parseName, root } from "../../../src/dns/name.ts";
import { txtRdata } from "../../../src/dns/rdata.ts";
import { memoize } from "../../../src/dns/resolver.ts";

type Value = string | string[] | [number, string];
export type Zonedata = Record<string, ("TIMEOUT" | Record<string, Value>)[]>;
export interface Case {
  helo: string;
  host: string;
  mailfrom: string;
  result: string | string[];
  /** `DEFAULT`: the receiver's own. */
  explanation?: string;
}
export interface Scenario {
  description: string;
  tests: Record<string, Case>;
  zonedata: Zonedata;
}

export function scenarios(path: string): readonly Scenario[] {
  return parseAllDocuments(readFileSync(path, "utf8"), { uniqueKeys: false }).map((document): Scenario =>
    document.toJS(),
  );
}

export function resolverOf(zonedata: Zonedata): ReturnType<typeof memoize> {
  const nodes = new Map(Object.entries(zonedata).map(([owner, records]) => [nameOf(owner), records]));
  return memoize({
    async query(owner, type) {
      const base = { question: { owner, type }, aliases: [], security: "indeterminate", source: "live" } as const;
      let at = owner;
      for (let hops = 0; hops < 8; hops++) {
        const records = nodes.get(at);
        if (records === undefined) return { ...base, outcome: { kind: "nxdomain" } };
        const rdata = rdataOf(records, type);
        if (rdata.length > 0) return { ...base, outcome: { kind: "rrset", rrset: { owner, type, ttl: 0, rdata } } };
        if (records.includes("TIMEOUT")) return { ...base, outcome: { kind: "failed", why: "timeout" } };
        const [target] = rdataOf(records, "CNAME");
        if (target === undefined) return { ...base, outcome: { kind: "nodata" } };
        at = nameOf(target);
      }
      return { ...base, outcome: { kind: "failed", why: "loop of aliases" } };
    },
  });
}

function nameOf(owner: string): DomainName {
  const parsed = parseName(owner.replaceAll("\\", "\\\\"));
  return parsed.ok ? parsed.value : root; // a label over 63 octets, which nobody can ask for
}

/** SPF records of the suite stand for TXT too, unless the name has TXT of its own. */
function rdataOf(records: Zonedata[string], type: string): readonly string[] {
  const own = valuesOf(records, type);
  const values = type === "TXT" && own.length === 0 ? valuesOf(records, "SPF") : own;
  return values.filter((value) => value !== "NONE").map((value) => toRdata(type, value));
}

function valuesOf(records: Zonedata[string], type: string): readonly Value[] {
  return records.flatMap((record) => (record === "TIMEOUT" || record[type] === undefined ? [] : [record[type]]));
}

function toRdata(type: string, value: Value): string {
  if (type === "TXT" || type === "SPF") return txtRdata([value].flat().map(String));
  if (type === "MX" && typeof value === "object")
    return `${value[0]} ${nameOf(value[1] === "" ? "." : value[1])}.`.replace("..", ".");
  return String(value).toLowerCase();
}
