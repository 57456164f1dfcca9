import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { digestOf, matchOf } from "../../../src/checks/dnssec/digest.ts";
import {
  asksForDeletion,
  isEntryPoint,
  isZoneKey,
  parseDnsKey,
  parseDs,
  parseNsec3Param,
} from "../../../src/checks/dnssec/parse.ts";
import { name } from "../../../src/dns/name.ts";

const rsa =
  "AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==";
const p256 = "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==";
const p384 =
  "xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8/uX45NBwY8rp65F6Glur8I/mlVNgF6W/qTI37m40";
const ed25519 = "l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=";

const examples: [see: string, zone: string, key: string, ds: string][] = [
  ["RFC 4034 §5.4", "dskey.example.com", `256 3 5 ${rsa}`, "60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118"],
  [
    "RFC 4509 §2.3",
    "dskey.example.com",
    `256 3 5 ${rsa}`,
    "60485 5 2 d4b7d520e7bb5f0f67674a0cceb1e3e0614b93c4f9e99b8383f6a1e4469da50a",
  ],
  [
    "RFC 6605 §6.1",
    "example.net",
    `257 3 13 ${p256}`,
    "55648 13 2 b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17",
  ],
  [
    "RFC 6605 §6.2",
    "example.net",
    `257 3 14 ${p384}`,
    "10771 14 4 72d7b62976ce06438e9c0bf319013cf801f09ecc84b8d7e9495f27e305c6a9b0563a9b5f4d288405c3008a946df983d6",
  ],
  [
    "RFC 8080 §6.1",
    "example.com",
    `257 3 15 ${ed25519}`,
    "3613 15 2 3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b",
  ],
];

for (const [see, zone, keyText, dsText] of examples)
  test(`a DS stands for its key: ${see}`, () => {
    const key = parseDnsKey(keyText);
    const ds = parseDs(dsText);
    assert.ok(key !== undefined && ds !== undefined);
    assert.equal(key.keyTag, ds.keyTag);
    assert.equal(digestOf(name(zone), key, ds.digestType), ds.digest);
    assert.equal(matchOf(name(zone), ds, [key]), "match");
    assert.equal(matchOf(name("other.example"), ds, [key]), "mismatch");
  });

test("what stands for nothing, and what nobody can tell", () => {
  const zone = name("example.com");
  const key = parseDnsKey(`257 3 15 ${ed25519}`);
  const ds = parseDs("3613 15 2 3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b");
  assert.ok(key !== undefined && ds !== undefined);
  assert.equal(matchOf(zone, ds, []), "mismatch");
  assert.equal(matchOf(zone, { ...ds, digestType: 3 }, [key]), "unknown");
  assert.equal(matchOf(zone, { ...ds, digestType: 3, keyTag: 1 }, [key]), "mismatch");
  assert.equal(matchOf(zone, { ...ds, algorithm: 13 }, [key]), "mismatch");
  assert.equal(matchOf(zone, ds, [{ ...key, flags: 0 }]), "mismatch", "no zone key; RFC 4034 §2.1.1");
});

test("an escaped dot is no end of a label", () => {
  const key = parseDnsKey(`257 3 15 ${ed25519}`);
  assert.ok(key !== undefined);
  assert.notEqual(digestOf(name("a\\.b.test"), key, 2), digestOf(name("a.b.test"), key, 2));
});

test("keys by their flags; RFC 4034 §2.1.1, RFC 5011 §2.1", () => {
  const roles = (flags: number) => {
    const key = parseDnsKey(`${flags} 3 13 ${p256}`);
    return key === undefined ? undefined : [isZoneKey(key), isEntryPoint(key)];
  };
  assert.deepEqual(
    [roles(257), roles(256), roles(385), roles(0)],
    [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ],
  );
  const old = parseDnsKey(`256 2 13 ${p256}`);
  assert.ok(old !== undefined && !isZoneKey(old), "protocol 3; RFC 4034 §2.1.2");
});

test("the key tag of algorithm 1 is part of its modulus; RFC 4034 Appendix B.1", () => {
  assert.equal(parseDnsKey("256 3 1 AQMBAgMEBQYHCA==")?.keyTag, 0x0607);
});

test("deletion; RFC 8078 §4", () => {
  const cds = parseDs("0 0 0 00");
  const cdnskey = parseDnsKey("0 3 0 AA==");
  assert.ok(cds !== undefined && asksForDeletion(cds));
  assert.ok(cdnskey !== undefined && asksForDeletion(cdnskey));
});

test("NSEC3PARAM; RFC 5155 §4", () => {
  assert.deepEqual(parseNsec3Param("1 0 10 AABB"), { hash: 1, flags: 0, iterations: 10, salt: "aabb" });
  assert.deepEqual(parseNsec3Param("1 0 0 -"), { hash: 1, flags: 0, iterations: 0, salt: "" });
  assert.equal(parseNsec3Param("1 0 0"), undefined);
});

test("any text is read or refused, and never thrown at", () => {
  const almost = fc.stringMatching(/^\d{0,6} \d{0,4} \d{0,4} [\da-zA-Z+/=-]{0,12}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string(), almost), (text) => {
      parseDs(text);
      parseNsec3Param(text);
      const key = parseDnsKey(text);
      assert.ok(key === undefined || (key.keyTag >= 0 && key.keyTag <= 0xffff));
    }),
    { numRuns: 300 },
  );
});
