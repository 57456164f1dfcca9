import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mx, mxKind, receivesOf } from "../../../src/checks/mx/index.ts";
import { name } from "../../../src/dns/name.ts";
import { world } from "../../support/world.ts";

const good = "mx.a.test A 192.0.2.1\n";

type Row = [
  why: string,
  lines: string,
  verdict: string,
  kind: string,
  receives: boolean | "unknown",
  findings: [id: string, args: Record<string, unknown>, line?: number][],
];

const rows: Row[] = [
  ["an MX host with an address", `${good} a.test MX 10 mx.a.test.`, "strong", "real", true, []],
  ["an MX host with AAAA alone", "mx.a.test AAAA 2001:db8::1\n a.test MX 10 mx.a.test.", "strong", "real", true, []],
  ["an MX host outside of the files", "a.test MX 10 mx.b.example.", "not-measured", "real", true, []],
  ["a null MX alone; RFC 7505 §3", "a.test A 192.0.2.1\n a.test MX 0 .", "strong", "null", false, []],
  [
    "a null MX with a preference",
    "a.test A 192.0.2.1\n a.test MX 10 .",
    "strong",
    "null",
    false,
    [["mx/null-preference", { domain: "a.test", preference: 10 }, 2]],
  ],
  [
    "a null MX without an address",
    "a.test MX 0 .",
    "strong",
    "null",
    false,
    [["mx/null-without-address", { domain: "a.test" }, 1]],
  ],
  [
    "a null MX beside a host; RFC 7505 §3",
    `${good} a.test MX 0 .\n a.test MX 10 mx.a.test.`,
    "broken",
    "real",
    true,
    [["mx/null-mixed", { domain: "a.test", hosts: ["mx.a.test"] }, 2]],
  ],
  [
    "an implicit MX; RFC 5321 §5.1",
    "a.test A 192.0.2.1",
    "weak",
    "none",
    true,
    [["mx/implicit", { domain: "a.test" }]],
  ],
  ["nothing to deliver to", "a.test TXT x", "not-applicable", "none", false, []],
  [
    "no MX, and an address that cannot be known",
    "a.test MX 10 mx.a.test.\n a.test !timeout",
    "not-measured",
    "unknown",
    "unknown",
    [],
  ],
  [
    "an alias; RFC 2181 §10.3",
    `${good} a.test MX 10 smtp.a.test.\n smtp.a.test CNAME mx.a.test.`,
    "weak",
    "real",
    true,
    [["mx/alias-target", { host: "smtp.a.test", alias: "mx.a.test" }, 2]],
  ],
  [
    "an alias of what is outside of the files",
    "a.test MX 10 smtp.a.test.\n smtp.a.test CNAME mx.b.example.",
    "weak",
    "real",
    true,
    [["mx/alias-target", { host: "smtp.a.test", alias: "mx.b.example" }, 1]],
  ],
  [
    "a host that does not exist",
    "a.test MX 10 mx.a.test.",
    "broken",
    "real",
    true,
    [["mx/dangling-target", { host: "mx.a.test" }, 1]],
  ],
  [
    "a missing final dot",
    `${good} a.test MX 10 mx.a.test.\n a.test MX 20 mx.a.test.a.test.`,
    "weak",
    "real",
    true,
    [["mx/dangling-target", { host: "mx.a.test.a.test" }, 3]],
  ],
  [
    "an address literal, absolute and relative",
    `${good} a.test MX 10 192.0.2.1.\n a.test MX 10 192.0.2.1.a.test.\n a.test MX 20 mx.a.test.`,
    "weak",
    "real",
    true,
    [
      ["mx/address-literal", { host: "192.0.2.1" }, 2],
      ["mx/address-literal", { host: "192.0.2.1.a.test" }, 3],
    ],
  ],
  [
    "an IPv6 literal",
    "a.test MX 10 2001:db8::1.",
    "broken",
    "real",
    true,
    [["mx/address-literal", { host: "2001:db8::1" }, 1]],
  ],
  [
    "numbers in a host name are no address",
    "a.test MX 10 10.20.a.test.\n 10.20.a.test A 192.0.2.1",
    "strong",
    "real",
    true,
    [],
  ],
  [
    "a host named twice",
    `${good} a.test MX 10 mx.a.test.\n a.test MX 20 mx.a.test.`,
    "strong",
    "real",
    true,
    [["mx/duplicate-host", { host: "mx.a.test" }, 3]],
  ],
  [
    "verification below invalid is not dangling",
    `${good} a.test MX 10 mx.a.test.\n a.test MX 99 ms1.msv1.invalid.`,
    "strong",
    "real",
    true,
    [],
  ],
];

for (const [why, lines, verdict, kind, receives, findings] of rows)
  test(`MX: ${why}`, async () => {
    const facts = await mx.evaluate(name("a.test"), world(lines));
    const judgement = mx.judge(facts);
    assert.equal(judgement.verdict.kind === "graded" ? judgement.verdict.grade : judgement.verdict.kind, verdict);
    assert.deepEqual(
      judgement.findings.map(({ id, args, from }) => (from === undefined ? [id, args] : [id, args, from.line])),
      findings,
    );
    assert.equal(mxKind(facts), kind);
    assert.equal(receivesOf(facts), receives);
    for (const { id, args } of judgement.findings) assert.ok(mx.messages[id]?.says(args).endsWith("."), id);
    assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  });

test("MX: no MX where the address is hidden is no MX, and may receive", () => {
  const facts = {
    domain: name("a.test"),
    mx: { kind: "no-mx", because: "ALIAS" },
    targets: [],
    ownAddress: "unknown",
    wildcard: { kind: "none" },
    reverse: [],
  } as const;
  assert.deepEqual([mxKind(facts), receivesOf(facts)], ["none", "unknown"]);
});

test("MX: judging is total over any records", async () => {
  const rdata = fc.oneof(
    fc.constantFrom("0 .", "10 mx.a.test.", "10 192.0.2.1.", "x", "", "10", "10 a..b", "-1 mx.a.test."),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(rdata, { maxLength: 4 }), async (values) => {
      const lines = values.map((value) => `a.test MX ${value.replaceAll(/\s+/g, " ")}`).join("\n");
      const facts = await mx.evaluate(name("a.test"), world(lines));
      for (const { id, args } of mx.judge(facts).findings) assert.ok(mx.messages[id]?.says(args));
    }),
    { numRuns: 100 },
  );
});
