/** Every row is judged by us and by OpenSSL in a handshake: both agree on whether to trust it, and on why not. */
import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { checkServerIdentity, connect, createServer, type PeerCertificate } from "node:tls";
import { name } from "../../../src/dns/name.ts";
import { readCertificate } from "../../../src/mail/x509/certificate.ts";
import { type ChainJudgement, judgeChain } from "../../../src/mail/x509/path.ts";
import { type Issued, issue, type Request } from "../../support/ca.ts";

const host = "mx.example.test";
const days = (count: number): Date => new Date(Date.now() + count * 86_400_000);

const root = issue({ subject: "Root", isCa: true });
const otherRoot = issue({ subject: "Other Root", isCa: true });
const ca = issue({ subject: "CA", isCa: true, issuer: root });
const caCross = issue({ subject: "CA", isCa: true, issuer: otherRoot, key: ca.key });
const intermediate = (request: Partial<Request>): Issued =>
  issue({ subject: "Special CA", isCa: true, issuer: root, ...request });
const leaf = (request: Partial<Request> = {}): Issued =>
  issue({ subject: host, issuer: ca, names: [host], ...request });
const below = (authority: Partial<Request>, request: Partial<Request> = {}): readonly Issued[] => {
  const issuer = intermediate(authority);
  return [leaf({ issuer, ...request }), issuer];
};

interface Row {
  why: string;
  chain: readonly Issued[];
  /** Codes of ours, with the place where each is; nothing where the chain is good. */
  ours?: readonly string[];
  notes?: readonly string[];
  openssl?: string;
  roots?: readonly Issued[];
}

const good = leaf();
const otherCa = issue({ subject: "CA", isCa: true, issuer: root, key: "p384" }); // same name, other key
const selfSigned = issue({ subject: host, names: [host] });
const deep = intermediate({ subject: "Upper", pathLength: 0 });
const deeper = issue({ subject: "Lower", isCa: true, issuer: deep });
const lower = issue({ subject: "Lower", isCa: true, issuer: ca });
const oldRoot = issue({ subject: "Old Root", isCa: true, key: "rsa2048", hash: "sha1" });
const international = leaf({ names: ["xn--bcher-kva.example.test", host] });

