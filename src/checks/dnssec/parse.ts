/** Reads the records of DNSSEC (RFC 4034 §2, §5; RFC 5155 §4). Never throws; what cannot be read is undefined. */

/** DS and CDS. `digest` is lower-case hexadecimal. */
export interface Ds {
  keyTag: number;
  algorithm: number;
  digestType: number;
  digest: string;
}

/** DNSKEY and CDNSKEY. `keyTag` is computed from the rest. */
export interface DnsKey {
  flags: number;
  protocol: number;
  algorithm: number;
  /** Base64. */
  publicKey: string;
  keyTag: number;
}

export interface Nsec3Param {
  hash: number;
  flags: number;
  iterations: number;
  /** Lower-case hexadecimal, empty where there is none. */
  salt: string;
}

const zoneKey = 0x0100; // RFC 4034 §2.1.1
const secureEntryPoint = 0x0001;
const revoked = 0x0080; // RFC 5011 §7
const protocol = 3; // RFC 4034 §2.1.2

export function parseDs(rdata: string): Ds | undefined {
  const match = /^(\d{1,5}) (\d{1,3}) (\d{1,3}) ([0-9a-f]+)$/i.exec(rdata);
  if (match === null) return undefined;
  const [, keyTag, algorithm, digestType, digest = ""] = match;
  return {
    keyTag: Number(keyTag),
    algorithm: Number(algorithm),
    digestType: Number(digestType),
    digest: digest.toLowerCase(),
  };
}

export function parseDnsKey(rdata: string): DnsKey | undefined {
  const match = /^(\d{1,5}) (\d{1,3}) (\d{1,3}) ([a-z0-9+/]+={0,2})$/i.exec(rdata);
  if (match === null) return undefined;
  const [, flags, protocol, algorithm, publicKey = ""] = match;
  const key = { flags: Number(flags), protocol: Number(protocol), algorithm: Number(algorithm), publicKey };
  return { ...key, keyTag: keyTagOf(key) };
}

export function parseNsec3Param(rdata: string): Nsec3Param | undefined {
  const match = /^(\d{1,3}) (\d{1,3}) (\d{1,5}) (-|[0-9a-f]+)$/i.exec(rdata);
  if (match === null) return undefined;
  const [, hash, flags, iterations, salt = "-"] = match;
  return {
    hash: Number(hash),
    flags: Number(flags),
    iterations: Number(iterations),
    salt: salt === "-" ? "" : salt.toLowerCase(),
  };
}

/** Can the key sign a zone? RFC 4034 §2.1.1, §2.1.2; a revoked key only signs its own revocation (RFC 5011 §2.1). */
export function isZoneKey(key: DnsKey): boolean {
  return (key.flags & zoneKey) !== 0 && (key.flags & revoked) === 0 && key.protocol === protocol;
}

/** A key-signing key, by the SEP flag that signers set on it; others are zone-signing keys. */
export function isEntryPoint(key: DnsKey): boolean {
  return (key.flags & secureEntryPoint) !== 0;
}

/** RFC 8078 §4: a CDS or CDNSKEY with algorithm 0 asks the parent to remove the DS. */
export function asksForDeletion(record: { algorithm: number }): boolean {
  return record.algorithm === 0;
}

/** The RDATA of a key in wire form (RFC 4034 §2.1). */
export function wireOf(key: Omit<DnsKey, "keyTag">): Uint8Array {
  const head = [key.flags >> 8, key.flags & 0xff, key.protocol, key.algorithm];
  return Buffer.concat([Uint8Array.from(head), Buffer.from(key.publicKey, "base64")]);
}

const rsaMd5 = 1;

/** RFC 4034 Appendix B; for algorithm 1, which takes part of the modulus, Appendix B.1. */
function keyTagOf(key: Omit<DnsKey, "keyTag">): number {
  const wire = wireOf(key);
  if (key.algorithm === rsaMd5) return ((wire.at(-3) ?? 0) << 8) | (wire.at(-2) ?? 0);
  let sum = 0;
  wire.forEach((octet, i) => (sum += i % 2 === 0 ? octet << 8 : octet));
  return (sum + ((sum >> 16) & 0xffff)) & 0xffff;
}
