import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { matchesDs } from "../../../src/dns/dnssec/ds.ts";
import { type TrustAnchor, readTrustAnchors, rootAnchors } from "../../../src/dns/dnssec/trust-anchors.ts";
import { keyOf } from "./rrsets.ts";

const ksk2017 =
  "AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3+/4RgWOq7HrxRixHlFlExOLAJr5emLvN7SWXgnLh4+B5xQlNVz8Og8kvArMtNROxVQuCaSnIDdD5LKyWbRd2n9WGe2R8PzgCmr3EgVLrjyBxWezF0jLHwVN8efS3rCj/EWgvIWgb9tarpVUDK/b58Da+sqqls3eNbuv7pr+eoZG+SrDK6nWeL3c6H5Apxz7LjVc1uTIdsIXxuOLYA4/ilBmSVIzuDWfdRUfhHdY6+cn8HFRm+2hM8AnXGXws9555KrUB5qihylGa8subX2Nn6UwNR1AkUTV74bU=";
const ksk2024 =
  "AwEAAa96jeuknZlaeSrvyAJj6ZHv28hhOKkx3rLGXVaC6rXTsDc449/cidltpkyGwCJNnOAlFNKF2jBosZBU5eeHspaQWOmOElZsjICMQMC3aeHbGiShvZsx4wMYSjH8e7Vrhbu6irwCzVBApESjbUdpWWmEnhathWu1jo+siFUiRAAxm9qyJNg/wOZqqzL/dL/q8PkcRU5oUKEpUge71M3ej2/7CPqpdVwuMoTvoB+ZOT4YeGyxMvHmbrxlFzGOHOijtzN+u1TQNatX2XBuzZNQ1K+s2CXkPIZo7s6JgZyvaBevYtxPvYLw4z9mR7K2vaF18UYH9Z9GNUUeayffKC73PYc=";
const digest = "e06d44b80b8f1d39a95c0b0d7c65d08458e880409bbc683457104237c7f8ec8d";

test("the root's anchors are the digests of its two keys", () => {
  const [anchor] = rootAnchors;
  for (const [i, [publicKey, tag]] of [[ksk2017, 20_326] as const, [ksk2024, 38_696] as const].entries()) {
    const key = keyOf(`. DNSKEY 257 3 8 ${publicKey}`);
    assert.equal(key.keyTag, tag);
    assert.deepEqual(
      anchor?.ds.map((ds) => matchesDs(ds, key)),
      [i === 0, i === 1],
    );
  }
});

/** `zone DS tag` and `zone DNSKEY tag`, or the error. */
function shown(text: string): readonly string[] | string {
  const read = readTrustAnchors(text);
  return read.ok ? read.value.flatMap(lines) : read.error;
}

function lines({ zone, ds, keys }: TrustAnchor): readonly string[] {
  return [...ds.map(({ keyTag }) => `${zone} DS ${keyTag}`), ...keys.map(({ keyTag }) => `${zone} DNSKEY ${keyTag}`)];
}

