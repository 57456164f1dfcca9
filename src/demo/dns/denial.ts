/** NSEC and NSEC3 records: what a zone says of the names that it does not have (RFC 4034 §4, RFC 5155 §3). */
import { createHash } from "node:crypto";
import { type DomainName, below, labelsOf, name } from "../../dns/name.ts";
import type { RRType } from "../../dns/rrset.ts";
import { base32hex } from "../../dns/wire/base32.ts";
import { wireName } from "../../dns/wire/name.ts";
import { numberOf } from "../../dns/wire/types.ts";

export interface Nsec3 {
  kind: "nsec3";
  /** Hexadecimal. */
  salt: string;
  iterations: number;
  optOut: boolean;
}

export type Denial = { kind: "nsec" } | Nsec3;

export const nsec: Denial = { kind: "nsec" };
/** As RFC 9276 §3.1 wants it. */
export const nsec3: Nsec3 = { kind: "nsec3", salt: "", iterations: 0, optOut: false };
export const optOut: Nsec3 = { ...nsec3, optOut: true };

/** A text for every name, in the order that `<` has for them: the canonical one (RFC 4034 §6.1), or that of the hashes. */
export function positionOf(owner: DomainName, denial: Denial): string {
  return denial.kind === "nsec" ? canonicalPosition(owner) : base32hex(hashOf(owner, denial));
}

function canonicalPosition(owner: DomainName): string {
  return labelsOf(owner)
    .toReversed()
    .map((label) => Buffer.from(wireName(name(label)).subarray(1, -1)).toString("hex"))
    .join(" ");
}

/** RFC 5155 §5. */
export function hashOf(owner: DomainName, { salt, iterations }: Nsec3): Uint8Array {
  const salted = Buffer.from(salt, "hex");
  let hash: Uint8Array = wireName(owner);
  for (let i = 0; i <= iterations; i++) hash = createHash("sha1").update(hash).update(salted).digest();
  return hash;
}

export function nsecRdata(next: DomainName, types: Iterable<RRType>): Uint8Array {
  return Buffer.concat([wireName(next), bitmapOf(types)]);
}

/** RFC 5155 §3.2. */
export function nsec3Rdata(parameters: Nsec3, next: Uint8Array, types: Iterable<RRType>): Uint8Array {
  const flags = parameters.optOut ? 1 : 0;
  return Buffer.concat([parametersRdata(parameters, flags), Uint8Array.of(next.length), next, bitmapOf(types)]);
}

/** RDATA of NSEC3PARAM (RFC 5155 §4.2), and the front of that of NSEC3. */
export function parametersRdata({ salt, iterations }: Nsec3, flags = 0): Uint8Array {
  const octets = Buffer.from(salt, "hex");
  return Buffer.concat([Uint8Array.of(1, flags, iterations >> 8, iterations & 255, octets.length), octets]);
}

export function nsec3Owner(hash: Uint8Array, origin: DomainName): DomainName {
  return below(base32hex(hash), origin);
}

/** RFC 4034 §4.1.2. */
function bitmapOf(types: Iterable<RRType>): Uint8Array {
  const windows = new Map<number, Uint8Array>();
  for (const number of [...types].map(numberOf).toSorted((a, b) => a - b)) {
    const bits = windows.get(number >> 8) ?? new Uint8Array(32);
    bits[(number & 255) >> 3] = (bits[(number & 255) >> 3] ?? 0) | (0x80 >> (number & 7));
    windows.set(number >> 8, bits);
  }
  const blocks = [...windows].map(([window, bits]) => {
    const length = bits.findLastIndex((octet) => octet !== 0) + 1;
    return Buffer.concat([Uint8Array.of(window, length), bits.subarray(0, length)]);
  });
  return Buffer.concat(blocks);
}
