import { test } from "node:test";
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { name } from "../../../src/dns/name.ts";
import { evaluateSpf } from "../../../src/checks/spf/evaluate.ts";
import { checkHost } from "../../../src/checks/spf/sender.ts";
import { world } from "../../support/world.ts";
import { mailauth, ours } from "./oracle.ts";

const hosts = `
  v4.example.org A 192.0.2.1
  v4.example.org A 198.51.100.7
  v6.example.org AAAA 2001:db8::1
  both.example.org A 192.0.2.9
  both.example.org AAAA 2001:db8:1::9
  alias.example.org CNAME both.example.org.
  empty.example.org TXT "nothing here"
  mx.example.org MX 10 v4.example.org.
  mx.example.org MX 20 v6.example.org.
  mx.example.org MX 30 gone.example.org.
  null.example.org MX 0 .
  example.org A 203.0.113.5
  example.org MX 10 both.example.org.`;

const host = fc.constantFrom(
  "",
  ":v4.example.org",
  ":v6.example.org",
  ":both.example.org",
  ":alias.example.org",
  ":empty.example.org",
  ":gone.example.org",
  ":mx.example.org",
  ":null.example.org",
  ":both.%{d2}",
);
const prefix = fc.constantFrom("", "/24", "/0", "//64", "/25//32", "//0");
const mechanism = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "ip4:192.0.2.0/24",
      "ip4:192.0.2.1",
      "ip4:198.51.100.0/25",
      "ip4:0.0.0.0/0",
      "ip4:192.0.2.128/25",
      "ip6:2001:db8::/32",
      "ip6:2001:db8::1",
      "ip6:::ffff:192.0.2.0/120",
      "ip6:::/0",
    ),
  },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom("a", "mx"), host, prefix).map((parts) => parts.join("")) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("exists:both.example.org", "exists:v6.example.org", "exists:gone.example.org"),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "include:one.example.org",
      "include:two.example.org",
      "include:three.example.org",
      "include:gone.example.org",
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom("all", "ALL") },
);
const directive = fc.tuple(fc.constantFrom("", "", "+", "-", "~", "?"), mechanism).map((parts) => parts.join(""));
const end = fc.constantFrom(
  "",
  "",
  "-all",
  "~all",
  "?all",
  "redirect=one.example.org",
  "redirect=three.example.org",
  "foo=bar",
  "moo",
  "a:b",
);
const record = fc
  .tuple(fc.array(directive, { maxLength: 4 }), end)
  .map(([terms, end]) => ["v=spf1", ...terms, end].join(" "));
const client = fc.constantFrom(
  "192.0.2.1",
  "192.0.2.200",
  "198.51.100.7",
  "198.51.100.200",
  "203.0.113.5",
  "203.0.113.77",
  "8.8.8.8",
  "2001:db8::1",
  "2001:db8:1::9",
  "2001:db8:1::a",
  "2a00::1",
  "::ffff:192.0.2.1",
);

test("every client gets the result that mailauth gives it", async () => {
  await fc.assert(
    fc.asyncProperty(record, record, record, record, client, async (own, one, two, three, ip) => {
      const io = world(`${hosts}
        example.org TXT ${own}
        one.example.org TXT ${one}
        two.example.org TXT ${two}
        three.example.org TXT ${three}`);
      const theirs = await mailauth(io, "user@example.org", ip);
      const delivery = { ip, helo: "client.example.net", sender: "user@example.org" };
      const { result } = await checkHost(delivery, io.resolver, io.now);
      assert.equal(result, theirs, own);
      const { record } = await evaluateSpf(name("example.org"), io);
      if (record.kind === "syntax") return assert.equal(theirs, "permerror", own);
      assert.ok(record.kind === "valid");
      const { evaluation } = record;
      const mayFail = evaluation.problems.length > 0 || evaluation.voidsOfOneFamily > 2;
      if (theirs === "permerror") return assert.ok(mayFail, own);
      return assert.equal(
        ours(evaluation, ip),
        evaluation.default.result === "unknown" ? (ours(evaluation, ip) ?? theirs) : theirs,
        own,
      );
    }),
    { numRuns: 400 },
  );
});