const rows: readonly Row[] = [
  { why: "good", chain: [good, ca] },
  { why: "P-384, RSA and Ed25519 keys", chain: below({ key: "p384" }, { key: "rsa2048" }) },
  { why: "an Ed25519 CA", chain: below({ key: "ed25519" }) },
  { why: "an RSA CA that signs by RSASSA-PSS", chain: below({ key: "rsa2048" }, { pss: true }) },
  { why: "an international name", chain: [international, ca] },
  { why: "without key identifiers", chain: [leaf({ withoutKeyIds: true }), ca] },
  { why: "an empty subject", chain: [leaf({ subject: "" }), ca] },
  { why: "root sent", chain: [good, ca, root], notes: ["root-sent 2"] },
  { why: "root as the server's own", chain: [selfSigned], roots: [selfSigned] },
  { why: "out of order", chain: [leaf({ issuer: lower }), ca, lower], notes: ["out-of-order 1"] },
  { why: "an extra certificate", chain: [good, otherRoot, ca], notes: ["superfluous 1"] },
  { why: "twice the same", chain: [good, ca, ca], notes: ["duplicate 2"] },
  { why: "two CAs of one name", chain: [good, otherCa, ca], notes: ["superfluous 1"] },
  { why: "a cross-signed CA as well", chain: [good, ca, caCross], notes: ["cross-sign 2"] },
  {
    why: "missing intermediate",
    chain: [good],
    ours: ["issuer-missing 0"],
    openssl: "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  },
  {
    why: "an intermediate of a root that is not trusted",
    chain: [good, caCross],
    ours: ["issuer-missing 1"],
    openssl: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  },
  {
    why: "a root that is not trusted",
    chain: [good, ca, root],
    roots: [otherRoot],
    ours: ["unknown-root 2"],
    openssl: "SELF_SIGNED_CERT_IN_CHAIN",
  },
  { why: "self-signed", chain: [selfSigned], ours: ["self-signed 0"], openssl: "DEPTH_ZERO_SELF_SIGNED_CERT" },
  {
    why: "the issuer's name with another key",
    chain: [leaf({ withoutKeyIds: true }), otherCa],
    ours: ["bad-signature 0"],
    openssl: "CERT_SIGNATURE_FAILURE",
  },
  {
    why: "expired",
    chain: [leaf({ notBefore: days(-20), notAfter: days(-10) }), ca],
    ours: ["expired 0"],
    openssl: "CERT_HAS_EXPIRED",
  },
  {
    why: "not yet valid",
    chain: [leaf({ notBefore: days(3) }), ca],
    ours: ["not-yet-valid 0"],
    openssl: "CERT_NOT_YET_VALID",
  },
  {
    why: "a CA that expired",
    chain: below({ notBefore: days(-20), notAfter: days(-10) }),
    ours: ["expired 1"],
    openssl: "CERT_HAS_EXPIRED",
  },
  {
    why: "an issuer that is no CA",
    chain: below({ isCa: false, keyUsage: null }),
    ours: ["not-a-ca 1"],
    openssl: "INVALID_CA INVALID_PURPOSE",
  },
  {
    why: "an issuer without keyCertSign",
    chain: below({ keyUsage: ["digitalSignature"] }),
    ours: ["no-cert-sign 1"],
    openssl: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE UNSPECIFIED",
  },
  {
    why: "pathlen",
    chain: [leaf({ issuer: deeper }), deeper, deep],
    ours: ["path-too-long 2"],
    openssl: "PATH_LENGTH_EXCEEDED",
  },
  {
    why: "for clients only",
    chain: [leaf({ purposes: ["clientAuth"] }), ca],
    ours: ["wrong-purpose 0"],
    openssl: "INVALID_PURPOSE",
  },
  { why: "for servers and clients", chain: [leaf({ purposes: ["clientAuth", "serverAuth"] }), ca] },
  {
    why: "for anything",
    chain: [leaf({ purposes: ["any"] }), ca],
    ours: ["wrong-purpose 0"],
    openssl: "INVALID_PURPOSE",
  },
  {
    why: "a CA for clients only",
    chain: below({ purposes: ["clientAuth"] }),
    ours: ["wrong-purpose 1"],
    openssl: "INVALID_PURPOSE",
  },
  { why: "a CA for servers", chain: below({ purposes: ["serverAuth"] }) },
  {
    why: "keyUsage for data only",
    chain: [leaf({ keyUsage: ["dataEncipherment"] }), ca],
    ours: ["wrong-key-usage 0"],
    openssl: "INVALID_PURPOSE",
  },
  { why: "without keyUsage", chain: [leaf({ keyUsage: null }), ca] },
  { why: "within name constraints", chain: below({ permitted: ["example.test"] }) },
  {
    why: "outside of name constraints",
    chain: below({ permitted: ["example.com"] }),
    ours: ["name-not-permitted 1"],
    openssl: "UNSPECIFIED",
  },
  {
    why: "excluded by name constraints",
    chain: below({ excluded: ["example.test"] }),
    ours: ["name-not-permitted 1"],
    openssl: "UNSPECIFIED",
  },
  {
    why: "one of two names excluded",
    chain: below({ excluded: ["example.com"] }, { names: [host, "www.example.com"] }),
    ours: ["name-not-permitted 1"],
    openssl: "UNSPECIFIED",
  },
  {
    why: "an address outside of name constraints",
    chain: below({ permitted: ["IP:192.0.2.0/255.255.255.0"] }, { names: [host, "IP:198.51.100.1"] }),
    ours: ["name-not-permitted 1"],
    openssl: "UNSPECIFIED",
  },
  {
    why: "an address within name constraints",
    chain: below({ permitted: ["IP:192.0.2.0/255.255.255.0"] }, { names: [host, "IP:192.0.2.9"] }),
  },
  {
    why: "SHA-1",
    chain: below({ key: "rsa2048" }, { hash: "sha1" }),
    ours: ["weak-signature 0"],
    openssl: "UNSPECIFIED",
  },
  { why: "MD5", chain: below({ key: "rsa2048" }, { hash: "md5" }), ours: ["weak-signature 0"], openssl: "UNSPECIFIED" },
  { why: "ECDSA with SHA-1", chain: [leaf({ hash: "sha1" }), ca], ours: ["weak-signature 0"], openssl: "UNSPECIFIED" },
  { why: "a root signed with SHA-1", chain: [leaf({ issuer: oldRoot })], roots: [oldRoot] },
  { why: "RSA of 1024 bits", chain: [leaf({ key: "rsa1024" }), ca], ours: ["weak-key 0"], openssl: "UNSPECIFIED" },
  { why: "a CA with RSA of 1024 bits", chain: below({ key: "rsa1024" }), ours: ["weak-key 1"], openssl: "UNSPECIFIED" },
  { why: "a CA with P-192", chain: below({ key: "p192" }), ours: ["weak-key 1"], openssl: "UNSPECIFIED" },
  {
    why: "a curve written out",
    chain: [leaf({ key: "explicit256" }), ca],
    ours: ["unsupported-key 0"],
    openssl: "UNSPECIFIED",
  },
  {
    why: "a CA with a curve written out",
    chain: below({ key: "explicit256" }),
    ours: ["unsupported-key 1"],
    openssl: "UNSPECIFIED",
  },
  {
    why: "an unknown critical extension",
    chain: [leaf({ unknownCritical: ["1.3.6.1.4.1.32473.1"] }), ca],
    ours: ["unknown-critical-extension 0"],
    openssl: "UNSPECIFIED",
  },
  {
    why: "an unknown critical extension of a CA",
    chain: below({ unknownCritical: ["1.3.6.1.4.1.32473.1"] }),
    ours: ["unknown-critical-extension 1"],
    openssl: "UNSPECIFIED",
  },
  {
    why: "another name",
    chain: [leaf({ names: ["mx2.example.test"] }), ca],
    ours: ["name-mismatch 0"],
    openssl: "ERR_TLS_CERT_ALTNAME_INVALID",
  },
  {
    why: "only a longer name",
    chain: [leaf({ names: [`${host}.attacker.test`] }), ca],
    ours: ["name-mismatch 0"],
    openssl: "ERR_TLS_CERT_ALTNAME_INVALID",
  },
  { why: "a wildcard", chain: [leaf({ names: ["*.example.test"] }), ca] },
  {
    why: "a wildcard two labels up",
    chain: [leaf({ names: ["*.test"] }), ca],
    ours: ["name-mismatch 0"],
    openssl: "ERR_TLS_CERT_ALTNAME_INVALID",
  },
  {
    why: "a common name alone",
    chain: [issue({ subject: host, issuer: ca }), ca],
    ours: ["no-dns-name 0"],
    openssl: "ERR_TLS_CERT_ALTNAME_INVALID",
  },
  {
    why: "two causes at once",
    chain: [leaf({ names: ["mx2.example.test"], notBefore: days(-20), notAfter: days(-10) }), ca],
    ours: ["expired 0", "name-mismatch 0"],
    openssl: "CERT_HAS_EXPIRED",
  },
];

for (const { why, chain, ours = [], notes = [], openssl = "", roots = [root] } of rows)
  test(why, async () => {
    const judged = judge(chain, roots);
    assert.deepEqual(places(judged.problems), ours);
    assert.deepEqual(places(judged.notes), notes);
    assert.equal(judged.trusted, ours.length === 0);
    const verdict = await handshake(chain, roots);
    assert.ok(openssl.split(" ").includes(verdict), `OpenSSL says ${verdict || "good"}`);
  });

function judge(chain: readonly Issued[], roots: readonly Issued[]): ChainJudgement {
  const read = roots.map(({ der }) => readCertificate(der)).flatMap((one) => (one.ok ? [one.value] : []));
  return judgeChain({ chain: chain.map(({ der }) => der), hosts: [name(host)], now: new Date(), roots: read });
}

const places = (all: readonly { code: string; at: number | "anchor" }[]): readonly string[] =>
  all.map(({ code, at }) => `${code} ${at}`);

const withoutCommonName = (at: string, certificate: PeerCertificate): Error | undefined =>
  checkServerIdentity(at, { ...certificate, subject: { ...certificate.subject, CN: "" } });

/** What OpenSSL, through Node, says of the chain; "" if nothing. */
async function handshake([own, ...others]: readonly Issued[], roots: readonly Issued[]): Promise<string> {
  const cert = [own, ...others].map((one) => one?.pem ?? "").join("");
  const server = createServer({ cert, key: own?.keyPem ?? "", ciphers: "DEFAULT@SECLEVEL=0" }, (socket) =>
    socket.end(),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const ca = roots.map(({ pem }) => pem);
  const { port } = server.address() as AddressInfo;
  const settings = { ca, servername: host, rejectUnauthorized: false, checkServerIdentity: withoutCommonName };
  const socket = connect({ host: "127.0.0.1", port, ...settings });
  await once(socket, "secureConnect");
  const error: unknown = socket.authorizationError;
  socket.destroy();
  server.close();
  return typeof error === "string" ? error : error instanceof Error && "code" in error ? String(error.code) : "";
}
