/** DMARC of RFC 9989 held against mailauth's, which was written apart from it; and where RFC 7489 sees something else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evaluateDmarc } from "mailauth/lib/dmarc/index.js";
import { type DomainName, name } from "../../src/dns/name.ts";
import type { Resolver } from "../../src/dns/resolver.ts";
import { type Identifier, alignmentOf, dmarcOutcome, policiesOf } from "../../src/message/dmarc.ts";
import { nodeResolver } from "../../src/message/node-resolver.ts";
import type { DmarcOutcome } from "../../src/message/observation.ts";
import { txtRecords } from "./records.ts";
import { world } from "../support/world.ts";

async function outcomes(
  author: string,
  passing: readonly { by: "spf" | "dkim"; domain: string }[],
  resolver: Resolver,
): Promise<Record<"rfc9989" | "rfc7489", DmarcOutcome>> {
  const policies = await policiesOf(name(author), resolver);
  const identifiers: readonly Identifier[] = await Promise.all(
    passing.map(async ({ by, domain }) => ({
      by,
      passes: true,
      alignment: await alignmentOf(name(domain), policies, resolver),
    })),
  );
  return {
    rfc9989: dmarcOutcome("rfc9989", policies, identifiers, true),
    rfc7489: dmarcOutcome("rfc7489", policies, identifiers, true),
  };
}

const names = ["test", "example.test", "a.example.test", "b.example.test", "c.b.example.test", "other.test"];
const record = fc
  .record({
    p: fc.constantFrom("none", "quarantine", "reject"),
    sp: fc.constantFrom("", " sp=none;", " sp=reject;"),
    np: fc.constantFrom("", " np=reject;", " np=none;"),
    psd: fc.constantFrom("", "", "", " psd=y;", " psd=n;"),
    adkim: fc.constantFrom("", " adkim=s;"),
    aspf: fc.constantFrom("", " aspf=s;"),
    t: fc.constantFrom("", " t=y;"),
  })
  .map(({ p, ...others }) => `v=DMARC1; p=${p};${Object.values(others).join("")}`);
/** Nothing, a record, or no answer. */
const published = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 5, arbitrary: record },
  { weight: 1, arbitrary: fc.constant(null) },
);
/** The top-level domain always answers: where it does not, mailauth gives up, and we know that it makes no difference. */
const answered = published.filter((text) => text !== null);
const one = fc.constantFrom(...names.slice(1));

test("the same result, policy and policy domain as mailauth in strict mode", async () => {
  const setting = fc.record({
    texts: fc.tuple(answered, ...names.slice(1).map(() => published)),
    author: one,
    spf: fc.option(one, { nil: undefined }),
    dkim: fc.array(one, { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(setting, async ({ texts, author, spf, dkim }) => {
      const records = new Map<string, string | null>();
      for (const [index, text] of texts.entries()) if (text !== undefined) records.set(`_dmarc.${names[index]}`, text);
      const resolver = txtRecords(records);
      const passing = [
        ...(spf === undefined ? [] : [{ by: "spf" as const, domain: spf }]),
        ...dkim.map((domain) => ({ by: "dkim" as const, domain })),
      ];
      const { rfc9989 } = await outcomes(author, passing, resolver);
      const { response } = await evaluateDmarc({
        headerFrom: [`x@${author}`],
        spfDomains: spf === undefined ? [] : [spf],
        dkimDomains: dkim.map((domain) => ({ domain })),
        resolver: nodeResolver(resolver),
        strict: true,
      });
      assert.ok(response !== false);
      const { status, policyDomain, policy } = response;
      assert.equal(rfc9989.result, status.result);
      if (status.result === "pass" || status.result === "fail")
        assert.deepEqual([rfc9989.at, rfc9989.policy], [policyDomain, policy]);
    }),
    { numRuns: 400 },
  );
});

test("where the two readers part", async () => {
  const rows: [why: string, zone: string, author: string, domain: string, found: readonly string[]][] = [
    [
      "a record between the two: RFC 7489 looks at the registered domain alone",
      "_dmarc.b.example.com TXT v=DMARC1; p=reject",
      "c.b.example.com",
      "b.example.com",
      ["pass", "none"],
    ],
    [
      "psd=n makes an organization of its own",
      "_dmarc.b.example.com TXT v=DMARC1; p=reject; psd=n\n_dmarc.example.com TXT v=DMARC1; p=none",
      "b.example.com",
      "example.com",
      ["fail", "pass"],
    ],
    [
      "pct is no more",
      "_dmarc.example.com TXT v=DMARC1; p=reject; pct=0",
      "example.com",
      "example.com",
      ["pass", "pass"],
    ],
  ];
  for (const [why, zone, author, domain, found] of rows) {
    const { resolver } = world(`zone com\n${zone}\nexample.com TXT x`);
    const { rfc9989, rfc7489 } = await outcomes(author, [{ by: "dkim", domain }], resolver);
    assert.deepEqual([rfc9989.result, rfc7489.result], found, why);
  }
});

test("what is not known is asked only where it decides", () => {
  const at: DomainName = name("example.test");
  const applied = {
    kind: "measured",
    value: { at, adkim: "r", aspf: "s", effective: { kind: "not-measured", because: "x" } },
  } as const;
  const policies = {
    author: at,
    organizational: { kind: "measured", value: at },
    applied: { rfc9989: applied, rfc7489: applied },
  } as const;
  const identifier = (
    by: "spf" | "dkim",
    passes: boolean | "unknown",
    alignment: Identifier["alignment"]["rfc9989"],
  ): Identifier => ({
    by,
    passes,
    alignment: { rfc9989: alignment, rfc7489: alignment },
  });
  const rows: [why: string, identifiers: readonly Identifier[], result: string][] = [
    ["nothing", [], "fail"],
    ["not aligned, whatever it is", [identifier("dkim", "unknown", "none")], "fail"],
    ["it fails, wherever it belongs", [identifier("dkim", false, "unknown")], "fail"],
    ["relaxed is not enough where aspf=s", [identifier("spf", "unknown", "relaxed")], "fail"],
    ["it could pass", [identifier("dkim", "unknown", "relaxed")], "temperror"],
    ["it could be aligned", [identifier("dkim", true, "unknown")], "temperror"],
    ["one is enough", [identifier("dkim", "unknown", "strict"), identifier("spf", true, "strict")], "pass"],
  ];
  for (const [why, identifiers, result] of rows)
    assert.equal(dmarcOutcome("rfc9989", policies, identifiers, true).result, result, why);
  assert.equal(dmarcOutcome("rfc9989", policies, [], false).result, "temperror");
});
