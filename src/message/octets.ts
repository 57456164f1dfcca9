/** A message within bounds, as it went over the wire. */
import type { Measured } from "../io.ts";

export const maxMessage = 50 * 2 ** 20; // octets
const maxHeader = 256 * 2 ** 10; // octets
const maxHeaderLines = 4_000; // mailauth takes a time quadratic to them
const maxLine = 64 * 2 ** 10; // octets of one field
const lf = 0x0a;
const cr = 0x0d;

/** With CRLF at the end of every line (RFC 5321 §2.3.8). Not measured: a message over one of the limits. */
export function withinBounds(octets: Uint8Array): Measured<Buffer> {
  if (octets.length > maxMessage) return { kind: "not-measured", because: "the message is over 50 MiB" };
  const trouble = headerTrouble(octets);
  if (trouble !== undefined) return { kind: "not-measured", because: trouble };
  return { kind: "measured", value: withCrlf(octets) };
}

function headerTrouble(octets: Uint8Array): string | undefined {
  let lines = 0;
  let fieldStart = 0;
  for (let start = 0; start < octets.length; lines++) {
    const end = octets.indexOf(lf, start);
    const next = end === -1 ? octets.length : end + 1;
    if (next > maxHeader) return "its header is over 256 KiB";
    if (lines === maxHeaderLines) return `its header has more than ${maxHeaderLines} lines`;
    if (isEmptyLine(octets, start)) return undefined;
    if (!isWsp(octets[start])) fieldStart = start;
    if (next - fieldStart > maxLine) return "a field of its header is over 64 KiB";
    start = next;
  }
  return undefined;
}

function isEmptyLine(octets: Uint8Array, start: number): boolean {
  return octets[start] === lf || (octets[start] === cr && octets[start + 1] === lf);
}

function isWsp(octet: number | undefined): boolean {
  return octet === 0x20 || octet === 0x09;
}

function withCrlf(octets: Uint8Array): Buffer {
  const bare = bareLineFeeds(octets);
  const given = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  if (bare === 0) return given;
  const wire = Buffer.allocUnsafe(octets.length + bare);
  let at = 0;
  for (const [index, octet] of octets.entries()) {
    if (octet === lf && octets[index - 1] !== cr) wire[at++] = cr;
    wire[at++] = octet;
  }
  return wire;
}

function bareLineFeeds(octets: Uint8Array): number {
  let count = 0;
  for (let at = octets.indexOf(lf); at !== -1; at = octets.indexOf(lf, at + 1)) if (octets[at - 1] !== cr) count++;
  return count;
}

/** The fields of the header, unfolded and in their order; one character an octet. `wire` is within bounds. */
export function fieldsOf(wire: Buffer): readonly string[] {
  const end = wire.indexOf("\r\n\r\n");
  const header = wire.toString("latin1", 0, end === -1 ? wire.length : end);
  if (header.startsWith("\r\n")) return [];
  return header.replace(/\r\n(?=[ \t])/g, "").split("\r\n");
}

/** The fields of one name, top first. */
export function fieldsNamed(fields: readonly string[], name: string): readonly string[] {
  return fields.filter((field) => field.slice(0, field.indexOf(":")).trim().toLowerCase() === name);
}
