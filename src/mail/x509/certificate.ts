/** A certificate (RFC 5280 §4.1): what it says, without a word on whether to believe it. */
import { createHash } from "node:crypto";
import type { Parsed } from "../../dns/name.ts";
import {
  describeKey,
  opensslCertificate,
  type PublicKey,
  publicKeyOf,
  type SignatureAlgorithm,
  signatureAlgorithm,
} from "./algorithms.ts";
import {
  type Asn1,
  contentOf,
  hex,
  inside,
  is,
  isTagged,
  numberOf,
  octetsOf,
  readDer,
  sequenceIn,
  timeOf,
} from "./der.ts";
import { type DistinguishedName, distinguishedName } from "./distinguished-name.ts";
import { type Extensions, readExtensions } from "./extensions.ts";
import { namesOfForm } from "./general-name.ts";

const maxCertificateOctets = 64 * 1024;

/** In hex. */
interface Digests {
  sha256: string;
  sha512: string;
}

export interface Certificate {
  der: Uint8Array;
  digests: Digests;
  version: number;
  /** Hex, two digits for each octet. */
  serialNumber: string;
  subject: DistinguishedName;
  /** Octet for octet. */
  subjectDer: Uint8Array;
  issuer: DistinguishedName;
  notBefore: Date;
  notAfter: Date;
  key: PublicKey;
  /** SubjectPublicKeyInfo, octet for octet. */
  spki: Uint8Array;
  spkiDigests: Digests;
  signature: SignatureAlgorithm;
  extensions: Extensions;
}

/**
 * Reads one certificate. Errors: over 64 KB, not DER, a field that RFC 5280 §4.1 asks for is missing or malformed, an
 * extension that decides over trust cannot be read, or OpenSSL does not read it. `at` is always 0.
 */
export function readCertificate(der: Uint8Array): Parsed<Certificate> {
  if (der.length > maxCertificateOctets) return broken("over 64 KB");
  const [tbs, algorithm, signed] = sequenceIn(readDer(der)) ?? [];
  const signature = signatureAlgorithm(algorithm);
  if (!is(tbs, "sequence") || signature === undefined || !is(signed, "bitString"))
    return broken("not a certificate in DER");
  const openssl = opensslCertificate(der);
  if (openssl === undefined) return broken("OpenSSL cannot read it");
  const fields = readFields(inside(tbs));
  if (!fields.ok) return fields;
  const key = withNamedCurve(describeKey(publicKeyOf(openssl)), fields.value.spki);
  return { ok: true, value: { der, digests: digestsOf(der), key, signature, ...fields.value } };
}

/** Only the subject's name, in its canonical form; much faster than the whole. */
export function subjectIn(der: Uint8Array): string | undefined {
  const fields = inside(sequenceIn(readDer(der))?.[0]);
  return distinguishedName(fields[isTagged(fields[0], 0) ? 5 : 4])?.canonical;
}

type Fields = Omit<Certificate, "der" | "digests" | "key" | "signature">;

/** Of TBSCertificate. */
function readFields(elements: readonly Asn1[]): Parsed<Fields> {
  const [first] = elements;
  const version = isTagged(first, 0) ? numberOf(inside(first)[0]) : 0;
  const [serial, , issuerName, validity, subjectName, spki, ...rest] = isTagged(first, 0)
    ? elements.slice(1)
    : elements;
  const [issuer, subject] = [distinguishedName(issuerName), distinguishedName(subjectName)];
  const [notBefore, notAfter] = (sequenceIn(validity) ?? []).map(timeOf);
  if (version === undefined || !is(serial, "integer")) return broken("version or serial number");
  if (issuer === undefined || subject === undefined) return broken("issuer or subject");
  if (notBefore === undefined || notAfter === undefined) return broken("validity");
  if (!is(spki, "sequence")) return broken("public key");
  const extensions = readExtensions(inside(rest.find((field) => isTagged(field, 3)))[0]);
  if (!extensions.ok) return extensions;
  const serialNumber = hex(contentOf(serial));
  const subjectDer = subjectName === undefined ? new Uint8Array() : octetsOf(subjectName);
  const names = { version: version + 1, serialNumber, subject, subjectDer, issuer, notBefore, notAfter };
  const octets = octetsOf(spki);
  return { ok: true, value: { ...names, spki: octets, spkiDigests: digestsOf(octets), extensions: extensions.value } };
}

/** OpenSSL finds the name of a curve that is written out; RFC 5480 §2.1.1 wants the name to stand there. */
function withNamedCurve({ curve, ...key }: PublicKey, spki: Uint8Array): PublicKey {
  const [, parameters] = inside(inside(readDer(spki))[0]);
  return curve === undefined || !is(parameters, "oid") ? key : { ...key, curve };
}

function digestsOf(octets: Uint8Array): Digests {
  const digest = (algorithm: string): string => createHash(algorithm).update(octets).digest("hex");
  return { sha256: digest("sha256"), sha512: digest("sha512") };
}

/** The DNS names that it is for, lower case; wildcards as they stand. */
export function dnsNamesOf({ extensions }: Certificate): readonly string[] {
  return namesOfForm(extensions.subjectAltNames ?? [], "dNSName");
}

/** Are subject and issuer the same? */
export function isSelfIssued({ subject, issuer }: Certificate): boolean {
  return subject.canonical === issuer.canonical;
}

/** Did the key of `issuer` sign `certificate`? */
export function isSignedBy(certificate: Certificate, issuer: Certificate): boolean {
  const [signed, signer] = [opensslCertificate(certificate.der), opensslCertificate(issuer.der)];
  const key = signer && publicKeyOf(signer);
  return key !== undefined && signed?.verify(key) === true;
}

function broken(error: string): { ok: false; error: string; at: number } {
  return { ok: false, error, at: 0 };
}
