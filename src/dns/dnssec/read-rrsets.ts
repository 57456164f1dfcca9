/** Sorts the records of a section into RRsets, each with its signatures (RFC 4035 §5.3.1). */
import type { WireRecord } from "../message.ts";
import type { DomainName } from "../name.ts";
import type { RRType } from "../rrset.ts";
import { readName, wireName } from "../wire/name.ts";
import { typeOf } from "../wire/types.ts";
import type { Rrsig, SignedRRset } from "./rrsets.ts";

const internet = 1;

/** RRsets in the order in which they begin, of class IN. RRSIG records stand beside what they cover, and alone are nothing. */
export function signedRRsets(records: readonly WireRecord[]): readonly SignedRRset[] {
  const internetRecords = records.filter((record) => record.class === internet);
  const signatures = grouped(internetRecords.filter(({ type }) => type === "RRSIG").flatMap(signatureOf));
  const rrsets = grouped(
    internetRecords.filter(({ type }) => type !== "RRSIG").map((record) => [keyOf(record), record]),
  );
  return [...rrsets.values()].map((members) => rrsetOf(members, signatures));
}

function keyOf({ owner, type }: { owner: DomainName; type: RRType }): string {
  return `${type} ${owner}`;
}

function grouped<T>(entries: readonly (readonly [string, T])[]): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const [key, member] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return groups;
}

function signatureOf(record: WireRecord): readonly (readonly [string, Rrsig])[] {
  const rrsig = rrsigOf(record);
  return rrsig === undefined ? [] : [[keyOf({ owner: record.owner, type: rrsig.typeCovered }), rrsig]];
}

function rrsetOf(
  members: readonly [WireRecord, ...WireRecord[]],
  signatures: ReadonlyMap<string, readonly Rrsig[]>,
): SignedRRset {
  const [{ owner, type, ttl }] = members;
  return {
    owner,
    type,
    ttl: members.reduce((lowest, member) => Math.min(lowest, member.ttl), ttl), // RFC 2181 §5.2
    rdata: members.length === 1 ? [members[0].rdata] : distinct(members.map(({ rdata }) => rdata)),
    signatures: signatures.get(keyOf({ owner, type })) ?? [],
  };
}

function distinct(rdata: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(rdata.map((octets) => [Buffer.from(octets).toString("latin1"), octets])).values()];
}

const signerAt = 18;

/** RFC 4034 §3.1. Undefined for RDATA that ends before its signature. */
export function rrsigOf({ rdata, ttl }: Pick<WireRecord, "rdata" | "ttl">): Rrsig | undefined {
  const signer = readName(rdata, signerAt);
  if (signer === undefined || signer.end >= rdata.length) return undefined;
  const view = new DataView(rdata.buffer, rdata.byteOffset, rdata.length);
  return {
    typeCovered: typeOf(view.getUint16(0)),
    algorithm: view.getUint8(2),
    labels: view.getUint8(3),
    originalTtl: view.getUint32(4),
    expiration: view.getUint32(8),
    inception: view.getUint32(12),
    keyTag: view.getUint16(16),
    signer: signer.name,
    signature: rdata.subarray(signer.end),
    signedPart: Buffer.concat([rdata.subarray(0, signerAt), wireName(signer.name)]),
    ttl,
  };
}
