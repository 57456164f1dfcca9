import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Dnskey, dnskeyOf, dnskeysOf } from "../../../src/dns/dnssec/dnskey.ts";
import { limits, workOf } from "../../../src/dns/dnssec/limits.ts";
import { rrsigOf, signedRRsets } from "../../../src/dns/dnssec/read-rrsets.ts";
import type { SignedRRset } from "../../../src/dns/dnssec/rrsets.ts";
import { type Judged, verifyRRset } from "../../../src/dns/dnssec/signature.ts";
import type { WireRecord } from "../../../src/dns/message.ts";
import { name } from "../../../src/dns/name.ts";
import { type ZoneKey, keyFlags, zoneKey } from "../../../src/demo/dns/keys.ts";
import { collidingKeys } from "../../support/dnssec/colliding-keys.ts";
import { type Signing, rrsigOver } from "../../../src/demo/dns/rrsig.ts";
import { shared } from "../../support/shared.ts";
import { entriesOf, rrsetOf, rrsetsOf } from "./rrsets.ts";

const vectors = "vectors/dnssec-unbound/";
const zone = name("example.test");
const noon = new Date("2026-11-22T12:00:00Z");
const seconds = noon.getTime() / 1000;
const day = 86_400;
const key = zoneKey(13);

function keysOf(...keys: readonly ZoneKey[]): readonly Dnskey[] {
  return keys.map(({ rdata }) => dnskeyOf(zone, rdata));
}

/** The RRset with a signature for each of `signings`: what they leave out is right. */
function signed(text: string, ...signings: readonly Partial<Signing>[]): SignedRRset {
  const rrset = rrsetOf(text);
  const signatures = signings.flatMap((signing) => {
    const whole = { inception: seconds - day, expiration: seconds + day, signer: zone, key, ...signing };
    const rrsig = rrsigOf({ rdata: rrsigOver({ ...rrset, signatures: [] }, whole), ttl: 3600 });
    return rrsig === undefined ? [] : [rrsig];
  });
  return { ...rrset, signatures };
}

function judge(rrset: SignedRRset, keys = keysOf(key), work = workOf(limits), now = noon): Judged {
  return verifyRRset(rrset, keys, zone, now, work);
}

function verdict(judged: Judged): string {
  return judged.ok ? "good" : [judged.reason.code, judged.reason.args?.["problem"]].filter(Boolean).join(" ");
}

const www = "www.example.test. 600 A 192.0.2.1";

/** RFC 6840 §5.11: one good algorithm is enough; Unbound wanted all of those that it knows. */
const goodForUs = new Set(["sha1_and_256 1", "sha1_and_256 2"]);

for (const file of [
  "ecdsa_p256",
  "ecdsa_p384",
  "ed25519",
  "ed448",
  "rsasha256",
  "rsasha256_draft",
  "rsasha512_draft",
  "sha1_and_256",
  "hinfo",
  "gost",
  "revoked",
]) {
  const { path, options } = shared(`${vectors}test_sigs.${file}`);
  test(`Unbound's signatures: ${file}`, options, () => {
    const [first, ...entries] = entriesOf(path);
    const keys = dnskeysOf(rrsetOf(first?.answer ?? ""));
    for (const [i, { asked, answer }] of entries.entries()) {
      const rrset = rrsetOf(answer);
      const now = new Date(((rrset.signatures[0]?.inception ?? 0) + 60) * 1000);
      const judged = verifyRRset(rrset, keys, rrset.signatures[0]?.signer ?? zone, now, workOf(limits));
      const isGood = !asked.startsWith("bogus.") || goodForUs.has(`${file} ${i}`);
      const expected = { gost: "signature-missing", revoked: "key-unusable" }[file];
      assert.equal(judged.ok ? "good" : "bad", isGood && expected === undefined ? "good" : "bad", `${i} ${asked}`);
      if (expected !== undefined) assert.equal(verdict(judged), expected);
    }
  });
}

