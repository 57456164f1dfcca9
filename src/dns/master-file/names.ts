/** Names of a master file: relative to an origin unless they end in a dot (RFC 1035 §5.1). */
import { type DomainName, type Parsed, labelsOf, parseName, root } from "../name.ts";
import { type Scan, escaped, flagsAt, odd, quoted, tokenText, upperCase } from "./scan.ts";

const maxNameOctets = 255; // RFC 1035 §2.3.4
const maxLabelOctets = 63;
const maxNameText = 4 * maxNameOctets; // every octet as \\DDD
const dot = 0x2e;
const at = 0x40; // the origin

/** What is put behind a relative name. */
export interface Origin {
  name: DomainName;
  /** Behind a relative owner: `.example.org`; empty for the root. */
  suffix: string;
  suffixOctets: Uint8Array;
  /** Behind a relative name in RDATA: `.example.org.` */
  suffixWithDot: string;
  suffixWithDotOctets: Uint8Array;
  /** Octets of the name on the wire, with the root label. */
  octets: number;
}

export function originOf(name: DomainName): Origin {
  const octets = labelsOf(name).reduce((sum, label) => sum + label.replace(/\\(?:\d{3}|.)/g, "x").length + 1, 1);
  const suffix = name === root ? "" : `.${name}`;
  return {
    name,
    suffix,
    suffixOctets: Buffer.from(suffix),
    suffixWithDot: `${suffix}.`,
    suffixWithDotOctets: Buffer.from(`${suffix}.`),
    octets,
  };
}

/** The token as a name below `origin`; undefined for a quoted token, a bad label, a bad escape, a name that is too long. */
export function nameAt(scan: Scan, index: number, origin: Origin): DomainName | undefined {
  const form = formOf(scan, index, origin);
  if (form === "unusual") return unusualName(scan, index, origin);
  if (form === "wrong") return undefined;
  const start = scan.starts[index] ?? 0;
  const end = scan.ends[index] ?? 0;
  const text = scan.text.slice(start, form === "absolute" ? end - 1 : end);
  const lower = (flagsAt(scan, index) & upperCase) === 0 ? text : text.toLowerCase();
  return (form === "absolute" ? lower : lower + origin.suffix) as DomainName;
}

/** Is the token, which is a good name, its own canonical form but for a suffix? */
export function isVerbatimName(scan: Scan, index: number): boolean {
  const isOneOctet = (scan.ends[index] ?? 0) - (scan.starts[index] ?? 0) === 1;
  return flagsAt(scan, index) === 0 && !(isOneOctet && isShorthand(scan.octets[scan.starts[index] ?? 0]));
}

function isShorthand(octet: number | undefined): boolean {
  return octet === at || octet === dot;
}

/** As `nameAt`, in the form of a name in RDATA: with its final dot. */
export function targetAt(scan: Scan, index: number, origin: Origin): string | undefined {
  const form = formOf(scan, index, origin);
  if (form === "unusual") {
    const name = unusualName(scan, index, origin);
    return name === undefined ? undefined : withDot(name);
  }
  if (form === "wrong") return undefined;
  const text = tokenText(scan, index);
  const lower = (flagsAt(scan, index) & upperCase) === 0 ? text : text.toLowerCase();
  return form === "absolute" ? lower : lower + origin.suffixWithDot;
}

/** What kind of name the token is; `unusual` ones (`@`, `.`, escapes, octets beyond ASCII) need a closer look. */
function formOf(scan: Scan, index: number, origin: Origin): "absolute" | "relative" | "unusual" | "wrong" {
  const flags = flagsAt(scan, index);
  const start = scan.starts[index] ?? 0;
  const end = scan.ends[index] ?? 0;
  const last = scan.octets[end - 1];
  if ((flags & (escaped | odd | quoted)) !== 0) return "unusual";
  if (end - start === 1 && isShorthand(last)) return "unusual";
  const isAbsolute = last === dot;
  const length = plainLength(scan.octets, start, isAbsolute ? end - 1 : end);
  if (length < 0 || length + (isAbsolute ? 1 : origin.octets) > maxNameOctets) return "wrong";
  return isAbsolute ? "absolute" : "relative";
}

/** Octets of the labels on the wire, without the root label; -1 for an empty label or one over 63 octets. */
function plainLength(octets: Uint8Array, start: number, end: number): number {
  let label = start;
  for (let at = start; at < end; at++) {
    if (octets[at] !== dot) continue;
    if (at === label || at - label > maxLabelOctets) return -1;
    label = at + 1;
  }
  return end === label || end - label > maxLabelOctets ? -1 : end - start + 1;
}

function unusualName(scan: Scan, index: number, origin: Origin): DomainName | undefined {
  if ((flagsAt(scan, index) & quoted) !== 0) return undefined;
  const parsed = parseRelative(tokenText(scan, index), origin);
  return parsed.ok ? parsed.value : undefined;
}

/** As `nameAt`, for text of one character an octet. Octets beyond ASCII are octets, as BIND has them, not U-labels. */
export function parseRelative(text: string, origin: Origin): Parsed<DomainName> {
  if (text === "@") return { ok: true, value: origin.name };
  if (text.length > maxNameText) return { ok: false, error: "name over 255 octets", at: maxNameText };
  const ascii = text.replace(/[\x7f-\xff]/g, (char) => `\\${char.charCodeAt(0)}`);
  if (text === "." || isAbsolute(ascii)) return parseName(ascii);
  return parseName(ascii + (origin.name === root ? "." : `${origin.suffix}.`));
}

/** Does it end in a dot that is not escaped? */
function isAbsolute(text: string): boolean {
  const backslashes = /(\\*)\.$/.exec(text)?.[1]?.length;
  return backslashes !== undefined && backslashes % 2 === 0;
}

/** A name as it stands in RDATA: with its final dot. */
export function withDot(name: DomainName): string {
  return name === root ? "." : `${name}.`;
}
