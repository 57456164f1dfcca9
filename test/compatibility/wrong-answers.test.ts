/**
 * What well-known tools answer wrongly, and what we answer. A number is a row of the survey of checks that the project
 * began with; one with a letter, such as `4f`, is a table of what those tools said in its laboratory.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { dane } from "../../src/checks/dane/index.ts";
import { dkim } from "../../src/checks/dkim/index.ts";
import { dmarc, forgeTable } from "../../src/checks/dmarc/index.ts";
import { dnssec } from "../../src/checks/dnssec/index.ts";
import { mtaSts } from "../../src/checks/mta-sts/index.ts";
import { matchesHost, parseMxPattern } from "../../src/checks/mta-sts/policy.ts";
import { mx, mxKind } from "../../src/checks/mx/index.ts";
import { spf } from "../../src/checks/spf/index.ts";
import { checkHost } from "../../src/checks/spf/sender.ts";
import { startTls } from "../../src/checks/starttls/index.ts";
import { x509 } from "../../src/checks/x509/index.ts";
import { name } from "../../src/dns/name.ts";
import type { Security } from "../../src/dns/resolver.ts";
import type { Io } from "../../src/io.ts";
import { listedOrganizationalDomain } from "../../src/mail/organizational-domain.ts";
import type { PolicyEnd, PolicyFetch } from "../../src/mail/policy-fetch.ts";
import { readCertificate } from "../../src/mail/x509/certificate.ts";
import { revocationInList } from "../../src/mail/x509/revocation.ts";
import type { Check } from "../../src/model.ts";
import { ed25519, rsa } from "../checks/dkim/keys.ts";
import { liveWorld } from "../checks/live-world.ts";
import { type Issued, issue, spkiOf } from "../support/ca.ts";
import { ehlo, handshake, modern, presenting, securely, smtpOf } from "../support/sessions.ts";
import { type Told, world } from "../support/world.ts";

const now = new Date("2026-11-22T00:00:00Z");
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
const root = issue({ subject: "Root", isCa: true, notBefore: days(-1000), notAfter: days(1000) });
const issued = (names: readonly string[], more: Partial<Parameters<typeof issue>[0]> = {}): Issued =>
  issue({ subject: "", issuer: root, names, notBefore: days(-30), notAfter: days(60), ...more });
const good = issued(["mx.a.test"]);
const ofPolicyHost = issued(["mta-sts.a.test"]);
const stale = { notBefore: days(-90), notAfter: days(-10) };
const otherName = issued(["other.test"]);
const selfSigned = issue({ subject: "x", names: ["other.test"], ...stale });

type Session = Parameters<typeof smtpOf>[0][string];
const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n";
const at = (session: Session): Partial<Told> => ({ smtp: smtpOf({ "192.0.2.1": session, "2001:db8::1": session }) });
const shows = (...chain: readonly Issued[]): Partial<Told> => at(presenting(chain.map(({ der }) => der)));
const ended = (end: Session["ended"]): Partial<Told> => at({ hello: ehlo("STARTTLS"), ended: end });
const protocol = (more: Partial<typeof handshake>): Partial<Told> => at({ ...modern, tls: { ...handshake, ...more } });

interface World extends Partial<Told> {
  bogus?: readonly string[];
  /** With it, all other answers are secure. */
  but?: Readonly<Record<string, Security>>;
}

/** Its criteria, and what was found: `met unmet, neutral`. */
async function judged(check: Check, lines: string, { but, ...told }: World = {}): Promise<string> {
  const io = liveWorld(lines, { roots: [root.pem], ...told });
  return verdictOf(check, but === undefined ? io : securely(io, but));
}

async function verdictOf(check: Check, io: Io): Promise<string> {
  const { criteria, findings } = check.judge(await check.evaluate(name("a.test"), io));
  const kinds = Object.values(criteria).map(({ kind }) => kind);
  return [kinds.join(" "), ...findings.map(({ id }) => id.slice(check.id.length + 1))].join(", ");
}

/** Its name has an address where a good server is; what is asked for MX is not answered. */
const silentMx: Io = {
  ...liveWorld("a.test A 192.0.2.1", at(modern)),
  resolver: {
    query: (owner, type) =>
      liveWorld(`a.test A 192.0.2.1\n ${type === "MX" ? "a.test !timeout" : ""}`).resolver.query(owner, type),
  },
};

