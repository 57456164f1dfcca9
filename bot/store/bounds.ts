/** Bounds of what is kept, and what PostgreSQL's texts cannot hold. */

import { createHash } from "node:crypto";

/** Octets of evidence, compressed. What is more is not kept. */
export const maxEvidence = 2 ** 21;
/** Characters of one JSON value. */
const maxJson = 2 ** 20;
/** Rows of one answer. */
const maxRows = 1_000;

/** As many rows as were asked for, and not more than are given. */
export function bounded(limit: number): number {
  return Math.max(0, Math.min(Math.trunc(limit), maxRows));
}

/** JSON for a column of type `json`, which keeps it as it is, U+0000 and lone surrogates as escapes. Throws RangeError. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  if (text.length > maxJson)
    throw new RangeError(`${text.length} characters of JSON; the store keeps ${maxJson} at most`);
  return text;
}

/** Text without U+0000, which PostgreSQL refuses, of at most `max` characters. */
export function plainText(text: string, max = 1_000): string {
  return text.slice(0, max).replaceAll("\0", "\u{fffd}");
}

/** A key that an index can hold: as it is where it is short and printable, else its digest. */
export function boundedKey(key: string): string {
  return /^[\x20-\x7e]{1,200}$/.test(key) ? key : createHash("sha256").update(key).digest("hex");
}
