/** Signatures over RRsets (RFC 4034 §3). */
import { type DomainName, labelsOf } from "../../dns/name.ts";
import type { RRType } from "../../dns/rrset.ts";
import { canonicalOctets } from "../../dns/wire/canonical.ts";
import { wireName } from "../../dns/wire/name.ts";
import { numberOf } from "../../dns/wire/types.ts";
import type { ZoneKey } from "./keys.ts";

/** All records of one owner and type, and the RDATA of their RRSIG records. */
export interface ZoneRRset {
  owner: DomainName;
  type: RRType;
  ttl: number;
  rdata: readonly Uint8Array[];
  signatures: readonly Uint8Array[];
}

/** From when to when signatures hold, in Unix seconds. */
export interface Validity {
  inception: number;
  expiration: number;
}

/** What an RRSIG record says; what a good signer would say is left out. */
export interface Signing extends Validity {
  signer: DomainName;
  key: ZoneKey;
  labels?: number;
  originalTtl?: number;
  /** As the RRSIG record has it, where that is not the key's. */
  algorithm?: number;
  keyTag?: number;
}

/** RDATA of the RRSIG record that `signing` makes over the RRset (RFC 4034 §3.1.8.1). */
export function rrsigOver(rrset: ZoneRRset, signing: Signing): Uint8Array {
  const [first, ...others] = labelsOf(rrset.owner);
  const labels = first === undefined || first === "*" ? others.length : others.length + 1; // RFC 4034 §3.1.3
  const fields = Buffer.alloc(18);
  fields.writeUInt16BE(numberOf(rrset.type), 0);
  fields.writeUInt8(signing.algorithm ?? signing.key.algorithm, 2);
  fields.writeUInt8(signing.labels ?? labels, 3);
  fields.writeUInt32BE(signing.originalTtl ?? rrset.ttl, 4);
  fields.writeUInt32BE(signing.expiration, 8);
  fields.writeUInt32BE(signing.inception, 12);
  fields.writeUInt16BE(signing.keyTag ?? signing.key.tag, 16);
  const front = Buffer.concat([fields, wireName(signing.signer)]);
  const octets = Buffer.concat([front, ...recordsInOrder(rrset, signing.originalTtl ?? rrset.ttl)]);
  return Buffer.concat([front, signing.key.sign(octets)]);
}

/** The records in canonical form and order (RFC 4034 §6.2, §6.3). */
function recordsInOrder({ owner, type, rdata }: ZoneRRset, ttl: number): readonly Uint8Array[] {
  const front = Buffer.alloc(8);
  front.writeUInt16BE(numberOf(type), 0);
  front.writeUInt16BE(1, 2); // IN
  front.writeUInt32BE(ttl, 4);
  const canonical = rdata.map((octets) => canonicalOctets(type, octets)).toSorted((a, b) => Buffer.compare(a, b));
  return canonical.map((octets) => {
    const length = Uint8Array.of(octets.length >> 8, octets.length & 255);
    return Buffer.concat([wireName(owner), front, length, octets]);
  });
}
