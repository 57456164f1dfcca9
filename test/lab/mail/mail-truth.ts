/** What is true of every mail server of the laboratory, and what others say of it. */
import type { Args, Delivery, Finding } from "../../../src/model.ts";
import { mailAddress, mailCases, mxHostOf, policyCases } from "./cases.ts";
import type { Peer } from "./peers.ts";
import { chance, type Criteria, type Found, type Truth, unknown, usual } from "./truth.ts";

export type MailTruth = Truth & Readonly<Record<Peer, string>>;

/** What is not said is as with a server that does it right, in a signed zone, without DANE and MTA-STS. */
interface Row {
  said: Readonly<Record<Peer, string>>;
  is?: Criteria;
  found?: readonly Found[];
}

const verified = { "posttls-finger": "Verified", openssl: "OK" };
const byKey = { "posttls-finger": "Verified by DANE-EE", openssl: "OK by DANE-EE" };
const byAnchor = { "posttls-finger": "Verified by DANE-TA", openssl: "OK by DANE-TA" };
const untrusted = (openssl: string): Row["said"] => ({ "posttls-finger": "Untrusted", openssl });
const said = (postfix: string, openssl: string): Row["said"] => ({ "posttls-finger": postfix, openssl });

const withDane = { dane: "met" } as const;
const withoutTls = { starttls: "unmet", x509: "unmet" } as const;

const { hex, time, number } = chance;
const alone = (words = "3 1 1"): Found => ["dane/single-record", { record: `${words} ${hex}` }];
const ofRecord = (id: Finding["id"], words: string, args: Args = {}): Found => [
  id,
  { record: `${words} ${hex}`, ...args },
];
const noMatch = (words: string): Found => ["dane/no-match", { records: `${words} ${hex}` }];
const unusable = (words: string, why: string): Found => [
  "dane/only-unusable",
  { records: `${words} ${hex}`, why: [why] },
];
const untrustedChain = (why: string): Found => ofRecord("dane/untrusted-chain", "2 1 1", { why: [why] });
const insecure = (name: string): Found => ["dane/not-secure", { name, security: "insecure" }];
const unsigned = [
  "daneinsec.test MX",
  "daneinsec.test TXT",
  "_dmarc.daneinsec.test TXT",
  "mx.daneinsec.test A",
  "mx.daneinsec.test AAAA",
  "_25._tcp.mx.daneinsec.test TLSA",
];
const bogusTlsa = `the signature of _25._tcp.mx.danebogus.test TLSA by key ${chance.keyTag} (ECDSAP256SHA256) does not fit the records: EDE 6 (DNSSEC Bogus)`;
const pinned = (why: string): Found => ["x509/pinned", { why: [why] }];
const otherName: Found = ["x509/name-mismatch", { at: 0, names: ["mail.elsewhere.test"] }];
const expired: Found = ["x509/expired", { at: 0, notAfter: time }];

