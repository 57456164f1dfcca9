/** Asks what the files show of the signing of a domain's zone, and of the zones above it. */
import { type DomainName, parentOf } from "../../dns/name.ts";
import { type RRset, type RRType, type SourceRange, placeOf } from "../../dns/rrset.ts";
import type { Io, Measured, Signing } from "../../io.ts";
import { type Relied, reliedOn } from "./reliance.ts";
import { type DnsKey, type Ds, type Nsec3Param, parseDnsKey, parseDs, parseNsec3Param } from "./parse.ts";

const maxRecords = 50;
const maxLevels = 16;

/** A record as it stands, and what it says. */
export type Located<T> = T & { text: string; from?: SourceRange };

/** `unread` counts records that could not be read or are beyond the first 50; `ttl` is in seconds. */
export interface Present<T> {
  kind: "present";
  ttl: number;
  records: readonly Located<T>[];
  unread: number;
}

export type Records<T> = Present<T> | { kind: "absent" } | { kind: "unknown" | "failed"; because: string };

interface NameServer {
  host: string;
}

/** One zone, or a delegation to one, as the files show it. */
export interface ZoneFacts {
  zone: DomainName;
  signing: Measured<Signing>;
  /** In the parent zone. A DS at the top of its own zone is no delegation's and not asked for (RFC 4035 §2.4). */
  ds: Records<Ds>;
  dnskey: Records<DnsKey>;
  cds: Records<Ds>;
  cdnskey: Records<DnsKey>;
  nsec3param: Records<Nsec3Param>;
  /** The zone's own, or its delegation's where the zone is not in the files. */
  ns: Records<NameServer>;
}

/** `zones`: the domain, zone or not, and the zones above it as far as the files show any. */
export interface DnssecFacts {
  domain: DomainName;
  zones: readonly ZoneFacts[];
  /** What the categories of the score rely on, where the network answers for the domain; otherwise empty. */
  relied: readonly Relied[];
}

export async function evaluateDnssec(domain: DomainName, io: Io): Promise<DnssecFacts> {
  const zones: ZoneFacts[] = [];
  let at: DomainName | undefined = domain;
  for (let level = 0; at !== undefined && level < maxLevels; level++, at = parentOf(at)) {
    if (at !== domain && (await io.resolver.query(at, "NS")).source === "live") break;
    const found = await zoneAt(at, at === domain, io);
    if (found === "outside" && zones.length > 0) break;
    if (typeof found === "object") zones.push(found);
  }
  return { domain, zones, relied: await reliedOn(domain, io.resolver) };
}

/**
 * Where the files show neither the top of a zone nor a delegation: whether they show the name at all. The domain itself
 * is always taken for one: a zone's file may have neither SOA nor NS (octoDNS), and what is not a zone has no such records.
 */
async function zoneAt(owner: DomainName, isDomain: boolean, io: Io): Promise<ZoneFacts | "within" | "outside"> {
  const signing = io.signing(owner);
  const ask = <T>(type: RRType, parse: (rdata: string) => T | undefined) => recordsAt(owner, type, parse, io);
  const ns = await ask("NS", nameServerOf);
  const ds = await ask("DS", parseDs);
  const dnskey = await ask("DNSKEY", parseDnsKey);
  const first = [ns, ds, dnskey];
  if (signing.kind === "not-measured" && first.every(({ kind }) => kind === "unknown")) return "outside";
  const isShown = signing.kind === "measured" || first.some(({ kind }) => kind === "present");
  if (!isShown && !isDomain && !(await isApex(owner, io))) return "within";
  const [cds, cdnskey, nsec3param] = await Promise.all([
    ask("CDS", parseDs),
    ask("CDNSKEY", parseDnsKey),
    ask("NSEC3PARAM", parseNsec3Param),
  ]);
  return { zone: owner, signing, ds, dnskey, cds, cdnskey, nsec3param, ns };
}

async function isApex(owner: DomainName, io: Io): Promise<boolean> {
  for (const type of ["SOA", "CDS", "CDNSKEY"]) {
    const { outcome } = await io.resolver.query(owner, type);
    if (outcome.kind === "rrset") return true;
  }
  return false;
}

/** What stands at an alias's target, or comes from a wildcard, is not the name's own. */
async function recordsAt<T>(
  owner: DomainName,
  type: RRType,
  parse: (rdata: string) => T | undefined,
  io: Io,
): Promise<Records<T>> {
  const { outcome, aliases, wildcard } = await io.resolver.query(owner, type);
  if (aliases.length > 0) return { kind: "absent" };
  switch (outcome.kind) {
    case "rrset":
      if (wildcard !== undefined) return { kind: "absent" };
      return presentIn(outcome.rrset, parse);
    case "nodata":
    case "nxdomain":
      return { kind: "absent" };
    case "unknown":
    case "failed":
      return { kind: outcome.kind, because: outcome.why };
  }
}

function presentIn<T>(rrset: RRset, parse: (rdata: string) => T | undefined): Present<T> {
  const records = rrset.rdata.slice(0, maxRecords).flatMap((rdata, i): Located<T>[] => {
    const parsed = parse(rdata);
    return parsed === undefined ? [] : [{ ...parsed, text: rdata, ...placeOf(rrset, i) }];
  });
  return { kind: "present", ttl: rrset.ttl, records, unread: rrset.rdata.length - records.length };
}

function nameServerOf(rdata: string): NameServer {
  return { host: rdata.toLowerCase().replace(/\.$/, "") };
}
