/**
 * The fields that RDATA is made of. Each is read from tokens of a master file or from octets (RFC 3597 §5), and both give
 * the canonical presentation form of `RRset.rdata`. The first thing that is wrong is kept as the cursor's fault.
 */
import { name } from "../name.ts";
import { stringsOf, textOf } from "../rdata.ts";
import { endOfName, nameOf, wireName } from "../wire/name.ts";
import { ipv6Of, ipv6OfOctets, isIpv4, octetsOfIpv6 } from "./address.ts";
import { isVerbatimName, targetAt, withDot } from "./names.ts";
import { escaped, flagsAt, odd, quoted, rawToken, tokenText } from "./scan.ts";
import {
  type Field,
  type Tokens,
  digitsAt,
  fail,
  hasMore,
  joinedOctets,
  latin1,
  numberOctets,
  quote,
  take,
  takeNumber,
  takeOctets,
  takeRest,
  takeText,
  unescape,
} from "./tokens.ts";
import { secondsOf } from "./ttl.ts";

/** A number of `size` octets, as it is or by one of `mnemonics`. */
export function integer(size: 1 | 2 | 4, mnemonics?: Readonly<Record<string, number>>): Field {
  const max = 2 ** (8 * size) - 1;
  return {
    text(tokens) {
      const index = take(tokens);
      if (index === -1) return "";
      const value = digitsAt(tokens.scan, index);
      if (value >= 0 && value <= max) {
        const text = String(value);
        if (text.length === (tokens.scan.ends[index] ?? 0) - (tokens.scan.starts[index] ?? 0)) tokens.verbatim++;
        return text;
      }
      const named = mnemonics?.[tokenText(tokens.scan, index).toUpperCase()];
      return named === undefined ? fail(tokens, "number") : String(named);
    },
    wire: (octets) => String(takeNumber(octets, size)),
    octets: (text) => numberOctets(Number(text), size),
    parts: [size],
  };
}

export const u8 = integer(1);
export const u16 = integer(2);
export const u32 = integer(4);

/** Seconds, or `1w2d3h4m5s`. */
export const period: Field = {
  text(tokens) {
    const seconds = secondsOf(takeText(tokens) ?? "");
    return seconds === undefined ? fail(tokens, "time") : String(seconds);
  },
  wire: u32.wire,
  octets: u32.octets,
  parts: [4],
};

export const domainName: Field = {
  text(tokens) {
    const index = take(tokens);
    if (index === -1) return "";
    const { scan, origin } = tokens;
    const target = targetAt(scan, index, origin);
    if (target === undefined) return fail(tokens, "name");
    if (isVerbatimName(scan, index)) {
      const isAbsolute = scan.octets[(scan.ends[index] ?? 0) - 1] === dot;
      if (!isAbsolute) tokens.suffix = origin.suffixWithDotOctets;
      if (isAbsolute || index === scan.count - 1) tokens.verbatim++;
    }
    return target;
  },
  wire(octets) {
    const start = octets.at;
    const end = endOfName(octets.octets, start, octets.octets.length);
    if (end < 0) return fail(octets, "name"); // or compressed: RFC 3597 §4
    if (end > octets.octets.length) return fail(octets, "missing");
    octets.at = end;
    return withDot(nameOf(octets.octets, start));
  },
  octets: (text) => wireName(name(text)),
  parts: ["name"],
};

export const ipv4: Field = {
  text(tokens) {
    const index = take(tokens);
    if (index === -1) return "";
    const { scan } = tokens;
    const start = scan.starts[index] ?? 0;
    const end = scan.ends[index] ?? 0;
    if (flagsAt(scan, index) !== 0 || !isIpv4(scan.octets, start, end)) return fail(tokens, "ipv4");
    tokens.verbatim++;
    return scan.text.slice(start, end);
  },
  wire: (octets) => takeOctets(octets, 4).join("."),
  octets: (text) => Uint8Array.from(text.split("."), Number),
  parts: [4],
};

