/**
 * RDATA in a message, checked against RDLENGTH, and its names without compression. RFC 3597 §4 names the types of which
 * a receiver must or should undo it; as Unbound does, we undo it wherever a name stands.
 */
import type { Part } from "../master-file/tokens.ts";
import { expandName, expandedName } from "./compressed-name.ts";
import { type Cursor, countExpanded, fail } from "./cursor.ts";
import { readWindows } from "./type-bit-map.ts";

const maxRdataOctets = 65_535;

/** The RDATA that was read last, as far as it had to be made anew. */
const made = new Uint8Array(maxRdataOctets);

/** A view of the message, or a copy where names were compressed. `end` is within the message; `parts` as in `partsOf`. */
export function takeRdata(cursor: Cursor, parts: readonly Part[] | undefined, end: number): Uint8Array {
  const { octets, at: start } = cursor;
  let kept = start; // what is before it is in `made`
  let length = 0;
  for (const part of parts ?? restOnly) {
    const partAt = cursor.at;
    if (part === "name" && partAt < end) {
      const size = expandName(cursor);
      const isCompressed = size !== cursor.at - partAt; // a pointer has two octets, and no name does
      if (isCompressed && cursor.fault === undefined) {
        length = keep(cursor, length, octets.subarray(kept, partAt));
        length = keep(cursor, length, expandedName.subarray(0, size));
        kept = cursor.at;
      }
    } else cursor.at = endOf(part, octets, partAt, end);
    if (cursor.at > end) fail(cursor, "rdata", start);
    if (cursor.fault !== undefined) return noOctets;
  }
  if (cursor.at !== end) fail(cursor, "rdata", start);
  if (kept === start) return octets.subarray(start, end);
  length = keep(cursor, length, octets.subarray(kept, end));
  countExpanded(cursor, length);
  return made.slice(0, length);
}

const restOnly: readonly Part[] = ["rest"];
const noOctets = new Uint8Array(0);

/** Where the part ends; after `end` for what does not fit. */
function endOf(part: Part, octets: Uint8Array, at: number, end: number): number {
  if (typeof part === "number") return at + part;
  if (part === "rest") return end;
  if (part === "types") return readWindows(octets, at, end) ? end : end + 1;
  if (part === "name") return end + 1;
  const after = at + 1 + (octets[at] ?? 0);
  return part === "string" ? after : endOfStrings(octets, after, end);
}

function endOfStrings(octets: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) at += 1 + (octets[at] ?? 0);
  return at;
}

function keep(cursor: Cursor, length: number, octets: Uint8Array): number {
  if (length + octets.length > maxRdataOctets) {
    fail(cursor, "too-much", cursor.at);
    return length;
  }
  made.set(octets, length);
  return length + octets.length;
}
