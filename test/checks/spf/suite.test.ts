/** The OpenSPF test suite, as far as a static evaluation can decide it. */
import { readFileSync } from "node:fs";
import { test } from "node:test";
import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { evaluateSpf } from "../../../src/checks/spf/evaluate.ts";
import type { SpfFacts } from "../../../src/checks/spf/facts.ts";
import { type DomainName, parseName, root } from "../../../src/dns/name.ts";
import { txtRdata } from "../../../src/dns/rdata.ts";
import { memoize } from "../../../src/dns/resolver.ts";
import { openSpf } from "../../support/conformance.ts";
import { shared } from "../../support/shared.ts";
import { ours } from "./oracle.ts";

type Value = string | string[] | [number, string];
type Zonedata = Record<string, ("TIMEOUT" | Record<string, Value>)[]>;
interface Case {
  helo: string;
  host: string;
  mailfrom: string;
  result: string | string[];
}
interface Scenario {
  description: string;
  tests: Record<string, Case>;
  zonedata: Zonedata;
}

const suite = shared("vectors/spf-rfc7208/test/rfc7208-tests.yml");

test("OpenSPF test suite", suite.options, async (t) => {
  const decided: string[] = [];
  const wrong: string[] = [];
  const undecided = new Map<string, string[]>();
  for (const { description, tests, zonedata } of scenarios(suite.path))
    for (const [title, { helo, host, mailfrom, result }] of Object.entries(tests)) {
      const answer = await decide(
        zonedata,
        mailfrom.includes("@") ? mailfrom.slice(mailfrom.lastIndexOf("@") + 1) : helo,
        host,
      );
      const label = `${description}: ${title}`;
      if ("why" in answer) undecided.set(answer.why, [...(undecided.get(answer.why) ?? []), label]);
      else if ([result].flat().includes(answer.result)) decided.push(label);
      else wrong.push(`${label}: ${answer.result}, not ${[result].flat().join(" or ")}`);
    }
  assert.deepEqual(wrong, []);
  const counts = Object.fromEntries([...undecided].map(([why, list]) => [why, list.length]));
  t.diagnostic(`decided: ${decided.length}, undecided: ${JSON.stringify(counts)}`);
  assert.deepEqual(
    { decided: decided.length, ...counts },
    {
      decided: openSpf.decided,
      "it depends on the sender or the client": 17, // ptr, and macros of sender or client
      "not a domain": 5, // there is nothing to evaluate
      timeout: 2, // temperror for some clients
      "permerror for some clients": 3,
    },
  );
});

function scenarios(path: string): readonly Scenario[] {
  return parseAllDocuments(readFileSync(path, "utf8"), { uniqueKeys: false }).map((document): Scenario =>
    document.toJS(),
  );
}

type Decision = { result: string } | { why: string };

async function decide(zonedata: Zonedata, domain: string, host: string): Promise<Decision> {
  const parsed = parseName(domain);
  if (!parsed.ok || !domain.includes(".") || domain.includes("[")) return { why: "not a domain" };
  const resolver = resolverOf(zonedata);
  const io = {
    resolver,
    namesBelow: () => ({ kind: "not-measured", because: "not asked" }) as const,
    certificates: () => [],
    signing: () => ({ kind: "not-measured", because: "not asked" }) as const,
    stsPolicy: () => ({ kind: "not-measured", because: "not asked" }) as const,
    now: new Date(0),
  };
  return decision(await evaluateSpf(parsed.value, io), host);
}

function decision({ record }: SpfFacts, host: string): Decision {
  switch (record.kind) {
    case "none":
      return { result: "none" };
    case "failed":
      return { result: "temperror" };
    case "unknown":
      return { why: record.because };
    case "duplicate":
    case "syntax":
      return { result: "permerror" };
    case "valid": {
      const { evaluation } = record;
      const result = ours(evaluation, host);
      const matched =
        evaluation.parts.some((part) => part.by === "mechanism" && part.isCertain) && result !== undefined;
      if (evaluation.problems.length > 0)
        return matched ? { why: "permerror for some clients" } : { result: "permerror" };
      return result === undefined ? { why: evaluation.symbolic[0]?.because ?? "unknown default" } : { result };
    }
  }
}

function resolverOf(zonedata: Zonedata): ReturnType<typeof memoize> {
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