const table: readonly [what: string, text: string, expected: readonly string[] | string][] = [
  ["a DS record", `. 172800 IN DS 20326 8 2 ${digest.toUpperCase()}`, [". DS 20326"]],
  ["without TTL and class", `. DS 20326 8 2 ${digest}`, [". DS 20326"]],
  ["class before TTL", `. IN 1d DS 20326 8 2 ${digest}`, [". DS 20326"]],
  ["digest in two parts", `. DS 20326 8 2 ${digest.slice(0, 9)} ${digest.slice(9)} ; KSK-2017`, [". DS 20326"]],
  [
    "a key over lines",
    `. IN DNSKEY (\n 257 3 8 ; KSK\n ${ksk2017.slice(0, 64)}\n ${ksk2017.slice(64)} )\n`,
    [". DNSKEY 20326"],
  ],
  [
    "several zones",
    `example.test. DS 1 8 2 ${digest}\n. DNSKEY 257 3 8 ${ksk2024}\nEXAMPLE.test DS 2 8 2 ${digest}\r\n`,
    ["example.test DS 1", "example.test DS 2", ". DNSKEY 38696"],
  ],
  [
    "Unbound's file",
    [
      "; autotrust trust anchor file",
      ";;id: . 1",
      ";;last_queried: 1700000000 ;;Tue Nov 14 22:13:20 2023",
      `.\t86400\tIN\tDNSKEY\t257 3 8 ${ksk2017} ;{id = 20326 (ksk), size = 2048b} ;;state=2 [  VALID  ] ;;count=0`,
      `.\t86400\tIN\tDNSKEY\t257 3 8 ${ksk2024} ;{id = 38696 (ksk), size = 2048b} ;;state=1 [ ADDPEND ] ;;count=3`,
    ].join("\n"),
    [". DNSKEY 20326"],
  ],
  ["a revoked key is left out", `. DNSKEY 385 3 8 ${ksk2017}\n. DNSKEY 257 3 8 ${ksk2024}`, [". DNSKEY 38696"]],
  [
    "BIND's trust-anchors",
    `/* our own */ options { directory "/var"; };
     trust-anchors { // of the laboratory
       . static-key 257 3 8 "${ksk2017.slice(0, 50)}
                             ${ksk2017.slice(50)}"; # one
       "example.test" initial-ds 7 13 2 "${digest}";
     };
     zone "example.test" { type hint; };`,
    [". DNSKEY 20326", "example.test DS 7"],
  ],
  ["trusted-keys", `trusted-keys { "." 257 3 8 "${ksk2017}"; };`, [". DNSKEY 20326"]],
  ["managed-keys", `managed-keys{ . initial-key 257 3 8 "${ksk2017}"; };`, [". DNSKEY 20326"]],
  ["nothing", "\n; nothing\n", "no trust anchor"],
  ["nothing but a revoked key", `. DNSKEY 385 3 8 ${ksk2017}`, "no trust anchor"],
  ["another type", `. DS 20326 8 2 ${digest}\n. NS a.example.test.`, "line 2: not a DS or DNSKEY record"],
  ["a digest that is too short", `\n\n. DS 20326 8 2 ${digest.slice(2)}`, "line 3: not a DS or DNSKEY record"],
  ["a digest of half octets", `. DS 1 8 99 abc`, "line 1: not a DS or DNSKEY record"],
  ["a number that is too large", `. DS 65536 8 2 ${digest}`, "line 1: not a DS or DNSKEY record"],
  ["bad base64", `. DNSKEY 257 3 8 AwEA*`, "line 1: not a DS or DNSKEY record"],
  [
    "a key that may not sign",
    `. DNSKEY 0 3 8 ${ksk2017}`,
    "line 1: not the key of a zone: flags 256 or 257 and protocol 3 are needed",
  ],
  ["a bad name", `a..b DS 20326 8 2 ${digest}`, "line 1: a..b is not a domain name: empty label"],
  [
    "an unknown word of BIND",
    `trust-anchors {\n. some-key 257 3 8 "${ksk2017}"; };`,
    "line 2: not a DS or DNSKEY record",
  ],
  ["words", "these are no anchors", "line 1: not a DS or DNSKEY record"],
];

for (const [what, text, expected] of table)
  test(`trust anchors: ${what}`, () => assert.deepEqual(shown(text), expected));

test("no text throws, and none is read for long", () => {
  const word = fc.constantFrom(
    ".",
    "DS",
    "DNSKEY",
    "257",
    "3",
    "8",
    "(",
    ")",
    "\n",
    ";",
    '"',
    "{",
    "}",
    "/*",
    "//",
    "trust-anchors",
    "AQID",
    " ",
    "\\",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      readTrustAnchors(words.join(" "));
      readTrustAnchors(`trust-anchors { ${words.join(" ")}`);
    }),
    { numRuns: 500 },
  );
  for (const piece of ["/* ", "( ", '" ', ";;state=", "trust-anchors ", "trust-anchors { "])
    readTrustAnchors(piece.repeat(60_000));
  assert.equal(shown("x".repeat(1_000_001)), "over a million characters");
});
