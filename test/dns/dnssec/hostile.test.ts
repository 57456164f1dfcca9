/** Zones that are signed in order to keep a validator busy: what they cost is counted, never timed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../../src/dns/dnssec/limits.ts";
import { name } from "../../../src/dns/name.ts";
import type { WireRecord } from "../../../src/dns/message.ts";
import { rdataOctets } from "../../../src/dns/wire/encode.ts";
import { type Tamper, wireRecords } from "../../../src/demo/dns/authority.ts";
import { counted } from "../../support/dnssec/count.ts";
import { type Change, changedIn, flipped, resigned } from "../../support/dnssec/damage.ts";
import { nsec3 } from "../../../src/demo/dns/denial.ts";
import { examine, verdictOf } from "../../support/dnssec/examine.ts";
import { type ZoneKey, dsRdata, zoneKey } from "../../../src/demo/dns/keys.ts";
import { collidingKeys } from "../../support/dnssec/colliding-keys.ts";
import { rrsigOver } from "../../../src/demo/dns/rrsig.ts";
import { type SignedZone, delegationTo } from "../../../src/demo/dns/signer.ts";
import { type ZoneInTree, above, treeOf } from "../../support/dnssec/tree.ts";

const key = zoneKey(15);
const apex = name("a.test");
const chainCost = 10; // verifications of the keys and DS records of three zones, with some room

function world(source: Partial<ZoneInTree> = {}): readonly SignedZone[] {
  return treeOf([...above(), { origin: "a.test", keys: [key], text: "www A 192.0.2.1", ...source }]);
}

/** `count` signatures that name `key` and are wrong, each in its own way. */
function wrong(key: ZoneKey, count: number): Change {
  return (rrset, zone) => ({
    ...rrset,
    signatures: Array.from({ length: count }, (_, index) =>
      rrsigOver(
        { ...rrset, rdata: [...rrset.rdata, Uint8Array.of(index >> 8, index & 255, 0, 0, 0, 0)] },
        { ...zone.validity, signer: zone.origin, key },
      ),
    ),
  });
}

/** KeyTrap's SigJam, LockCram and KeySigTrap (CVE-2023-50387). */
test("many wrong signatures of one key", async () => {
  const zones = changedIn(world(), "a.test", "www.a.test", "A", wrong(key, 300));
  const { value, verifications } = await counted(() => examine(zones, "www.a.test A"));
  assert.equal(verdictOf(value), "bogus rrset too-many-signatures");
  assert.ok(verifications <= limits.failures + chainCost, String(verifications));
});

test("many keys of one tag, and one signature", async () => {
  const crowd = [...collidingKeys(key, 300), key];
  const delegation = (zone: SignedZone): string => delegationTo({ ...zone, keys: [key] });
  const signed = changedIn(world({ keys: crowd, delegation }), "a.test", "a.test", "DNSKEY", resigned([key]));
  const zones = changedIn(signed, "a.test", "www.a.test", "A", wrong(key, 1));
  const { value, verifications } = await counted(() => examine(zones, "www.a.test A"));
  assert.equal(verdictOf(value), "bogus rrset too-many-keys");
  assert.ok(verifications <= limits.keysPerTag + chainCost, String(verifications));
});

test("many keys of one tag, and many signatures", async () => {
  const crowd = [...collidingKeys(key, 100), key];
  const delegation = (zone: SignedZone): string => delegationTo({ ...zone, keys: [key] });
  const signed = changedIn(world({ keys: crowd, delegation }), "a.test", "a.test", "DNSKEY", resigned([key]));
  const zones = changedIn(signed, "a.test", "www.a.test", "A", wrong(key, 100));
  const { value, verifications } = await counted(() => examine(zones, "www.a.test A"));
  assert.equal(verdictOf(value), "bogus rrset too-many-signatures");
  assert.ok(verifications <= limits.failures + chainCost, String(verifications));
});

test("the DNSKEY RRset itself: many keys of one tag with a DS record each, and many signatures", async () => {
  const crowd = collidingKeys(key, 300);
  const zones = changedIn(world({ keys: crowd }), "a.test", "a.test", "DNSKEY", wrong(key, 300));
  const { value, verifications, hashes } = await counted(() => examine(zones, "www.a.test A"));
  assert.equal(value.security, "bogus");
  assert.ok(verifications <= limits.failures + chainCost, String(verifications));
  assert.ok(hashes <= 1000, `${hashes} digests`);
});

/** KeyTrap's HashTrap. */
test("1,000 DS records and 1,000 keys of one tag", async () => {
  const crowd = collidingKeys(key, 1000);
  const nobody = Array.from(
    { length: 1000 },
    (_, index) => `a.test. DS ${key.tag} 15 2 ${index.toString(16).padStart(64, "0")}`,
  );
  const delegation = (): string => ["a.test. NS ns.a.test.", ...nobody].join("\n");
  const zones = changedIn(world({ keys: [key], delegation }), "a.test", "a.test", "DNSKEY", (rrset, zone) =>
    resigned([key])({ ...rrset, rdata: crowd.map(({ rdata }) => rdata) }, zone),
  );
  const { value, verifications, hashes } = await counted(() => examine(zones, "www.a.test A"));
  assert.equal(verdictOf(value), "bogus rrset ds-mismatch");
  assert.ok(verifications <= chainCost, String(verifications));
  assert.ok(hashes <= 4000, `${hashes} digests`);
});

