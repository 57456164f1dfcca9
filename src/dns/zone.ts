/** Zones as read from files: RRsets by owner and type, and what is missing or not known of them. */
import { type DomainName, parentOf } from "./name.ts";
import { type RecordStore, recordStore } from "./record-store.ts";
import type { RRset, RRType, SourceRange } from "./rrset.ts";

/** One record as it stands in a file. `rdata` is canonical, as `RRset.rdata` has it; `ttl` in seconds. */
export interface ZoneRecord extends SourceRange {
  owner: DomainName;
  type: RRType;
  ttl: number;
  rdata: string;
}

/**
 * Something in a file that a reader has to tell; its sentence is in `zones/messages.ts` under `id`.
 * `error`: the file breaks the format here. `warning`: it can be read, but hardly says what its author meant. `note`: passed over.
 */
export interface ReadProblem extends SourceRange {
  id: string;
  level: "error" | "warning" | "note";
  args: Readonly<Record<string, string | number>>;
}

/** Why a zone cannot be seen whole. `owner` and `type` narrow it to one name or RRset; without them any name may be missing. */
export interface Gap {
  why: string;
  owner?: DomainName;
  type?: RRType;
  at?: SourceRange;
}

/** A record that stands in a file but is not published, such as one with octoDNS's `ignored: true`. */
export interface Undeployed {
  owner: DomainName;
  type: RRType;
  /** Such as `octodns.ignored` or `octodns.excluded: route53`. */
  how: string;
  at: SourceRange;
}

/** Where a format is told not to complain (octoDNS's `lenient: true`): of one record, or of the whole zone. */
export interface Leniency {
  owner?: DomainName;
  type?: RRType;
  at: SourceRange;
}

export type Format = "master-file" | "octodns";

/** Removal can only be concluded from a complete zone; an unparseable zone answers nothing. */
type Completeness = "complete" | "partial" | "unparseable";

/** What stands at a name below which a zone does not answer. */
type Cuts = ReadonlyMap<DomainName, ReadonlySet<RRType>>;

export interface Zone {
  origin: DomainName;
  format: Format;
  /** Every file that was read for it, the first one being the zone's own. */
  files: readonly string[];
  completeness: Completeness;
  gaps: readonly Gap[];
  problems: readonly ReadProblem[];
  undeployed: readonly Undeployed[];
  lenient: readonly Leniency[];
  /** Number of records. */
  size: number;
  owners(): Iterable<DomainName>;
  /** The types at a name, without those of the names below it. */
  typesAt(owner: DomainName): readonly RRType[];
  rrset(owner: DomainName, type: RRType): RRset | undefined;
  /** Does the name or a name below it have a record (empty non-terminals included, RFC 8020)? */
  exists(owner: DomainName): boolean;
  /** Owners of NS records below the apex and of DNAME records: below them this zone does not answer. */
  cuts(): Cuts;
  /** Every name at or below `owner`, empty non-terminals included. */
  namesBelow(owner: DomainName): Iterable<DomainName>;
}

/** All zones of one side of a change. They are read when somebody asks for them. */
export interface ZoneSet {
  origins: readonly DomainName[];
  /** The zone whose origin is exactly `origin`. */
  zone(origin: DomainName): Zone | undefined;
  /** The zone that `owner` belongs to: the one with the longest origin at or above it. */
  zoneOf(owner: DomainName): Zone | undefined;
}

export interface ZoneParts {
  origin: DomainName;
  format: Format;
  files: readonly string[];
  gaps?: readonly Gap[];
  problems?: readonly ReadProblem[];
  undeployed?: readonly Undeployed[];
  lenient?: readonly Leniency[];
  unparseable?: boolean;
}

/**
 * Collects records and makes a `Zone` of them. Records that are equal are kept once, as a server would. `sourceOctets` is
 * about how much text they stand in, if that is known.
 */
export function zoneBuilder(sourceOctets = 0): {
  add: RecordStore["add"];
  build: (parts: ZoneParts) => Zone;
} {
  const records = recordStore(sourceOctets);
  return { add: records.add, build: (parts) => zoneOfRecords(records, parts) };
}

/** As `zoneBuilder`, for records that are at hand. */
export function zoneFrom(records: Iterable<ZoneRecord>, parts: ZoneParts): Zone {
  const builder = zoneBuilder();
  for (const record of records) builder.add(record);
  return builder.build(parts);
}

function zoneOfRecords(records: RecordStore, parts: ZoneParts): Zone {
  const gaps = parts.gaps ?? [];
  let tree: NameTree | undefined;
  let cuts: Cuts | undefined;
  const names = (): NameTree => (tree ??= nameTree(records.owners(), parts.origin));
  return {
    origin: parts.origin,
    format: parts.format,
    files: parts.files,
    completeness: parts.unparseable === true ? "unparseable" : gaps.length > 0 ? "partial" : "complete",
    gaps,
    problems: parts.problems ?? [],
    undeployed: parts.undeployed ?? [],
    lenient: parts.lenient ?? [],
    size: records.size,
    owners: records.owners,
    typesAt: records.typesAt,
    rrset: (owner, type) => rrsetOf(records.recordsOf(owner, type)),
    exists: (owner) => names().has(owner),
    cuts: () => (cuts ??= cutsIn(records, parts.origin)),
    namesBelow: (owner) => namesBelow(names(), owner),
  };
}

function cutsIn(records: RecordStore, origin: DomainName): Cuts {
  const cuts = new Map<DomainName, ReadonlySet<RRType>>();
  for (const owner of records.owners()) {
    const types = records.typesAt(owner).filter((type) => type === "DNAME" || (type === "NS" && owner !== origin));
    if (types.length > 0) cuts.set(owner, new Set(types));
  }
  return cuts;
}

function rrsetOf(records: readonly ZoneRecord[]): RRset | undefined {
  const [first] = records;
  if (first === undefined) return undefined;
  const unique = new Map(records.toReversed().map((record) => [record.rdata, record])); // the first of equals wins
  const kept = records.filter((record) => unique.get(record.rdata) === record);
  return {
    owner: first.owner,
    type: first.type,
    ttl: kept.reduce((lowest, record) => Math.min(lowest, record.ttl), first.ttl),
    rdata: kept.map((record) => record.rdata),
    from: kept.map(({ file, line, column, endLine }) => ({ file, line, column, endLine })),
  };
}

/** Every name that exists, with the names one label below it; null where there are none. */
type NameTree = ReadonlyMap<DomainName, readonly DomainName[] | null>;

function nameTree(owners: Iterable<DomainName>, origin: DomainName): NameTree {
  const tree = new Map<DomainName, DomainName[] | null>([[origin, null]]);
  for (const owner of owners) {
    let child: DomainName | undefined;
    for (let at: DomainName | undefined = owner; at !== undefined; at = parentOf(at)) {
      const children = tree.get(at);
      if (children === undefined) tree.set(at, child === undefined ? null : [child]);
      else if (child !== undefined && children === null) tree.set(at, [child]);
      else if (child !== undefined) children?.push(child);
      if (children !== undefined) break; // the rest of the way is there
      child = at;
    }
  }
  return tree;
}

function* namesBelow(tree: NameTree, owner: DomainName): Iterable<DomainName> {
  const waiting = tree.has(owner) ? [owner] : [];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    yield at;
    for (const child of tree.get(at) ?? []) waiting.push(child);
  }
}
