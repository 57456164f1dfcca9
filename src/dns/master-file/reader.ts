/** What reading a master file needs to know at every entry, and how it tells what it finds. */
import { type DomainName, isWithin } from "../name.ts";
import type { RRType } from "../rrset.ts";
import type { ReadProblem, ZoneRecord } from "../zone.ts";
import type { Verbatim } from "../record-store.ts";
import type { Origin } from "./names.ts";
import { type Scan, scanOf, lineAt } from "./scan.ts";
import { type Markers, markersIn } from "./template.ts";
import { type Tokens, noSuffix, tokensOf } from "./tokens.ts";

/** What cannot be known because of a problem: any name of the zone, a name, or one RRset. */
export type Hidden = "zone" | { owner: DomainName; type?: RRType };

export interface Sink {
  /** `verbatim` is good until the next record. */
  record: (record: ZoneRecord, verbatim?: Verbatim) => void;
  /** `hides`: what is not known because of it. `unless`: there is no problem where the zone has this name. */
  problem(problem: ReadProblem, hides?: Hidden, unless?: DomainName): void;
}

export type IncludeRefusal = "missing" | "outside" | "not-a-zone" | "too-large" | "cycle" | "too-deep" | "too-many";
export type Included = { file: string; octets: Uint8Array } | { refused: IncludeRefusal };

export interface GenerateLimit {
  records: number;
  /** Of their text. */
  octets: number;
}

/** What is the same in a file and all that it includes. */
export interface Shared {
  sink: Sink;
  zone: DomainName | undefined;
  include: (path: string, from: string) => Included;
  defaultTtl: number | undefined;
  lastTtl: number | undefined;
  soaMinimum: number | undefined;
  includes: number;
  includedOctets: number;
  /** What all `$GENERATE` may still make. */
  mayGenerate: GenerateLimit;
  errors: number;
  /** Records of types that are not kept, and the first of them. */
  signer: { count: number; first: ReadProblem | undefined };
}

/** One file as it is read. */
export interface Reader {
  shared: Shared;
  file: string;
  /** The files that it is included by, outermost first, and itself. */
  stack: readonly string[];
  scan: Scan;
  tokens: Tokens;
  markers: Markers | undefined;
  origin: Origin;
  /** Is the origin in the zone, and so every relative name? */
  isOriginInside: boolean;
  owner: DomainName | undefined;
  /** Is the owner in the zone? */
  isInside: boolean;
  /** The origin is new, and no record has named its owner since. */
  isOriginNew: boolean;
  /** Of the entry at hand; a TTL of -1 is none. */
  type: RRType;
  ttl: number;
  rewinds: number;
  /** The place to tell for records that `$GENERATE` makes. */
  place: Place | undefined;
  /** Of the record at hand, where its owner and its RDATA stand in their canonical form. */
  verbatim: Verbatim;
  isOwnerVerbatim: boolean;
}

export interface Place {
  line: number;
  column: number;
  endLine: number;
}

export function readerOf(
  shared: Shared,
  file: string,
  octets: Uint8Array,
  origin: Origin,
  above: readonly string[],
): Reader {
  const scan = scanOf(octets);
  return {
    shared,
    file,
    stack: [...above, file],
    scan,
    tokens: tokensOf(scan, origin),
    markers: markersIn(scan.text),
    origin,
    isOriginInside: isInZone(shared, origin.name),
    owner: undefined,
    isInside: true,
    isOriginNew: false,
    type: "",
    ttl: -1,
    rewinds: 0,
    place: undefined,
    isOwnerVerbatim: false,
    verbatim: {
      octets,
      ownerStart: 0,
      ownerEnd: 0,
      ownerSuffix: noSuffix,
      rdataStart: 0,
      rdataEnd: 0,
      rdataSuffix: noSuffix,
    },
  };
}

export function tell(
  reader: Reader,
  level: ReadProblem["level"],
  id: string,
  offset: number,
  args: ReadProblem["args"],
  hides?: Hidden,
  unless?: DomainName,
): void {
  const { shared, scan, file } = reader;
  if (level === "error") shared.errors++;
  const place = reader.place ?? { ...lineAt(scan, offset), endLine: scan.endLine };
  // A record of a $GENERATE that cannot be read ends it: the others are not known either.
  const hidden = level === "error" && reader.place !== undefined ? "zone" : hides;
  const isElsewhere = typeof hidden === "object" && !isInZone(shared, hidden.owner);
  const problem = {
    id: `master-file/${id}`,
    level,
    args,
    file,
    ...place,
    endLine: Math.max(place.line, place.endLine),
  };
  shared.sink.problem(problem, isElsewhere ? undefined : hidden, unless);
}

/** As `tell`, at a token of the entry. */
export function tellAt(
  reader: Reader,
  level: ReadProblem["level"],
  id: string,
  token: number,
  args: ReadProblem["args"],
  hides?: Hidden,
): void {
  tell(reader, level, id, reader.scan.starts[token] ?? reader.scan.entryLineStart, args, hides);
}

export function isInZone(shared: Shared, owner: DomainName): boolean {
  return shared.zone === undefined || isWithin(owner, shared.zone);
}
