/** What an RDATA is read from: tokens of a master file, or octets (RFC 3597 §5). The first thing that is wrong is kept as the cursor's fault. */
import type { Origin } from "./names.ts";
import { type Scan, flagsAt, quoted, tokenText } from "./scan.ts";

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
  /** How many tokens were their own canonical form, and what comes behind the last one: see `Verbatim`. */
  verbatim: number;
  suffix: Uint8Array;
}

/** Nothing comes behind the last token. */
export const noSuffix = new Uint8Array(0);

export function tokensOf(scan: Scan, origin: Origin): Tokens {
  return { scan, origin, next: 0, fault: undefined, faultToken: 0, verbatim: 0, suffix: noSuffix };
}

/** The octets of an RDATA that are still to be read. */
export interface Octets {
  octets: Uint8Array;
  at: number;
  fault: RdataFault | undefined;
}

/** What stands on the wire: so many octets, a name, one or more character-strings, the windows of a type bit map, or what is left. */
export type Part = number | "name" | "string" | "strings" | "types" | "rest";

export interface Field {
  text: (tokens: Tokens) => string;
  wire: (octets: Octets) => string;
  /** The octets of what `text` or `wire` gave; undefined for a form that is not checked. */
  octets: (canonical: string) => Uint8Array | undefined;
  parts: readonly Part[];
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

export function takeRest(octets: Octets): Buffer {
  const rest = takeOctets(octets, octets.octets.length - octets.at);
  return Buffer.from(rest.buffer, rest.byteOffset, rest.length);
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

/** Big-endian. */
export function numberOctets(value: number, size: number): Uint8Array {
  const octets = new Uint8Array(size);
  let rest = value;
  for (let at = size - 1; at >= 0; at--) {
    octets[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return octets;
}

/** The octets one behind the other. */
export function joinedOctets(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export function latin1(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("latin1");
}
