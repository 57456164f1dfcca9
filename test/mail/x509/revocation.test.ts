/** Revocation lists (RFC 5280 §5) and OCSP responses (RFC 6960). */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Certificate, readCertificate } from "../../../src/mail/x509/certificate.ts";
import { type Revocation, revocationInList, revocationInResponse } from "../../../src/mail/x509/revocation.ts";
import { type Issued, issue } from "../../support/ca.ts";
import { type ListOptions, ocspResponse, type ResponseOptions, revocationList } from "../../support/revocation.ts";

const url = "http://crl.example.test/1.crl";
const ca = issue({ subject: "CA", isCa: true });
const other = issue({ subject: "CA", isCa: true });
const responder = issue({ subject: "Responder", issuer: ca, purposes: ["ocspSigning"] });
const server = issue({ subject: "Server", issuer: ca, serial: 4711, names: ["mx.example.test"] });
const now = new Date();
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
const minutes = (count: number): Date => hours(count / 60);

function read({ der }: Issued): Certificate {
  const certificate = readCertificate(der);
  assert.ok(certificate.ok);
  return certificate.value;
}
const pair = { certificate: read(server), issuer: read(ca) };

const word = (said: Revocation): string => (said.kind === "not-checked" ? said.because : `${said.kind} by ${said.by}`);

const lists: readonly [why: string, serials: readonly number[], options: ListOptions, said: string][] = [
  ["not in it", [4710, 4712], {}, "good by crl"],
  ["an empty list", [], {}, "good by crl"],
  ["in it", [4710, 4711], {}, "revoked by crl"],
  ["of its own distribution point", [4711], { place: url }, "revoked by crl"],
  ["of another distribution point", [], { place: `${url}2` }, "out-of-scope"],
  ["a delta", [], { otherCritical: "2.5.29.27" }, "out-of-scope"],
  ["of another authority", [], { signer: other }, "bad-signature"],
  ["its time is over", [], { from: hours(-3), until: hours(-2) }, "not-current"],
  ["its time has not come", [], { from: hours(2), until: hours(3) }, "not-current"],
  ["of a clock that is 4 minutes ahead", [], { from: minutes(4), until: hours(3) }, "good by crl"],
  ["of a clock that is 6 minutes ahead", [], { from: minutes(6), until: hours(3) }, "not-current"],
  ["over for 4 minutes", [], { from: hours(-3), until: minutes(-4) }, "good by crl"],
  ["over for 6 minutes", [], { from: hours(-3), until: minutes(-6) }, "not-current"],
];
for (const [why, serials, options, said] of lists)
  test(`list: ${why}`, () =>
    assert.equal(word(revocationInList(revocationList(ca, serials, options), url, pair, now)), said));

test("list: an issuer that may not sign lists", () => {
  const mayNot = issue({ subject: "CA", isCa: true, key: ca.key, keyUsage: ["keyCertSign"] });
  const said = revocationInList(revocationList(ca, []), url, { ...pair, issuer: read(mayNot) }, now);
  assert.equal(word(said), "out-of-scope");
});

const responses: readonly [why: string, options: ResponseOptions, said: string][] = [
  ["good", {}, "good by ocsp"],
  ["revoked", { says: "revoked" }, "revoked by ocsp"],
  ["unknown", { says: "unknown" }, "unknown"],
  ["by a responder of the authority", { signer: responder, certificates: [responder] }, "good by ocsp"],
  ["by a certificate for something else", { signer: server, certificates: [server] }, "bad-signature"],
  ["by another authority", { signer: other, certificates: [other] }, "bad-signature"],
  ["too old", { from: hours(-30), until: hours(-20) }, "not-current"],
  ["of a clock that is 4 minutes ahead", { from: minutes(4), until: hours(3) }, "good by ocsp"],
  ["of a clock that is 6 minutes ahead", { from: minutes(6), until: hours(3) }, "not-current"],
  ["over for 4 minutes", { from: hours(-3), until: minutes(-4) }, "good by ocsp"],
  ["over for 6 minutes", { from: hours(-3), until: minutes(-6) }, "not-current"],
];
for (const [why, options, said] of responses)
  test(`OCSP: ${why}`, () =>
    assert.equal(word(revocationInResponse(ocspResponse(ca, 4711, options), pair, now)), said));

test("OCSP: about another certificate", () =>
  assert.equal(word(revocationInResponse(ocspResponse(ca, 4712), pair, now)), "out-of-scope"));

test("any octets are taken", () => {
  const seeds = [revocationList(ca, [1, 2]), ocspResponse(ca, 4711, { signer: responder, certificates: [responder] })];
  const broken = fc.tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 4 }));
  fc.assert(
    fc.property(broken, ([seed, changes]) => {
      const octets = Uint8Array.from(seed);
      for (const [at, octet] of changes) octets[at % octets.length] = octet;
      const said = [revocationInList(octets, url, pair, now), revocationInResponse(octets, pair, now)];
      assert.ok(said.every(({ kind }) => kind !== "revoked"));
    }),
    { numRuns: 300 },
  );
});

test("a list of 40,000 entries", () => {
  const serials = Array.from({ length: 40_000 }, (_, index) => 10_000 + index);
  assert.equal(word(revocationInList(revocationList(ca, serials), url, pair, now)), "good by crl");
});
