/** The canonical form of RDATA, in which it is signed and ordered (RFC 4034 §6.2). */
import type { RRType } from "../rrset.ts";
import { endOfName } from "./name.ts";
import { partsOf } from "./parts.ts";
import { numberOf } from "./types.ts";

/** RFC 4034 §6.2, without NSEC (RFC 6840 §5.1) and HINFO, which has no names. */
const typesWithLowerCase =
  "NS MD MF CNAME SOA MB MG MR PTR MINFO MX RP AFSDB RT SIG PX NXT NAPTR KX SRV DNAME A6 RRSIG";
const hasLowerCase: ReadonlySet<RRType> = new Set(typesWithLowerCase.split(" "));

/** `rdata` (uncompressed) with its names in lower case, if it is of a type that asks for it; itself where nothing changes. */
export function canonicalOctets(type: RRType, rdata: Uint8Array): Uint8Array {
  if (!hasLowerCase.has(type)) return rdata;
  let octets = rdata;
  for (const { start, end } of namesIn(type, rdata)) octets = lowered(octets, start, end);
  return octets;
}

interface Span {
  start: number;
  end: number;
}

/** Where the names stand; the first part that does not fit ends them. */
function namesIn(type: RRType, rdata: Uint8Array): readonly Span[] {
  if (type === "A6") return nameOfA6(rdata);
  const spans: Span[] = [];
  let at = 0;
  for (const part of partsOf.get(numberOf(type)) ?? []) {
    if (part === "name") {
      const end = endOfName(rdata, at, rdata.length);
      if (end < 0 || end > rdata.length) break;
      spans.push({ start: at, end });
      at = end;
    } else if (part === "string") at += 1 + (rdata[at] ?? 0);
    else if (typeof part === "number") at += part;
  }
  return spans;
}

/** RFC 2874 §3.1: a prefix length, the octets of the address behind it, and the prefix's name unless the length is 0. */
function nameOfA6(rdata: Uint8Array): readonly Span[] {
  const prefixLength = rdata[0] ?? 0;
  const start = 1 + Math.ceil((128 - prefixLength) / 8);
  return prefixLength === 0 || prefixLength > 128 ? [] : [{ start, end: rdata.length }];
}

/** Octets of lengths are below those of letters, so that the labels need not be told apart. */
function lowered(octets: Uint8Array, start: number, end: number): Uint8Array {
  let copy = octets;
  for (let at = start; at < end; at++) {
    const octet = octets[at] ?? 0;
    if (octet < 0x41 || octet > 0x5a) continue;
    if (copy === octets) copy = Uint8Array.from(octets);
    copy[at] = octet + 0x20;
  }
  return copy;
}
