/** Zones signed in memory (RFC 4035 §2), or left as they are. */
import { type DomainName, below, isWithin, name, parentOf } from "../../dns/name.ts";
import { readMasterFile } from "../../dns/master-file/read.ts";
import type { RRType } from "../../dns/rrset.ts";
import { rdataOctets } from "../../dns/wire/encode.ts";
import type { ZoneRecord } from "../../dns/zone.ts";
import * as denials from "./denial.ts";
import { type Denial, nsec, positionOf } from "./denial.ts";
import { type ZoneKey, dsRdata, keyFlags } from "./keys.ts";
import { type Validity, type ZoneRRset, rrsigOver } from "./rrsig.ts";

export interface ZoneSource {
  origin: string;
  /** A master file; lines may be indented, and so each names its owner. A SOA and an NS record are put in where the apex has none, and all TTLs are 3600 where none is given. */
  text: string;
  /** None: an unsigned zone. Those with the SEP bit sign the DNSKEY RRset, the others all else; one kind alone signs all. */
  keys?: readonly ZoneKey[];
  denial?: Denial;
  validity: Validity;
}

/** One record of the chain of NSEC or NSEC3 records, and where it stands in it: see `positionOf`. */
interface Link {
  position: string;
  rrset: ZoneRRset;
}

export interface SignedZone {
  origin: DomainName;
  keys: readonly ZoneKey[];
  denial: Denial;
  validity: Validity;
  /** By `owner TYPE`, without NSEC and NSEC3. */
  rrsets: ReadonlyMap<string, ZoneRRset>;
  /** In order; empty in an unsigned zone. */
  chain: readonly Link[];
}

const defaultTtl = 3600; // seconds

export function signedZone(source: ZoneSource): SignedZone {
  const origin = name(source.origin);
  const zone = {
    origin,
    keys: source.keys ?? [],
    denial: source.denial ?? nsec,
    validity: source.validity,
  };
  const rrsets = rrsetsOf(withApex(origin, recordsOf(origin, source.text)));
  if (zone.keys.length === 0) return { ...zone, rrsets, chain: [] };
  for (const rrset of apexRRsets(zone)) rrsets.set(placeOf(rrset), rrset);
  const chain = chainOf(zone, rrsets).map((link) => ({ ...link, rrset: signed(zone, link.rrset) }));
  const authoritative = authority(origin, rrsets);
  const all = [...rrsets.values()].map((rrset) => (authoritative(rrset) ? signed(zone, rrset) : rrset));
  return { ...zone, rrsets: new Map(all.map((rrset) => [placeOf(rrset), rrset])), chain };
}

/** The lines that the parent's master file needs for a delegation to the zone: NS, and DS where it is signed. */
export function delegationTo(zone: SignedZone, digestTypes: readonly (1 | 2 | 4)[] = [2]): string {
  const entries = zone.keys.filter((key) => key.flags === keyFlags.entry);
  const ds = entries.flatMap((key) =>
    digestTypes.map((type) => `${absolute(zone.origin)} DS ${dsRdata(zone.origin, key, type)}`),
  );
  return [`${absolute(zone.origin)} NS ${absolute(below("ns", zone.origin))}`, ...ds, ""].join("\n");
}

/** The RRset with the signatures that the zone's own keys make. */
function signed(zone: Pick<SignedZone, "origin" | "keys" | "validity">, rrset: ZoneRRset): ZoneRRset {
  const isEntry = (key: ZoneKey): boolean => (key.flags & 1) === 1;
  const wanted = zone.keys.filter((key) => isEntry(key) === (rrset.type === "DNSKEY"));
  const signers = wanted.length === 0 ? zone.keys : wanted;
  const signatures = signers.map((key) => rrsigOver(rrset, { ...zone.validity, signer: zone.origin, key }));
  return { ...rrset, signatures };
}

/** Where an RRset stands among those of a zone. */
export function placeOf({ owner, type }: { owner: DomainName; type: RRType }): string {
  return `${owner} ${type}`;
}

function absolute(owner: DomainName): string {
  return owner === "." ? owner : `${owner}.`;
}

function recordsOf(origin: DomainName, text: string): readonly ZoneRecord[] {
  const records: ZoneRecord[] = [];
  const octets = Buffer.from(`$TTL ${defaultTtl}\n${text.replaceAll(/^[ \t]+/gm, "")}`);
  readMasterFile(
    { file: "zone", octets, origin },
    {
      record: (record) => records.push(record),
      problem: ({ id, level, line }) => {
        if (level === "error") throw new Error(`${origin}, line ${line - 1}: ${id}`);
      },
    },
  );
  return records;
}

function withApex(
  origin: DomainName,
  records: readonly ZoneRecord[],
): readonly Pick<ZoneRecord, "owner" | "type" | "ttl" | "rdata">[] {
  const host = absolute(below("ns", origin));
  const apex: Readonly<Record<string, string>> = { SOA: `${host} hostmaster.${host} 1 3600 600 86400 300`, NS: host };
  const missing = Object.entries(apex).filter(
    ([type]) => !records.some((record) => record.owner === origin && record.type === type),
  );
  return [...records, ...missing.map(([type, rdata]) => ({ owner: origin, type, ttl: defaultTtl, rdata }))];
}

