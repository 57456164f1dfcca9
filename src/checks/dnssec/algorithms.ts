/** Which algorithms of DNSSEC are worth what: IANA's registries as RFC 9904 and RFC 9905 left them. */

/** Signing with them is forbidden or not recommended: RSA/MD5, DSA, the two of RSA/SHA-1 (RFC 9905 §2), GOST. */
const weakAlgorithms: ReadonlySet<number> = new Set([1, 3, 5, 6, 7, 12]);
/** RSA/SHA-256, RSA/SHA-512, ECDSA, EdDSA. */
const strongAlgorithms: ReadonlySet<number> = new Set([8, 10, 13, 14, 15, 16]);
/** SHA-256 (RFC 4509) and SHA-384 (RFC 6605). */
const strongDigests: ReadonlySet<number> = new Set([2, 4]);

export const sha1 = 1; // digest type, RFC 4034 §5.1.4

/** Worth as much as no signature, or as good as broken; numbers that are not known here are not weak. */
export function isWeakAlgorithm(algorithm: number): boolean {
  return weakAlgorithms.has(algorithm);
}

export function isStrongAlgorithm(algorithm: number): boolean {
  return strongAlgorithms.has(algorithm);
}

export function isStrongDigest(digestType: number): boolean {
  return strongDigests.has(digestType);
}

const algorithmNames: ReadonlyMap<number, string> = new Map([
  [1, "RSAMD5"],
  [3, "DSA"],
  [5, "RSASHA1"],
  [6, "DSA-NSEC3-SHA1"],
  [7, "RSASHA1-NSEC3-SHA1"],
  [8, "RSASHA256"],
  [10, "RSASHA512"],
  [12, "ECC-GOST"],
  [13, "ECDSAP256SHA256"],
  [14, "ECDSAP384SHA384"],
  [15, "ED25519"],
  [16, "ED448"],
]);

/** `8 (RSASHA256)`. */
export function algorithmText(algorithm: number): string {
  const known = algorithmNames.get(algorithm);
  return known === undefined ? String(algorithm) : `${algorithm} (${known})`;
}