export const ipv6: Field = {
  text(tokens) {
    const index = take(tokens);
    if (index === -1) return "";
    const { scan } = tokens;
    const start = scan.starts[index] ?? 0;
    const end = scan.ends[index] ?? 0;
    const isUnquoted = (flagsAt(scan, index) & quoted) === 0;
    const address = isUnquoted ? ipv6Of(scan.octets, scan.text, start, end) : undefined;
    if (address === undefined) return fail(tokens, "ipv6");
    if (address.length === end - start && scan.text.startsWith(address, start)) tokens.verbatim++;
    return address;
  },
  wire: (octets) => ipv6OfOctets(takeOctets(octets, 16)),
  octets: octetsOfIpv6,
  parts: [16],
};

const dot = 0x2e;
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
  octets: stringOctets,
  parts: ["string"],
};

/** Each string behind its length. */
function stringOctets(text: string): Uint8Array {
  return joinedOctets(
    stringsOf(text).map((string) => Buffer.from(String.fromCharCode(string.length) + string, "latin1")),
  );
}

/** A string of what is left, without a length on the wire (RFC 8659 §4.1, RFC 7553 §4.4). */
export const longString: Field = {
  text(tokens) {
    const index = take(tokens);
    return index === -1 ? "" : stringAt(tokens, index, 65_535);
  },
  wire: (octets) => quote(latin1(takeRest(octets))),
  octets: (text) => Buffer.from(textOf(text), "latin1"),
  parts: ["rest"],
};

/** The canonical form of a character-string. */
function stringAt(tokens: Tokens, index: number, maxOctets: number): string {
  const { scan } = tokens;
  const start = scan.starts[index] ?? 0;
  const end = scan.ends[index] ?? 0;
  const flags = flagsAt(scan, index);
  if ((flags & (escaped | odd)) === 0) {
    if (end - start > maxOctets) return fail(tokens, "string");
    if ((flags & quoted) === 0) return `"${scan.text.slice(start, end)}"`;
    tokens.verbatim++;
    return scan.text.slice(start - 1, end + 1);
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
  octets: stringOctets,
  parts: ["strings"],
};

/** Octets of the character-strings on the wire. An RDATA that short has none to count. */
function octetsOf(tokens: Tokens, first: number): number {
  const { scan, next } = tokens;
  if ((scan.ends[next - 1] ?? 0) - (scan.starts[first] ?? 0) < 32_768) return 0;
  let octets = 0;
  for (let index = first; index < next; index++) octets += (unescape(tokenText(scan, index)) ?? "").length + 1;
  return octets;
}

const hexDigits = /^(?:[0-9a-f]{2})+$/i;

/** What is left, in hexadecimal; it may be split by white space. */
export const hex: Field = {
  text(tokens) {
    if (tokens.next === tokens.scan.count - 1 && flagsAt(tokens.scan, tokens.next) === 0) tokens.verbatim++;
    const text = joined(tokens);
    return hexDigits.test(text) ? lowered(text) : fail(tokens, text === "" ? "missing" : "hex");
  },
  wire(octets) {
    const rest = takeRest(octets);
    return rest.length === 0 ? fail(octets, "missing") : rest.toString("hex");
  },
  octets: (text) => Buffer.from(text, "hex"),
  parts: ["rest"],
};

export const base64: Field = {
  text(tokens) {
    return base64Of(joined(tokens)) ?? fail(tokens, "base64");
  },
  wire(octets) {
    const rest = takeRest(octets);
    return rest.length === 0 ? fail(octets, "missing") : rest.toString("base64");
  },
  octets: (text) => Buffer.from(text, "base64"),
  parts: ["rest"],
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
  octets: (text) => stringOctets(`"${text}"`),
  parts: ["string"],
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
    octets: (text) => Buffer.from(text.replaceAll("-", ""), "hex"),
    parts: [size],
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
  octets: (text) => Buffer.from(text.replaceAll(":", ""), "hex"),
  parts: [8],
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
  wire: (octets) => `0x${hex.wire(octets)}`,
  octets: (text) => Buffer.from(text.slice(2), "hex"),
  parts: ["rest"],
};

/** A field that may be left out at the end. */
export function optional(field: Field): Field {
  return {
    text: (tokens) => (hasMore(tokens) ? field.text(tokens) : ""),
    wire: (octets) => (octets.at < octets.octets.length ? field.wire(octets) : ""),
    octets: (text) => (text === "" ? new Uint8Array(0) : field.octets(text)),
    parts: ["rest"],
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
  octets: () => undefined,
  parts: ["rest"],
};

/** A list that may be empty (RFC 3123 §4). */
export const addressPrefixes = optional(asItStands);
