/** DNSKEY records (RFC 4034 §2). */
import type { DomainName } from "../name.ts";
import { rsaKeyOf } from "./rsa-key.ts";
import type { SignedRRset } from "./rrsets.ts";

export interface Dnskey {
  owner: DomainName;
  flags: number;
  protocol: number;
  algorithm: number;
  publicKey: Uint8Array;
  keyTag: number;
  rdata: Uint8Array;
}

const zoneKey = 0x0100; // RFC 4034 §2.1.1
const revoked = 0x0080; // RFC 5011 §7
const dnssecProtocol = 3; // RFC 4034 §2.1.2
const publicKeyAt = 4;

/** The keys of a DNSKEY RRset; RDATA without a public key is left out. */
export function dnskeysOf({ owner, rdata }: SignedRRset): readonly Dnskey[] {
  return rdata.filter(({ length }) => length > publicKeyAt).map((octets) => dnskeyOf(owner, octets));
}

/** `rdata` has more than four octets. */
export function dnskeyOf(owner: DomainName, rdata: Uint8Array): Dnskey {
  const [high = 0, low = 0, protocol = 0, algorithm = 0] = rdata;
  const publicKey = rdata.subarray(publicKeyAt);
  return { owner, flags: high * 256 + low, protocol, algorithm, publicKey, keyTag: keyTagOf(rdata), rdata };
}

const rsaMd5 = 1;

/** RFC 4034 appendix B; for algorithm 1, which takes part of the modulus, appendix B.1. Of a DNSKEY's RDATA. */
export function keyTagOf(rdata: Uint8Array): number {
  if (rdata[3] === rsaMd5) return (rdata.at(-3) ?? 0) * 256 + (rdata.at(-2) ?? 0);
  let sum = 0;
  for (let i = 0; i < rdata.length; i += 2) sum += (rdata[i] ?? 0) * 256 + (rdata[i + 1] ?? 0);
  return (sum + (sum >> 16)) & 0xffff;
}

/** May the key sign a zone? RFC 4034 §2.1.1, §2.1.2; a revoked key signs nothing but its own revocation (RFC 5011 §2.1). */
export function isZoneKey({ flags, protocol }: Dnskey): boolean {
  return (flags & zoneKey) !== 0 && !isRevoked({ flags }) && protocol === dnssecProtocol;
}

export function isRevoked({ flags }: { flags: number }): boolean {
  return (flags & revoked) !== 0;
}

const rsaAlgorithms: ReadonlySet<number> = new Set([1, 5, 7, 8, 10]);

/** Bits of the modulus of an RSA key; undefined for keys of other algorithms, and for malformed ones. */
export function bitsOf({ algorithm, publicKey }: Dnskey): number | undefined {
  return rsaAlgorithms.has(algorithm) ? rsaKeyOf(publicKey)?.bits : undefined;
}