test("RFC 8080 §6: Ed25519 and Ed448 over the same MX", () => {
  const examples = [
    [
      "257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=",
      "MX 15 2 3600 1440021600 1438207200 3613 example.com. oL9krJun7xfBOIWcGHi7mag5/hdZrKWw15jPGrHpjQeRAvTdszaPD+QLs3fx8A4M3e23mRZ9VrbpMngwcrqNAg==",
    ],
    [
      "257 3 16 3kgROaDjrh0H2iuixWBrc8g2EpBBLCdGzHmn+G2MpTPhpj/OiBVHHSfPodx1FYYUcJKm1MDpJtIA",
      "MX 16 2 3600 1440021600 1438207200 9713 example.com. 3cPAHkmlnxcDHMyg7vFC34l0blBhuG1qpwLmjInI8w1CMB29FkEAIJUA0amxWndkmnBZ6SKiwZSAxGILn/NBtOXft0+Gj7FSvOKxE/07+4RQvE581N3Aj/JtIyaiYVdnYtyMWbSNyGEY2213WKsJlwEA",
    ],
  ];
  for (const [dnskey = "", rrsig = ""] of examples) {
    const keys = dnskeysOf(rrsetOf(`example.com. DNSKEY ${dnskey}`));
    const rrset = rrsetOf(`example.com. 3600 MX 10 mail.example.com.\nexample.com. 3600 RRSIG ${rrsig}`);
    const judged = verifyRRset(rrset, keys, name("example.com"), new Date("2015-08-10T00:00:00Z"), workOf(limits));
    assert.equal(verdict(judged), "good");
  }
});

test("what becomes of one signature (RFC 4035 §5.3.1)", () => {
  const other = zoneKey(13, "other");
  const table: readonly [what: string, signing: Partial<Signing>, verdict: string][] = [
    ["as it should be", {}, "good"],
    ["of another zone", { signer: name("test") }, "signature-missing"],
    ["of a zone below", { signer: name("www.example.test") }, "signature-missing"],
    ["expired", { inception: seconds - 20 * day, expiration: seconds - 2 * day }, "signature-expired"],
    ["not yet valid", { inception: seconds + 2 * day, expiration: seconds + 20 * day }, "signature-not-yet-valid"],
    ["expires before it begins", { inception: seconds, expiration: seconds - 1 }, "signature-malformed times"],
    ["more labels than its owner", { labels: 4 }, "signature-malformed labels"],
    ["fewer labels than its zone", { labels: 1 }, "signature-malformed wildcard"],
    ["by a key that is not there", { key: other }, "key-missing"],
    ["of another algorithm", { algorithm: 15 }, "key-missing"],
    ["of an algorithm that nobody has", { algorithm: 200 }, "signature-missing"],
    ["by another key of the same tag", { key: other, keyTag: key.tag }, "signature-invalid"],
  ];
  for (const [what, signing, expected] of table) assert.equal(verdict(judge(signed(www, signing))), expected, what);
});

test("the reason names zone, owner and type, the key, and the time where that is why", () => {
  const judged = judge(signed(www, { inception: seconds - 20 * day, expiration: seconds - 2 * day }));
  assert.deepEqual(judged, {
    ok: false,
    reason: {
      code: "signature-expired",
      zone,
      owner: "www.example.test",
      type: "A",
      args: { algorithm: 13, keyTag: key.tag, expiration: seconds - 2 * day },
    },
  });
});

test("clocks may be wrong by a tenth of the lifetime, by an hour at least and a day at most", () => {
  const table: readonly [lifetime: number, after: number, verdict: string][] = [
    [60, 3600, "good"],
    [60, 3601, "signature-expired"],
    [100_000, 10_000, "good"],
    [100_000, 10_001, "signature-expired"],
    [30 * day, day, "good"],
    [30 * day, day + 1, "signature-expired"],
  ];
  for (const [lifetime, after, expected] of table) {
    const expiration = seconds - after;
    assert.equal(verdict(judge(signed(www, { inception: expiration - lifetime, expiration }))), expected);
    const inception = seconds + after;
    const early = verdict(judge(signed(www, { inception, expiration: inception + lifetime })));
    assert.equal(early, expected.replace("expired", "not-yet-valid"));
  }
});

