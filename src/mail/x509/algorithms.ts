/** Keys and signatures of certificates, by name and by strength. */
import { type KeyObject, X509Certificate } from "node:crypto";
import { type Asn1, inside, isTagged, oidOf, sequenceIn } from "./der.ts";

/** `other`: one that OpenSSL knows, such as ML-DSA; `unknown`: one that it does not. */
type KeyKind = "rsa" | "rsa-pss" | "ec" | "dsa" | "ed25519" | "ed448" | "other" | "unknown";

/** `bits` is missing where nobody knows; `curve` is the name that OpenSSL has for it, such as `prime256v1`. */
export interface PublicKey {
  kind: KeyKind;
  bits?: number;
  curve?: string;
}

type Hash = "md2" | "md4" | "md5" | "sha1" | "sha224" | "sha256" | "sha384" | "sha512" | "sha3";

export interface SignatureAlgorithm {
  oid: string;
  kind: KeyKind;
  /** `own`: a part of the algorithm, as with Ed25519. */
  hash: Hash | "own" | "unknown";
}

const algorithms: Readonly<Record<string, [KeyKind, SignatureAlgorithm["hash"]]>> = {
  "1.2.840.113549.1.1.2": ["rsa", "md2"],
  "1.2.840.113549.1.1.3": ["rsa", "md4"],
  "1.2.840.113549.1.1.4": ["rsa", "md5"],
  "1.2.840.113549.1.1.5": ["rsa", "sha1"],
  "1.3.14.3.2.29": ["rsa", "sha1"],
  "1.2.840.113549.1.1.14": ["rsa", "sha224"],
  "1.2.840.113549.1.1.11": ["rsa", "sha256"],
  "1.2.840.113549.1.1.12": ["rsa", "sha384"],
  "1.2.840.113549.1.1.13": ["rsa", "sha512"],
  "2.16.840.1.101.3.4.3.14": ["rsa", "sha3"],
  "2.16.840.1.101.3.4.3.15": ["rsa", "sha3"],
  "2.16.840.1.101.3.4.3.16": ["rsa", "sha3"],
  "1.2.840.10040.4.3": ["dsa", "sha1"],
  "2.16.840.1.101.3.4.3.1": ["dsa", "sha224"],
  "2.16.840.1.101.3.4.3.2": ["dsa", "sha256"],
  "1.2.840.10045.4.1": ["ec", "sha1"],
  "1.2.840.10045.4.3.1": ["ec", "sha224"],
  "1.2.840.10045.4.3.2": ["ec", "sha256"],
  "1.2.840.10045.4.3.3": ["ec", "sha384"],
  "1.2.840.10045.4.3.4": ["ec", "sha512"],
  "2.16.840.1.101.3.4.3.10": ["ec", "sha3"],
  "2.16.840.1.101.3.4.3.11": ["ec", "sha3"],
  "2.16.840.1.101.3.4.3.12": ["ec", "sha3"],
  "1.3.101.112": ["ed25519", "own"],
  "1.3.101.113": ["ed448", "own"],
  "2.16.840.1.101.3.4.3.17": ["other", "own"], // ML-DSA (RFC 9881)
  "2.16.840.1.101.3.4.3.18": ["other", "own"],
  "2.16.840.1.101.3.4.3.19": ["other", "own"],
};

const rsaPss = "1.2.840.113549.1.1.10";

const hashes: Readonly<Record<string, Hash>> = {
  "1.2.840.113549.2.5": "md5",
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.4": "sha224",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

/** Of an AlgorithmIdentifier (RFC 5280 §4.1.1.2). */
export function signatureAlgorithm(element: Asn1 | undefined): SignatureAlgorithm | undefined {
  const [id, parameters] = sequenceIn(element) ?? [];
  const oid = oidOf(id);
  if (oid === undefined) return undefined;
  if (oid === rsaPss) return { oid, kind: "rsa-pss", hash: pssHash(parameters) };
  const [kind, hash] = algorithms[oid] ?? (["other", "unknown"] as const);
  return { oid, kind, hash };
}

/** RFC 4055 §3.1: SHA-1 where nothing is said. */
function pssHash(parameters: Asn1 | undefined): SignatureAlgorithm["hash"] {
  const hash = inside(parameters).find((field) => isTagged(field, 0));
  if (hash === undefined) return "sha1";
  return hashes[oidOf(inside(inside(hash)[0])[0]) ?? ""] ?? "unknown";
}

/** Undefined where OpenSSL does not know such keys. */
export function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey;
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined; // of OpenSSL
    throw error;
  }
}

/** The certificate as OpenSSL reads it; undefined where it does not. */
export function opensslCertificate(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

export function describeKey(key: KeyObject | undefined): PublicKey {
  if (key === undefined) return { kind: "unknown" };
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const kind = keyKinds[key.asymmetricKeyType ?? ""] ?? "other";
  if (kind === "ed25519") return { kind, bits: 256 };
  if (kind === "ed448") return { kind, bits: 456 };
  if (namedCurve !== undefined) return { kind, ...bitsOfCurve(namedCurve), curve: namedCurve };
  return modulusLength === undefined ? { kind } : { kind, bits: modulusLength };
}

const keyKinds: Readonly<Record<string, KeyKind>> = {
  rsa: "rsa",
  "rsa-pss": "rsa-pss",
  dsa: "dsa",
  ec: "ec",
  ed25519: "ed25519",
  ed448: "ed448",
};

/** The first three digits: `prime256v1`, `brainpoolP384r1`, `sect571k1`. */
function bitsOfCurve(curve: string): { bits?: number } {
  const digits = /\d{3}/.exec(curve)?.[0];
  return digits === undefined ? {} : { bits: Number(digits) };
}

/** RFC 9155 for the hashes that can be forged. */
export function isWeakSignature({ hash }: SignatureAlgorithm): boolean {
  return hash === "md2" || hash === "md4" || hash === "md5" || hash === "sha1";
}

/** Below 112 bits of strength (NIST SP 800-57), which is where OpenSSL's security level 2 begins. */
export function isWeakKey({ kind, bits }: PublicKey): boolean {
  if (bits === undefined) return false;
  switch (kind) {
    case "rsa":
    case "rsa-pss":
    case "dsa":
      return bits < 2048;
    case "ec":
      return bits < 224;
    case "ed25519":
    case "ed448":
    case "other":
    case "unknown":
      return false;
  }
}
