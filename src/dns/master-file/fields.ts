/**
 * The fields that RDATA is made of. Each is read from tokens of a master file or from octets (RFC 3597 §5), and both give
 * the canonical presentation form of `RRset.rdata`. The first thing that is wrong is kept as the cursor's fault.
 */
import { type DomainName, parseName } from "../name.ts";
import { ipv6Of, ipv6OfOctets, isIpv4 } from "./address.ts";
import { type Origin, targetAt, withDot } from "./names.ts";
import { type Scan, escaped, flagsAt, odd, quoted, rawToken, tokenText } from "./scan.ts";
import { secondsOf } from "./ttl.ts";
import { isType } from "./types.ts";

/** What is wrong with an RDATA. */
export type RdataFault =
  | "missing" // it ends before its last field
  | "extra" // something follows its last field
  | "number"
  | "ipv4"
  | "ipv6"
  | "name"
  | "string" // a bad escape, or over 255 octets
  | "hex"
  | "base64"
  | "base32"
  | "digest" // not of the length that its type has
  | "time"
  | "tag"
  | "type"
  | "eui"
  | "location"
  | "parameter" // of a service binding
  | "parameter-missing"
  | "parameter-twice"
  | "generic" // `\# length hex`, RFC 3597 §5
  | "not-generic" // a type without a presentation form of its own
  | "quoted" // in double quotes where no string stands
  | "parenthesis"
  | "too-long";

/** The tokens of an RDATA that are still to be read. */
export interface Tokens {
  scan: Scan;
  origin: Origin;
  /** Index of the next token. */
  next: number;
  fault: RdataFault | undefined;
  /** Index of the token that shows the fault. */
  faultToken: number;
}

/** The octets of an RDATA that are still to be read. */
export interface Octets {
  octets: Uint8Array;
  at: number;
  fault: RdataFault | undefined;
}

export interface Field {
  text: (tokens: Tokens) => string;
  wire: (octets: Octets) => string;
}

export function fail(at: Tokens | Octets, fault: RdataFault): string {
  if (at.fault === undefined) {
    at.fault = fault;
    if ("scan" in at) at.faultToken = Math.max(at.next - 1, 0);
  }
  return "";
}

/** The index of the next token, or -1 with a fault where the entry ends. */
export function take(tokens: Tokens): number {
  if (tokens.next < tokens.scan.count) return tokens.next++;
  fail(tokens, "missing");
  return -1;
}

/** The text of the next token, which must not be in quotes. */
export function takeText(tokens: Tokens): string | undefined {
  const index = take(tokens);
  if (index === -1) return undefined;
  if ((flagsAt(tokens.scan, index) & quoted) === 0) return tokenText(tokens.scan, index);
  fail(tokens, "quoted");
  return undefined;
}

export function hasMore(tokens: Tokens): boolean {
  return tokens.next < tokens.scan.count;
}

/** A number of `size` octets, as it is or by one of `mnemonics`. */
function number(size: 1 | 2 | 4, mnemonics?: Readonly<Record<string, number>>): Field {
  const max = 2 ** (8 * size) - 1;
  return {
    text(tokens) {
      const index = take(tokens);
      if (index === -1) return "";
      const value = digitsAt(tokens.scan, index);
      if (value >= 0 && value <= max) return String(value);
      const named = mnemonics?.[tokenText(tokens.scan, index).toUpperCase()];
      return named === undefined ? fail(tokens, "number") : String(named);
    },
    wire: (octets) => String(takeNumber(octets, size)),
  };
}

