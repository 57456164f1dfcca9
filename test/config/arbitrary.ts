/** Configurations and findings for properties: few names and rules, so that they meet. */
import fc from "fast-check";
import type { Config } from "../../src/config/config.ts";
import { profileNames } from "../../src/config/profiles.ts";
import { name } from "../../src/dns/name.ts";
import { type Change, categories, directions, failOnLevels, severities } from "../../src/model.ts";
import { known } from "./known.ts";

const rule = fc.constantFrom("SPF-PTR", "SPF-WIDEN-NET", "SPF-ALL-WEAKER", "DMARC-ALIGN", "DANE-TTL", "PARSE");
const owner = fc.constantFrom("test", "a.test", "b.a.test", "c.b.a.test", "*.a.test", "d.test").map(name);
const pattern = fc.constantFrom("*", "*.test", "a.test", "*.a.test", "b.a.test", "*.b.a.test", "d.test");
const until = fc.constantFrom("2026-01-01", "2026-11-21", "2026-11-22", "2026-12-31", "2027-06-30");

const waiver = fc.record({
  rule,
  name: pattern.filter((one) => one !== "*"),
  reason: fc.constant("r"),
  owner: fc.constant("o"),
  until,
  fingerprint: fc.constant(undefined),
  from: fc.constant({ file: "c", line: 1, column: 1, endLine: 1 }),
});

export const arbitraryConfig: fc.Arbitrary<Config> = fc.record({
  zones: fc.constant([]),
  certificates: fc.constant([]),
  formats: fc.constant({}),
  origins: fc.constant({}),
  views: fc.constant({}),
  failOn: fc.constantFrom(undefined, ...failOnLevels),
  warnOnly: fc.constantFrom(undefined, true, false),
  profiles: fc.dictionary(pattern, fc.constantFrom(...profileNames), { maxKeys: 3, noNullPrototype: true }),
  checksOff: fc.subarray(["spf", "dane"] as const),
  rules: fc.dictionary(rule, fc.constantFrom(...severities, "off" as const), { maxKeys: 3, noNullPrototype: true }),
  minimum: fc.dictionary(
    pattern,
    fc.dictionary(fc.constantFrom(...categories), fc.constantFrom(0, 2, 3.5, 5), { maxKeys: 2, noNullPrototype: true }),
    { maxKeys: 3, noNullPrototype: true },
  ),
  waivers: fc.array(waiver, { maxLength: 3 }),
});

export const arbitraryChange: fc.Arbitrary<Change> = rule.chain((id) =>
  fc.record(
    {
      rule: fc.constant(id),
      name: owner,
      severity: fc.constantFrom(...(known.rules.get(id)?.severities ?? severities)),
      direction: fc.constantFrom(...directions),
      before: fc.constantFrom("b", "c"),
      after: fc.constantFrom("a", "d"),
      args: fc.constant({}),
      domains: fc.subarray([name("a.test"), name("b.a.test")]),
    },
    { noNullPrototype: true },
  ),
);
