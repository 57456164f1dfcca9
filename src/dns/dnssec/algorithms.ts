/** What verifies signatures, by algorithm: IANA's "DNS Security Algorithm Numbers" as RFC 9904 and RFC 9905 left them. */
import { type KeyObject, createPublicKey, verify as verifyOctets } from "node:crypto";
import type { Dnskey } from "./dnskey.ts";
import { type RsaKey, rsaKeyOf } from "./rsa-key.ts";

interface Rsa {
  shape: "rsa";
  hash: "sha1" | "sha256" | "sha512";
  /** Bits of a modulus: RFC 3110 §2, RFC 5702 §2. */
  minBits: number;
}
interface Curve {
  /** `ecdsa`: the coordinates of a point (RFC 6605 §4). `eddsa`: an encoded point (RFC 8080 §3). */
  shape: "ecdsa" | "eddsa";
  hash: "sha256" | "sha384" | null;
  crv: "P-256" | "P-384" | "Ed25519" | "Ed448";
  keyOctets: number;
  signatureOctets: number;
}

interface Algorithm {
  name: string;
  /** `reported`: validated, and worth a finding, for signing with it is forbidden (RFC 9905 §2). */
  use: "validated" | "reported";
  how: Rsa | Curve;
}

const p256: Curve = { shape: "ecdsa", hash: "sha256", crv: "P-256", keyOctets: 64, signatureOctets: 64 };
const p384: Curve = { shape: "ecdsa", hash: "sha384", crv: "P-384", keyOctets: 96, signatureOctets: 96 };
const ed25519: Curve = { shape: "eddsa", hash: null, crv: "Ed25519", keyOctets: 32, signatureOctets: 64 };
const ed448: Curve = { shape: "eddsa", hash: null, crv: "Ed448", keyOctets: 57, signatureOctets: 114 };

const supported: ReadonlyMap<number, Algorithm> = new Map([
  [5, { name: "RSASHA1", use: "reported", how: { shape: "rsa", hash: "sha1", minBits: 512 } }],
  [7, { name: "RSASHA1-NSEC3-SHA1", use: "reported", how: { shape: "rsa", hash: "sha1", minBits: 512 } }],
  [8, { name: "RSASHA256", use: "validated", how: { shape: "rsa", hash: "sha256", minBits: 512 } }],
  [10, { name: "RSASHA512", use: "validated", how: { shape: "rsa", hash: "sha512", minBits: 1024 } }],
  [13, { name: "ECDSAP256SHA256", use: "validated", how: p256 }],
  [14, { name: "ECDSAP384SHA384", use: "validated", how: p384 }],
  [15, { name: "ED25519", use: "validated", how: ed25519 }],
  [16, { name: "ED448", use: "validated", how: ed448 }],
]);

/** Those that are not validated: a zone that has only them is insecure (RFC 4035 §5.2, RFC 9904). */
const unsupportedNames: ReadonlyMap<number, string> = new Map([
  [1, "RSAMD5"],
  [3, "DSA"],
  [6, "DSA-NSEC3-SHA1"],
  [12, "ECC-GOST"],
  [17, "SM2SM3"],
  [23, "ECC-GOST12"],
  [252, "INDIRECT"],
  [253, "PRIVATEDNS"],
  [254, "PRIVATEOID"],
]);

export function isSupported(algorithm: number): boolean {
  return supported.has(algorithm);
}

/** Is the algorithm validated only because zones still have it? RFC 9905 §2. */
export function isReported(algorithm: number): boolean {
  return supported.get(algorithm)?.use === "reported";
}

/** `ECDSAP256SHA256`; `algorithm 200` for a number that has no name. */
export function algorithmName(algorithm: number): string {
  return supported.get(algorithm)?.name ?? unsupportedNames.get(algorithm) ?? `algorithm ${algorithm}`;
}

const maxModulusBits = 4096; // RFC 3110 §2, RFC 5702 §2
const maxExponentBits = 64; // as OpenSSL has it for large keys: a long one costs as much as signing, and nobody has it

/** Importing a key takes half as long as verifying with it. */
const imported = new WeakMap<Dnskey, { object: KeyObject | undefined }>();

/** The key as the platform has it; undefined for one of a length or form that its algorithm does not have. */
export function keyObjectOf(key: Dnskey): KeyObject | undefined {
  let known = imported.get(key);
  if (known === undefined) imported.set(key, (known = { object: importKey(key) }));
  return known.object;
}

function importKey({ algorithm, publicKey }: Dnskey): KeyObject | undefined {
  const how = supported.get(algorithm)?.how;
  if (how === undefined) return undefined;
  if (how.shape === "rsa") return importRsa(how, rsaKeyOf(publicKey));
  if (publicKey.length !== how.keyOctets) return undefined;
  if (how.shape === "eddsa") return imports({ kty: "OKP", crv: how.crv, x: base64url(publicKey) });
  const middle = publicKey.length / 2;
  return imports({
    kty: "EC",
    crv: how.crv,
    x: base64url(publicKey.subarray(0, middle)),
    y: base64url(publicKey.subarray(middle)),
  });
}

function importRsa({ minBits }: Rsa, key: RsaKey | undefined): KeyObject | undefined {
  if (key === undefined || key.bits < minBits || key.bits > maxModulusBits) return undefined;
  if (key.exponentBits > maxExponentBits) return undefined;
  return imports({ kty: "RSA", n: base64url(key.modulus), e: base64url(key.exponent) });
}

/** Undefined for a point that is not on its curve: only the import tells. */
function imports(key: Record<string, string>): KeyObject | undefined {
  try {
    return createPublicKey({ key, format: "jwk" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_CRYPTO_INVALID_JWK") return undefined;
    throw error;
  }
}

function base64url(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("base64url");
}

/** Is `signature` one of `octets`, by `key`? Also false for a key or signature of a form that the algorithm does not have. */
export function verify(key: Dnskey, octets: Uint8Array, signature: Uint8Array): boolean {
  const how = supported.get(key.algorithm)?.how;
  const object = keyObjectOf(key);
  if (how === undefined || object === undefined) return false;
  if (how.shape === "rsa") return verifyOctets(how.hash, octets, object, signature); // PKCS #1 v1.5, RFC 3110 §3
  if (signature.length !== how.signatureOctets) return false;
  return verifyOctets(how.hash, octets, { key: object, dsaEncoding: "ieee-p1363" }, signature); // r | s, RFC 6605 §4
}
