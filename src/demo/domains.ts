/** The domains of the demonstration: each has one thing to show, and its name says which. */
import { createHash, type KeyObject } from "node:crypto";
import { type Issued, issue, keyOf, type Request, spkiOf } from "./ca.ts";
import type { MxHost, PolicyHost } from "./hosts.ts";

export interface DemoDomain {
  name: string;
  /** What there is to see, for people. */
  shows: string;
  /** Its zone as a master file, with names relative to the domain. */
  zone: string;
  /** Whether its zone is signed, and if so, whether the signatures still hold. */
  signed: "no" | "yes" | "expired";
  mxHosts: readonly MxHost[];
  policyHosts: readonly PolicyHost[];
}

/** Whom the senders of the demonstration trust, and the moment that it shows. */
export interface Trust {
  authority: Issued;
  now: Date;
}

const day = 86_400_000;

export const newAuthority = (now: Date): Issued =>
  issue({ subject: "mecsa demo CA", isCa: true, notBefore: daysFrom(now, -365), notAfter: daysFrom(now, 365) });

const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * day);

export function domainsOf(trust: Trust): readonly DemoDomain[] {
  return [
    good(trust),
    selfSignedWithDane(trust),
    staleTlsa(trust),
    expiredCertificate(trust),
    noStarttls(),
    spoofable(trust),
    noMail(),
    expiredSignatures(trust),
  ];
}

function good(trust: Trust): DemoDomain {
  const mx = mxHost("good.example", ["192.0.2.10", "2001:db8::10"], (host) => chainOf(host, trust));
  return {
    name: "good.example",
    shows: "all of it is done: DANE, MTA-STS, SPF, DKIM and DMARC hold",
    zone: [
      nameServers,
      addressesOf(mx),
      tlsa([...mx.keys, keyOf("p256")]), // the next one is announced before it is used
      authentication("reject"),
      'mx TXT "v=spf1 a -all"', // for the name that the host gives: RFC 7208 §2.3
      caa,
      strictTransport("192.0.2.11"),
    ].join("\n"),
    signed: "yes",
    mxHosts: [mx],
    policyHosts: [policyHost("good.example", "192.0.2.11", trust)],
  };
}

function selfSignedWithDane({ now }: Trust): DemoDomain {
  const mx = mxHost("self-signed-dane.example", ["192.0.2.20"], (host) => [issue(leaf(host, now))]);
  return {
    name: "self-signed-dane.example",
    shows: "no authority knows the certificate, and DANE makes up for it",
    zone: [nameServers, addressesOf(mx), tlsa(mx.keys), authentication("reject")].join("\n"),
    signed: "yes",
    mxHosts: [mx],
    policyHosts: [],
  };
}

function staleTlsa(trust: Trust): DemoDomain {
  const mx = mxHost("stale-tlsa.example", ["192.0.2.30"], (host) => chainOf(host, trust));
  return {
    name: "stale-tlsa.example",
    shows: "the key was changed and the TLSA record was not: senders with DANE keep the mail back",
    zone: [nameServers, addressesOf(mx), tlsa([keyOf("p256")]), authentication("reject")].join("\n"),
    signed: "yes",
    mxHosts: [mx],
    policyHosts: [],
  };
}

function expiredCertificate(trust: Trust): DemoDomain {
  const { authority, now } = trust;
  const over = { notBefore: daysFrom(now, -100), notAfter: daysFrom(now, -10) };
  const mx = mxHost("expired-certificate.example", ["192.0.2.40"], (host) => [
    issue({ ...leaf(host, now), ...over, issuer: authority }),
  ]);
  return {
    name: "expired-certificate.example",
    shows: "the certificate is over and MTA-STS is enforced: senders with MTA-STS keep the mail back",
    zone: [nameServers, addressesOf(mx), authentication("quarantine"), strictTransport("192.0.2.41")].join("\n"),
    signed: "no",
    mxHosts: [mx],
    policyHosts: [policyHost("expired-certificate.example", "192.0.2.41", trust)],
  };
}

function noStarttls(): DemoDomain {
  const mx = mxHost("no-starttls.example", ["192.0.2.50"]);
  return {
    name: "no-starttls.example",
    shows: "everybody on the way reads the mail",
    zone: [nameServers, addressesOf(mx), authentication("quarantine")].join("\n"),
    signed: "no",
    mxHosts: [mx],
    policyHosts: [],
  };
}

function spoofable(trust: Trust): DemoDomain {
  const mx = mxHost("spoofable.example", ["192.0.2.60"], (host) => chainOf(host, trust));
  return {
    name: "spoofable.example",
    shows: "anybody may send in its name",
    zone: [nameServers, addressesOf(mx), '@ TXT "v=spf1 mx ?all"', '_dmarc TXT "v=DMARC1; p=none"'].join("\n"),
    signed: "no",
    mxHosts: [mx],
    policyHosts: [],
  };
}

