/** Elements of ASN.1 in DER (X.690). Octets are in strings, one character for each, as node-forge has them. */
import asn1, { type Asn1 } from "node-forge/lib/asn1.js";

export type { Asn1 };

const maxDepth = 32;
const maxElements = 700_000; // a revocation list of 100,000 entries; each costs some 300 octets of memory

/**
 * The one element that `octets` are; undefined where they are anything else, such as BER that is not DER. That it encodes
 * to the same octets again is made sure of, so the encoding of every element inside is what was signed.
 */
export function readDer(octets: Uint8Array | string): Asn1 | undefined {
  const text = typeof octets === "string" ? octets : latin1(octets);
  if (hasTooManyElements(text)) return undefined;
  try {
    const options = { strict: true, parseAllBytes: true, decodeBitStrings: false, maxDepth };
    const element = asn1.fromDer(text, options);
    return asn1.toDer(element).getBytes() === text ? element : undefined;
  } catch {
    return undefined; // node-forge throws plain errors for octets that are no ASN.1, and does nothing else here
  }
}

/** Counts headers in a row, as if all were well formed. */
function hasTooManyElements(text: string): boolean {
  if (text.length <= 2 * maxElements) return false;
  let [at, elements] = [0, 0];
  while (at < text.length && elements <= maxElements) {
    const isConstructed = (text.charCodeAt(at) & 0x20) !== 0;
    const first = text.charCodeAt(at + 1);
    const lengthOctets = first > 0x80 ? first - 0x80 : 0;
    const length =
      lengthOctets === 0 ? first & 0x7f : Number.parseInt(hex(text.slice(at + 2, at + 2 + lengthOctets)), 16);
    at += 2 + lengthOctets + (isConstructed ? 0 : length || 0);
    elements++;
  }
  return elements > maxElements;
}

export function octetsOf(element: Asn1): Uint8Array {
  return Buffer.from(asn1.toDer(element).getBytes(), "latin1");
}

/** Classes and tag numbers of X.680 §8.4. */
export const tags = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  oid: 6,
  enumerated: 10,
  utf8String: 12,
  sequence: 16,
  set: 17,
  bmpString: 30,
  utcTime: 23,
  generalizedTime: 24,
} as const;
export type Tag = keyof typeof tags;

const contextSpecific = 0x80;

export function is(element: Asn1 | undefined, tag: Tag): element is Asn1 {
  return element !== undefined && element.tagClass === 0 && element.type === tags[tag];
}

/** Is it tagged `[number]`? */
export function isTagged(element: Asn1 | undefined, number: number): element is Asn1 {
  return element !== undefined && element.tagClass === contextSpecific && element.type === number;
}

/** The elements inside; none where it is primitive. */
export function inside(element: Asn1 | undefined): readonly Asn1[] {
  return element === undefined || typeof element.value === "string" ? [] : element.value;
}

/** Those of a SEQUENCE; undefined where it is none. */
export function sequenceIn(element: Asn1 | undefined): readonly Asn1[] | undefined {
  return is(element, "sequence") ? inside(element) : undefined;
}

/** The octets of a primitive element; none where it is constructed. */
export function contentOf(element: Asn1 | undefined): string {
  return element === undefined || typeof element.value !== "string" ? "" : element.value;
}

/** In dotted form; undefined where it is no object identifier or one of its numbers is 2^53 or more. */
export function oidOf(element: Asn1 | undefined): string | undefined {
  const content = is(element, "oid") ? contentOf(element) : "";
  if (content.length > maxOidOctets || content === "" || content.charCodeAt(content.length - 1) > 0x7f)
    return undefined;
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of Buffer.from(content, "latin1")) {
    arc = arc * 128 + (octet & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER) return undefined;
    if (octet > 0x7f) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...others] = arcs;
  const root = Math.min(2, Math.floor(first / 40)); // X.690 §8.19.4
  return [root, first - root * 40, ...others].join(".");
}

const maxOidOctets = 128;

/** A whole number from 0 to 2^53 - 1; undefined where it is anything else. */
export function numberOf(element: Asn1 | undefined): number | undefined {
  const content = contentOf(element);
  if (content === "" || content.length > 7 || content.charCodeAt(0) > 0x7f) return undefined;
  return Number.parseInt(hex(content), 16);
}

/** The positions of the bits that are set, 0 for the leftmost; of the first 16. */
export function bitsOf(element: Asn1 | undefined): readonly number[] | undefined {
  const content = is(element, "bitString") ? contentOf(element) : "";
  if (content === "" || content.charCodeAt(0) > 7) return undefined;
  const bits = Array.from({ length: Math.min(16, (content.length - 1) * 8) }, (_, bit) => bit);
  return bits.filter((bit) => (content.charCodeAt(1 + (bit >> 3)) & (0x80 >> (bit & 7))) !== 0);
}

/** The octets of a BIT STRING that is made of whole octets. */
export function bitStringOctets(element: Asn1 | undefined): Uint8Array | undefined {
  const content = is(element, "bitString") ? contentOf(element) : "";
  return content.charCodeAt(0) === 0 ? Buffer.from(content.slice(1), "latin1") : undefined;
}

/** UTCTime or GeneralizedTime, to the second and in UTC (RFC 5280 §4.1.2.5). */
export function timeOf(element: Asn1 | undefined): Date | undefined {
  const isUtcTime = is(element, "utcTime");
  if (!isUtcTime && !is(element, "generalizedTime")) return undefined;
  const [, year = "", ...parts] = (isUtcTime ? shortTime : longTime).exec(contentOf(element)) ?? [];
  const [month = "", day = "", hour = "", minute = "", second = ""] = parts;
  const whole = isUtcTime ? `${Number(year) < 50 ? "20" : "19"}${year}` : year;
  const time = new Date(`${whole}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time.getTime()) || time.getUTCDate() !== Number(day) ? undefined : time; // 31 February is none
}

const shortTime = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const longTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

export function latin1(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("latin1");
}

export function hex(content: string): string {
  return Buffer.from(content, "latin1").toString("hex");
}