/** The value of a token of digits only; -1 for any other, and for more than ten digits. */
export function digitsAt(scan: Scan, index: number): number {
  const start = scan.starts[index] ?? 0;
  const end = scan.ends[index] ?? 0;
  if (end - start > 10 || end === start || (flagsAt(scan, index) & quoted) !== 0) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (scan.octets[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Big-endian; 0 with a fault where the octets end. */
export function takeNumber(octets: Octets, size: number): number {
  let value = 0;
  for (const octet of takeOctets(octets, size)) value = value * 256 + octet;
  return value;
}

export function takeOctets(octets: Octets, size: number): Uint8Array {
  if (octets.at + size > octets.octets.length) {
    fail(octets, "missing");
    octets.at = octets.octets.length;
    return new Uint8Array(0);
  }
  octets.at += size;
  return octets.octets.subarray(octets.at - size, octets.at);
}

function takeRest(octets: Octets): Buffer {
  const rest = takeOctets(octets, octets.octets.length - octets.at);
  return Buffer.from(rest.buffer, rest.byteOffset, rest.length);
}

export const u8 = number(1);
export const u16 = number(2);
export const u32 = number(4);

/** Seconds, or `1w2d3h4m5s`. */
export const period: Field = {
  text(tokens) {
    const seconds = secondsOf(takeText(tokens) ?? "");
    return seconds === undefined ? fail(tokens, "time") : String(seconds);
  },
  wire: u32.wire,
};

export const domainName: Field = {
  text(tokens) {
    const index = take(tokens);
    if (index === -1) return "";
    return targetAt(tokens.scan, index, tokens.origin) ?? fail(tokens, "name");
  },
  wire(octets) {
    const found = takeName(octets);
    return found === undefined ? fail(octets, "name") : withDot(found);
  },
};

function takeName(octets: Octets): DomainName | undefined {
  let text = "";
  for (;;) {
    const length = takeNumber(octets, 1);
    if (octets.fault !== undefined || length > 63) return undefined; // RFC 3597 §4: no compression
    if (length === 0) break;
    for (const octet of takeOctets(octets, length)) text += `\\${String(octet).padStart(3, "0")}`;
    text += ".";
  }
  const parsed = parseName(text === "" ? "." : text);
  return parsed.ok ? parsed.value : undefined;
}

export const ipv4: Field = {
  text(tokens) {
    const index = take(tokens);
    if (index === -1) return "";
    const { scan } = tokens;
    const start = scan.starts[index] ?? 0;
    const end = scan.ends[index] ?? 0;
    if (flagsAt(scan, index) !== 0 || !isIpv4(scan.octets, start, end)) return fail(tokens, "ipv4");
    return scan.text.slice(start, end);
  },
  wire: (octets) => takeOctets(octets, 4).join("."),
};

export const ipv6: Field = {
  text(tokens) {
    const index = take(tokens);
    if (index === -1) return "";
    const { scan } = tokens;
    const isUnquoted = (flagsAt(scan, index) & quoted) === 0;
    const address = ipv6Of(scan.octets, scan.text, scan.starts[index] ?? 0, scan.ends[index] ?? 0);
    return isUnquoted && address !== undefined ? address : fail(tokens, "ipv6");
  },
  wire: (octets) => ipv6OfOctets(takeOctets(octets, 16)),
};

const maxStringOctets = 255; // RFC 1035 §3.3

/** A character-string, with or without quotes. */
export const characterString: Field = {
  text(tokens) {
    const index = take(tokens);
    return index === -1 ? "" : stringAt(tokens, index, maxStringOctets);
  },
  wire(octets) {
    return quote(latin1(takeOctets(octets, takeNumber(octets, 1))));
  },
};

/** A string of what is left, without a length on the wire (RFC 8659 §4.1, RFC 7553 §4.4). */
export const longString: Field = {
  text(tokens) {
    const index = take(tokens);
    return index === -1 ? "" : stringAt(tokens, index, 65_535);
  },
  wire: (octets) => quote(latin1(takeRest(octets))),
};

/** The canonical form of a character-string. */
function stringAt(tokens: Tokens, index: number, maxOctets: number): string {
  const { scan } = tokens;
  const start = scan.starts[index] ?? 0;
  const end = scan.ends[index] ?? 0;
  const flags = flagsAt(scan, index);
  if ((flags & (escaped | odd)) === 0) {
    if (end - start > maxOctets) return fail(tokens, "string");
    return (flags & quoted) === 0 ? `"${scan.text.slice(start, end)}"` : scan.text.slice(start - 1, end + 1);
  }
  const value = end - start > 4 * maxOctets ? undefined : unescape(scan.text.slice(start, end));
  return value === undefined || value.length > maxOctets ? fail(tokens, "string") : quote(value);
}

/** One or more character-strings: one token each. */
export const characterStrings: Field = {
  text(tokens) {
    const first = take(tokens);
    if (first === -1) return "";
    let text = stringAt(tokens, first, maxStringOctets);
    while (hasMore(tokens) && tokens.fault === undefined)
      text += ` ${stringAt(tokens, tokens.next++, maxStringOctets)}`;
    return text.length > 4 * 65_535 || octetsOf(tokens, first) > 65_535 ? fail(tokens, "too-long") : text;
  },
  wire(octets) {
    const strings: string[] = [];
    do strings.push(characterString.wire(octets));
    while (octets.at < octets.octets.length && octets.fault === undefined);
    return strings.join(" ");
  },
};

/** Octets of the character-strings on the wire. An RDATA that short has none to count. */
function octetsOf(tokens: Tokens, first: number): number {
  const { scan, next } = tokens;
  if ((scan.ends[next - 1] ?? 0) - (scan.starts[first] ?? 0) < 32_768) return 0;
  let octets = 0;
  for (let index = first; index < next; index++) octets += (unescape(tokenText(scan, index)) ?? "").length + 1;
  return octets;
}

/** The octets of a character-string's text, as a binary string; undefined for a bad escape (RFC 1035 §5.1). */
export function unescape(text: string): string | undefined {
  if (!text.includes("\\")) return text;
  let isGood = true;
  const value = text.replace(/\\(\d{3}|[^\d]|)/gs, (_, what: string) => {
    if (what === "" || (what.length === 3 && Number(what) > 255)) isGood = false;
    return what.length === 3 ? String.fromCharCode(Number(what)) : what;
  });
  return isGood ? value : undefined;
}

/** A binary string as a character-string in canonical form. */
export function quote(value: string): string {
  const text = value.replace(/["\\]|[^ -~]/g, (char) =>
    char === '"' || char === "\\" ? `\\${char}` : `\\${String(char.charCodeAt(0)).padStart(3, "0")}`,
  );
  return `"${text}"`;
}

export function latin1(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("latin1");
}

const hexDigits = /^(?:[0-9a-f]{2})+$/i;

/** What is left, in hexadecimal; it may be split by white space. */
export const hex: Field = {
  text(tokens) {
    const text = joined(tokens);
    return hexDigits.test(text) ? lowered(text) : fail(tokens, text === "" ? "missing" : "hex");
  },
  wire(octets) {
    const rest = takeRest(octets);
    return rest.length === 0 ? fail(octets, "missing") : rest.toString("hex");
  },
};

const digestOctets: Readonly<Record<string, number>> = { 1: 20, 2: 32, 3: 32, 4: 48 };

/** The digest type and the digest (RFC 4034 §5.1.3, RFC 4509, RFC 6605). */
export const digest: Field = {
  text(tokens) {
    const type = digestType.text(tokens);
    const value = hex.text(tokens);
    return hasLength(type, value) ? `${type} ${value}` : fail(tokens, "digest");
  },
  wire(octets) {
    const type = digestType.wire(octets);
    const value = hex.wire(octets);
    return hasLength(type, value) ? `${type} ${value}` : fail(octets, "digest");
  },
};

function hasLength(type: string, value: string): boolean {
  const expected = digestOctets[type];
  return expected === undefined || expected * 2 === value.length;
}

export const base64: Field = {
  text(tokens) {
    return base64Of(joined(tokens)) ?? fail(tokens, "base64");
  },
  wire: (octets) => takeRest(octets).toString("base64"),
};

/** With its bits after the end set to zero; undefined for what is no base64 (RFC 4648 §4) or empty. */
export function base64Of(text: string): string | undefined {
  if (text === "" || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return Buffer.from(text, "base64").toString("base64");
}

const maxJoined = 2 * 65_535; // an RDATA in hexadecimal

/** The remaining tokens without what is between them. */
function joined(tokens: Tokens): string {
  const { scan } = tokens;
  const first = take(tokens);
  if (first === -1) return "";
  let text = tokenText(scan, first);
  let flags = flagsAt(scan, first);
  while (hasMore(tokens) && text.length <= maxJoined) {
    flags |= flagsAt(scan, tokens.next);
    text += tokenText(scan, tokens.next++);
  }
  if (text.length > maxJoined) return fail(tokens, "too-long");
  return (flags & quoted) === 0 ? text : fail(tokens, "quoted");
}

function lowered(text: string): string {
  return /[A-F]/.test(text) ? text.toLowerCase() : text;
}

/** A property tag (RFC 8659 §4.1). */
export const tag: Field = {
  text(tokens) {
    const text = (takeText(tokens) ?? "").toLowerCase();
    return /^[a-z0-9]{1,255}$/.test(text) ? text : fail(tokens, "tag");
  },
  wire(octets) {
    const text = latin1(takeOctets(octets, takeNumber(octets, 1))).toLowerCase();
    return /^[a-z0-9]{1,255}$/.test(text) ? text : fail(octets, "tag");
  },
};

/** `01-23-45-67-89-ab` (RFC 7043). */
export function eui(size: 6 | 8): Field {
  const shape = new RegExp(`^(?:[0-9a-f]{2}-){${size - 1}}[0-9a-f]{2}$`);
  return {
    text(tokens) {
      const text = (takeText(tokens) ?? "").toLowerCase();
      return shape.test(text) ? text : fail(tokens, "eui");
    },
    wire: (octets) => (latin1Hex(takeOctets(octets, size)).match(/../g) ?? []).join("-"),
  };
}

function latin1Hex(octets: Uint8Array): string {
  return Buffer.from(octets).toString("hex");
}

/** `0014:4fff:ff20:ee64` (RFC 6742 §2.1.1). */
export const nodeId: Field = {
  text(tokens) {
    const text = (takeText(tokens) ?? "").toLowerCase();
    return /^(?:[0-9a-f]{1,4}:){3}[0-9a-f]{1,4}$/.test(text)
      ? text.replace(/[0-9a-f]+/g, (group) => group.padStart(4, "0"))
      : fail(tokens, "hex");
  },
  wire: (octets) => (latin1Hex(takeOctets(octets, 8)).match(/.{4}/g) ?? []).join(":"),
};

/** `0x47.0005.80` (RFC 1706 §6). */
export const nsap: Field = {
  text(tokens) {
    const text = takeText(tokens) ?? "";
    const digits = text.slice(2).replaceAll(".", "");
    return text.length < 512 && /^0x/i.test(text) && hexDigits.test(digits)
      ? `0x${digits.toLowerCase()}`
      : fail(tokens, "hex");
  },
  wire: (octets) => `0x${takeRest(octets).toString("hex")}`,
};

/** A field that may be left out at the end. */
export function optional(field: Field): Field {
  return {
    text: (tokens) => (hasMore(tokens) ? field.text(tokens) : ""),
    wire: (octets) => (octets.at < octets.octets.length ? field.wire(octets) : ""),
  };
}

/** What is left as it stands, for types whose form we do not check. They have no form on the wire here. */
export const asItStands: Field = {
  text(tokens) {
    if (!hasMore(tokens)) return fail(tokens, "missing");
    const parts: string[] = [];
    while (hasMore(tokens)) parts.push(rawToken(tokens.scan, tokens.next++));
    return parts.join(" ");
  },
  wire: (octets) => fail(octets, "not-generic"),
};

/** A list that may be empty (RFC 3123 §4). */
export const addressPrefixes = optional(asItStands);

/** Read and checked as far as its shape goes, and not kept. */
export const salt: Field = checked(/^(?:-|(?:[0-9a-f]{2})+)$/i, "hex");

/** Base32 with the extended hex alphabet and without padding (RFC 4648 §7). */
const hash: Field = checked(
  /^(?:[0-9a-v]{8})*(?:[0-9a-v]{2}|[0-9a-v]{4}|[0-9a-v]{5}|[0-9a-v]{7}|[0-9a-v]{8})$/i,
  "base32",
);

const sha1 = "1";
const sha1Base32 = 32; // characters of 20 octets

/** What stands before the types of an NSEC3 (RFC 5155 §3.3). */
export const nsec3: Field = {
  text(tokens) {
    const head = [u8, u8, u16, salt].map((field) => field.text(tokens));
    const next = hash.text(tokens);
    return head[0] === sha1 && next.length !== sha1Base32 ? fail(tokens, "digest") : [...head, next].join(" ");
  },
  wire: (octets) => fail(octets, "not-generic"),
};

function checked(shape: RegExp, fault: RdataFault): Field {
  return {
    text(tokens) {
      const text = takeText(tokens) ?? "";
      return text.length <= 512 && shape.test(text) ? text.toLowerCase() : fail(tokens, fault);
    },
    wire: (octets) => fail(octets, "not-generic"),
  };
}

/** The types of a type bit map. */
export const types: Field = {
  text(tokens) {
    const found: string[] = [];
    while (hasMore(tokens)) {
      const text = takeText(tokens) ?? "";
      if (!isType(text)) return fail(tokens, "type");
      found.push(text.toUpperCase());
    }
    return found.join(" ");
  },
  wire: (octets) => fail(octets, "not-generic"),
};

export const typeCovered: Field = {
  text(tokens) {
    const text = takeText(tokens) ?? "";
    return isType(text) ? text.toUpperCase() : fail(tokens, "type");
  },
  wire: (octets) => fail(octets, "not-generic"),
};

/** Seconds, or `YYYYMMDDHHmmSS` (RFC 4034 §3.2). */
export const time: Field = checked(/^(?:\d{1,10}|\d{14})$/, "time");

/** IANA "DNS Security Algorithm Numbers". */
export const algorithm = number(1, {
  RSAMD5: 1,
  DH: 2,
  DSA: 3,
  ECC: 4,
  RSASHA1: 5,
  NSEC3DSA: 6,
  DSANSEC3SHA1: 6,
  NSEC3RSASHA1: 7,
  RSASHA1NSEC3SHA1: 7,
  RSASHA256: 8,
  RSASHA512: 10,
  ECCGOST: 12,
  "ECC-GOST": 12,
  ECDSAP256SHA256: 13,
  ECDSA256: 13,
  ECDSAP384SHA384: 14,
  ECDSA384: 14,
  ED25519: 15,
  ED448: 16,
  INDIRECT: 252,
  PRIVATEDNS: 253,
  PRIVATEOID: 254,
});

const digestType = number(1, { "SHA-1": 1, SHA1: 1, "SHA-256": 2, SHA256: 2, GOST: 3, "SHA-384": 4, SHA384: 4 });

export const protocol = number(1, { NONE: 0, TLS: 1, EMAIL: 2, DNSSEC: 3, IPSEC: 4, ALL: 255 });

export const notifyScheme = number(1, { NOTIFY: 1 });

/** RFC 4398 §2.1. */
export const certificateType = number(2, {
  PKIX: 1,
  SPKI: 2,
  PGP: 3,
  IPKIX: 4,
  ISPKI: 5,
  IPGP: 6,
  ACPKIX: 7,
  IACPKIX: 8,
  URI: 253,
  OID: 254,
});

const keyFlags: Readonly<Record<string, number>> = {
  NOCONF: 0x4000,
  NOAUTH: 0x8000,
  NOKEY: 0xc000,
  FLAG2: 0x2000,
  EXTEND: 0x1000,
  FLAG4: 0x0800,
  FLAG5: 0x0400,
  USER: 0x0000,
  ZONE: 0x0100,
  HOST: 0x0200,
  NTYP3: 0x0300,
  FLAG8: 0x0080,
  FLAG9: 0x0040,
  FLAG10: 0x0020,
  FLAG11: 0x0010,
  KSK: 0x0001,
  REVOKE: 0x0080,
  ...Object.fromEntries(Array.from({ length: 16 }, (_, value) => [`SIG${value}`, value])),
};
const noKey = 0xc000;

/** A key's flags, protocol, algorithm and data; a key with both flags of NOKEY has no data (RFC 2535 §3.1.2). */
export const key: Field = {
  text(tokens) {
    const flags = flagsOf(takeText(tokens) ?? "");
    if (flags === undefined) return fail(tokens, "number");
    const head = `${flags} ${protocol.text(tokens)} ${algorithm.text(tokens)}`;
    return (flags & noKey) === noKey ? head : `${head} ${base64.text(tokens)}`;
  },
  wire: (octets) => `${u16.wire(octets)} ${u8.wire(octets)} ${u8.wire(octets)} ${base64.wire(octets)}`.trimEnd(),
};

/** A number, or mnemonics joined by `|`. */
function flagsOf(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text) <= 0xffff ? Number(text) : undefined;
  if (text.length > 128) return undefined;
  let flags = 0;
  for (const part of text.toUpperCase().split("|")) {
    const flag = Object.hasOwn(keyFlags, part) ? keyFlags[part] : undefined;
    if (flag === undefined) return undefined;
    flags |= flag;
  }
  return flags;
}
