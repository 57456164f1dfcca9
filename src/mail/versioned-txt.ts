/**
 * TXT records that begin with their version, as MTA-STS (RFC 8461 §3.1) and TLS-RPT (RFC 8460 §3) have them: the same
 * grammar, and the same way to find the one that counts.
 */
import type { DomainName, Parsed } from "../dns/name.ts";
import { textOf } from "../dns/rdata.ts";
import type { Resolver } from "../dns/resolver.ts";
import { type RRset, type SourceRange, placeOf } from "../dns/rrset.ts";

interface Place {
  text: string;
  from?: SourceRange;
}

/**
 * - `one`: a single record with the version. Whether the rest of it is right is not looked at.
 * - `several`: more than one, so that senders take it for none; `text` is the first.
 * - `near`: none with the version, but one that was meant to be.
 */
export type VersionedTxt =
  | ({ kind: "one" | "near" } & Place)
  | ({ kind: "several"; count: number } & Place)
  | { kind: "absent" }
  | { kind: "unknown" | "failed"; because: string };

/** `version` is the tag with its value, such as `v=STSv1`. */
export async function findVersionedTxt(owner: DomainName, version: string, resolver: Resolver): Promise<VersionedTxt> {
  const { outcome } = await resolver.query(owner, "TXT");
  switch (outcome.kind) {
    case "rrset":
      return selectFrom(outcome.rrset, version);
    case "nodata":
    case "nxdomain":
      return { kind: "absent" };
    case "unknown":
    case "failed":
      return { kind: outcome.kind, because: outcome.why };
  }
}

/** Records that do not begin with the version are discarded; more than one of the rest are none. */
function selectFrom(rrset: RRset, version: string): VersionedTxt {
  const places = rrset.rdata.map((rdata, i): Place => ({ text: textOf(rdata), ...placeOf(rrset, i) }));
  const good = places.filter(({ text }) => versionEnd(text, version) !== undefined);
  const [first] = good;
  if (first !== undefined)
    return good.length === 1 ? { kind: "one", ...first } : { kind: "several", count: good.length, ...first };
  const near = places.find(({ text }) => isNear(text, version));
  return near === undefined ? { kind: "absent" } : { kind: "near", ...near };
}

/** Behind the version and the white space after it; undefined where a `;` does not follow. */
function versionEnd(text: string, version: string): number | undefined {
  if (!text.startsWith(version)) return undefined;
  let end = version.length;
  while (isWsp(text.charAt(end))) end++;
  return text.charAt(end) === ";" ? end : undefined;
}

/** In another case, without its `;`, behind a quote or blank, with another number. */
function isNear(text: string, version: string): boolean {
  const plain = (value: string): string => value.toLowerCase().replace(/[^a-z=]/g, "");
  return plain(text.slice(0, 64)).startsWith(plain(version).slice(0, -1));
}

/** `at` is the first character of the field's name. */
export interface VersionedField {
  name: string;
  value: string;
  at: number;
}

const fieldName = /^[a-z\d][a-z\d_.-]{0,31}$/i;

/** The fields behind the version. Errors: `version`, `empty` (two `;` in a row, or no field), `field` (no `name=value`). */
export function parseVersionedTxt(text: string, version: string): Parsed<readonly VersionedField[]> {
  const start = versionEnd(text, version);
  if (start === undefined) return { ok: false, error: "version", at: 0 };
  const fields: VersionedField[] = [];
  const parts = text.slice(start + 1).split(";");
  let at = start + 1;
  for (const [i, part] of parts.entries()) {
    const field = fieldIn(part, at);
    if (field !== undefined) fields.push(field);
    else if (!isBlank(part)) return { ok: false, error: "field", at };
    else if (i < parts.length - 1 || fields.length === 0) return { ok: false, error: "empty", at };
    at += part.length + 1;
  }
  return { ok: true, value: fields };
}

function fieldIn(part: string, at: number): VersionedField | undefined {
  let start = 0;
  let end = part.length;
  while (start < end && isWsp(part.charAt(start))) start++;
  while (end > start && isWsp(part.charAt(end - 1))) end--;
  const equals = part.indexOf("=", start);
  if (equals === -1 || equals >= end) return undefined;
  const name = part.slice(start, equals);
  const value = part.slice(equals + 1, end);
  return fieldName.test(name) && value !== "" ? { name, value, at: at + start } : undefined;
}

function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text);
}

function isWsp(char: string): boolean {
  return char === " " || char === "\t";
}
