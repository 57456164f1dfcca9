/** Reads the canonical presentation form of RDATA (see `RRset.rdata`). Every reader gives undefined for what is not of its type. */
import { type DomainName, parseName } from "./name.ts";

/**
 * The character-strings of a TXT record (RFC 1035 §3.3.14). Each is a binary string: one character an octet, 0 to 255.
 */
export function stringsOf(rdata: string): readonly string[] {
  return (rdata.match(/"(?:[^"\\]|\\.)*"/gs) ?? []).map((quoted) => unescape(quoted.slice(1, -1)));
}

/** The character-strings joined without a separator, as SPF and DKIM read them (RFC 7208 §3.3, RFC 6376 §3.6.2.2). */
export function textOf(rdata: string): string {
  return stringsOf(rdata).join("");
}

/** A TXT RDATA of these binary strings, each of at most 255 octets. */
export function txtRdata(strings: readonly string[]): string {
  return strings.map((text) => `"${escape(text)}"`).join(" ");
}

/** A TXT RDATA of one text, one character an octet, cut where a string is full. */
export function textRdata(text: string): string {
  return txtRdata(text.match(/.{1,255}/gs) ?? [""]);
}

/** RFC 1035 §3.3.9. A null MX has the exchange `.` (RFC 7505 §3). */
export function mxOf(rdata: string): { preference: number; exchange: DomainName } | undefined {
  const [preference, exchange] = rdata.split(" ");
  const parsed = parseName(exchange ?? "");
  return parsed.ok ? { preference: Number(preference), exchange: parsed.value } : undefined;
}

function unescape(text: string): string {
  return text.replace(/\\(\d{3}|.)/gs, (_, escaped: string) =>
    escaped.length === 3 ? String.fromCharCode(Number(escaped)) : escaped,
  );
}

function escape(text: string): string {
  return text.replace(/["\\]|[^ -~]/g, (char) =>
    char === '"' || char === "\\" ? `\\${char}` : `\\${String(char.charCodeAt(0)).padStart(3, "0")}`,
  );
}