const rows: Readonly<Record<string, Row>> = {
  plain: { said: said("no STARTTLS", "no STARTTLS"), is: withoutTls, found: [["starttls/no-starttls"]] },
  selfsigned: {
    said: untrusted("self-signed certificate"),
    is: { x509: "unmet" },
    found: [["x509/self-signed", { at: 0 }]],
  },
  expcert: { said: untrusted("certificate has expired"), is: { x509: "unmet" }, found: [expired] },
  notyet: {
    said: untrusted("certificate is not yet valid"),
    is: { x509: "unmet" },
    found: [["x509/not-yet-valid", { at: 0, notBefore: time }]],
  },
  wrongname: { said: untrusted("hostname mismatch"), is: { x509: "unmet" }, found: [otherName] },
  nochain: {
    said: untrusted("unable to verify the first certificate"),
    is: { x509: "unmet" },
    found: [["x509/issuer-missing", { at: 0, issuer: "CN=Laboratory Issuing CA" }]],
  },
  otherca: {
    said: untrusted("self-signed certificate in certificate chain"),
    is: { x509: "unmet" },
    found: [["x509/unknown-root", { at: 1, root: "CN=Nobody's Root" }]],
  },
  pkix: { said: verified },

  dane311: { said: byKey, is: withDane, found: [alone()] },
  // RFC 7671 §5.1: neither issuer nor dates nor names count.
  dane311self: { said: byKey, is: { ...withDane, x509: "unmet" }, found: [alone(), pinned("self-signed")] },
  dane311exp: { said: byKey, is: { ...withDane, x509: "unmet" }, found: [alone(), pinned("expired")] },
  dane311wn: { said: byKey, is: { ...withDane, x509: "unmet" }, found: [alone(), pinned("name-mismatch")] },
  dane311bad: { said: untrusted("no matching DANE TLSA records"), found: [alone(), noMatch("3 1 1")] },
  daneroll: {
    said: byKey,
    is: withDane,
    found: [ofRecord("dane/waiting-record", "3 1 1", { ttl: number, seconds: number, isWhole: true })],
  },
  daneroll2: { said: byKey, is: withDane },
  dane301: { said: byKey, is: withDane, found: [alone("3 0 1"), ofRecord("dane/whole-certificate", "3 0 1")] },
  dane312: { said: byKey, is: withDane, found: [alone("3 1 2")] },
  dane310: { said: byKey, is: withDane, found: [alone("3 1 0"), ofRecord("dane/no-digest", "3 1 0")] },
  dane211: { said: byAnchor, is: withDane, found: [alone("2 1 1")] },
  dane211root: {
    said: byAnchor,
    is: withDane,
    found: [alone("2 1 1"), ["x509/more-than-needed", { what: ["root-sent"] }]],
  },
  // RFC 7671 §5.2.2: the anchor has to be in what the server sends.
  dane211noca: {
    said: untrusted("unable to get local issuer certificate"),
    found: [alone("2 1 1"), ofRecord("dane/anchor-not-sent", "2 1 1")],
  },
  // RFC 7671 §5.2: names and dates count.
  dane211wn: {
    said: untrusted("hostname mismatch"),
    is: { x509: "unmet" },
    found: [otherName, alone("2 1 1"), untrustedChain("name-mismatch")],
  },
  dane211exp: {
    said: untrusted("certificate has expired"),
    is: { x509: "unmet" },
    found: [expired, alone("2 1 1"), untrustedChain("expired")],
  },
  dane211bad: { said: untrusted("unable to get local issuer certificate"), found: [alone("2 1 1"), noMatch("2 1 1")] },
  // RFC 7672 §3.1.3: no sender can use them; OpenSSL is no sender.
  dane111: { said: said("Verified", "OK by DANE-EE"), found: [unusable("1 1 1", "usage")] },
  dane011: { said: said("Verified", "OK by DANE-TA"), found: [unusable("0 1 1", "usage")] },
  daneunus: { said: said("Trusted", "TLSA unusable"), found: [unusable("3 9 1", "selector")] },
  // OpenSSL takes the records from us, whatever DNSSEC says of them.
  danebogus: {
    said: said("no TLSA", "OK by DANE-EE"),
    is: { dnssec: "unmet" },
    found: [
      ["dnssec/bogus", { extendedError: 6, names: ["_25._tcp.mx.danebogus.test TLSA"], why: bogusTlsa }],
      ["dane/lookup-bogus", { why: bogusTlsa }],
    ],
  },
  daneinsec: {
    said: said("Verified", "OK by DANE-EE"),
    is: { dnssec: "unmet" },
    found: [
      alone(),
      ...["_25._tcp.mx.daneinsec.test", "mx.daneinsec.test", "daneinsec.test"].map(insecure),
      ["dnssec/insecure", { names: unsigned, why: "unsigned-delegation", zone: "daneinsec.test" }],
    ],
  },
  daneplain: {
    said: said("no STARTTLS", "no STARTTLS"),
    is: withoutTls,
    found: [["starttls/no-starttls"], alone(), ["dane/no-tls", { why: "no-starttls" }]],
  },

  tls10: { said: said("no TLS", "no TLS"), is: withoutTls, found: [["starttls/old-tls", { protocol: "TLSv1" }]] },
  tls11: { said: said("no TLS", "no TLS"), is: withoutTls, found: [["starttls/old-tls", { protocol: "TLSv1.1" }]] },
  tls13: { said: verified },
  weakciph: {
    said: verified,
    found: [
      ["starttls/no-forward-secrecy", { cipher: "TLS_RSA_WITH_AES_128_CBC_SHA" }],
      ["starttls/no-tls13", { protocol: "TLSv1.2" }],
    ],
  },
  rsa1024: {
    said: said("Verified", "EE certificate key too weak"),
    is: { x509: "unmet" },
    found: [["x509/weak-key", { at: 0, kind: "rsa", bits: 1024 }]],
  },
  sha1cert: {
    said: untrusted("CA signature digest algorithm too weak"),
    is: { x509: "unmet" },
    found: [["x509/weak-signature", { at: 0, hash: "sha1" }]],
  },

  grey: { said: verified }, // we do not come as far as RCPT TO
  busy: { said: said("turned away", "no STARTTLS"), is: unknown, found: [["starttls/not-told", { why: "busy" }]] },
  tarpit: { said: verified },
  tlsfail: { said: said("STARTTLS refused", "no TLS"), is: withoutTls, found: [["starttls/refused", { code: 454 }]] },
  tlsreq: { said: verified },
  v6only: { said: byKey, is: withDane, found: [alone()] },
  tlsabort: {
    said: said("no TLS", "no TLS"),
    is: withoutTls,
    found: [["starttls/tls-failed", { why: ["ECONNRESET"] }]],
  },
  tlsgarbage: {
    said: said("no TLS", "no TLS"),
    is: withoutTls,
    found: [["starttls/tls-failed", { why: ["ERR_SSL_WRONG_VERSION_NUMBER"] }]],
  },
  nobanner: {
    said: said("time-out", "time-out"),
    is: unknown,
    found: [["starttls/not-told", { why: "timed-out at greeting" }]],
  },
  rej554: {
    said: said("turned away", "no STARTTLS"),
    is: unknown,
    found: [["starttls/not-told", { why: "rejected" }]],
  },
  heloonly: { said: said("no EHLO", "no STARTTLS"), is: withoutTls, found: [["starttls/no-ehlo"]] },
  requiretls: { said: byKey, is: withDane, found: [alone(), ["starttls/requiretls"]] },
  requireonly: { said: verified, found: [["starttls/requiretls"]] },
  cmdinject: { said: verified, found: [["starttls/injection"]] },
  mxdown: {
    said: said("no connection", "no connection"),
    is: unknown,
    found: [["starttls/unreached", { why: "refused" }]],
  },

  mtasts: { said: verified, is: { "mta-sts": "met" } },
  mtastsmx: { said: verified, found: [["mta-sts/mx-uncovered", { mode: "enforce", hosts: ["mx.mtastsmx.test"] }]] },
  mtastscert: { said: verified, found: [["mta-sts/policy-certificate", { why: ["name-mismatch"] }]] },
  mtasts404: { said: verified, found: [["mta-sts/policy-code", { code: 404 }]] },
  mtastsredir: {
    said: verified,
    found: [
      ["mta-sts/policy-redirect", { code: 301, location: "https://mta-sts.mtasts.test/.well-known/mta-sts.txt" }],
    ],
  },
  mtaststest: {
    said: untrusted("self-signed certificate"),
    is: { x509: "unmet" },
    found: [
      ["x509/self-signed", { at: 0 }],
      ["mta-sts/mode-testing"],
      ["mta-sts/mx-untrusted", { mode: "testing", why: ["self-signed"] }],
    ],
  },
  // RFC 8461 §3.2 has text/plain; mta-sts-query refuses it, checkdmarc takes it.
  mtastsct: {
    said: verified,
    found: [["mta-sts/content-type", { contentType: "text/html" }]],
  },
  mtastsnotxt: { said: verified, found: [["mta-sts/no-record"]] },
};

