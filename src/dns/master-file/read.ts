/**
 * Reads RFC 1035 master files (§5), with `$TTL` (RFC 2308 §4), `$GENERATE` and times as BIND has them, and unknown types
 * (RFC 3597 §5). Records and problems go to a sink as they are met; an error never ends the reading.
 */
import type { DomainName } from "../name.ts";
import { directive, maxGenerated } from "./directives.ts";
import { header } from "./header.ts";
import { originOf } from "./names.ts";
import {
  type GenerateLimit,
  type Hidden,
  type Included,
  type Reader,
  type Shared,
  type Sink,
  readerOf,
  tell,
  tellAt,
} from "./reader.ts";
import { record } from "./record.ts";
import { type Scan, type ScanFault, nextEntry, rewindAfter, tokenText } from "./scan.ts";
import { type Markers, markedToken } from "./template.ts";

export interface MasterFile {
  /** Its path, as problems and records tell it. */
  file: string;
  octets: Uint8Array;
  /** The origin at its start. */
  origin: DomainName;
  /** The zone it is read for: records outside of it are told and passed over. Without it, all are kept. */
  zone?: DomainName;
  /** What `$INCLUDE path` means in the file `from`; without it, every `$INCLUDE` is refused as missing. */
  include?: (path: string, from: string) => Included;
  /** What all `$GENERATE` of it and of what it includes may make; an error where they make more. */
  mayGenerate?: GenerateLimit;
}

const maxRewinds = 16; // unclosed parentheses that we recover from, each time reading on from its line

export function readMasterFile(source: MasterFile, sink: Sink): void {
  const shared: Shared = {
    sink,
    zone: source.zone,
    include: source.include ?? (() => ({ refused: "missing" })),
    defaultTtl: undefined,
    lastTtl: undefined,
    soaMinimum: undefined,
    includes: 0,
    includedOctets: 0,
    mayGenerate: { ...(source.mayGenerate ?? maxGenerated) },
    errors: 0,
    signer: { count: 0, first: undefined },
  };
  readEntries(readerOf(shared, source.file, source.octets, originOf(source.origin), []));
  const { first, count } = shared.signer;
  if (first !== undefined) sink.problem({ ...first, args: { count } });
}

const dollar = 0x24;

function readEntries(reader: Reader): void {
  const { scan } = reader;
  while (nextEntry(scan)) {
    if (reader.markers !== undefined && isTemplate(reader, reader.markers)) continue;
    if (scan.fault !== undefined) malformed(reader, scan.fault);
    else if (scan.octets[scan.starts[0] ?? 0] === dollar && !scan.isIndented) directive(reader, readEntries);
    else record(reader);
  }
}

/** An entry with a quote or parenthesis that does not match. */
function malformed(reader: Reader, fault: ScanFault): void {
  const { scan } = reader;
  const at = scan.faultAt;
  if (fault !== "parenthesis-open") {
    tell(reader, "error", fault, at, {}, hiddenByEntry(reader, scan.count));
    return;
  }
  if (++reader.rewinds <= maxRewinds) rewindAfter(scan, at);
  tell(reader, "error", fault, at, {}, "zone");
}

/** What the entry is about, as far as its tokens before `end` tell. */
function hiddenByEntry(reader: Reader, end: number): Hidden {
  const { scan } = reader;
  if (scan.octets[scan.starts[0] ?? 0] === dollar && !scan.isIndented && scan.count > 0) return "zone";
  const { count } = scan;
  scan.count = end;
  const fault = scan.isIndented || end > 0 ? header(reader) : "owner-missing";
  scan.count = count;
  const { owner } = reader;
  if (owner === undefined || fault === "owner-missing" || fault === "name") return "zone";
  return fault === undefined ? { owner, type: reader.type } : { owner };
}

/** Tells an entry with template markers; false where it has none. */
function isTemplate(reader: Reader, markers: Markers): boolean {
  const { scan } = reader;
  const marked = markedToken(scan, markers);
  if (marked === -1) return false;
  if (marked === 0 && isApexMark(scan) && reader.shared.zone !== undefined) {
    reader.owner = reader.shared.zone;
    reader.isInside = true;
    tellAt(reader, "note", "template", 0, {}, { owner: reader.owner });
  } else if (/^\$ttl$/i.test(tokenText(scan, 0))) tellAt(reader, "note", "template", marked, {});
  else tellAt(reader, "note", "template", marked, {}, marked === 0 ? "zone" : hiddenByEntry(reader, marked));
  return true;
}

/** gdnsd's name for the zone. */
function isApexMark(scan: Scan): boolean {
  return tokenText(scan, 0) === "@Z" && !scan.isIndented;
}
