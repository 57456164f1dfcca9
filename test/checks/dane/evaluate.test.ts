import assert from "node:assert/strict";
import { test } from "node:test";
import { dane } from "../../../src/checks/dane/index.ts";
import { name } from "../../../src/dns/name.ts";
import { world } from "../../support/world.ts";

const a = "aa".repeat(32);
const b = "bb".repeat(32);
const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n";

/** One line a host: where the search ended and what stands there. */
async function asked(lines: string, domain = "a.test"): Promise<readonly string[]> {
  const facts = await dane.evaluate(name(domain), world(lines));
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  return facts.hosts.map(({ host, role, tlsa }) =>
    tlsa.kind === "present"
      ? `${role} ${host}: ${tlsa.owner} ${tlsa.records.map(({ text }) => text.slice(0, 8)).join(", ")}`
      : `${role} ${host}: ${tlsa.kind}`,
  );
}

const rows: [why: string, lines: string, hosts: string[], domain?: string][] = [
  [
    "at the MX host; RFC 7672 §2.2.3",
    `${mail} _25._tcp.mx.a.test TLSA 3 1 1 ${a}`,
    ["mx mx.a.test: _25._tcp.mx.a.test 3 1 1 aa"],
  ],
  ["no TLSA", mail, ["mx mx.a.test: absent"]],
  ["an MX host outside of the files is unknown", "a.test MX 10 mx.b.example.", ["mx mx.b.example: unknown"]],
  [
    "an MX host in another zone of the files",
    `a.test MX 10 mx.b.test.\n _25._tcp.mx.b.test TLSA 3 1 1 ${a}`,
    ["mx mx.b.test: _25._tcp.mx.b.test 3 1 1 aa"],
  ],
  [
    "a CNAME at the TLSA name; RFC 7671 §7",
    `${mail} _25._tcp.mx.a.test CNAME tlsa.a.test.\n tlsa.a.test TLSA 3 1 1 ${a}`,
    ["mx mx.a.test: _25._tcp.mx.a.test 3 1 1 aa"],
  ],
  [
    "a CNAME to outside of the files is unknown",
    `${mail} _25._tcp.mx.a.test CNAME tlsa.b.example.`,
    ["mx mx.a.test: unknown"],
  ],
  [
    "an alias of a host: first where it leads to; RFC 7671 §7",
    `a.test MX 10 mx.a.test.\n mx.a.test CNAME c.a.test.\n c.a.test A 192.0.2.1
     _25._tcp.c.a.test TLSA 3 1 1 ${a}\n _25._tcp.mx.a.test TLSA 3 1 1 ${b}`,
    ["mx mx.a.test: _25._tcp.c.a.test 3 1 1 aa"],
  ],
  [
    "an alias of a host: then at its own name",
    `a.test MX 10 mx.a.test.\n mx.a.test CNAME c.a.test.\n c.a.test A 192.0.2.1\n _25._tcp.mx.a.test TLSA 3 1 1 ${b}`,
    ["mx mx.a.test: _25._tcp.mx.a.test 3 1 1 bb"],
  ],
  [
    "an alias of a host outside of the files",
    "a.test MX 10 mx.a.test.\n mx.a.test CNAME mx.b.example.",
    ["mx mx.a.test: unknown"],
  ],
  ["a wildcard", `${mail} *._tcp.mx.a.test TLSA 3 1 1 ${a}`, ["mx mx.a.test: _25._tcp.mx.a.test 3 1 1 aa"]],
  ["a look-up that failed is not absent", `${mail} _25._tcp.mx.a.test !timeout`, ["mx mx.a.test: failed"]],
  ["a zone seen in part", "a.test MX 10 mx.a.test.\n a.test !gap another source", ["mx mx.a.test: unknown"]],
  [
    "records that differ in case only are one",
    `${mail} _25._tcp.mx.a.test TLSA 3 1 1 ${a}\n _25._tcp.mx.a.test TLSA 3 1 1 ${a.toUpperCase()}`,
    ["mx mx.a.test: _25._tcp.mx.a.test 3 1 1 aa"],
  ],
  [
    "an implicit MX host is the domain itself",
    `mx.a.test A 192.0.2.1\n _25._tcp.mx.a.test TLSA 3 1 1 ${a}`,
    ["mx mx.a.test: _25._tcp.mx.a.test 3 1 1 aa"],
    "mx.a.test",
  ],
  [
    "a host with a null MX of its own may be the MX host of others",
    `mx.a.test A 192.0.2.1\n mx.a.test MX 0 .\n _25._tcp.mx.a.test TLSA 3 1 1 ${a}`,
    ["itself mx.a.test: _25._tcp.mx.a.test 3 1 1 aa"],
    "mx.a.test",
  ],
  ["neither MX nor address", "a.test TXT x", []],
  ["a host named twice is one host", `${mail} a.test MX 20 mx.a.test.`, ["mx mx.a.test: absent"]],
];

for (const [why, lines, hosts, domain] of rows)
  test(`TLSA records: ${why}`, async () => assert.deepEqual(await asked(lines, domain), hosts));

test("TLSA records elsewhere below the host", async () => {
  const facts = await dane.evaluate(
    name("a.test"),
    world(`${mail} _25._tcp.mx.a.test TLSA 3 1 1 ${a}\n _443._tcp.mx.a.test TLSA 3 1 1 ${a}
           _25.tcp.mx.a.test TLSA 3 1 1 ${b}\n _25._udp.mx.a.test TXT x\n _25.mx.a.test TLSA 3 1 1 ${a}`),
  );
  assert.deepEqual(facts.hosts[0]?.elsewhere, [
    { owner: "_443._tcp.mx.a.test", records: [`3 1 1 ${a}`] },
    { owner: "_25.tcp.mx.a.test", records: [`3 1 1 ${b}`] },
    { owner: "_25.mx.a.test", records: [`3 1 1 ${a}`] },
  ]);
});

test("signing, from the host upwards", async () => {
  const facts = await dane.evaluate(
    name("a.test"),
    world(`zone test
           a.test NS ns.a.test.
           a.test DS 1 13 2 00
           zone a.test
           a.test SOA ns.a.test. hostmaster.a.test. 1 2 3 4 5
           a.test DNSKEY 257 3 13 AA==
           a.test MX 10 mx.a.test.
           mx.a.test A 192.0.2.1
           _25._tcp.mx.a.test TLSA 3 1 1 ${a}
           _25._tcp.mx.a.test RRSIG TLSA 13 5 3600 20270101000000 20260101000000 1 a.test. AA==`),
  );
  const [host] = facts.hosts;
  assert.deepEqual(host?.signing.slice(0, 2), [
    { owner: "mx.a.test", isApex: false, dnskey: "absent", ds: "absent" },
    { owner: "a.test", isApex: true, dnskey: "present", ds: "present" },
  ]);
  assert.equal(host?.tlsa.kind === "present" && host.tlsa.rrsig, "present");
});

test("what has no TLSA record is not asked for its signing", async () => {
  const io = world(mail);
  await dane.evaluate(name("a.test"), io);
  assert.deepEqual(
    io.asked.filter((question) => /DNSKEY|DS|RRSIG/.test(question)),
    [],
  );
});