test("times are serial numbers (RFC 4034 §3.1.5): signatures hold across the end of 32 bits in 2106", () => {
  const now = new Date((2 ** 32 + 1000) * 1000);
  const around = signed(www, { inception: 2 ** 32 - 5000, expiration: 100_000 });
  assert.equal(verdict(judge(around, keysOf(key), workOf(limits), now)), "good");
});

test("the furthest of several signatures says why", () => {
  const expired = { inception: seconds - 20 * day, expiration: seconds - 2 * day };
  const missing = { key: zoneKey(13, "other") };
  const forged = { ...missing, keyTag: key.tag };
  const table: readonly [signings: readonly Partial<Signing>[], verdict: string][] = [
    [[], "signature-missing"],
    [[missing, expired], "signature-expired"],
    [[expired, missing], "signature-expired"],
    [[expired, forged, missing], "signature-invalid"],
    [[forged, expired, missing, {}], "good"],
  ];
  for (const [signings, expected] of table) assert.equal(verdict(judge(signed(www, ...signings))), expected);
});

test("keys that may not sign (RFC 4034 §2.1.1, RFC 5011 §2.1), or are of no length", () => {
  for (const flags of [keyFlags.none, keyFlags.revoked]) {
    const unfit = zoneKey(13, "one", flags);
    assert.equal(verdict(judge(signed(www, { key: unfit }), keysOf(unfit))), "key-unusable");
  }
  const short = dnskeyOf(zone, key.rdata.subarray(0, 60));
  assert.equal(verdict(judge(signed(www, { keyTag: short.keyTag }), [short])), "key-unusable");
});

test("TTL: the lowest of the RRset's, the RRSIG's, the original one and the time that is left (RFC 4035 §5.3.3)", () => {
  const table: readonly [ttl: number, signing: Partial<Signing>, expected: number][] = [
    [600, {}, 600],
    [7200, {}, 3600],
    [600, { originalTtl: 300 }, 300],
    [600, { expiration: seconds + 40 }, 40],
    [600, { expiration: seconds - 40 }, 0],
  ];
  for (const [ttl, signing, expected] of table) {
    const judged = judge(signed(`www.example.test. ${ttl} A 192.0.2.1`, signing));
    assert.equal(judged.ok && judged.ttl, expected);
  }
});

test("what was made from a wildcard (RFC 4035 §5.3.2), and what is one", () => {
  const table: readonly [owner: string, signedOwner: string, wildcard: string | undefined][] = [
    ["a.b.example.test", "*.example.test", "*.example.test"],
    ["a.b.example.test", "*.b.example.test", "*.b.example.test"],
    ["*.a.b.example.test", "*.b.example.test", "*.b.example.test"],
    ["*.example.test", "*.example.test", undefined],
    ["a.example.test", "a.example.test", undefined],
  ];
  for (const [owner, signedOwner, wildcard] of table) {
    const judged = judge({ ...signed(`${signedOwner}. A 192.0.2.1`, {}), owner: name(owner) });
    assert.equal(verdict(judged), "good");
    assert.equal(judged.ok && judged.wildcard, wildcard, owner);
  }
});

test("canonical form and order: letters in RDATA, order of records, records that are there twice", () => {
  const text = "example.test. MX 10 MAIL.Example.test.\nexample.test. MX 2 mail.example.test.";
  const good = signed(text.replace("MAIL.E", "mail.e"), {});
  const [first, second] = rrsetOf(text).rdata;
  assert.ok(first !== undefined && second !== undefined);
  const upper = Buffer.from("000a044d41494c074578616d706c650474657374 00".replace(" ", ""), "hex");
  for (const rdata of [
    [first, second],
    [second, first],
    [first, upper, second, upper],
  ])
    assert.equal(verdict(judge({ ...good, rdata })), "good");
  assert.equal(verdict(judge({ ...good, rdata: [first] })), "signature-invalid");
});

