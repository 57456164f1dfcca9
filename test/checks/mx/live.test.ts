/** What only the network can tell of MX hosts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mx, receivedBy } from "../../../src/checks/mx/index.ts";
import { name } from "../../../src/dns/name.ts";
import { memoize } from "../../../src/dns/resolver.ts";
import { world } from "../../support/world.ts";
import { inRounds, liveWorld } from "../live-world.ts";

const six = "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa";
const four = "1.2.0.192.in-addr.arpa";
const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n mx.a.test AAAA 2001:db8::1\n";
const [host, addresses] = ["mx.a.test", ["192.0.2.1", "2001:db8::1"]];
const both = `${mail} ${four} PTR mx.a.test.\n ${six} PTR mx.a.test.\n`;

type Row = [why: string, lines: string, findings: [id: string, args: object][]];
const rows: Row[] = [
  ["names that lead back; RFC 1912 §2.1", both, []],
  ["no names", mail, [["mx/no-reverse-name", { host, addresses }]]],
  [
    "a name of another address",
    `${mail} ${four} PTR other.test.\n other.test A 192.0.2.9\n ${six} PTR mx.a.test.`,
    [["mx/reverse-differs", { host, addresses: ["192.0.2.1"], names: ["other.test"] }]],
  ],
  [
    "one name of two leads back",
    `${mail} ${four} PTR other.test.\n ${four} PTR mx.a.test.\n ${six} PTR mx.a.test.`,
    [],
  ],
  [
    "a name with an address of the other family alone",
    `${mail} ${four} PTR mx.a.test.\n ${six} PTR four.test.\n four.test A 192.0.2.1`,
    [["mx/reverse-differs", { host, addresses: ["2001:db8::1"], names: ["four.test"] }]],
  ],
  ["nobody answers for the names", `${mail} ${four} !timeout\n ${six} !timeout`, []],
  [
    "nobody answers for what a name leads to",
    `${mail} ${four} PTR slow.test.\n slow.test !timeout\n ${six} PTR mx.a.test.`,
    [],
  ],
  ["hosts of another organization", "a.test MX 10 mx.b.test.\n zone b.test\n mx.b.test A 192.0.2.1", []],
  ["addresses of a network's own; RFC 1918", "a.test MX 10 mx.a.test.\n mx.a.test A 10.0.0.1", []],
  [
    "an implicit MX",
    "a.test A 192.0.2.1",
    [
      ["mx/implicit", { domain: "a.test" }],
      ["mx/no-reverse-name", { host: "a.test", addresses: ["192.0.2.1"] }],
    ],
  ],
  [
    "an MX host in a domain that nobody has registered",
    "a.test MX 10 mx.gone.com.\n zone com\n com NS ns.com.",
    [["mx/unregistered-domain", { host: "mx.gone.com", unregistered: "gone.com" }]],
  ],
  [
    "an alias of a name in such a domain",
    "a.test MX 10 mx.a.test.\n mx.a.test CNAME mx.gone.com.\n zone com\n com NS ns.com.",
    [["mx/unregistered-domain", { host: "mx.a.test", unregistered: "gone.com" }]],
  ],
  [
    "a name that is missing in a domain that exists",
    "a.test MX 10 mx.there.com.\n there.com NS ns.there.com.",
    [["mx/dangling-target", { host: "mx.there.com" }]],
  ],
  [
    "a domain that may exist",
    "a.test MX 10 mx.slow.com.\n slow.com !timeout",
    [["mx/dangling-target", { host: "mx.slow.com" }]],
  ],
  [
    "a domain that nobody can register",
    "a.test MX 10 mx.lan.home.arpa.\n zone home.arpa\n home.arpa NS ns.com.",
    [["mx/dangling-target", { host: "mx.lan.home.arpa" }]],
  ],
  [
    "below a registry that does not exist",
    "a.test MX 10 mx.gone.onion.",
    [["mx/dangling-target", { host: "mx.gone.onion" }]],
  ],
  ["a name of one label", "a.test MX 10 mail.", [["mx/dangling-target", { host: "mail" }]]],
];

for (const [why, lines, findings] of rows)
  test(why, async () => {
    const judgement = mx.judge(await mx.evaluate(name("a.test"), liveWorld(lines)));
    assert.deepEqual(
      judgement.findings.map(({ id, args }) => [id, args]),
      findings,
    );
    for (const { id, args } of judgement.findings) {
      const message = mx.messages[id];
      assert.ok(message);
      assert.doesNotMatch(`${message.says(args)} ${message.fix(args)}`, /undefined/);
    }
  });

test("in a review of files nobody is asked for names of addresses", async () => {
  const io = world(mail);
  await mx.evaluate(name("a.test"), io);
  assert.ok(io.asked.every((question) => !question.endsWith(" PTR")));
});

test("names of addresses are asked for as soon as TLSA records are", async () => {
  const io = inRounds(liveWorld(both));
  await mx.evaluate(name("a.test"), { ...io, resolver: memoize(io.resolver) });
  assert.equal(io.rounds(), 3); // MX, addresses, PTR; the names lead to hosts whose addresses are known
});

const operators: readonly [why: string, lines: string, expected: ReturnType<typeof receivedBy>][] = [
  [
    "a provider by its name",
    "a.test MX 1 aspmx.l.google.com.\n a.test MX 5 alt1.aspmx.l.google.com.\n aspmx.l.google.com A 192.0.2.1\n alt1.aspmx.l.google.com A 192.0.2.2",
    [{ operator: "Google Workspace", hosts: [name("aspmx.l.google.com"), name("alt1.aspmx.l.google.com")] }],
  ],
  [
    "another by its domain",
    "a.test MX 1 mx.b.example.\n mx.b.example A 192.0.2.1",
    [{ operator: "b.example", hosts: [name("mx.b.example")] }],
  ],
  ["a host of its own", mail, []],
  [
    "a name of its own that leads elsewhere",
    "a.test MX 1 mx.a.test.\n mx.a.test CNAME mail.protection.outlook.com.\n mail.protection.outlook.com A 192.0.2.1",
    [{ operator: "Microsoft 365", hosts: [name("mx.a.test")] }],
  ],
  ["a host that is not there", "a.test MX 1 mx.b.example.", []],
];

for (const [why, lines, expected] of operators)
  test(`received by ${why}`, async () => {
    assert.deepEqual(receivedBy(await mx.evaluate(name("a.test"), liveWorld(lines))), expected);
  });
