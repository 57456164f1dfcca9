import assert from "node:assert/strict";
import { test } from "node:test";
import { dnskeyOf, dnskeysOf, isRevoked, isZoneKey, keyTagOf } from "../../../src/dns/dnssec/dnskey.ts";
import { name } from "../../../src/dns/name.ts";
import { keyOf, rrsetOf } from "./rrsets.ts";

test("key tags: RFC 6605 §6, RFC 8080 §6, RFC 4034 §5.4", () => {
  const table: readonly [string, number][] = [
    ["257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==", 55648],
    ["257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=", 3613],
    ["257 3 16 3kgROaDjrh0H2iuixWBrc8g2EpBBLCdGzHmn+G2MpTPhpj/OiBVHHSfPodx1FYYUcJKm1MDpJtIA", 9713],
    ["256 3 5 AQPQ41chR9DEHt/aIzIFAqanbDlRflJoRs5yz1jFsoRIT7dWf0r+PeDuewdxkszNH6wnU4QL8pfKFRh5PIYVBLK3", 30899],
    ["384 3 5 AQPQ41chR9DEHt/aIzIFAqanbDlRflJoRs5yz1jFsoRIT7dWf0r+PeDuewdxkszNH6wnU4QL8pfKFRh5PIYVBLK3", 31027],
  ];
  for (const [rdata, tag] of table) assert.equal(keyOf(`example.test. DNSKEY ${rdata}`).keyTag, tag);
});

test("RFC 4034 appendix B.1: the tag of an RSA/MD5 key is from its modulus", () => {
  assert.equal(keyTagOf(Uint8Array.of(1, 1, 3, 1, 1, 3, 0xab, 0xcd, 0xef)), 0xabcd);
});

test("the carry is added once (appendix B)", () => {
  assert.equal(keyTagOf(new Uint8Array(65_535).fill(0xff)), 65_280);
});

test("which keys sign zones (RFC 4034 §2.1, RFC 5011 §2.1)", () => {
  const table: readonly [flags: number, protocol: number, isZone: boolean, revoked: boolean][] = [
    [257, 3, true, false],
    [256, 3, true, false],
    [0, 3, false, false],
    [1, 3, false, false],
    [385, 3, false, true],
    [257, 2, false, false],
  ];
  for (const [flags, protocol, isZone, revoked] of table) {
    const key = dnskeyOf(name("example.test"), Uint8Array.of(flags >> 8, flags & 255, protocol, 13, 1));
    assert.deepEqual([isZoneKey(key), isRevoked(key), key.flags], [isZone, revoked, flags]);
  }
});

test("RDATA without a public key is left out", () => {
  const rrset = rrsetOf(
    "example.test. DNSKEY \\# 4 0101030d\nexample.test. DNSKEY \\# 0\nexample.test. DNSKEY \\# 5 0101030d01",
  );
  assert.deepEqual(
    dnskeysOf(rrset).map(({ publicKey }) => [...publicKey]),
    [[1]],
  );
});
