/** DANE-CERT: a certificate beside the zones that no TLSA record of its host matches; through files, as a pull request has them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { review } from "../../../src/review.ts";
import { treeOf } from "../../support/tree.ts";

const pem = (name: string): string => readFileSync(new URL(`certificates/${name}.pem`, import.meta.url), "utf8");
const key = "6d3622d4afdd0aaada463bb4d4b451fc93cbdb0043ca2904a16e5147b03dd04d"; // of mx1 and mx1-renewed
const issuerKey = "876b43b868d3f5597f068bc3e9f4cdd1e2a546fb5173d8666528f0891bbde3a5";
const otherKey = "8e4ab6cfc4a0bef253266c20566012661c99ab0ca3485685345d5e089541a31d";

interface Side {
  tlsa: readonly string[];
  certificate?: string;
}

function filesOf({ tlsa, certificate }: Side): Record<string, string> {
  const records = tlsa.map((rdata) => `_25._tcp.mx1 TLSA ${rdata}\n`).join("");
  const zone = `$ORIGIN example.test.\n$TTL 3600\n@ SOA ns1 hostmaster 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.53\n@ MX 10 mx1\nmx1 A 192.0.2.25\n${records}`;
  return {
    "example.test.zone": zone,
    ...(certificate === undefined ? {} : { "certificates/mx1.pem": certificate }),
  };
}

const wholeCertificate = `3 0 1 ${"ab".repeat(32)}`;
const rows: [why: string, before: Side, after: Side, place: string | undefined][] = [
  [
    "the records change, the certificate does not",
    { tlsa: [`3 1 1 ${key}`], certificate: pem("mx1") },
    { tlsa: [`3 1 1 ${otherKey}`], certificate: pem("mx1") },
    "example.test.zone:8",
  ],
  [
    "a certificate comes that the records do not know",
    { tlsa: [`3 1 1 ${otherKey}`] },
    { tlsa: [`3 1 1 ${otherKey}`], certificate: pem("mx1") },
    "certificates/mx1.pem:1",
  ],
  [
    "the certificate is renewed with its key: selector 1 still matches",
    { tlsa: [`3 1 1 ${key}`], certificate: pem("mx1") },
    { tlsa: [`3 1 1 ${key}`], certificate: pem("mx1-renewed") },
    undefined,
  ],
  [
    "one of two records matches, as in a roll-over",
    { tlsa: [`3 1 1 ${key}`], certificate: pem("mx1") },
    { tlsa: [`3 1 1 ${key}`, `3 1 1 ${otherKey}`], certificate: pem("mx1") },
    undefined,
  ],
  [
    "it was not matched before either",
    { tlsa: [wholeCertificate], certificate: pem("mx1") },
    { tlsa: [wholeCertificate, `3 0 1 ${"cd".repeat(32)}`], certificate: pem("mx1") },
    undefined,
  ],
  [
    "usage 2 names an issuer that is not in the file: no claim",
    { tlsa: [`3 1 1 ${key}`], certificate: pem("mx1") },
    { tlsa: [`2 1 1 ${otherKey}`], certificate: pem("mx1") },
    undefined,
  ],
  [
    "usage 2 names the issuer that is in the file",
    { tlsa: [`3 1 1 ${key}`], certificate: pem("mx1") + pem("issuer") },
    { tlsa: [`2 1 1 ${issuerKey}`], certificate: pem("mx1") + pem("issuer") },
    undefined,
  ],
  [
    "a certificate for another host",
    { tlsa: [`3 1 1 ${key}`], certificate: pem("mx2") },
    { tlsa: [`3 1 1 ${key}`, `3 1 1 ${otherKey}`], certificate: pem("mx2") },
    undefined,
  ],
];

for (const [why, before, after, place] of rows)
  test(`DANE-CERT: ${why}`, async () => {
    const { changes } = await review(treeOf(filesOf(before)), treeOf(filesOf(after)), {
      certificates: ["certificates/*.pem"],
      now: new Date("2026-11-22"),
    });
    const told = changes
      .filter(({ rule }) => rule === "DANE-CERT")
      .map(({ name, severity, direction, args, from }) => [
        name,
        severity,
        direction,
        args,
        `${from?.range.file}:${from?.range.line}`,
      ]);
    const args = { host: "mx1.example.test", file: "certificates/mx1.pem" };
    assert.deepEqual(
      told,
      place === undefined ? [] : [["_25._tcp.mx1.example.test", "high", "breaks-mail", args, place]],
    );
  });

test("without the option no certificate is looked at, and what holds none is named", async () => {
  const before = treeOf(filesOf({ tlsa: [`3 1 1 ${key}`], certificate: pem("mx1") }));
  const after = treeOf(filesOf({ tlsa: [`3 1 1 ${otherKey}`], certificate: "no certificate" }));
  const now = new Date("2026-11-22");
  const without = await review(before, after, { now });
  assert.ok(without.changes.every(({ rule }) => rule !== "DANE-CERT"));
  const { notAssessed } = await review(before, after, { certificates: ["**/*.pem"], now });
  assert.deepEqual(
    notAssessed.filter(({ file }) => file === "certificates/mx1.pem").map(({ what }) => what),
    ["certificates/mx1.pem"],
  );
});
