/** RRsets with their signatures, read from the sections of a message. */
import type { DomainName } from "../name.ts";
import type { RRType } from "../rrset.ts";

/** An RRSIG record (RFC 4034 §3.1). */
export interface Rrsig {
  typeCovered: RRType;
  algorithm: number;
  labels: number;
  originalTtl: number;
  /** Unix seconds modulo 2^32 (RFC 4034 §3.1.5). */
  expiration: number;
  inception: number;
  keyTag: number;
  signer: DomainName;
  signature: Uint8Array;
  /** The RDATA up to the signature, with the signer's name in canonical form: what is signed in front of the RRset. */
  signedPart: Uint8Array;
  /** TTL of the RRSIG record itself, seconds. */
  ttl: number;
}

/** All records of one owner, type and class IN in one section; `rdata` without repeats, uncompressed. */
export interface SignedRRset {
  owner: DomainName;
  type: RRType;
  ttl: number;
  rdata: readonly Uint8Array[];
  signatures: readonly Rrsig[];
}
