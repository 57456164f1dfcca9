/** What a TLSA record says of a certificate (RFC 6698 §2.1). */
import { createHash } from "node:crypto";
import type { TlsaRecord } from "./record.ts";

/**
 * Does the certificate, in PEM, have what the record asks for? For usage 3 hand in the server's own certificate, for
 * usage 2 one of its issuers. Undefined where the record cannot be used or the PEM holds no certificate; only the first
 * certificate in it is looked at.
 */
export function matchesCertificate(record: TlsaRecord, pem: string): boolean | undefined {
  const der = derOf(pem);
  return der === undefined ? undefined : matchesDer(record, der);
}

/** The same for a certificate in DER. */
export function matchesDer(record: TlsaRecord, der: Uint8Array): boolean | undefined {
  if (record.use !== "usable") return undefined;
  const selected = selectedBy(record.selector, der);
  return selected === undefined ? undefined : digestBy(record.matchingType, selected) === record.data;
}

/**
 * Do two usable records ask for the same certificate or key? `unknown` where digests of different kinds cannot be
 * compared. A record that holds all of a certificate or key (matching type 0) can be compared with digests of it.
 */
export function relationOf(a: TlsaRecord, b: TlsaRecord): "same" | "different" | "unknown" {
  if (a.usage !== b.usage) return "unknown";
  const aAsB = expressedAs(a, b);
  if (aAsB !== undefined) return aAsB === b.data ? "same" : "different";
  const bAsA = expressedAs(b, a);
  if (bAsA !== undefined) return bAsA === a.data ? "same" : "different";
  return "unknown";
}

/** The data of `record` in the selector and matching type of `like`, where it can be known. */
function expressedAs(record: TlsaRecord, like: TlsaRecord): string | undefined {
  if (record.selector === like.selector && record.matchingType === like.matchingType) return record.data;
  if (record.matchingType !== 0) return undefined;
  const whole = Buffer.from(record.data, "hex");
  const element = elementAt(whole, 0);
  if (element?.tag !== sequence || element.end !== whole.length) return undefined; // neither certificate nor key
  if (record.selector === like.selector) return digestBy(like.matchingType, whole);
  const selected = record.selector === 0 ? publicKeyOf(whole) : undefined;
  return selected === undefined ? undefined : digestBy(like.matchingType, selected);
}

/** Selector 0: the whole certificate; 1: its SubjectPublicKeyInfo. */
function selectedBy(selector: number, certificate: Uint8Array): Uint8Array | undefined {
  return selector === 0 ? certificate : publicKeyOf(certificate);
}

function digestBy(matchingType: number, octets: Uint8Array): string {
  if (matchingType === 0) return Buffer.from(octets).toString("hex");
  return createHash(matchingType === 1 ? "sha256" : "sha512")
    .update(octets)
    .digest("hex");
}

function derOf(pem: string): Uint8Array | undefined {
  const begin = "-----BEGIN CERTIFICATE-----";
  const start = pem.indexOf(begin);
  const end = start === -1 ? -1 : pem.indexOf("-----END CERTIFICATE-----", start);
  return end === -1 ? undefined : Buffer.from(pem.slice(start + begin.length, end), "base64");
}

const sequence = 0x30;
const explicitVersion = 0xa0;

/**
 * The SubjectPublicKeyInfo of a certificate in DER, octet for octet (RFC 5280 §4.1): TBSCertificate is version (which may
 * be missing), serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo. node:crypto would encode it anew.
 */
function publicKeyOf(certificate: Uint8Array): Uint8Array | undefined {
  const outer = elementAt(certificate, 0);
  const tbs = outer?.tag === sequence ? elementAt(certificate, outer.content) : undefined;
  if (tbs?.tag !== sequence) return undefined;
  let element = elementAt(certificate, tbs.content);
  const fieldsBefore = element?.tag === explicitVersion ? 6 : 5;
  for (let field = 0; field < fieldsBefore && element !== undefined; field++)
    element = elementAt(certificate, element.end);
  if (element?.tag !== sequence || element.end > tbs.end) return undefined;
  return certificate.subarray(element.start, element.end);
}

interface Element {
  tag: number;
  start: number;
  content: number;
  end: number;
}

/** One element of DER (X.690 §8.1) with a length of at most three octets, which is 16 megabytes. */
function elementAt(octets: Uint8Array, start: number): Element | undefined {
  const tag = octets[start];
  const first = octets[start + 1];
  if (tag === undefined || first === undefined) return undefined;
  const lengthOctets = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || lengthOctets > 3) return undefined;
  let length = lengthOctets === 0 ? first : 0;
  for (let i = 0; i < lengthOctets; i++) length = length * 256 + (octets[start + 2 + i] ?? 0);
  const content = start + 2 + lengthOctets;
  return content + length > octets.length ? undefined : { tag, start, content, end: content + length };
}
