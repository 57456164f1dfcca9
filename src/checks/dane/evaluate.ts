/** Asks for the TLSA records of every MX host of a domain, what the hosts present, and what the files show of the signing. */
import { type DomainName, below, parentOf } from "../../dns/name.ts";
import type { Answer, Security } from "../../dns/resolver.ts";
import { type RRType, type SourceRange, placeOf } from "../../dns/rrset.ts";
import type { CertificateFile, Io } from "../../io.ts";
import type { MxHost, MxHosts } from "../../mail/mx-hosts.ts";
import { type AddressSession, type MxSessions, mxSessions, weakest } from "../../mail/mx-sessions.ts";
import { type Trust, dersOf, judgedAs, trustOf } from "../../mail/presented.ts";
import { tlsOutcome, whyOpen } from "../../mail/tls-outcome.ts";
import { type FoundTlsa, findTlsa } from "../../mail/tlsa/find.ts";
import { matchesCertificate } from "../../mail/tlsa/match.ts";
import { type TlsaRecord, parseTlsa } from "../../mail/tlsa/record.ts";
import { type TlsaMatch, verifyTlsa } from "../../mail/tlsa/verify.ts";
import { type Certificate, readCertificate } from "../../mail/x509/certificate.ts";
import { judgeChain } from "../../mail/x509/path.ts";

const maxRecords = 50;
const maxNamesElsewhere = 50;
const maxLevels = 16;

type Known = "present" | "absent" | "unknown";

/** What the files show of the signing of one name on the way from a host to the root. */
export interface ZoneSigning {
  owner: DomainName;
  isApex: boolean;
  dnskey: Known;
  ds: Known;
}

export interface LocatedRecord extends TlsaRecord {
  from?: SourceRange;
}

/** `owner` is where the search ended, below `base` (RFC 7671 §7); `unread` counts records beyond the first 50; `ttl` is in seconds, `originalTtl` as its zone gave it. */
export interface TlsaRecords {
  kind: "present";
  base: DomainName;
  owner: DomainName;
  ttl: number;
  originalTtl?: number;
  /** Each record once. */
  records: readonly LocatedRecord[];
  unread: number;
  security: Security;
  /** Does an RRSIG of the TLSA RRset stand beside it? */
  rrsig: Known;
}

/** `isBogus`: validation failed, so that senders that validate defer (RFC 7672 §2.1.2). */
type Tlsa = TlsaRecords | { kind: "absent" } | { kind: "unknown" | "failed"; because: string; isBogus?: true };

/** Digests of what one address presents: SHA-256 of public keys, in hexadecimal. */
interface PresentedKeys {
  address: string;
  own: string;
  /** Of the certificate that issued it, where that is sent and the chain is good up to it: what `2 1 1` would ask for. */
  issuer?: string;
}

/** What senders with DANE find at one address that could be reached, and the texts of the records that match. */
export interface AddressMatch {
  address: string;
  found:
    | TlsaMatch
    /** It does not come to TLS; `why` is the fault. */
    | { kind: "no-tls"; why: string };
}

export interface HostFacts {
  host: DomainName;
  /** `mx`: an MX host of the domain. `itself`: the domain, which is none of its own but may be one of others. */
  role: "mx" | "itself";
  /** The MX record. */
  from?: SourceRange;
  name: "exists" | "nxdomain" | "unknown";
  tlsa: Tlsa;
  /** TLSA records below the host at labels that are not `_25._tcp`. */
  elsewhere: readonly { owner: DomainName; records: readonly string[] }[];
  /** Certificates for the host beside the zones that can be held against its usable records, by file. */
  certificates: readonly { file: string; isMatched: boolean }[];
  /** From the host upwards; empty where there is no TLSA record to be signed. */
  signing: readonly ZoneSigning[];
  /** Of the address RRsets, aliases included. */
  addressSecurity: Security;
  /** Empty where there is no usable record, or nobody was asked. */
  presented: readonly AddressMatch[];
  /** Of the addresses that came to TLS. */
  keys: readonly PresentedKeys[];
}

export interface DaneFacts {
  domain: DomainName;
  mx: MxHosts;
  /** Of the MX RRset's zone, from the domain upwards; empty where no host has TLSA records. */
  signing: readonly ZoneSigning[];
  hosts: readonly HostFacts[];
  /** Why it is not known what every MX host presents, if so. */
  open?: string;
}

export async function evaluateDane(domain: DomainName, io: Io): Promise<DaneFacts> {
  const sessions = await mxSessions(domain, io);
  const { mx } = sessions;
  const evaluated = hostsOf(domain, mx).map(([mxHost, role]) => evaluateHost(mxHost, role, io));
  const hosts = (await Promise.all(evaluated)).map((host) => withPresented(host, sessions, domain, trustOf(io)));
  const open = whyOpen(sessions);
  const hasTlsa = hosts.some(({ tlsa }) => tlsa.kind === "present");
  const signing = hasTlsa ? await signingOf(domain, "MX", io) : [];
  return { domain, mx, signing, hosts, ...(open === undefined ? {} : { open }) };
}

