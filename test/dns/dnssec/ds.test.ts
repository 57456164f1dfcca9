import assert from "node:assert/strict";
import { test } from "node:test";
import { type Ds, dsOf, matchedBy, matchesDs, usableDs } from "../../../src/dns/dnssec/ds.ts";
import { keyOf, rrsetOf } from "./rrsets.ts";

function dsRecord(rdata: string): Ds {
  const [ds] = dsOf(rrsetOf(`example.test. DS ${rdata}`));
  assert.ok(ds !== undefined);
  return ds;
}

/** Owner and DNSKEY, DS records that stand for it: RFC 4034 §5.4, RFC 4509 §2.3, RFC 6605 §6, RFC 8080 §6. */
const table: readonly [key: string, ...ds: readonly string[]][] = [
  [
    "dskey.example.com. DNSKEY 256 3 5 AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==",
    "60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118",
    "60485 5 2 d4b7d520e7bb5f0f67674a0cceb1e3e0614b93c4f9e99b8383f6a1e4469da50a",
  ],
  [
    "example.net. DNSKEY 257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==",
    "55648 13 2 b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17",
  ],
  [
    "example.net. DNSKEY 257 3 14 xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8/uX45NBwY8rp65F6Glur8I/mlVNgF6W/qTI37m40",
    "10771 14 4 72d7b62976ce06438e9c0bf319013cf801f09ecc84b8d7e9495f27e305c6a9b0563a9b5f4d288405c3008a946df983d6",
  ],
  [
    "example.com. DNSKEY 257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=",
    "3613 15 2 3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b",
  ],
  [
    "example.com. DNSKEY 257 3 16 3kgROaDjrh0H2iuixWBrc8g2EpBBLCdGzHmn+G2MpTPhpj/OiBVHHSfPodx1FYYUcJKm1MDpJtIA",
    "9713 16 2 6ccf18d5bc5d7fc2fceb1d59d17321402f2aa8d368048db93dd811f5cb2b19c7",
  ],
];

test("the examples of the standards match, and nothing but they", () => {
  const keys = table.map(([key]) => keyOf(key));
  for (const [i, [, ...records]] of table.entries())
    for (const record of records.map(dsRecord)) {
      assert.deepEqual(
        keys.map((key) => matchesDs(record, key)),
        keys.map((_, at) => at === i),
      );
      const [key] = keys.slice(i, i + 1);
      assert.ok(key !== undefined);
      for (const other of [
        { ...record, keyTag: record.keyTag + 1 },
        { ...record, algorithm: 8 },
        { ...record, digestType: 3 },
        { ...record, digest: record.digest.subarray(1) },
        { ...record, digest: new Uint8Array(0) },
      ])
        assert.equal(matchesDs(other, key), false);
      assert.equal(matchesDs(record, { ...key, owner: keyOf("other.test. DNSKEY 257 3 13 AQID").owner }), false);
    }
});

test("records and keys that belong together, among others", () => {
  const keys = table.map(([key]) => keyOf(key));
  const records = table.flatMap(([, ...ds]) => ds.map(dsRecord));
  const others = records.map((record) => ({ ...record, digest: record.digest.toReversed() }));
  const matched = matchedBy([...others, ...records], keys.slice(1));
  assert.deepEqual([...matched.keys], keys.slice(1));
  assert.deepEqual(new Set(matched.ds), new Set(records.slice(2)));
});

test("which records a chain goes through", () => {
  const sha1 = "1 8 1 2bb183af5f22588179a53b0a98631fad1a292118";
  const sha256 = (algorithm: number): string => `1 ${algorithm} 2 ${"ab".repeat(32)}`;
  const cases: readonly [records: readonly string[], usable: readonly number[], lacks?: string][] = [
    [[sha256(8)], [2]],
    [[sha1], [1]],
    [[sha1, sha256(8)], [2]], // RFC 4509 §3
    [
      [sha1, sha256(13)],
      [1, 2],
    ],
    [[sha1, sha256(200)], [1]],
    [["1 8 3 abab", sha256(8)], [2]],
    [["1 8 3 abab"], [], "digest"],
    [["1 8 99 abab", sha256(200)], [], "digest"],
    [[sha256(200), "1 1 1 abab", "1 12 2 abab"], [], "algorithm"],
    [[], [], "algorithm"],
  ];
  for (const [records, usable, lacks] of cases) {
    const found = usableDs(records.map((record) => dsRecord(genericOf(record))));
    assert.deepEqual(
      found.usable.map(({ digestType }) => digestType),
      usable,
      records.join(", "),
    );
    assert.equal(found.lacks, lacks);
  }
});

/** Digests of a wrong length are only written so (RFC 3597 §5). */
function genericOf(rdata: string): string {
  const [keyTag, algorithm, digestType, digest = ""] = rdata.split(" ");
  const head = Buffer.from([0, Number(keyTag), Number(algorithm), Number(digestType)]).toString("hex");
  return `\\# ${4 + digest.length / 2} ${head}${digest}`;
}

test("RDATA that ends before its digest is left out", () => {
  assert.deepEqual(dsOf(rrsetOf("example.test. DS \\# 3 000108")), []);
});