const spfOf = (record: string, more = ""): Promise<string> => judged(spf, `a.test TXT ${record}\n${more}`);
const many = (count: number, term: string): string =>
  Array.from({ length: count }, (_, index) => term.replaceAll("#", `${index}`)).join(" ");
const hosts = (count: number, line: string): string =>
  Array.from({ length: count }, (_, index) => line.replaceAll("#", `${index}`)).join("\n");
const addresses = hosts(12, "h#.a.test A 192.0.2.1\n h#.a.test AAAA 2001:db8::1");
const elevenHosts = `${hosts(11, "a.test MX 10 h#.a.test.")}\n${addresses}`;

async function sent(record: string, ip: string, more = ""): Promise<string> {
  const { resolver } = liveWorld(`a.test TXT ${record}\n${more}`);
  return (await checkHost({ ip, helo: "mail.a.test", sender: "x@a.test" }, resolver, now)).result;
}

const rua = "rua=mailto:d@a.test";
const dmarcOf = (record: string): Promise<string> => judged(dmarc, `a.test A 192.0.2.1\n_dmarc.a.test TXT ${record}`);

/** What receivers that read RFC 9989 do with the domain, a subdomain that exists, and one that does not. */
async function forged(record: string, more = "", domain = "a.test"): Promise<string> {
  const lines = `a.test A 192.0.2.1\n_dmarc.a.test TXT ${record}\n${more}`;
  const table = forgeTable(await dmarc.evaluate(name(domain), liveWorld(lines)));
  return table.map(({ rfc9989 }) => rfc9989).join(" ");
}

/** The only key of a zone that is all known. */
const key = (record: string): Promise<string> =>
  verdictOf(dkim, world(`a.test A 192.0.2.1\n s1._domainkey.a.test TXT ${record}`));

const policyText = (mode: string, more = "mx: mx.a.test"): string =>
  `version: STSv1\r\nmode: ${mode}\r\n${more}\r\nmax_age: 2592000\r\n`;
type Served = Extract<PolicyEnd, { kind: "answered" }>;
const served: Served = { kind: "answered", code: 200, contentType: "text/plain", body: policyText("enforce") };

/** A domain of MTA-STS that does it all well, but for these. */
function sts(more: Partial<Served> = {}, record = "v=STSv1; id=1"): Promise<string> {
  const tls = { ...handshake, chain: [Buffer.from(ofPolicyHost.der).toString("base64")] };
  const tries: PolicyFetch["tries"] = [{ address: "192.0.2.2", tls, ended: { ...served, ...more } }];
  const url = "https://mta-sts.a.test/.well-known/mta-sts.txt";
  const lines = `${mail} mta-sts.a.test A 192.0.2.2\n _mta-sts.a.test TXT ${record}`;
  const stsPolicy: Told["stsPolicy"] = async () => ({ kind: "measured", value: { url, tries } });
  return judged(mtaSts, lines, { ...shows(good), stsPolicy });
}

const covers = (pattern: string, host: string): boolean => {
  const parsed = parseMxPattern(pattern);
  return parsed !== undefined && matchesHost(parsed, name(host));
};

function listed(list: Uint8Array): string | undefined {
  const [certificate, issuer] = [readCertificate(good.der), readCertificate(root.der)];
  if (!certificate.ok || !issuer.ok) return undefined;
  const pair = { certificate: certificate.value, issuer: issuer.value };
  return revocationInList(list, "http://crl.test/1", pair, now).kind;
}

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString("hex");
const sha256 = (octets: Uint8Array): string => createHash("sha256").update(octets).digest("hex");
const keyDigest = (of: Issued): string => sha256(spkiOf(of.key));
const tlsa = (record: string, told: Partial<Told>, but: World["but"] = {}): Promise<string> =>
  judged(dane, `${mail}_25._tcp.mx.a.test TLSA ${record}`, { ...told, but });

const signedZone = `${mail} a.test DNSKEY 257 3 13 mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHAeF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ==\n`;

type Row = [at: number | string, wrong: string, ask: () => unknown, right: unknown];

