/** Names with compression (RFC 1035 §4.1.4). */
import { type DomainName, root } from "../name.ts";
import { type Cursor, countExpanded, fail, headerOctets, number16 } from "./cursor.ts";
import { maxLabelOctets, maxNameOctets, nameOf } from "./name.ts";

const pointerMark = 0xc0;
const maxPointers = 127; // one before each label

/** The name that was read last, without compression. */
export const expandedName = new Uint8Array(maxNameOctets);

/** Reads a name into `expandedName` and gives its octets; 0 with a fault. A pointer leads to before what it is part of. */
export function expandName(cursor: Cursor): number {
  const { octets, at: start } = cursor;
  let at = start;
  let lead = start; // where what we read now begins
  let after = -1; // behind the first pointer
  let pointers = 0;
  let length = 0;
  for (;;) {
    const size = at < octets.length ? (octets[at] ?? 0) : -1;
    if (size > maxLabelOctets) {
      const target = at + 1 < octets.length ? number16(octets, at) & 0x3fff : -1;
      if (size < pointerMark) return wrong(cursor, "label-type", start);
      if (target === -1) return wrong(cursor, "cut-off", start);
      if (target >= lead || target < headerOctets || ++pointers > maxPointers) return wrong(cursor, "pointer", start);
      if (after === -1) after = at + 2;
      at = target;
      lead = target;
      continue;
    }
    const end = at + 1 + size;
    if (size === -1 || end > octets.length) return wrong(cursor, "cut-off", start);
    if (length + end - at > maxNameOctets) return wrong(cursor, "name-too-long", start);
    while (at < end) expandedName[length++] = octets[at++] ?? 0;
    if (size === 0) break;
  }
  cursor.at = after === -1 ? at : after;
  return length;
}

function wrong(cursor: Cursor, fault: "label-type" | "cut-off" | "pointer" | "name-too-long", at: number): number {
  fail(cursor, fault, at);
  return 0;
}

/** The root with a fault. */
export function takeName(cursor: Cursor): DomainName {
  const { octets, at, names } = cursor;
  const isPointer = at + 1 < octets.length && (octets[at] ?? 0) >= pointerMark;
  const start = isPointer ? number16(octets, at) & 0x3fff : at;
  const known = isPointer ? names.get(start) : undefined;
  if (known !== undefined) {
    cursor.at += 2;
    return known;
  }
  const length = expandName(cursor);
  if (length === 0) return root;
  countExpanded(cursor, length);
  const name = nameOf(expandedName, 0);
  names.set(start, name);
  return name;
}