test("a good DS record and key among 1,000 others", async () => {
  const others = Array.from(
    { length: 1000 },
    (_, index) => `a.test. DS ${index} 15 2 ${index.toString(16).padStart(64, "0")}`,
  );
  const delegation = (): string => ["a.test. NS ns.a.test.", ...others, `a.test. DS ${dsRdata(apex, key)}`].join("\n");
  assert.equal(verdictOf(await examine(world({ delegation }), "www.a.test A")), "secure rrset");
});

/** CVE-2023-50868. */
test("NSEC3 with 2,500 iterations is not hashed at all", async () => {
  const zones = world({ denial: { ...nsec3, iterations: 2500 } });
  const { value, hashes } = await counted(() => examine(zones, "q.r.s.t.u.v.w.a.test A"));
  assert.equal(verdictOf(value), "insecure nxdomain nsec3-iterations");
  assert.ok(hashes < 100, String(hashes));
});

test("a name of 100 labels under 100 iterations", async () => {
  const zones = world({ denial: { ...nsec3, iterations: 100, salt: "ab".repeat(255) } });
  const labels = Array.from({ length: 100 }, () => "x").join(".");
  const { value, hashes } = await counted(() => examine(zones, `${labels}.a.test A`));
  assert.match(verdictOf(value), /^(?:secure nxdomain|bogus nxdomain too-many-hashes)$/);
  assert.ok(hashes <= limits.hashes + 100, String(hashes));
});

test("NSEC3 records of 50 salts", async () => {
  const salted = Array.from({ length: 50 }, (_, index) => ({
    ...nsec3,
    iterations: 100,
    salt: index.toString(16).padStart(4, "0"),
  }));
  const zones = world({ denial: nsec3 });
  const others = salted.map((denial) => world({ denial }));
  const tamper: Tamper = (message) => ({
    ...message,
    authority: others.flatMap(chainOf),
  });
  const { value, hashes } = await counted(() =>
    examine(zones, "nosuch.a.test A", { tampers: { "nosuch.a.test A": tamper } }),
  );
  assert.notEqual(value.security, "insecure");
  assert.ok(hashes <= limits.hashes, String(hashes));
});

/** All NSEC3 records of `a.test`, whatever they are about. */
function chainOf(zones: readonly SignedZone[]): readonly WireRecord[] {
  const zone = zones.find(({ origin }) => origin === apex);
  return (zone?.chain ?? []).flatMap(({ rrset }) => wireRecords(rrset));
}

test("100 aliases, one after the other", async () => {
  const lines = Array.from({ length: 100 }, (_, index) => `c${index} CNAME c${index + 1}`);
  const zones = world({ text: [...lines, "c100 A 192.0.2.1"].join("\n") });
  const { value, verifications } = await counted(() => examine(zones, "c0.a.test A"));
  assert.equal(verdictOf(value), "indeterminate alias-loop too-many-aliases");
  assert.deepEqual(value.because, {
    code: "too-many-aliases",
    owner: "c0.a.test",
    args: { aliases: limits.aliases + 1 },
  });
  assert.ok(verifications <= limits.aliases + 1 + chainCost, String(verifications));
});

test("a resolver that sends one alias at a time is asked no more often than aliases are followed", async () => {
  const zones = world();
  const tampers = Object.fromEntries(
    Array.from({ length: 100 }, (_, index): [string, Tamper] => [
      `c${index}.unsigned A`,
      (message) => ({
        ...message,
        rcode: 0,
        authority: [],
        answer: [aliasOf(`c${index}.unsigned`, `c${index + 1}.unsigned.`)],
      }),
    ]),
  );
  const { asked } = await examine(zones, "c0.unsigned A", { tampers });
  assert.ok(asked.filter((question) => question.endsWith(".unsigned A")).length <= limits.aliases + 1);
});

function aliasOf(owner: string, target: string): WireRecord {
  return { owner: name(owner), type: "CNAME", class: 1, ttl: 60, rdata: rdataOctets("CNAME", target) ?? assert.fail() };
}

test("250 RRsets in the answer to ANY, none of them signed well", async () => {
  const types = Array.from({ length: 250 }, (_, index) => `TYPE${65_280 + index}`);
  const zones = types.reduce(
    (zones, type) => changedIn(zones, "a.test", "many.a.test", type, flipped),
    world({ text: types.map((type) => `many ${type} \\# 1 00`).join("\n") }),
  );
  const all: Tamper = (message, { answer }) => {
    const records = types.flatMap((type) => answer(name("many.a.test"), type).answer);
    return { ...message, rcode: 0, answer: records, authority: [] };
  };
  const { value, verifications } = await counted(() =>
    examine(zones, "many.a.test ANY", { tampers: { "many.a.test ANY": all } }),
  );
  assert.equal(verdictOf(value), "bogus rrset signature-invalid");
  assert.ok(verifications <= 1 + chainCost, String(verifications));
});

test("a name of 110 labels that nobody denies costs no more questions than the depth allows", async () => {
  const deep = `${"x.".repeat(110)}a.test A`;
  const answer = await examine(world(), deep, { tampers: { [deep]: nothingAtAll } });
  assert.equal(verdictOf(answer), "indeterminate nodata too-deep");
  assert.ok(answer.asked.length <= 2 * limits.depth, String(answer.asked.length));
});

const nothingAtAll: Tamper = (message) => ({ ...message, rcode: 0, authority: [], answer: [] });
