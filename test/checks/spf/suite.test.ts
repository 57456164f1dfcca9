/** The OpenSPF test suite, as far as a static evaluation can decide it. */
import { test } from "node:test";
import assert from "node:assert/strict";
import { evaluateSpf } from "../../../src/checks/spf/evaluate.ts";
import type { SpfFacts } from "../../../src/checks/spf/facts.ts";
import { parseName } from "../../../src/dns/name.ts";
import { openSpf } from "../../support/conformance.ts";
import { shared } from "../../support/shared.ts";
import { type Zonedata, resolverOf, scenarios } from "./open-spf.ts";
import { ours } from "./oracle.ts";

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

type Decision = { result: string } | { why: string };

async function decide(zonedata: Zonedata, domain: string, host: string): Promise<Decision> {
  const parsed = parseName(domain);
  if (!parsed.ok || !domain.includes(".") || domain.includes("[")) return { why: "not a domain" };
  return decision(await evaluateSpf(parsed.value, { resolver: resolverOf(zonedata) }), host);
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
