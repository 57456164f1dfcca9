import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { overlay } from "../../src/dns/overlay.ts";
import { nowhere } from "../../src/dns/resolver.ts";
import { zoneFrom } from "../../src/dns/zone.ts";
import { mxHosts } from "../../src/mail/mx-hosts.ts";
import { world } from "../support/world.ts";

const rows: [why: string, lines: string, kind: string, hosts: [host: string, preference: number][]][] = [
  [
    "by preference, then by name",
    `a.test MX 20 mx2.a.test.
     a.test MX 10 mx9.a.test.
     a.test MX 10 mx1.a.test.`,
    "real",
    [
      ["mx1.a.test", 10],
      ["mx9.a.test", 10],
      ["mx2.a.test", 20],
    ],
  ],
  [
    "hosts outside of the files are MX hosts too",
    "a.test MX 10 mx.provider.example.",
    "real",
    [["mx.provider.example", 10]],
  ],
  ["null MX; RFC 7505 §3", "a.test MX 0 .", "null", []],
  ["null MX with another preference is one still", "a.test MX 10 .", "null", []],
  ["null MX beside a host: the host is tried", "a.test MX 0 .\n a.test MX 10 mx.a.test.", "real", [["mx.a.test", 10]]],
  ["implicit MX; RFC 5321 §5.1", "a.test A 192.0.2.1", "implicit", [["a.test", 0]]],
  ["implicit MX by AAAA alone", "a.test AAAA 2001:db8::1", "implicit", [["a.test", 0]]],
  ["neither MX nor address", "a.test TXT x", "none", []],
  ["no such name", "zone a.test\n b.a.test A 192.0.2.1", "none", []],
  ["through a CNAME", "a.test CNAME b.test.\n b.test MX 10 mx.b.test.", "real", [["mx.b.test", 10]]],
  ["a CNAME to outside of the files", "www.a.test CNAME b.example.", "unknown", []],
  ["outside of the files", "b.test A 192.0.2.1", "unknown", []],
  [
    "a question that failed is not an implicit MX (MECSA's mistake)",
    "a.test A 192.0.2.1\n a.test !timeout",
    "unknown",
    [],
  ],
  ["a zone seen in part may have an MX elsewhere", "a.test A 192.0.2.1\n a.test !gap another source", "unknown", []],
  [
    "a provider's verification below invalid is no MX host",
    "a.test MX 10 mx.a.test.\n a.test MX 32767 ms12345.msv1.invalid.",
    "real",
    [["mx.a.test", 10]],
  ],
  ["what cannot be read is not known", "a.test MX ten mx.a.test.", "unknown", []],
  [
    "twice the same host",
    "a.test MX 10 mx.a.test.\n a.test MX 20 mx.a.test.",
    "real",
    [
      ["mx.a.test", 10],
      ["mx.a.test", 20],
    ],
  ],
];

for (const [why, lines, kind, hosts] of rows)
  test(`MX hosts: ${why}`, async () => {
    const domain = lines.startsWith("www.a.test") ? "www.a.test" : "a.test";
    const found = await mxHosts(name(domain), world(lines).resolver);
    const foundHosts = found.kind === "real" || found.kind === "implicit" ? found.hosts : [];
    assert.equal(found.kind, kind);
    assert.deepEqual(
      foundHosts.map(({ host, preference }) => [host, preference]),
      hosts,
    );
  });

test("MX hosts: where the record stands, and how many were not read", async () => {
  const lines = Array.from({ length: 60 }, (_, index) => `a.test MX ${index} mx${index}.a.test.`).join("\n");
  const found = await mxHosts(name("a.test"), world(lines).resolver);
  assert.ok(found.kind === "real");
  assert.deepEqual([found.hosts.length, found.unread], [50, 10]);
  assert.deepEqual(found.hosts[3]?.from, { file: "a.test.zone", line: 4, column: 1, endLine: 4 });
});

test("MX hosts: only what is needed is asked", async () => {
  const io = world("a.test MX 10 mx.b.example.");
  await mxHosts(name("a.test"), io.resolver);
  assert.deepEqual(io.asked, ["a.test MX"]);
});

test("MX hosts: no MX, and an address that a provider makes up (ALIAS)", async () => {
  const origin = name("a.test");
  const gaps = ["A", "AAAA"].map((type) => ({ owner: origin, type, why: "an ALIAS record" }));
  const zone = zoneFrom([], { origin, format: "octodns", files: ["a.test.yaml"], gaps });
  const zones = { origins: [origin], zone: () => zone, zoneOf: () => zone };
  assert.deepEqual(await mxHosts(origin, overlay(zones, nowhere)), { kind: "no-mx", because: "an ALIAS record" });
});
