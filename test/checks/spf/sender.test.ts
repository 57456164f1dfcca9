/** The OpenSPF test suite, one delivery at a time, beside another evaluator; and any delivery at all. */
import { test } from "node:test";
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { checkHost } from "../../../src/checks/spf/sender.ts";
import { txtRdata } from "../../../src/dns/rdata.ts";
import { memoize } from "../../../src/dns/resolver.ts";
import { openSpfDeliveries } from "../../support/conformance.ts";
import { shared } from "../../support/shared.ts";
import { type Case, resolverOf, scenarios } from "./open-spf.ts";
import { mailauth } from "./oracle.ts";

const suite = shared("vectors/spf-rfc7208/test/rfc7208-tests.yml");
const now = new Date("2026-11-22T00:00:00Z");

test("OpenSPF test suite, by delivery", suite.options, async () => {
  const wrong: string[] = [];
  const figures = { cases: 0, agree: 0, explanations: 0, otherwise: 0 };
  for (const { description, tests, zonedata } of scenarios(suite.path))
    for (const [title, one] of Object.entries(tests)) {
      const resolver = resolverOf(zonedata);
      const { result, explanation } = await checkHost(
        { ip: one.host, helo: one.helo, sender: one.mailfrom },
        resolver,
        now,
      );
      figures.cases++;
      if ([one.result].flat().includes(result) && isExplained(one, explanation)) figures.agree++;
      else
        wrong.push(
          `${description}: ${title}: ${result} (${explanation}), not ${[one.result].flat().join(" or ")} (${one.explanation})`,
        );
      if (one.explanation !== undefined) figures.explanations++;
      if ((await mailauth({ resolver }, one.mailfrom, one.host, one.helo)) !== result) figures.otherwise++;
    }
  assert.deepEqual(wrong, []);
  assert.deepEqual(figures, openSpfDeliveries);
});

/** The suite has the nibbles of IPv6 in capitals, which makes no difference to a name. */
function isExplained({ explanation }: Case, found: string | undefined): boolean {
  if (explanation === undefined) return true;
  return found?.toLowerCase() === (explanation === "DEFAULT" ? undefined : explanation.toLowerCase());
}

const term = fc.oneof(
  fc.constantFrom("a", "mx", "ptr", "ptr:test", "mx/0", "all", "-all", "exists:%{p}.%{l}.test", "include:%{ir}.a.test"),
  fc.constantFrom("redirect=%{h}", "exp=%{s}", "exp=e.%{d}", "include:b.test", "ip4:192.0.2.0/24", "a:%{S5R.-}.a.test"),
  fc.string({ maxLength: 12 }),
);
const text = fc.array(term, { maxLength: 12 }).map((terms) => `v=spf1 ${terms.join(" ")}`);

test("any delivery, any records: a result, after a bounded number of questions", async () => {
  const many = Array.from({ length: 30 }, (_, i) => `h${i}.test.`);
  const ip = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string());
  await fc.assert(
    fc.asyncProperty(ip, fc.string(), fc.string(), fc.array(text), async (client, helo, local, texts) => {
      const resolver = memoize({
        async query(owner, type) {
          const record = texts[owner.length % Math.max(1, texts.length)] ?? "v=spf1 -all";
          const rdata =
            type === "TXT"
              ? [txtRdata([record.slice(0, 250)])]
              : type === "MX"
                ? many.slice(0, 10).map((host) => `10 ${host}`)
                : type === "PTR"
                  ? many
                  : ["192.0.2.1"];
          const outcome = { kind: "rrset", rrset: { owner, type, ttl: 0, rdata } } as const;
          return { question: { owner, type }, outcome, aliases: [], security: "insecure", source: "live" };
        },
      });
      await checkHost({ ip: client, helo, sender: `${local}@a.test` }, resolver, now);
      assert.ok(resolver.asked().length <= 130);
    }),
    { numRuns: 300 },
  );
});