interface Place {
  domain: string;
  host: string;
  address: string;
}

const aboutServers: ReadonlySet<Finding["id"]> = new Set([
  "dane/no-match",
  "dane/anchor-not-sent",
  "dane/untrusted-chain",
  "dane/no-tls",
  "mta-sts/mx-untrusted",
]);

function truthOf(is: Criteria | undefined, found: readonly Found[], place: Place): Truth {
  return {
    criteria: { ...usual, ...is },
    findings: found.map(([id, args]) => [id, { ...whereOf(id, place), ...args }]),
  };
}

function whereOf(id: Finding["id"], { domain, host, address }: Place): Args {
  if (id.startsWith("starttls/") || id.startsWith("x509/")) {
    const hosts = id === "x509/name-mismatch" ? { hosts: [host] } : {};
    return { host, addresses: [address], ...hosts };
  }
  if (id === "dane/no-tlsa") return { hosts: [host] };
  if (id === "dane/not-secure" || id.startsWith("dnssec/")) return {};
  if (aboutServers.has(id)) return { host, addresses: [address] };
  return id.startsWith("dane/") ? { host } : { domain };
}

const oldVersions = (...versions: readonly string[]): Found => ["starttls/old-versions", { versions }];
const weakSuites = (...suites: readonly string[]): Found => ["starttls/weak-suites", { suites }];

