/** SPF as the network shows it: everything is known, or has failed. */
import { test } from "node:test";
import assert from "node:assert/strict";
import { name } from "../../../src/dns/name.ts";
import { spf } from "../../../src/checks/spf/index.ts";
import { checkHost } from "../../../src/checks/spf/sender.ts";
import { sendsOf } from "../../../src/checks/spf/authorises.ts";
import { inRounds, liveWorld } from "../live-world.ts";

const told = { now: new Date("2026-11-22T00:00:00Z") };
const registry = "zone test\ntest NS ns.test.\nzone a.test\n";
const judge = async (lines: string, bogus: readonly string[] = []) => {
  const facts = await spf.evaluate(name("a.test"), liveWorld(registry + lines, { ...told, bogus }));
  return { ...spf.judge(facts), sends: sendsOf(facts) };
};
const ids = ({ findings }: Awaited<ReturnType<typeof judge>>) => findings.map(({ id }) => id.slice("spf/".length));

const many = (count: number) => Array.from({ length: count }, (_, i) => `a.test MX 10 m${i}.a.test.`).join("\n");

// What other evaluators get wrong is in brackets.
const rows: [why: string, lines: string, spf: string, policy: string, findings: string[]][] = [
  ["nobody sends", "a.test TXT v=spf1 -all", "met", "met", []],
  ["addresses are counted", "a.test TXT v=spf1 ip4:192.0.2.0/24 -all", "met", "met", ["senders"]],
  [
    "an include that does not exist, of a domain that is free",
    "a.test TXT v=spf1 include:spf.b.test -all",
    "unmet",
    "unmet",
    ["include-none", "takeover"],
  ],
  [
    "an address of a domain that is free: only a void look-up, and anybody's for the taking",
    "a.test TXT v=spf1 a:mail.b.test -all",
    "met",
    "met",
    ["takeover"],
  ],
  [
    "an MX host of a domain that is free",
    "a.test TXT v=spf1 mx -all\na.test MX 10 mail.b.test.",
    "met",
    "met",
    ["takeover"],
  ],
  ["a name of one's own that is gone", "a.test TXT v=spf1 a:mail.a.test -all", "met", "met", []],
  [
    "a name that is gone below a domain that is not",
    "a.test TXT v=spf1 a:mail.b.test -all\nzone b.test\nb.test A 192.0.2.1",
    "met",
    "met",
    [],
  ],
  ["a domain that no registry has", "a.test TXT v=spf1 a:mail.example.invalid -all", "met", "met", []],
  [
    "void3 (libspf2: fail)",
    "a.test TXT v=spf1 a:x.a.test a:y.a.test a:z.a.test -all",
    "unmet",
    "unmet",
    ["voids-over"],
  ],
  ["mxmany (Mail::SPF: fail)", `a.test TXT v=spf1 mx -all\n${many(11)}`, "unmet", "unmet", ["mx-hosts"]],
  [
    "inctemp (mailauth 4: fail)",
    "a.test TXT v=spf1 include:t.a.test -all\nt.a.test !timeout",
    "not-measured",
    "met",
    ["include-temperror"],
  ],
  ["txtservfail is not none", "a.test !timeout", "not-measured", "not-measured", ["temperror"]],
  [
    "a shared service",
    'a.test TXT v=spf1 include:_spf.google.com -all\nzone google.com\n_spf.google.com TXT "v=spf1 ip4:192.0.2.0/24 -all"',
    "met",
    "met",
    ["senders", "shared-service"],
  ],
  ["an explanation that is not there", "a.test TXT v=spf1 -all exp=e.a.test", "met", "met", ["explanation"]],
  ["an explanation", "a.test TXT v=spf1 -all exp=e.a.test\ne.a.test TXT %{i} may not send for %{d}", "met", "met", []],
  ["an explanation that fails", "a.test TXT v=spf1 -all exp=e.a.test\ne.a.test !timeout", "met", "met", []],
  [
    "MX hosts and subdomains without a record of their own",
    `a.test TXT v=spf1 -all\na.test MX 10 mx.a.test.\na.test MX 20 mx.b.test.\nmx.a.test A 192.0.2.1\nwww.a.test A 192.0.2.2
     zone b.test\nmx.b.test A 192.0.2.3`,
    "met",
    "met",
    ["mx-host", "subdomain"],
  ],
  [
    "a DMARC policy that holds for subdomains",
    "a.test TXT v=spf1 -all\nwww.a.test A 192.0.2.2\n_dmarc.a.test TXT v=DMARC1; p=reject",
    "met",
    "met",
    [],
  ],
  [
    "one that does not; RFC 9989 §4.7",
    "a.test TXT v=spf1 -all\nwww.a.test A 192.0.2.2\n_dmarc.a.test TXT v=DMARC1; p=reject; sp=none",
    "met",
    "met",
    ["subdomain"],
  ],
  [
    "nobody knows whether one does",
    "a.test TXT v=spf1 -all\nwww.a.test A 192.0.2.2\n_dmarc.a.test !timeout",
    "met",
    "met",
    [],
  ],
  [
    "MX hosts and subdomains with one, or that are aliases, do not exist or have no address",
    `a.test TXT v=spf1 -all\na.test MX 10 mx.a.test.\na.test MX 20 no.a.test.\nmx.a.test TXT v=spf1 a -all
     www.a.test CNAME mx.a.test.\nmail.a.test TXT x`,
    "met",
    "met",
    [],
  ],
  ["Sender ID", "a.test TXT v=spf1 -all\na.test TXT spf2.0/mfrom,pra -all", "met", "met", ["sender-id"]],
  ["a wildcard", "a.test TXT v=spf1 -all\n*.a.test TXT v=spf1 -all", "met", "met", ["wildcard"]],
  ["an IPv6 host as a network", "a.test TXT v=spf1 ip6:2001:db8::1/64 -all", "met", "met", ["host-bits", "senders"]],
  ["an IPv6 network", "a.test TXT v=spf1 ip6:2001:DB8:0::/64 -all", "met", "met", ["senders"]],
  ["a macro of the sender", "a.test TXT v=spf1 exists:%{l}.a.test -all", "met", "met", []],
];
for (const [why, lines, own, policy, findings] of rows)
  test(why, async () => {
    const judgement = await judge(lines);
    const { criteria } = judgement;
    assert.deepEqual([criteria.spf?.kind, criteria["spf-policy"]?.kind], [own, policy]);
    assert.deepEqual(ids(judgement), findings);
    for (const { id, args } of judgement.findings) {
      const message = spf.messages[id];
      assert.doesNotMatch(`${message?.says(args)}${message?.fix(args)}`, /undefined|object Object/);
    }
  });