/** Each host once. A domain whose own mail is refused, or not known of, may still be the MX host of others. */
function hostsOf(domain: DomainName, mx: MxHosts): readonly [MxHost, HostFacts["role"]][] {
  switch (mx.kind) {
    case "real":
    case "implicit":
      return [...new Map(mx.hosts.toReversed().map((mxHost) => [mxHost.host, mxHost])).values()]
        .toReversed()
        .map((mxHost) => [mxHost, "mx"]);
    case "null":
    case "no-mx":
    case "unknown":
      return [[{ host: domain, preference: 0 }, "itself"]];
    case "none":
      return [];
  }
}

async function evaluateHost({ host, from }: MxHost, role: HostFacts["role"], io: Io): Promise<HostFacts> {
  const [address, address6] = await Promise.all([io.resolver.query(host, "A"), io.resolver.query(host, "AAAA")]);
  const tlsa = await tlsaOf(host, io);
  return {
    host,
    role,
    ...(from === undefined ? {} : { from }),
    name: existenceOf(address),
    tlsa,
    elsewhere: isOutside(address) ? [] : await elsewhereBelow(host, io),
    certificates: tlsa.kind === "present" ? matched(io.certificates(host), tlsa) : [],
    signing: tlsa.kind === "present" ? await signingOf(host, "A", io) : [],
    addressSecurity: weakest([address.security, address6.security]),
    presented: [],
    keys: [],
  };
}

/** RFC 7672 §3.2.2: of usage 2, the certificate is for the TLSA base domain, the MX host, or the domain of the mail. */
function withPresented(facts: HostFacts, sessions: MxSessions, domain: DomainName, trust: Trust): HostFacts {
  const { tlsa } = facts;
  const host = sessions.hosts.find((one) => one.host === facts.host);
  if (host === undefined || facts.role === "itself") return facts;
  const keys = host.addresses.flatMap((one) => keysAt(one, [facts.host, domain], trust));
  const isUsed = tlsa.kind === "present" && tlsa.records.some(({ use }) => use === "usable");
  if (!isUsed) return { ...facts, keys };
  const hosts = [tlsa.base, facts.host, domain];
  const presented = host.addresses.flatMap(({ address, session }): AddressMatch[] => {
    const outcome = tlsOutcome(session);
    const tls = session.kind === "measured" ? session.value.tls : undefined;
    if (tls === undefined)
      return outcome.kind === "fault" ? [{ address, found: { kind: "no-tls", why: outcome.fault } }] : [];
    const chain = dersOf(tls);
    const above = judgedAs(tls, facts.host, trust).path.map(({ der }) => der);
    return [{ address, found: verifyTlsa({ records: tlsa.records, chain, hosts, now: trust.now, above }) }];
  });
  return { ...facts, presented, keys };
}

function keysAt({ address, session }: AddressSession, hosts: readonly DomainName[], { now }: Trust): PresentedKeys[] {
  const tls = session.kind === "measured" ? session.value.tls : undefined;
  const chain = tls === undefined ? [] : dersOf(tls);
  const [own, issuer] = chain.slice(0, 2).flatMap((der) => readCertificates(der));
  if (own === undefined) return [];
  const isGood = issuer !== undefined && judgeChain({ chain, hosts, roots: [issuer], now }).trusted;
  return [{ address, own: own.spkiDigests.sha256, ...(isGood ? { issuer: issuer.spkiDigests.sha256 } : {}) }];
}

function readCertificates(der: Uint8Array): readonly Certificate[] {
  const read = readCertificate(der);
  return read.ok ? [read.value] : [];
}

/** RFC 7671 §5: usage 3 is about the server's own certificate, usage 2 about an issuer, which must be in the file to be looked at. */
function matched(files: readonly CertificateFile[], { records, unread }: TlsaRecords): HostFacts["certificates"] {
  return files.flatMap(({ file, pems }): HostFacts["certificates"] => {
    const [own = "", ...issuers] = pems;
    const pemsFor = ({ usage }: TlsaRecord): readonly string[] => (usage === 2 ? issuers : [own]);
    const answers = new Set(records.flatMap((record) => pemsFor(record).map((pem) => matchesCertificate(record, pem))));
    if (answers.has(true)) return [{ file, isMatched: true }];
    const needsIssuer = records.some(({ usage, use }) => usage === 2 && use === "usable") && issuers.length === 0;
    return unread > 0 || needsIssuer || !answers.has(false) ? [] : [{ file, isMatched: false }];
  });
}

/** The network answered for the host itself: what is below it cannot be listed. */
function isOutside({ source, aliases }: Answer): boolean {
  return source === "live" && aliases.length === 0;
}