/**
 * What `--tls-scan` finds. Postfix as it comes takes TLS 1.0 and later (`smtpd_tls_protocols`), and anonymous suites; static RSA
 * needs a key of RSA, which only one of these has.
 */
export const scanTruth: Readonly<Record<string, readonly Found[]>> = {
  pkix: [oldVersions("TLSv1", "TLSv1.1"), weakSuites("anonymous")],
  weakciph: [oldVersions("TLSv1", "TLSv1.1"), weakSuites("null", "anonymous"), ["starttls/static-rsa"]],
  tls10: [oldVersions("TLSv1"), weakSuites("anonymous")],
  tls11: [oldVersions("TLSv1.1"), weakSuites("anonymous")],
  tls13: [],
  requireonly: [], // Node's TLS
};

const inTheClear: readonly Delivery[] = ["clear"];
const opportunistic: readonly Delivery[] = ["encrypted", "clear"];
const authenticated: readonly Delivery[] = ["encrypted-authenticated"];
const refused: readonly Delivery[] = ["refused"];

/** What becomes of a message, by what posttls-finger says and by the policy that is served. */
export function deliveryTruth(
  label: string,
): Readonly<Record<"opportunistic-tls" | "mta-sts" | "requiretls", unknown>> {
  const said = rows[label]?.said["posttls-finger"] ?? "";
  const isWithout = ["no STARTTLS", "no TLS", "no EHLO", "STARTTLS refused"].includes(said);
  const isUnknown = ["turned away", "time-out", "no connection"].includes(said);
  const byChance = isWithout ? inTheClear : opportunistic;
  return {
    "opportunistic-tls": byChance,
    "mta-sts": policyTruth[label] ?? byChance,
    requiretls: requireTlsTruth[label] ?? (isUnknown ? [...authenticated, ...refused] : refused),
  };
}

/** Of the others, senders find no policy that they could take, or one in testing. */
const policyTruth: Readonly<Record<string, readonly Delivery[]>> = {
  mtasts: authenticated,
  mtastsmx: refused,
  mtastsct: [...authenticated, ...opportunistic], // as the sender takes text/html
};

/** RFC 8689 §4.2.1: it is to be offered, and the MX host authenticated. */
const requireTlsTruth: Readonly<Record<string, readonly Delivery[]>> = {
  requiretls: authenticated,
  requireonly: [...authenticated, ...refused], // it may have an MTA-STS policy in a sender's memory
};

export const mailTruth: Readonly<Record<string, MailTruth>> = Object.fromEntries(
  mailCases.flatMap((one) => {
    const { label, tlsa } = one;
    const row = rows[label];
    if (row === undefined) return [];
    const hasPolicy = policyCases.some((policy) => policy.label === label);
    const found: readonly Found[] = [
      ...(row.found ?? []),
      ...(tlsa.length === 0 ? [["dane/no-tlsa"] as const] : []),
      ...(hasPolicy ? [] : [["mta-sts/no-record"] as const]),
    ];
    const place = { domain: `${label}.test`, host: mxHostOf(label), address: mailAddress(one) };
    return [[label, { ...row.said, ...truthOf(row.is, found, place) }]];
  }),
);
