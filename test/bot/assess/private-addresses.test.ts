/** Whatever a domain says, nobody connects to what is not public. */
import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { test } from "node:test";
import { liveAssessor } from "../../../bot/assess/live-assessor.ts";
import type { TenantId } from "../../../bot/model.ts";
import { name } from "../../../src/dns/name.ts";
import type { Resolver } from "../../../src/dns/resolver.ts";
import { network } from "../../support/network.ts";

const special = [
  "0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1",
  "192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255",
  ":: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1::1",
  "3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1",
].flatMap((line) => line.split(" "));

const typeOf = (address: string): string => (address.includes(":") ? "AAAA" : "A");

/** Mail and policy of `example.test` are at the address. */
const at = (address: string): string => `
  example.test MX 10 mx.example.test
  mx.example.test ${typeOf(address)} ${address}
  _mta-sts.example.test TXT v=STSv1; id=1
  mta-sts.example.test ${typeOf(address)} ${address}`;

const others: readonly [why: string, zone: string][] = [
  [
    "an alias of localhost",
    "example.test MX 10 mx.example.test\nmx.example.test CNAME localhost\nlocalhost A 127.0.0.1",
  ],
  ["localhost itself", "example.test MX 10 localhost\nlocalhost A 127.0.0.1\nlocalhost AAAA ::1"],
  ["an address in place of a host", "example.test MX 10 127.0.0.1"],
  ["the null MX", "example.test MX 0 ."],
  ["no MX, and an address", "example.test A 127.0.0.1\nexample.test AAAA ::1"],
  [
    "a policy host that is an alias",
    "_mta-sts.example.test TXT v=STSv1; id=1\nmta-sts.example.test CNAME localhost\nlocalhost A 127.0.0.1",
  ],
];

async function connections(resolver: Resolver): Promise<readonly unknown[]> {
  const begun: unknown[] = [];
  const note = (message: unknown): void => void begun.push(message);
  const assessor = liveAssessor({
    resolvers: { of: async () => resolver, close: async () => {} },
    now: () => new Date("2026-11-22T12:00:00Z"),
    ehloName: "mecsa.example",
    smtp: true,
    seconds: 10,
    atOnce: 1,
    anHour: 100,
    take: async () => ({ ok: true }),
    rehearsal: {
      route: (address, port) => {
        begun.push(`${address} ${port}`);
        return { address: "127.0.0.1", port: 1 }; // nobody listens there
      },
    },
  });
  subscribe("net.client.socket", note);
  try {
    const told = await assessor.assess("T1" as TenantId, name("example.test"), { maxAgeMs: 0 });
    assert.equal(told.kind, "assessed");
  } finally {
    unsubscribe("net.client.socket", note);
  }
  return begun;
}

for (const address of special) test(address, async () => assert.deepEqual(await connections(network(at(address))), []));
for (const [why, zone] of others) test(why, async () => assert.deepEqual(await connections(network(zone)), []));

test("an answer that is public first and private then: the address that was looked at is the one that is asked", async () => {
  let asked = 0;
  const rebinding: Resolver = {
    query: (owner, type) => network(at(type === "A" && asked++ === 0 ? "8.8.8.8" : "127.0.0.1")).query(owner, type),
  };
  for (const to of await connections(rebinding)) if (typeof to === "string") assert.match(to, /^8\.8\.8\.8 /);
});

test("the way of a public address is taken: the others are not refused for nothing", async () => {
  const begun = await connections(network(at("2606:4700::1")));
  assert.ok(begun.includes("2606:4700::1 25") && begun.includes("2606:4700::1 443"), String(begun));
});
