/** Does a file look like a master file? Its first 64 KiB are enough to tell. */
import { type DomainName, isWithin, name, parseName } from "../../dns/name.ts";
import { readMasterFile } from "../../dns/master-file/read.ts";

export const maxZoneOctets = 256 * 1024 * 1024;
const maxLooked = 64 * 1024;
const mayGenerate = { records: 256, octets: maxLooked };

/** Stands for an origin that is not known; whatever is below it was relative. */
const unknownOrigin = name("origin-not-known.invalid");

export interface Look {
  isBinary: boolean;
  records: number;
  /** Entries that are no records. */
  errors: number;
  /** Parts that a template fills in. */
  templates: number;
  hasDirective: boolean;
  /** The owner of the first SOA, or the first absolute `$ORIGIN` of a file without one. */
  origin: DomainName | undefined;
  hasSoa: boolean;
}

export function look(octets: Uint8Array): Look {
  const head = headOf(octets);
  const found: Look = {
    isBinary: head.includes(0),
    records: 0,
    errors: 0,
    templates: 0,
    hasDirective: false,
    origin: undefined,
    hasSoa: false,
  };
  if (found.isBinary) return found;
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1");
  found.hasDirective = /^\$(?:origin|ttl|include|generate)\b/im.test(text);
  readMasterFile(
    { file: "", octets: head, origin: unknownOrigin, mayGenerate },
    {
      record({ owner, type }) {
        found.records++;
        if (type !== "SOA" || found.hasSoa) return;
        found.hasSoa = true;
        found.origin = isWithin(owner, unknownOrigin) ? undefined : owner;
      },
      problem({ id, level }) {
        if (id === "master-file/template") found.templates++;
        else if (level === "error" && !harmless.has(id)) found.errors++;
      },
    },
  );
  if (!found.hasSoa) found.origin = absoluteOrigin(text);
  return found;
}

/** Problems that any good zone has when its beginning is read alone. */
const harmless: ReadonlySet<string> = new Set([
  "master-file/include",
  "master-file/owner-missing",
  "master-file/ttl-missing",
  "master-file/parenthesis-open",
  "master-file/generate-too-many",
  "master-file/generate-too-large",
]);

/** Whole lines only. */
function headOf(octets: Uint8Array): Uint8Array {
  if (octets.length <= maxLooked) return octets;
  const end = octets.lastIndexOf(0x0a, maxLooked);
  return octets.subarray(0, end === -1 ? maxLooked : end);
}

function absoluteOrigin(text: string): DomainName | undefined {
  const found = /^\$origin[ \t]+([a-z0-9_.\-/]{1,255})\.(?=[\s;]|$)/im.exec(text)?.[1];
  const parsed = found === undefined ? undefined : parseName(found);
  return parsed?.ok === true ? parsed.value : undefined;
}

/** More of it is records than is not. */
function isMostlyRecords({ records, errors, isBinary }: Look): boolean {
  return !isBinary && records > errors;
}

/** Nobody said that it is a zone, and still it is one: an SOA, or a directive with records. */
export function isMasterFile(found: Look): boolean {
  return isMostlyRecords(found) && (found.hasSoa || found.hasDirective);
}

/** Somebody said that it is a zone: it is enough that there is something of one in it, however much is wrong. */
export function hasAnything({ isBinary, records, errors, hasDirective, hasSoa }: Look): boolean {
  return !isBinary && (hasSoa || hasDirective || (records > 0 && records >= errors));
}

/** May a `$INCLUDE` read it? Not where most of it is something else: nothing of that is to be shown. */
export function holdsRecords(octets: Uint8Array): boolean {
  const { isBinary, records, templates, errors } = look(octets);
  return !isBinary && records + templates >= errors;
}

/** May it hold an SOA or a directive? Cheap, for the many files that are no zones. */
export function mayBeMasterFile(octets: Uint8Array): boolean {
  const head = octets.subarray(0, maxLooked);
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1");
  return /\bSOA\b/i.test(text) || /^\$(?:ORIGIN|TTL)\b/im.test(text);
}
