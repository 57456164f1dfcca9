import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseTlsa } from "../../../src/mail/tlsa/record.ts";

const sha256 = "ab".repeat(32);
const sha512 = "ab".repeat(64);
const nothing256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const nothing512 =
  "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e";

const rows: [rdata: string, use: string, why: string][] = [
  [`3 1 1 ${sha256}`, "usable", "DANE-EE, key, SHA-256"],
  [`2 0 1 ${sha256}`, "usable", "DANE-TA, certificate"],
  [`3 1 2 ${sha512}`, "usable", "SHA-512"],
  ["3 1 0 3059", "usable", "matching type 0 has any length"],
  [`1 1 1 ${sha256}`, "usage", "PKIX-EE; RFC 7672 §3.1.3"],
  [`0 1 1 ${sha256}`, "usage", "PKIX-TA; RFC 7672 §3.1.3"],
  [`4 1 1 ${sha256}`, "usage", "unassigned"],
  [`255 1 1 ${sha256}`, "usage", "PrivCert"],
  [`3 9 1 ${sha256}`, "selector", "unassigned"],
  [`3 1 9 ${sha256}`, "matching-type", "unassigned"],
  [`3 1 1 ${sha256.slice(2)}`, "length", "31 octets"],
  [`3 1 1 ${sha512}`, "length", "SHA-512 under matching type 1"],
  [`3 1 2 ${sha256}`, "length", "SHA-256 under matching type 2"],
  ["3 1 1", "length", "no data"],
  ["3 1 0", "length", "no data"],
  [`3 1 1 ${sha256.slice(1)}`, "not-hex", "half an octet"],
  [`3 1 1 ${"xy".repeat(32)}`, "not-hex", "not hexadecimal"],
  [`3 1 1 ${nothing256}`, "empty-hash", "SHA-256 of nothing"],
  [`3 1 2 ${nothing512}`, "empty-hash", "SHA-512 of nothing"],
  [`1 1 1 ${nothing256}`, "empty-hash", "what is broken comes first"],
  ["3 1", "malformed", "two fields"],
  ["", "malformed", "nothing"],
  [`256 1 1 ${sha256}`, "malformed", "over an octet"],
  [`-1 1 1 ${sha256}`, "malformed", "negative"],
];

for (const [rdata, use, why] of rows)
  test(`TLSA ${rdata.slice(0, 12)}: ${use}: ${why}`, () => assert.equal(parseTlsa(rdata).use, use));

test("case, blanks and leading zeros do not make another record", () => {
  const spaced = ` 03  1 1\t${sha256.toUpperCase().slice(0, 20)} ${sha256.slice(20)} `;
  assert.equal(parseTlsa(spaced).text, parseTlsa(`3 1 1 ${sha256}`).text);
});

test("any text is read, and reading its text again gives the same record", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-3] [01] [0-2] [0-9a-fA-F ]{0,140}$/)), (rdata) => {
      const record = parseTlsa(rdata);
      assert.deepEqual(parseTlsa(record.text), record);
    }),
  );
});
