/** All zones of a tree, whatever their format. Found at once; read when somebody asks for them, and once. */
import { type DomainName, parentOf } from "../dns/name.ts";
import type { Zone, ZoneSet } from "../dns/zone.ts";
import { findBindZones } from "./bind/index.ts";
import { matching } from "./globs.ts";
import { findOctodnsZones } from "./octodns/index.ts";
import type { FileTree, FindZones, NotRead, ZoneSource } from "./source.ts";

export interface Zones extends ZoneSet {
  sources: readonly ZoneSource[];
  /** Files that look like zones, or were asked for, and are not read. */
  notRead: readonly NotRead[];
}

export { mentions } from "./mentions.ts";

/** The readers, the ones that know their files by a configuration first. */
const readers: readonly FindZones[] = [findOctodnsZones, findBindZones];

/** `zones`: globs of the files to read; without any, zones are found by configuration, name and content. */
export function readZones(tree: FileTree, options: { zones: readonly string[] }): Zones {
  const isExplicit = options.zones.length > 0;
  const candidates = isExplicit ? matching(tree.paths, options.zones) : tree.paths;
  return zonesOf(claimsOf(tree, candidates, isExplicit));
}

interface Claims {
  sources: readonly ZoneSource[];
  notRead: readonly NotRead[];
}

/** Of two sources for one origin the first reader's is taken. */
function claimsOf(tree: FileTree, candidates: readonly string[], isExplicit: boolean): Claims {
  const sources = new Map<DomainName, ZoneSource>();
  const notRead = new Map<string, string>();
  let left = candidates;
  for (const find of readers) {
    const claim = find(tree, left, isExplicit);
    for (const source of claim.sources) {
      const earlier = sources.get(source.origin);
      if (earlier === undefined) sources.set(source.origin, source);
      else notRead.set(source.file, `${source.origin} is already read from ${earlier.file}`);
    }
    for (const { file, why } of claim.notRead) notRead.set(file, why);
    const taken = new Set([...claim.claimed, ...claim.sources.map(({ file }) => file), ...notRead.keys()]);
    left = left.filter((path) => !taken.has(path));
  }
  if (isExplicit) for (const file of left) notRead.set(file, "no reader of zone files takes it");
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