function existenceOf({ outcome, aliases }: Answer): HostFacts["name"] {
  if (outcome.kind === "nxdomain") return aliases.length > 0 ? "exists" : "nxdomain";
  return outcome.kind === "unknown" || outcome.kind === "failed" ? "unknown" : "exists";
}

async function tlsaOf(host: DomainName, io: Io): Promise<Tlsa> {
  const found = await findTlsa(host, io.resolver);
  switch (found.kind) {
    case "present":
      return tlsaRecords(found, found.answer.aliases.length > 0 ? "unknown" : await rrsigAt(found.owner, io));
    case "absent":
      return found;
    case "unknown":
    case "failed": {
      const { kind, because, isBogus } = found;
      return { kind, because, ...(isBogus ? { isBogus } : {}) };
    }
  }
}

function tlsaRecords({ base, owner, rrset, answer }: Present, rrsig: Known): TlsaRecords {
  const records = rrset.rdata
    .slice(0, maxRecords)
    .map((rdata, index): LocatedRecord => ({ ...parseTlsa(rdata), ...placeOf(rrset, index) }));
  const unread = rrset.rdata.length - records.length;
  const { security, originalTtl } = answer;
  return {
    kind: "present",
    base,
    owner,
    ttl: rrset.ttl,
    ...(originalTtl === undefined ? {} : { originalTtl }),
    records: uniqueRecords(records),
    unread,
    security,
    rrsig,
  };
}

type Present = Extract<FoundTlsa, { kind: "present" }>;

function uniqueRecords(records: readonly LocatedRecord[]): readonly LocatedRecord[] {
  return records.filter((record, index) => records.findIndex(({ text }) => text === record.text) === index);
}

async function rrsigAt(owner: DomainName, io: Io): Promise<Known> {
  const { outcome } = await io.resolver.query(owner, "RRSIG");
  if (outcome.kind === "unknown" || outcome.kind === "failed") return "unknown";
  const covered = outcome.kind === "rrset" ? outcome.rrset.rdata : [];
  return covered.some((rdata) => /^TLSA\b/i.test(rdata)) ? "present" : "absent"; // RFC 4034 §3.2
}

/** Whether the name itself has such records: those of a name that it is an alias of are not its own. */
function knownOf({ outcome, aliases }: Answer): Known {
  switch (outcome.kind) {
    case "rrset":
      return aliases.length === 0 ? "present" : "absent";
    case "nodata":
    case "nxdomain":
      return "absent";
    case "unknown":
    case "failed":
      return "unknown";
  }
}

/** Where a `_25._tcp` ends up by a slip or for another service. */
const otherPrefixes = ["_tcp", "tcp", "_udp", "udp", "_sctp", "_25", "25"];

async function elsewhereBelow(host: DomainName, io: Io): Promise<HostFacts["elsewhere"]> {
  const found = [];
  for (const prefix of otherPrefixes) {
    for (const owner of await namesAt(below(prefix, host), io)) {
      if (owner === below("_25._tcp", host)) continue;
      const { outcome } = await io.resolver.query(owner, "TLSA");
      if (outcome.kind === "rrset")
        found.push({ owner, records: outcome.rrset.rdata.slice(0, maxRecords).map((rdata) => parseTlsa(rdata).text) });
    }
  }
  return found;
}

/** The names at or below `owner`; whether there are any is asked first, since listing them may mean to walk a zone. */
async function namesAt(owner: DomainName, io: Io): Promise<readonly DomainName[]> {
  const { outcome } = await io.resolver.query(owner, "TLSA");
  if (outcome.kind === "nxdomain" || outcome.kind === "unknown" || outcome.kind === "failed") return [];
  const names = io.namesBelow(owner);
  return names.kind === "measured" ? names.value.slice(0, maxNamesElsewhere) : [];
}

/** `asked`: a type that the name has been asked for already, which tells without another question who answers for it. */
async function signingOf(host: DomainName, asked: RRType, io: Io): Promise<readonly ZoneSigning[]> {
  const { source, aliases } = await io.resolver.query(host, asked);
  if (source === "live" && aliases.length === 0) return []; // the same on both sides of a change
  const levels: ZoneSigning[] = [];
  for (let at: DomainName | undefined = host; at !== undefined && levels.length < maxLevels; at = parentOf(at)) {
    const owner: DomainName = at;
    if ((await io.resolver.query(owner, "SOA")).source === "live") break; // the same on both sides of a change
    const [soa, ns, dnskey, ds] = await Promise.all(
      ["SOA", "NS", "DNSKEY", "DS"].map(async (type) => knownOf(await io.resolver.query(owner, type))),
    );
    if (dnskey === undefined || ds === undefined) break;
    levels.push({ owner, isApex: soa === "present" || ns === "present", dnskey, ds });
  }
  return levels;
}