test("what is bogus has failed, and says why", async () => {
  const own = await judge("a.test TXT v=spf1 -all", ["a.test"]);
  assert.equal(own.criteria.spf?.kind, "not-measured");
  assert.deepEqual(own.findings, [{ id: "spf/bogus", args: { domain: "a.test", detail: "a signature has expired" } }]);
  const included = await judge("a.test TXT v=spf1 include:b.a.test -all\nb.a.test TXT v=spf1 -all", ["b.a.test"]);
  assert.deepEqual(ids(included), ["include-bogus"]);
  assert.equal(included.criteria.spf?.kind, "not-measured");
});

test("counts are exact, and totals are numbers", async () => {
  const lines = "a.test TXT v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/64 ip4:10.0.0.0/8 include:b.a.test -all\n";
  const { findings } = await judge(`${lines}b.a.test TXT v=spf1 ip4:192.0.2.128/25 ip4:198.51.100.1 -all`);
  const senders = findings.find(({ id }) => id === "spf/senders");
  assert.deepEqual(senders?.args, { domain: "a.test", ipv4: "257", ipv6: "18,446,744,073,709,551,616", isAll: true });
  assert.deepEqual(ids(await judge(`${lines}b.a.test TXT v=spf1 -all`)).includes("private"), true);
});

test("a tree of records is asked for in as many rounds as it is deep", async () => {
  const wide = Array.from({ length: 8 }, (_, i) => `i${i}.a.test`);
  const io = liveWorld(
    `a.test TXT v=spf1 ${wide.map((one) => `include:${one}`).join(" ")} -all\n` +
      wide.map((one) => `${one} TXT v=spf1 a:h.${one} -all\nh.${one} A 192.0.2.1`).join("\n"),
    told,
  );
  const counted = inRounds(io);
  await spf.evaluate(name("a.test"), counted);
  assert.equal(counted.rounds(), 3); // the record, the includes, their hosts
});

const deliveries: [why: string, lines: string, ip: string, sender: string, result: string][] = [
  [
    "a null reverse-path is the HELO name's",
    "h.a.test TXT v=spf1 a -all\nh.a.test A 192.0.2.1",
    "192.0.2.1",
    "",
    "pass",
  ],
  ["an IPv4-mapped client", "a.test TXT v=spf1 ip4:192.0.2.1 -all", "::ffff:192.0.2.1", "x@a.test", "pass"],
  ["no address", "a.test TXT v=spf1 +all", "somewhere", "x@a.test", "none"],
  ["a scope", "a.test TXT v=spf1 +all", "fe80::1%eth0", "x@a.test", "none"],
  ["a lone surrogate", "a.test TXT v=spf1 exists:%{L}.a.test -all", "192.0.2.1", "\ud800@a.test", "fail"],
  ["one label", "test TXT v=spf1 +all", "192.0.2.1", "x@test", "none"],
  ["no answer", "a.test !timeout", "192.0.2.1", "x@a.test", "temperror"],
];
for (const [why, lines, ip, sender, result] of deliveries)
  test(`a delivery: ${why}`, async () => {
    const { resolver, now } = liveWorld(lines, told);
    assert.deepEqual(await checkHost({ ip, helo: "h.a.test", sender }, resolver, now), { result });
  });
