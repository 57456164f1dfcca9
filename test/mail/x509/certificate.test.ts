/** What a certificate says (RFC 5280 §4), for keys of every type and for octets of any kind. */
import assert from "node:assert/strict";
import { createHash, createPublicKey, X509Certificate } from "node:crypto";
import { test } from "node:test";
import { rootCertificates } from "node:tls";
import fc from "fast-check";
import { name } from "../../../src/dns/name.ts";
import { bundledAnchors } from "../../../src/mail/x509/anchors.ts";
import { type Certificate, readCertificate, subjectIn } from "../../../src/mail/x509/certificate.ts";
import { matchesName } from "../../../src/mail/x509/matches-name.ts";
import { judgeChain } from "../../../src/mail/x509/path.ts";
import { issue, type KeyType, type Request } from "../../support/ca.ts";

function certificateOf(request: Partial<Request>): Certificate {
  const read = readCertificate(issue({ subject: "Test", ...request }).der);
  assert.ok(read.ok);
  return read.value;
}

const keys: readonly [KeyType, Certificate["key"], kind: string, hash: string][] = [
  ["p256", { kind: "ec", bits: 256, curve: "prime256v1" }, "ec", "sha256"],
  ["p384", { kind: "ec", bits: 384, curve: "secp384r1" }, "ec", "sha256"],
  ["p521", { kind: "ec", bits: 521, curve: "secp521r1" }, "ec", "sha256"],
  ["rsa2048", { kind: "rsa", bits: 2048 }, "rsa", "sha256"],
  ["rsa1024", { kind: "rsa", bits: 1024 }, "rsa", "sha256"],
  ["ed25519", { kind: "ed25519", bits: 256 }, "ed25519", "own"],
  ["ed448", { kind: "ed448", bits: 456 }, "ed448", "own"],
];
for (const [type, key, kind, hash] of keys)
  test(`a key of ${type}`, () => {
    const made = issue({ subject: "Test", key: type });
    const read = readCertificate(made.der);
    assert.ok(read.ok);
    const { value } = read;
    assert.deepEqual([value.key, value.signature.kind, value.signature.hash], [key, kind, hash]);
    const spki = createPublicKey(made.key).export({ type: "spki", format: "der" });
    assert.deepEqual(value.spki, spki);
    assert.equal(value.spkiDigests.sha256, createHash("sha256").update(spki).digest("hex"));
    assert.equal(value.digests.sha512, createHash("sha512").update(made.der).digest("hex"));
  });

test("hashes of signatures", () => {
  const hashOf = (request: Partial<Request>): string => certificateOf(request).signature.hash;
  assert.deepEqual(
    (["md5", "sha1", "sha384", "sha512"] as const).map((hash) => hashOf({ key: "rsa2048", hash })),
    ["md5", "sha1", "sha384", "sha512"],
  );
  assert.equal(hashOf({ key: "rsa2048", pss: true }), "sha256");
});

test("every extension", () => {
  const { extensions, subject, version } = certificateOf({
    subject: "A, B\u202e",
    names: ["MX.example.test", "*.xn--bcher-kva.example.test", "IP:192.0.2.1", "email:a@example.test"],
    isCa: true,
    pathLength: 3,
    keyUsage: ["keyCertSign", "digitalSignature"],
    purposes: ["serverAuth", "clientAuth"],
    permitted: ["example.test"],
    excluded: ["IP:192.0.2.0/255.255.255.0"],
    crlUrl: "http://crl.example.test/1.crl",
    ocspUrl: "http://ocsp.example.test/",
    caIssuersUrl: "http://ca.example.test/ca.cer",
    mustStaple: true,
    timestamps: [118, 119],
    unknownCritical: ["1.3.6.1.4.1.32473.1"],
    withoutKeyIds: true,
  });
  assert.equal(subject.text, String.raw`CN=A\, B` + "\ufffd");
  assert.equal(version, 3);
  assert.deepEqual(extensions, {
    subjectAltNames: [
      { form: "dNSName", value: "mx.example.test" },
      { form: "dNSName", value: "*.xn--bcher-kva.example.test" },
      { form: "iPAddress", value: "c0000201" },
      { form: "rfc822Name", value: "a@example.test" },
    ],
    basicConstraints: { isCa: true, pathLength: 3 },
    keyUsage: ["digitalSignature", "keyCertSign"],
    extendedKeyUsage: ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"],
    nameConstraints: {
      permitted: [{ form: "dNSName", value: "example.test" }],
      excluded: [{ form: "iPAddress", value: "c0000200ffffff00" }],
    },
    crlUrls: ["http://crl.example.test/1.crl"],
    ocspUrls: ["http://ocsp.example.test/"],
    caIssuersUrls: ["http://ca.example.test/ca.cer"],
    mustStaple: true,
    timestamps: 2,
    unknownCritical: ["1.3.6.1.4.1.32473.1"],
  });
});