const rows: Row[] = [
  // SPF: RFC 7208
  [133, "MECSA: `v=spf10` is a version", () => spfOf("v=spf10 -all"), "unmet unmet, absent, version"],
  [133, "Internet.nl: `v=spf1-all` is a version", () => spfOf("v=spf1-all"), "unmet unmet, absent, version"],
  [
    137,
    "checkdmarc: `ip4:192.0.2.0/24mx` is a term",
    () => spfOf("v=spf1 ip4:192.0.2.0/24mx -all"),
    "unmet unmet, syntax",
  ],
  [137, "checkdmarc: `allow` is a term", () => spfOf("v=spf1 mx allow"), "unmet unmet, syntax"],
  [137, "checkdmarc: `aall` is a term", () => spfOf("v=spf1 aall"), "unmet unmet, syntax"],
  [138, "checkdmarc: an unknown modifier is an error", () => spfOf("v=spf1 ra=postmaster -all"), "met met"],
  [142, "Internet.nl: `+all` is no worse than `?all`", () => spfOf("v=spf1 +all"), "met unmet, anybody, senders"],
  [142, "Internet.nl: `?all` is as bad as `+all`", () => spfOf("v=spf1 ?all"), "met unmet, neutral"],
  [
    145,
    "checkdmarc: terms behind `all` cost look-ups",
    () => sent(`v=spf1 -all ${many(11, "a:h#.a.test")}`, "192.0.2.4", addresses),
    "fail",
  ],
  [
    146,
    "checkdmarc: `redirect` beside `all` costs one",
    () => spfOf(`v=spf1 ${many(10, "a:h#.a.test")} -all redirect=x.a.test`, addresses),
    "met met, lookups-near, redirect-with-all, senders",
  ],
  [
    148,
    "MECSA: a match before them hides eleven look-ups",
    () => spfOf(`v=spf1 ip4:127.0.0.0/8 ${many(11, "a:h#.a.test")} -all`, addresses),
    "unmet unmet, lookups-over, private, senders",
  ],
  [
    148,
    "Internet.nl: of `a`, only one without a domain costs a look-up",
    () => spfOf(`v=spf1 ${many(11, "a:h#.a.test")} -all`, addresses),
    "unmet unmet, lookups-over, senders",
  ],
  [
    150,
    "libspf2: three void look-ups are not too many",
    () => sent(`v=spf1 ${many(3, "a:v#.a.test")} -all`, "192.0.2.4"),
    "permerror",
  ],
  [
    151,
    "Mail::SPF: eleven MX hosts are not too many",
    () => sent("v=spf1 mx -all", "198.51.100.1", elevenHosts),
    "permerror",
  ],
  [
    158,
    "checkdmarc: no answer is no record",
    () => judged(spf, "a.test !timeout"),
    "not-measured not-measured, temperror",
  ],
  [
    "4e",
    "mailauth 4: no answer for an include is a fail",
    () => sent("v=spf1 include:i.a.test -all", "192.0.2.4", "i.a.test !timeout"),
    "temperror",
  ],
  [
    "4e",
    "libspf2: no answer for an include is an error of its own",
    () => spfOf("v=spf1 include:i.a.test -all", "i.a.test !timeout"),
    "not-measured met, include-temperror",
  ],
  [165, "MECSA: softfail is valid", () => sent("v=spf1 ~all", "192.0.2.4"), "softfail"],
  [165, "MECSA: neutral is valid", () => sent("v=spf1 ?all", "192.0.2.4"), "neutral"],

  // DKIM: RFC 6376
  [
    167,
    "MECSA: no answer is a key",
    () => judged(dkim, "a.test A 192.0.2.1\n_domainkey.a.test !timeout"),
    "not-measured, lookup-failed",
  ],
  [167, "Internet.nl: an empty answer is a key", () => judged(dkim, "zz9._domainkey.a.test TXT hello"), "not-measured"],
  [
    167,
    "Internet.nl: an answer that fails is no key",
    () => judged(dkim, "a.test A 192.0.2.1", { bogus: ["_domainkey.a.test"] }),
    "not-measured, bogus",
  ],
  ["4f", "Mail::DKIM: RSA with 512 bits passes", () => key(`v=DKIM1; p=${rsa(512)}`), "unmet, small-key"],
  ["4f", "Mail::DKIM: Ed25519 is not supported", () => key(`v=DKIM1; k=ed25519; p=${ed25519()}`), "met, only-ed25519"],
  [
    "4f",
    "dkimpy: a key for SHA-1 only is good for SHA-256",
    () => key(`v=DKIM1; h=sha1; p=${rsa(2048)}`),
    "unmet, no-sha256",
  ],
  [
    "4f",
    "mailauth 4: a key of another service is good for mail",
    () => key(`v=DKIM1; s=other; p=${rsa(2048)}`),
    "unmet, other-service",
  ],

  // DMARC: RFC 9989
  [
    194,
    "MECSA: the list of public suffixes has no wildcards",
    () => listedOrganizationalDomain(name("b.a.test.ck")),
    "a.test.ck",
  ],
  [
    194,
    "MECSA: the list of public suffixes has no exceptions",
    () => listedOrganizationalDomain(name("b.www.ck")),
    "www.ck",
  ],
  [
    194,
    "checkdmarc: the walk ends at the first parent",
    () => forged(`v=DMARC1; p=reject; ${rua}`, "x.y.z.a.test A 192.0.2.1", "x.y.z.a.test"),
    "reject reject reject",
  ],
  [
    197,
    "OpenDMARC (4g): one of two records holds",
    () => forged(`v=DMARC1; p=reject; ${rua}`, `_dmarc.a.test TXT v=DMARC1; p=none; ${rua}`),
    "absent absent absent",
  ],
  [
    201,
    "OpenDMARC (4g): `p` may stand before the version",
    () => forged(`p=reject; v=DMARC1; ${rua}`),
    "absent absent absent",
  ],
  [
    202,
    "Internet.nl: without `p` it is no record",
    () => dmarcOf(`v=DMARC1; ${rua}`),
    "met unmet, monitoring, np-missing",
  ],
  [202, "OpenDMARC (4g): without `p` there is no policy", () => forged(`v=DMARC1; ${rua}`), "none none none"],
  [205, "MECSA: `sp` does not count", () => forged(`v=DMARC1; p=reject; sp=none; ${rua}`), "reject none none"],
  [
    205,
    "Internet.nl: `sp` does not count for the subdomain",
    () => forged(`v=DMARC1; p=reject; sp=none; ${rua}`, "x.a.test A 192.0.2.1", "x.a.test"),
    "none none none",
  ],
  [206, "trustymail: `np` is an error", () => dmarcOf(`v=DMARC1; p=reject; np=reject; ${rua}`), "met met"],
  [206, "OpenDMARC (4g): `np` does not count", () => forged(`v=DMARC1; p=none; np=reject; ${rua}`), "none none reject"],
  [
    207,
    "trustymail: `t` is an error",
    () => forged(`v=DMARC1; p=reject; t=y; ${rua}`),
    "quarantine quarantine quarantine",
  ],
  [208, "trustymail: `psd` is an error", () => dmarcOf(`v=DMARC1; p=reject; psd=n; ${rua}`), "met met"],
  [
    211,
    "Internet.nl: an unknown tag is an error",
    () => dmarcOf(`v=DMARC1; p=reject; foo=bar; ${rua}`),
    "met met, ignored-tag",
  ],
  [
    "211b",
    "Internet.nl: `rua` before `p` is an error",
    () => dmarcOf(`v=DMARC1; ${rua}; p=reject`),
    "met met, p-not-second",
  ],
  [
    225,
    "ScubaGoggles: no answer passes",
    () => judged(dmarc, "a.test A 192.0.2.1\n_dmarc.a.test !timeout"),
    "not-measured not-measured, temperror",
  ],
  [
    225,
    "checkdmarc: an answer that fails is no record",
    () => judged(dmarc, "a.test A 192.0.2.1", { bogus: ["_dmarc.a.test"] }),
    "not-measured not-measured, bogus",
  ],

  // MTA-STS: RFC 8461
  [113, "MECSA: a record needs no id", () => sts({}, "v=STSv1;"), "unmet, invalid-record"],
  [113, "MECSA: the version has no case", () => sts({}, "v=stsv1; id=1"), "unmet, invalid-record"],
  [
    113,
    "checkdmarc: other TXT records deserve a warning",
    () => sts({}, "v=STSv1; id=1\n _mta-sts.a.test TXT hello"),
    "met",
  ],
  [
    115,
    "MECSA, checkdmarc (4h): a redirect is followed",
    () => sts({ code: 301, location: "https://a.test/" }),
    "unmet, policy-redirect",
  ],
  [116, "MECSA: the code of HTTP does not count", () => sts({ code: 404 }), "unmet, policy-code"],
  [
    "4h",
    "checkdmarc: text/html is as good as text/plain",
    () => sts({ contentType: "text/html" }),
    "unmet, content-type",
  ],
  [
    117,
    "MECSA: a `:` in a value is an error",
    () => sts({ body: policyText("enforce", "mx: mx.a.test\r\nx: a:b") }),
    "met",
  ],
  [
    117,
    "checkdmarc: an unknown key is an error",
    () => sts({ body: policyText("enforce", "mx: mx.a.test\r\nfoo: bar") }),
    "met",
  ],
  [118, "MECSA: `testing` is as good as `enforce`", () => sts({ body: policyText("testing") }), "unmet, mode-testing"],
  [118, "MECSA: `none` is as good as `enforce`", () => sts({ body: policyText("none") }), "unmet, mode-none"],
  [120, "MECSA: `*` stands for several labels", () => covers("*.a.test", "mx.b.a.test"), false],
  [
    120,
    "MECSA: `*` stands for several labels, of an MX host",
    () => sts({ body: policyText("enforce", "mx: *.test") }),
    "unmet, wide-pattern, mx-uncovered",
  ],

  // MX and STARTTLS: RFC 5321, RFC 7505, RFC 3207
  [
    3,
    "MECSA: no answer for MX is an implicit MX",
    async () => mxKind(await mx.evaluate(name("a.test"), silentMx)),
    "unknown",
  ],
  [3, "MECSA: no answer for MX leaves the host of that name", () => verdictOf(startTls, silentMx), "not-measured"],
  [4, "MECSA: a null MX is a host to be tested", () => judged(startTls, "a.test MX 0 ."), "not-applicable"],
  [
    20,
    "trustymail: an MX host without IPv4 is not to be tested",
    () => judged(startTls, "a.test MX 10 mx.a.test.\n mx.a.test AAAA 2001:db8::1", ended({ kind: "no-starttls" })),
    "unmet, no-starttls",
  ],
  [
    31,
    "checkdmarc: 421 is no STARTTLS",
    () => judged(startTls, mail, ended({ kind: "turned-away", phase: "greeting", because: "busy" })),
    "not-measured, not-told",
  ],
  [
    31,
    "checkdmarc (4c): 554 is no STARTTLS",
    () => judged(startTls, mail, ended({ kind: "turned-away", phase: "greeting", because: "rejected" })),
    "not-measured, not-told",
  ],
  [
    31,
    "checkdmarc (4c): a host that never speaks has no STARTTLS",
    () => judged(startTls, mail, ended({ kind: "timed-out", phase: "greeting" })),
    "not-measured, not-told",
  ],
  [34, "checkdmarc: a bad certificate is no STARTTLS", () => judged(startTls, mail, shows(selfSigned)), "met"],
  [
    34,
    "trustymail: what is announced works",
    () => judged(startTls, mail, ended({ kind: "starttls-refused" })),
    "unmet, refused",
  ],
  [
    46,
    "MECSA: TLS 1.2 is TLS 1.0, by the name of its cipher",
    () => judged(startTls, mail, protocol({ protocol: "TLSv1.2", cipher: "ECDHE-RSA-AES256-SHA" })),
    "met, no-tls13",
  ],

  // Certificates: RFC 5280, RFC 9525
  [67, "testssl: nothing is trusted over STARTTLS", () => judged(x509, mail, shows(good)), "met"],
  [
    68,
    "MECSA: a name matches a longer one",
    () => judged(x509, mail, shows(issued(["mx.a.test.attacker.net"]))),
    "unmet, name-mismatch",
  ],
  [
    68,
    "MECSA: a name matches its parents",
    () => judged(x509, mail, shows(issued(["a.test", "test"]))),
    "unmet, name-mismatch",
  ],
  [68, "swaks (4c): any name matches", () => judged(x509, mail, shows(issued(["other.test"]))), "unmet, name-mismatch"],
  [
    69,
    "MECSA: a wildcard stands for several labels",
    () => judged(x509, mail, shows(issued(["*.test"]))),
    "unmet, name-mismatch",
  ],
  [
    "4c",
    "posttls-finger: RSA with 1024 bits is verified",
    () => judged(x509, mail, shows(issued(["mx.a.test"], { key: "rsa1024" }))),
    "unmet, weak-key",
  ],

  [73, "MECSA: a list that cannot be read revokes nothing", () => listed(Buffer.from("<html>")), "not-checked"],
  // DANE: RFC 7671, RFC 7672
  [
    72,
    "gnutls-cli (4c): DANE-EE, self-signed and over, is no match",
    () => tlsa(`3 1 1 ${keyDigest(selfSigned)}`, shows(selfSigned)),
    "met, single-record",
  ],
  [
    72,
    "ldns-dane (4c): DANE-EE has to match the name",
    () => tlsa(`3 1 1 ${keyDigest(otherName)}`, shows(otherName)),
    "met, single-record",
  ],
  [
    81,
    "MECSA: TLSA need not be secure",
    () => tlsa(`3 1 1 ${keyDigest(good)}`, shows(good), { "_25._tcp.mx.a.test": "insecure" }),
    "unmet, not-secure, single-record",
  ],
  [
    84,
    "MECSA: matching type 0 never matches",
    () => tlsa(`3 1 0 ${hex(spkiOf(good.key))}`, shows(good)),
    "met, single-record, no-digest",
  ],
  [
    84,
    "MECSA: capitals never match",
    () => tlsa(`3 1 1 ${keyDigest(good).toUpperCase()}`, shows(good)),
    "met, single-record",
  ],
  [
    84,
    "checkdmarc: what is there matches",
    () => tlsa(`3 1 1 ${"aa".repeat(32)}`, shows(good)),
    "unmet, single-record, no-match",
  ],
  [85, "MECSA: PKIX-EE is good for SMTP", () => tlsa(`1 1 1 ${keyDigest(good)}`, shows(good)), "unmet, only-unusable"],
  [
    85,
    "danetool (4c): PKIX-TA is good for SMTP",
    () => tlsa(`0 1 1 ${keyDigest(root)}`, shows(good, root)),
    "unmet, only-unusable",
  ],
  [
    86,
    "MECSA: DANE-TA need not have signed anything",
    () => tlsa(`2 1 1 ${keyDigest(root)}`, shows(selfSigned, root)),
    "unmet, single-record, untrusted-chain",
  ],
  [
    86,
    "danetool (4c): DANE-TA need not match the name",
    () => tlsa(`2 1 1 ${keyDigest(root)}`, shows(otherName, root)),
    "unmet, single-record, untrusted-chain",
  ],
  [
    87,
    "gnutls-cli (4c): the anchor of DANE-TA need not be sent",
    () => tlsa(`2 1 1 ${keyDigest(root)}`, shows(good)),
    "unmet, single-record, anchor-not-sent",
  ],
  [
    94,
    "checkdmarc (4c): TLSA that is bogus is none",
    () => judged(dane, mail, { ...shows(good), bogus: ["_25._tcp.mx.a.test"], but: { "_25._tcp.mx.a.test": "bogus" } }),
    "unmet, lookup-bogus",
  ],

  // DNSSEC: RFC 4035
  [99, "checkdmarc: keys without DS are secure", () => judged(dnssec, signedZone), "unmet, insecure"],
  [
    99,
    "checkdmarc (4b): keys are enough where signatures are bogus",
    () => judged(dnssec, signedZone, { bogus: ["a.test"], but: { "a.test": "bogus" } }),
    "unmet, bogus",
  ],
  [
    99,
    "Zonemaster, DNSViz (4b): the apex tells of the whole zone",
    () => judged(dnssec, signedZone, { bogus: ["_dmarc.a.test"], but: { "_dmarc.a.test": "bogus" } }),
    "unmet, bogus",
  ],
  [
    100,
    "MECSA: bogus is no worse than insecure",
    () => judged(dnssec, signedZone, { bogus: ["a.test"] }),
    "unmet, bogus, insecure",
  ],
];

for (const [at, wrong, ask, right] of rows) test(`${wrong}; ${at}`, async () => assert.equal(await ask(), right));
