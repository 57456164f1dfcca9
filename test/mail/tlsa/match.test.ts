/** The certificates and the digests beside them were made by openssl. */
import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { matchesCertificate, relationOf } from "../../../src/mail/tlsa/match.ts";
import { parseTlsa } from "../../../src/mail/tlsa/record.ts";

const pem = (file: string): string =>
  readFileSync(new URL(`../../checks/dane/certificates/${file}.pem`, import.meta.url), "utf8");
const certificate = (file: string): string => new X509Certificate(pem(file)).raw.toString("hex");
const key = (file: string): string =>
  new X509Certificate(pem(file)).publicKey.export({ type: "spki", format: "der" }).toString("hex");

const issuerKey = "876b43b868d3f5597f068bc3e9f4cdd1e2a546fb5173d8666528f0891bbde3a5";
const mx1Certificate = "956529e535d3b86926320e105388b70ad8c55e48da4f0156486641d75dc08841";
const mx1RenewedCertificate = "167b7c66e92a939adbefb5f9475c0d4c94b354c383c0f0c54d12fd51038d5b7b";
const mx1Key = "6d3622d4afdd0aaada463bb4d4b451fc93cbdb0043ca2904a16e5147b03dd04d";
const mx1Key512 =
  "e3f17823a7a0b35fa505f20ca3281917e56343c7820b6213b1477530faccb81872f763f8f7fa153243c1b6b598e39ca6c194a9644c516bcccbf5430f74eecfaf";
const mx2Certificate = "81704dd3cd4e8edcc7c565119af96c92cfc18bca7c613a42c09bc662a0af3aec";
const mx2Key = "8e4ab6cfc4a0bef253266c20566012661c99ab0ca3485685345d5e089541a31d";

const matches: [rdata: string, file: string, expected: boolean | undefined, why: string][] = [
  [`3 1 1 ${mx1Key}`, "mx1", true, "key, SHA-256"],
  [`3 1 1 ${mx1Key}`, "mx1-renewed", true, "the key stayed at the renewal"],
  [`3 0 1 ${mx1Certificate}`, "mx1", true, "certificate, SHA-256"],
  [`3 0 1 ${mx1Certificate}`, "mx1-renewed", false, "the certificate changed at the renewal"],
  [`3 1 2 ${mx1Key512}`, "mx1", true, "key, SHA-512"],
  [`3 1 0 ${key("mx1")}`, "mx1", true, "the key itself"],
  [`3 0 0 ${certificate("mx1")}`, "mx1", true, "the certificate itself"],
  [`3 0 0 ${certificate("mx1")}`, "mx1-renewed", false, "another certificate"],
  [`3 1 1 ${mx2Key}`, "mx2", true, "RSA, in a certificate of version 1"],
  [`3 0 1 ${mx2Certificate}`, "mx2", true, "RSA certificate"],
  [`3 1 1 ${mx1Key}`, "mx2", false, "another key"],
  [`2 1 1 ${issuerKey}`, "issuer", true, "the issuer's key"],
  [`1 1 1 ${mx1Key}`, "mx1", undefined, "usage 1 cannot be used"],
  ["3 1 1 00", "mx1", undefined, "a broken record"],
];

for (const [rdata, file, expected, why] of matches)
  test(`TLSA ${rdata.slice(0, 10)} and ${file}.pem: ${why}`, () =>
    assert.equal(matchesCertificate(parseTlsa(rdata), pem(file)), expected));

test("hexadecimal in upper case matches (MECSA's mistake)", () =>
  assert.equal(matchesCertificate(parseTlsa(`3 1 1 ${mx1Key.toUpperCase()}`), pem("mx1")), true));

test("what holds no certificate matches nothing", () => {
  const record = parseTlsa(`3 1 1 ${mx1Key}`);
  const begin = "-----BEGIN CERTIFICATE-----";
  const end = "-----END CERTIFICATE-----";
  for (const text of ["", "MIIB", begin, end, `${end}${begin}`, `${begin}MIIB${end}`, `${begin}${end}`])
    assert.equal(matchesCertificate(record, text), undefined, text);
});

const relations: [a: string, b: string, expected: string, why: string][] = [
  [`3 1 1 ${mx1Key}`, `3 1 1 ${mx1Key}`, "same", "equal"],
  [`3 1 1 ${mx1Key}`, `3 1 1 ${mx2Key}`, "different", "two digests of one kind"],
  [`3 1 1 ${mx1Key}`, `3 1 2 ${mx1Key512}`, "unknown", "two kinds of digest"],
  [`3 1 1 ${mx1Key}`, `3 0 1 ${mx1Certificate}`, "unknown", "key and certificate"],
  [`3 1 1 ${mx1Key}`, `2 1 1 ${mx1Key}`, "unknown", "two usages"],
  [`3 1 0 ${key("mx1")}`, `3 1 1 ${mx1Key}`, "same", "a key and its digest"],
  [`3 1 0 ${key("mx1")}`, `3 1 1 ${mx2Key}`, "different", "a key and another's digest"],
  [`3 0 0 ${certificate("mx1")}`, `3 1 1 ${mx1Key}`, "same", "a certificate and the digest of its key"],
  [`3 0 0 ${certificate("mx1")}`, `3 1 2 ${mx1Key512}`, "same", "the same with SHA-512"],
  [`3 0 0 ${certificate("mx1")}`, `3 1 0 ${key("mx1")}`, "same", "a certificate and its key"],
  [`3 0 0 ${certificate("mx1")}`, `3 0 1 ${mx1RenewedCertificate}`, "different", "the certificate before its renewal"],
  [`3 0 0 ${certificate("mx2")}`, `3 1 1 ${mx1Key}`, "different", "a certificate and another key"],
  [`3 1 0 ${key("mx1")}`, `3 0 1 ${mx1Certificate}`, "unknown", "a key does not tell its certificate"],
  [`3 1 0 ${mx1Key}`, `3 1 1 ${mx1Key}`, "unknown", "what is no key tells nothing"],
];

for (const [a, b, expected, why] of relations)
  test(`TLSA ${a.slice(0, 5)} and ${b.slice(0, 5)}: ${why}`, () => {
    assert.equal(relationOf(parseTlsa(a), parseTlsa(b)), expected);
    assert.equal(relationOf(parseTlsa(b), parseTlsa(a)), expected);
  });

test("no octets make it throw", () => {
  const octets = Buffer.from(certificate("mx1"), "hex");
  const record = parseTlsa(`3 1 1 ${mx1Key}`);
  fc.assert(
    fc.property(fc.nat(octets.length - 1), fc.nat(255), fc.nat(octets.length), (at, value, end) => {
      const bent = Buffer.from(octets.subarray(0, end));
      if (at < bent.length) bent[at] = value;
      relationOf(parseTlsa(`3 0 0 ${bent.toString("hex")}`), record);
      const text = `-----BEGIN CERTIFICATE-----\n${bent.toString("base64")}\n-----END CERTIFICATE-----`;
      assert.notEqual(matchesCertificate(parseTlsa(`3 1 2 ${mx1Key512}`), text), null);
    }),
    { numRuns: 300 },
  );
});