const names: readonly [dnsName: string, host: string, matches: boolean, why: string][] = [
  ["mx.example.test", "mx.example.test", true, ""],
  ["MX.Example.TEST", "mx.example.test", true, "case does not matter"],
  ["mx.example.test.", "mx.example.test", false, "a final dot is none of a certificate's"],
  ["example.test", "mx.example.test", false, "the parent"],
  ["mx.example.test.attacker.test", "mx.example.test", false, "a longer name"],
  ["*.example.test", "mx.example.test", true, "RFC 9525 §6.3"],
  ["*.example.test", "a.mx.example.test", false, "one label only"],
  ["*.example.test", "example.test", false, "one label, not none"],
  ["m*.example.test", "mx.example.test", false, "the whole label"],
  ["mx.*.test", "mx.example.test", false, "the leftmost label"],
  ["*.*.test", "mx.example.test", false, "one wildcard"],
  ["*.test", "example.test", false, "two labels behind it"],
  ["*", "test", false, "two labels behind it"],
  ["*.example.test", "xn--bcher-kva.example.test", true, "an A-label"],
  ["bücher.example.test", "xn--bcher-kva.example.test", false, "a U-label is none of IA5String"],
  ["mx.example.test\0.attacker.test", "mx.example.test", false, "a NUL inside"],
  ["192.0.2.1", "192.0.2.1", false, "an address is no name"],
  ["IP:192.0.2.1", "192.0.2.1", false, "an address is not looked for"],
  ["email:mx.example.test", "mx.example.test", false, "another form of name"],
];
for (const [dnsName, host, matches, why] of names)
  test(`${JSON.stringify(dnsName)} ${matches ? "is" : "is not"} for ${host}: ${why}`, () => {
    assert.equal(matchesName(certificateOf({ names: [dnsName] }), name(host)), matches);
  });

test("a common name is not a name", () =>
  assert.equal(matchesName(certificateOf({ subject: "mx.example.test" }), name("mx.example.test")), false));

test("Node's bundled roots are read, byte for byte", () => {
  for (const pem of rootCertificates.filter((_, index) => index % 6 === 0)) {
    const { raw, serialNumber, publicKey, validToDate } = new X509Certificate(pem);
    const read = readCertificate(raw);
    assert.ok(read.ok);
    const { value } = read;
    assert.equal(BigInt(`0x${value.serialNumber}`), BigInt(`0x${serialNumber}`));
    assert.deepEqual(value.spki, publicKey.export({ type: "spki", format: "der" }));
    assert.deepEqual(value.notAfter, validToDate);
    assert.equal(subjectIn(raw), value.subject.canonical);
    assert.ok(
      bundledAnchors.named(value.subject.canonical).some((root) => root.digests.sha256 === value.digests.sha256),
    );
    const judged = judgeChain({ chain: [raw], hosts: [], now: value.notBefore, roots: "bundled" });
    assert.deepEqual(
      judged.problems.filter(({ code }) => code === "self-signed" || code === "unknown-root"),
      [],
    );
  }
});

test("chains that are none", () => {
  const codes = (chain: readonly Uint8Array[]): readonly string[] =>
    judgeChain({ chain, hosts: [name("mx.example.test")], now: new Date(), roots: [] }).problems.map(
      ({ code }) => code,
    );
  assert.deepEqual(codes([]), ["no-certificate"]);
  assert.deepEqual(codes([new Uint8Array()]), ["malformed"]);
  assert.deepEqual(codes([new Uint8Array(70_000)]), ["malformed"]);
  const { der } = issue({ subject: "Test" });
  assert.deepEqual(codes([Uint8Array.from(der).fill(0, 0, 1), der]), ["malformed"]);
  assert.deepEqual(codes([Buffer.concat([der, Buffer.of(0)])]), ["malformed"]);
});

test("any octets are taken", () => {
  const seed = issue({ subject: "Test", names: ["mx.example.test"], permitted: ["example.test"], timestamps: [9] }).der;
  const changes = fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { maxLength: 5 });
  fc.assert(
    fc.property(changes, fc.uint8Array({ maxLength: 64 }), (changed, noise) => {
      const octets = Uint8Array.from(seed);
      for (const [at, octet] of changed) octets[at] = octet;
      const roots = "bundled";
      judgeChain({ chain: [octets, noise, seed], hosts: [name("mx.example.test")], now: new Date(), roots });
      assert.equal(readCertificate(noise).ok, false);
    }),
    { numRuns: 300 },
  );
});

test("deep and wide nests are bounded", () => {
  const deep = Buffer.concat(Array.from({ length: 10_000 }, () => Buffer.of(0x30, 0x80)));
  assert.equal(readCertificate(deep).ok, false);
  assert.equal(
    readCertificate(Buffer.concat([Buffer.of(0x30, 0x82, 0xff, 0xf0), Buffer.alloc(0xfff0, 0x05)])).ok,
    false,
  );
});

test("CAs that sign one another in every way", () => {
  const [one, two] = [issue({ subject: "One", isCa: true }), issue({ subject: "Two", isCa: true })];
  const ones = Array.from({ length: 5 }, () => issue({ subject: "One", isCa: true, issuer: two, key: one.key }));
  const twos = Array.from({ length: 4 }, () => issue({ subject: "Two", isCa: true, issuer: one, key: two.key }));
  const own = issue({ subject: "Test", issuer: one, names: ["mx.example.test"] });
  const chain = [own, ...ones, ...twos].map(({ der }) => der);
  const judged = judgeChain({ chain, hosts: [name("mx.example.test")], now: new Date(), roots: [] });
  assert.deepEqual(
    judged.problems.map(({ code }) => code),
    ["too-many-paths"],
  );
});