test("SHA-1 is tried last", () => {
  const old = zoneKey(7);
  const judged = judge(signed(www, { key: old }, {}), keysOf(old, key));
  assert.equal(judged.ok && judged.rrsig.algorithm, 13);
});

test("KeyTrap (CVE-2023-50387): a hundred signatures and a hundred keys of one tag cost no more than the limits", () => {
  const edwards = zoneKey(15); // any octets are a key of it
  const forged: readonly Partial<Signing>[] = Array.from({ length: 100 }, (_, i) => ({
    expiration: seconds + day + i,
    key: zoneKey(15, "other"),
    keyTag: edwards.tag,
  }));
  const rrset = signed(www, ...forged);
  const hundred = keysOf(...collidingKeys(edwards, 99), edwards);
  const table: readonly [keys: readonly Dnskey[], change: Partial<typeof limits>, verdict: string, cost: number][] = [
    [hundred, {}, "too-many-signatures", limits.failures],
    [hundred, { failures: 1000 }, "too-many-signatures", limits.signaturesPerRRset * limits.keysPerTag],
    [hundred, { failures: 1000, signaturesPerRRset: 1000 }, "too-much-work", limits.verifications],
    [hundred, { verifications: 3 }, "too-much-work", 3],
    [keysOf(edwards), {}, "too-many-signatures", limits.signaturesPerRRset],
  ];
  for (const [keys, change, expected, cost] of table) {
    const work = workOf({ ...limits, ...change });
    assert.equal(verdict(judge(rrset, keys, work)), expected);
    assert.equal(work.verifications, cost);
  }
});

test("two keys of one tag are no trouble, and more than four are too many", () => {
  assert.equal(verdict(judge(signed(www, {}), keysOf(...collidingKeys(key, 1), key))), "good");
  assert.equal(verdict(judge(signed(www, {}), keysOf(...collidingKeys(key, 4), key))), "too-many-keys");
});

test("what is used up is used up for the whole question", () => {
  const work = workOf({ ...limits, verifications: 1 });
  assert.deepEqual([judge(signed(www, {}), undefined, work), judge(signed(www, {}), undefined, work)].map(verdict), [
    "good",
    "too-much-work",
  ]);
});

test("RRsets of a section: by owner and type, of class IN, with the lowest TTL, without repeats", () => {
  const rrsets = rrsetsOf(`
    www.example.test. 300 A 192.0.2.1
    www.example.test. 60 A 192.0.2.2
    www.example.test. 300 AAAA 2001:db8::1
    WWW.example.test. 300 A 192.0.2.1
    www.example.test. 200 RRSIG A 13 3 300 20261129000000 20261115000000 7 Example.TEST. AQID
    www.example.test. 200 RRSIG MX 13 3 300 20261129000000 20261115000000 7 example.test. AQID
  `);
  assert.deepEqual(
    rrsets.map(({ owner, type, ttl, rdata, signatures }) => [owner, type, ttl, rdata.length, signatures.length]),
    [
      ["www.example.test", "A", 60, 2, 1],
      ["www.example.test", "AAAA", 300, 1, 0],
    ],
  );
  assert.equal(rrsets[0]?.signatures[0]?.signer, zone);
  const chaos: WireRecord = { owner: zone, type: "TXT", class: 3, ttl: 0, rdata: new Uint8Array(1) };
  assert.deepEqual(signedRRsets([chaos]), []);
});

test("no RRSIG and no RRset throws", () => {
  const record = fc.record({
    owner: fc.constantFrom(zone, name("*.example.test"), name(".")),
    type: fc.constantFrom("RRSIG", "MX", "A"),
    class: fc.constant(1),
    ttl: fc.nat(),
    rdata: fc.uint8Array({ maxLength: 40 }).map((octets) => Uint8Array.from([0, 15, 13, 2, ...octets])),
  });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 8 }), (records) => {
      for (const rrset of signedRRsets(records)) assert.equal(judge(rrset).ok, false);
    }),
    { numRuns: 200 },
  );
});
