/** What of a message is still to be read. The first thing that is wrong is kept, and ends the reading. */
import type { Message } from "../message.ts";
import type { DomainName } from "../name.ts";

export type MalformedMessage =
  | "too-long" // over 65,535 octets
  | "cut-off" // it ends inside of its header, of a name or of a record, or before its last record
  | "questions" // more than one
  | "label-type" // neither a label nor a pointer (RFC 6891 §5)
  | "pointer" // not to something before the name (RFC 1035 §4.1.4), or too many of them
  | "name-too-long"
  | "rdata" // RDLENGTH is not what the type makes of the octets
  | "opt" // a second OPT record, one of another name than the root, or one in another section (RFC 6891 §6.1.1)
  | "options" // lengths of the OPT record that do not fit
  | "too-many-records"
  | "too-much"; // without its compression, it would be many times as long as it is

export const maxMessageOctets = 65_535;
export const headerOctets = 12;
const maxExpanded = 4 * maxMessageOctets;

export interface Cursor {
  octets: Uint8Array;
  at: number;
  fault: MalformedMessage | undefined;
  faultAt: number;
  /** How many octets of names and RDATA were made anew so far. */
  expanded: number;
  /** Names by where they begin, for the pointers to them. */
  names: Map<number, DomainName>;
  edns: Message["edns"];
  /** The upper eight bits of the RCODE, where they belong in it. */
  upperRcode: number;
}

export function cursorOf({ buffer, byteOffset, length }: Uint8Array): Cursor {
  return {
    octets: new Uint8Array(buffer, byteOffset, length), // a plain one: views of a Buffer are Buffers
    at: headerOctets,
    fault: undefined,
    faultAt: 0,
    expanded: 0,
    names: new Map(),
    edns: undefined,
    upperRcode: 0,
  };
}

export function fail(cursor: Cursor, fault: MalformedMessage, at: number): void {
  if (cursor.fault !== undefined) return;
  cursor.fault = fault;
  cursor.faultAt = at;
}

export function number16(octets: Uint8Array, at: number): number {
  return ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);
}

export function number32(octets: Uint8Array, at: number): number {
  return number16(octets, at) * 0x1_0000 + number16(octets, at + 2);
}

/** Counts octets that compression has saved; there is a limit to them. */
export function countExpanded(cursor: Cursor, octets: number): void {
  cursor.expanded += octets;
  if (cursor.expanded > maxExpanded) fail(cursor, "too-much", cursor.at);
}
