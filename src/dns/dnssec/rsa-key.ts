/** RSA keys as DNSKEY records have them (RFC 3110 §2). */

export interface RsaKey {
  /** Both without zeros in front. */
  exponent: Uint8Array;
  modulus: Uint8Array;
  /** Of the modulus. */
  bits: number;
  exponentBits: number;
}

/** Undefined where the octets end before the modulus, or one of the two is zero. */
export function rsaKeyOf(octets: Uint8Array): RsaKey | undefined {
  const [first = 0, second = 0, third = 0] = octets;
  const start = first === 0 ? 3 : 1; // a length of 0 means that the length is in the two octets behind it
  const end = start + (first === 0 ? second * 256 + third : first);
  if (end >= octets.length) return undefined;
  const exponent = withoutZeros(octets.subarray(start, end));
  const modulus = withoutZeros(octets.subarray(end));
  if (exponent.length === 0 || modulus.length === 0) return undefined;
  return { exponent, modulus, bits: bitsIn(modulus), exponentBits: bitsIn(exponent) };
}

function withoutZeros(octets: Uint8Array): Uint8Array {
  const first = octets.findIndex((octet) => octet !== 0);
  return first === -1 ? octets.subarray(octets.length) : octets.subarray(first);
}

function bitsIn(octets: Uint8Array): number {
  return octets.length * 8 - Math.clz32(octets[0] ?? 0) + 24;
}
