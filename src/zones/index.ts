/** All zones of a tree, whatever their format. Found at once; read when somebody asks for them, and once. */
import { type DomainName, parentOf } from "../dns/name.ts";
import type { Format, Zone, ZoneSet } from "../dns/zone.ts";
import { findBindZones } from "./bind/index.ts";
import { formatHint, isViewHint, matching } from "./globs.ts";
import { findOctodnsZones } from "./octodns/index.ts";
import type { FileTree, FindZones, NotRead, ReadOptions, ZoneSource } from "./source.ts";

export interface Zones extends ZoneSet {
  sources: readonly ZoneSource[];
  /** Files that look like zones, or were asked for, and are not read. */
  notRead: readonly NotRead[];
}

export { mentions } from "./mentions.ts";

/** The readers, the ones that know their files by a configuration first. */
const readers: readonly [Format, FindZones][] = [
  ["octodns", findOctodnsZones],
  ["master-file", findBindZones],
];

/** Without globs, zones are found by configuration, name and content. */
export function readZones(tree: FileTree, options: ReadOptions): Zones {
  const candidates = options.zones.length > 0 ? matching(tree.paths, options.zones) : tree.paths;
  return zonesOf(claimsOf(tree, candidates, options));
}

interface Claims {
  sources: readonly ZoneSource[];
  notRead: readonly NotRead[];
}

/** Of two sources for one origin the user's view is taken, else the first reader's. */
function claimsOf(tree: FileTree, candidates: readonly string[], options: ReadOptions): Claims {
  const sources = new Map<DomainName, ZoneSource>();
  const notRead = new Map<string, string>();
  const isExplicit = (path: string): boolean => options.zones.length > 0 || formatHint(path, options) !== undefined;
  let left = candidates;
  for (const [format, find] of readers) {
    const claim = find(
      tree,
      left.filter((path) => (formatHint(path, options) ?? format) === format),
      isExplicit,
      options,
    );
    for (const source of claim.sources) {
      const earlier = sources.get(source.origin);
      const isBetter = earlier === undefined || isViewHint(source.file, source.origin, options);
      const passedOver = isBetter ? earlier : source;
      if (isBetter) sources.set(source.origin, source);
      if (passedOver !== undefined)
        notRead.set(passedOver.file, `${source.origin} is already read from ${sources.get(source.origin)?.file ?? ""}`);
    }
    for (const { file, why } of claim.notRead) notRead.set(file, why);
    const taken = new Set([...claim.claimed, ...claim.sources.map(({ file }) => file), ...notRead.keys()]);
    left = left.filter((path) => !taken.has(path));
  }
  for (const file of left.filter(isExplicit)) notRead.set(file, "no reader of zone files takes it");
  return { sources: [...sources.values()], notRead: [...notRead].map(([file, why]) => ({ file, why })) };
}

function zonesOf({ sources, notRead }: Claims): Zones {
  const byOrigin = new Map(sources.map((source) => [source.origin, source]));
  const read = new Map<DomainName, Zone>();
  const zone = (origin: DomainName): Zone | undefined => {
    const known = read.get(origin) ?? byOrigin.get(origin)?.read();
    if (known !== undefined) read.set(origin, known);
    return known;
  };
  return {
    origins: sources.map(({ origin }) => origin),
    sources,
    notRead,
    zone,
    zoneOf(owner) {
      for (let at: DomainName | undefined = owner; at !== undefined; at = parentOf(at))
        if (byOrigin.has(at)) return zone(at);
      return undefined;
    },
  };
}

/** `after`, with every zone that is not among `touched` as `before` has it: the same files are read once. */
export function sharing(before: Zones, after: Zones, touched: readonly DomainName[]): Zones {
  const own = new Set(touched);
  const origins = new Set(after.origins);
  const zone = (origin: DomainName): Zone | undefined => {
    if (!origins.has(origin)) return undefined;
    return (own.has(origin) ? after : before).zone(origin);
  };
  return {
    ...after,
    zone,
    zoneOf(owner) {
      for (let at: DomainName | undefined = owner; at !== undefined; at = parentOf(at))
        if (origins.has(at)) return zone(at);
      return undefined;
    },
  };
}

/** Origins of zones that are on one side alone, or whose files differ. Sorted. */
export function changedZones(
  before: Zones,
  after: Zones,
  trees: { before: FileTree; after: FileTree },
): readonly DomainName[] {
  const old = identities(before, trees.before);
  const proposed = identities(after, trees.after);
  const origins = new Set([...old.keys(), ...proposed.keys()]);
  return [...origins].filter((origin) => old.get(origin) !== proposed.get(origin)).toSorted();
}

/** By origin: the files that decide what the zone says, with their contents' identities. */
function identities({ sources }: Zones, tree: FileTree): ReadonlyMap<DomainName, string> {
  return new Map(
    sources.map((source) => {
      const files = source.dependsOn().toSorted();
      return [source.origin, JSON.stringify([source.format, source.file, files.map((file) => [file, tree.id(file)])])];
    }),
  );
}