function noMail(): DemoDomain {
  const nothing = [
    "@ A 192.0.2.80", // it has a web site
    "@ MX 0 .",
    '@ TXT "v=spf1 -all"',
    '*._domainkey TXT "v=DKIM1; p="',
    '_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@reports.example"',
  ];
  return {
    name: "no-mail.example",
    shows: "it neither sends nor receives, and says so",
    zone: [nameServers, ...nothing].join("\n"),
    signed: "yes",
    mxHosts: [],
    policyHosts: [],
  };
}

function expiredSignatures(trust: Trust): DemoDomain {
  const mx = mxHost("expired-signatures.example", ["192.0.2.70"], (host) => chainOf(host, trust));
  return {
    name: "expired-signatures.example",
    shows: "nobody signed the zone anew: for whoever validates, the domain is gone",
    zone: [nameServers, addressesOf(mx), tlsa(mx.keys), authentication("reject")].join("\n"),
    signed: "expired",
    mxHosts: [mx],
    policyHosts: [],
  };
}

const nameServers = `@ NS ns1
  @ NS ns2
  ns1 A 192.0.2.53
  ns2 A 198.51.100.53`;

const caa = `@ CAA 0 issue "ca.example"
  @ CAA 0 issuemail ";"`;

/** SPF, DKIM and DMARC. */
function authentication(policy: "quarantine" | "reject"): string {
  return `@ TXT "v=spf1 mx -all"
    mail._domainkey TXT "v=DKIM1; k=rsa; p=${dkimKey.slice(0, 200)}" "${dkimKey.slice(200)}"
    _dmarc TXT "v=DMARC1; p=${policy}; rua=mailto:dmarc@reports.example"`;
}

/** RSA of 2048 bits. Nobody has its other half: nothing is signed here. */
const dkimKey =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArBTsVpymcUBqCvqyZZHRmAeInHGwnjfPDDkfZTRhMS91SAlUO+ddA5mh" +
  "fxW37Y7I9BZ+krr24hDOV6EIJYH6Z4eGq4Cz04RgBCytSj95b9Ef8nJ3AkiXdJlidQIT8BtKOa8nvvgzXw69hk0aacYU6E/Z+fZt" +
  "G/EsnPJyfmrDWrTXQm2jH6zniQ0qv6BXK0ZXCYqAuMkHw8lj8GDAIE5b/t39fW80DqyoYMIPoz7vqJkS0JiA1mLDBTZrGQttIiBE" +
  "0v6sfSvvigOQFIqjVmLVfDJH/bz/bzE240okT2/LqEv+rv+bfB9X4dcV5Ac4bnUeYuw06ds1hSG1VlCSukg13QIDAQAB";

function strictTransport(address: string): string {
  return `_mta-sts TXT "v=STSv1; id=1"
    mta-sts A ${address}
    _smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@reports.example"`;
}

interface OwnMx extends MxHost {
  /** Those of its own certificate. */
  keys: readonly KeyObject[];
}

function mxHost(domain: string, addresses: readonly string[], certify?: (host: string) => readonly Issued[]): OwnMx {
  const name = `mx.${domain}`;
  const chain = certify?.(name);
  if (chain === undefined) return { name, addresses, keys: [] };
  return { name, addresses, chain, keys: chain.slice(0, 1).map(({ key }) => key) };
}

function addressesOf({ addresses }: MxHost): string {
  const records = addresses.map((address) => `mx ${address.includes(":") ? "AAAA" : "A"} ${address}`);
  return ["@ MX 10 mx", ...records].join("\n");
}

/** DANE-EE, of the keys, by SHA-256 (RFC 7672 §3.1.1). */
function tlsa(keys: readonly KeyObject[]): string {
  const digests = keys.map((key) => createHash("sha256").update(spkiOf(key)).digest("hex"));
  return digests.map((digest) => `_25._tcp.mx TLSA 3 1 1 ${digest}`).join("\n");
}

function leaf(host: string, now: Date): Request {
  return {
    subject: host,
    names: [host],
    isCa: false,
    purposes: ["serverAuth"],
    notBefore: daysFrom(now, -30),
    notAfter: daysFrom(now, 60),
  };
}

const chainOf = (host: string, { authority, now }: Trust): readonly Issued[] => [
  issue({ ...leaf(host, now), issuer: authority }),
];

function policyHost(domain: string, address: string, trust: Trust): PolicyHost {
  const name = `mta-sts.${domain}`;
  const policy = ["version: STSv1", "mode: enforce", `mx: mx.${domain}`, "max_age: 604800", ""].join("\r\n");
  return { name, addresses: [address], chain: chainOf(name, trust), policy };
}