function rrsetsOf(records: readonly Pick<ZoneRecord, "owner" | "type" | "ttl" | "rdata">[]): Map<string, ZoneRRset> {
  const rrsets = new Map<string, ZoneRRset>();
  for (const record of records) {
    const rdata = rdataOctets(record.type, record.rdata);
    if (rdata === undefined) throw new Error(`${placeOf(record)} ${record.rdata} cannot be put on the wire`);
    const before = rrsets.get(placeOf(record))?.rdata ?? [];
    rrsets.set(placeOf(record), {
      owner: record.owner,
      type: record.type,
      ttl: record.ttl,
      rdata: [...before, rdata],
      signatures: [],
    });
  }
  return rrsets;
}

type Unsigned = Pick<SignedZone, "origin" | "keys" | "denial" | "validity">;

/** What signing puts at the apex. */
function apexRRsets({ origin, keys, denial }: Unsigned): readonly ZoneRRset[] {
  const at = { owner: origin, ttl: defaultTtl, signatures: [] };
  const dnskey = { ...at, type: "DNSKEY", rdata: keys.map(({ rdata }) => rdata) };
  if (denial.kind === "nsec") return [dnskey];
  return [dnskey, { ...at, type: "NSEC3PARAM", rdata: [denials.parametersRdata(denial)] }];
}

/** Is an RRset the zone's own, and not its delegations or what lies below them (RFC 4035 §2.2)? */
function authority(origin: DomainName, rrsets: ReadonlyMap<string, ZoneRRset>): (rrset: ZoneRRset) => boolean {
  const isCut = (at: DomainName): boolean => at !== origin && rrsets.has(`${at} NS`);
  return ({ owner, type }) => {
    if (isCut(owner)) return type === "DS" && !namesAbove(owner, origin).some(isCut);
    return !namesAbove(owner, origin).some(isCut);
  };
}

/** The names between `owner` and `origin`, neither of them included. */
function namesAbove(owner: DomainName, origin: DomainName): readonly DomainName[] {
  const names: DomainName[] = [];
  for (let at = parentOf(owner); at !== undefined && at !== origin && isWithin(at, origin); at = parentOf(at))
    names.push(at);
  return names;
}

/** The types that the zone answers for at each of its names; a delegation has NS and perhaps DS. */
function typesByName(origin: DomainName, rrsets: ReadonlyMap<string, ZoneRRset>): Map<DomainName, Set<RRType>> {
  const isOwn = authority(origin, rrsets);
  const isDelegation = (rrset: ZoneRRset): boolean => rrset.type === "NS" && isOwn({ ...rrset, type: "DS" });
  const types = new Map<DomainName, Set<RRType>>();
  for (const rrset of rrsets.values()) {
    if (isOwn(rrset) || isDelegation(rrset))
      types.set(rrset.owner, (types.get(rrset.owner) ?? new Set()).add(rrset.type));
  }
  return types;
}

function chainOf(zone: Unsigned, rrsets: ReadonlyMap<string, ZoneRRset>): readonly Link[] {
  const types = typesByName(zone.origin, rrsets);
  const ttl = denialTtl(zone.origin, rrsets);
  const { denial } = zone;
  if (denial.kind === "nsec") return nsecChain(types, ttl);
  return nsec3Chain(zone.origin, types, ttl, denial);
}

function nsecChain(types: ReadonlyMap<DomainName, Set<RRType>>, ttl: number): readonly Link[] {
  const names = inOrder([...types.keys()], nsec);
  return names.map(({ position, owner }, index) => {
    const next = names[(index + 1) % names.length]?.owner ?? owner;
    const rdata = denials.nsecRdata(next, [...(types.get(owner) ?? []), "NSEC", "RRSIG"]);
    return { position, rrset: { owner, type: "NSEC", ttl, rdata: [rdata], signatures: [] } };
  });
}

/** RFC 5155 §7.1. */
function nsec3Chain(
  origin: DomainName,
  types: ReadonlyMap<DomainName, Set<RRType>>,
  ttl: number,
  denial: denials.Nsec3,
): readonly Link[] {
  const isUnsignedDelegation = (owner: DomainName): boolean =>
    owner !== origin && types.get(owner)?.has("NS") === true && types.get(owner)?.has("DS") !== true;
  const owners = [...types.keys()].filter((owner) => !(denial.optOut && isUnsignedDelegation(owner)));
  const names = inOrder([...new Set(owners.flatMap((owner) => [owner, ...namesAbove(owner, origin)]))], denial);
  return names.map(({ position, owner }, index) => {
    const next = names[(index + 1) % names.length]?.owner ?? owner;
    const own = [...(types.get(owner) ?? [])];
    const shown = own.length === 0 || isUnsignedDelegation(owner) ? own : [...own, "RRSIG"];
    const rdata = denials.nsec3Rdata(denial, denials.hashOf(next, denial), shown);
    const at = denials.nsec3Owner(denials.hashOf(owner, denial), origin);
    return { position, rrset: { owner: at, type: "NSEC3", ttl, rdata: [rdata], signatures: [] } };
  });
}

function inOrder(names: readonly DomainName[], denial: Denial): readonly { position: string; owner: DomainName }[] {
  return names
    .map((owner) => ({ owner, position: positionOf(owner, denial) }))
    .toSorted((a, b) => (a.position < b.position ? -1 : 1));
}

/** The lesser of the SOA's TTL and of its last field (RFC 9077 §3). */
function denialTtl(origin: DomainName, rrsets: ReadonlyMap<string, ZoneRRset>): number {
  const soa = rrsets.get(`${origin} SOA`);
  const minimum = Buffer.from(soa?.rdata[0]?.subarray(-4) ?? [0, 0, 0, 0]).readUInt32BE();
  return Math.min(minimum, soa?.ttl ?? minimum);
}
