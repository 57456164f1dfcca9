/** What an authority signs beside certificates: SEQUENCE { to be signed, algorithm, signature }. */
import { constants, verify } from "node:crypto";
import {
  isWeakSignature,
  opensslCertificate,
  publicKeyOf,
  type SignatureAlgorithm,
  signatureAlgorithm,
} from "./algorithms.ts";
import type { Certificate } from "./certificate.ts";
import { type Asn1, bitStringOctets, octetsOf, sequenceIn } from "./der.ts";

export interface Signed {
  toBeSigned: Asn1;
  algorithm: SignatureAlgorithm;
  signature: Uint8Array;
  /** What stands behind the signature. */
  rest: readonly Asn1[];
}

export function readSigned(element: Asn1 | undefined): Signed | undefined {
  const [toBeSigned, identifier, bits, ...rest] = sequenceIn(element) ?? [];
  const [algorithm, signature] = [signatureAlgorithm(identifier), bitStringOctets(bits)];
  if (toBeSigned === undefined || algorithm === undefined || signature === undefined) return undefined;
  return { toBeSigned, algorithm, signature, rest };
}

/** Did the key of `signer` sign it, with a hash that can be believed? */
export function isSignedWith({ toBeSigned, algorithm, signature }: Signed, signer: Certificate): boolean {
  const openssl = opensslCertificate(signer.der);
  const key = openssl && publicKeyOf(openssl);
  const { kind, hash } = algorithm;
  if (key === undefined || isWeakSignature(algorithm) || hash === "unknown" || hash === "sha3") return false;
  const isOfThatKind = kind === "rsa-pss" ? signer.key.kind.startsWith("rsa") : kind === signer.key.kind;
  if (!isOfThatKind || kind === "other") return false;
  const padding = kind === "rsa-pss" ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
  try {
    return verify(hash === "own" ? null : hash, octetsOf(toBeSigned), { key, ...padding }, signature);
  } catch (error) {
    if (error instanceof Error && "code" in error) return false; // of OpenSSL
    throw error;
  }
}
