/** Finds the zones that octoDNS would deploy from a tree. Zone files are not parsed before somebody asks for the zone. */
import type { DomainName } from "../../dns/name.ts";
import type { FileTree, FindZones, ZoneSource } from "../source.ts";
import { type Config, readConfig } from "./config.ts";
import { includedFrom } from "./files.ts";
import {
  type Directories,
  type ZoneFiles,
  directoriesOf,
  isListed,
  looksLikeRecords,
  nameOf,
  originOf,
  zoneFilesIn,
} from "./layout.ts";
import { maxFileOctets } from "./parse.ts";
import { type Place, placesOf } from "./places.ts";
import { plansOf } from "./plan.ts";
import { type ZonePlan, readZone } from "./zone.ts";

/** A zone, and the configuration that says so, if any. */
interface Found extends ZonePlan {
  config?: Config;
}

/** What is found and left aside while the configurations are read one after another. */
interface Search {
  tree: FileTree;
  directories: Directories;
  found: Map<DomainName, Found>;
  /** The files of what is found. */
  used: Set<string>;
  /** Why, by file. */
  notRead: Map<string, string>;
  /** Configurations that were followed. */
  claimed: Set<string>;
}

export const findOctodnsZones: FindZones = (tree, candidates, isExplicit) => {
  const search: Search = {
    tree,
    directories: directoriesOf(tree),
    found: new Map(),
    used: new Set(),
    notRead: new Map(),
    claimed: new Set(),
  };
  for (const path of configsIn(tree)) followConfig(search, path);
  if (search.found.size === 0 || candidates.some(isExplicit)) findByName(search, candidates, isExplicit);
  const isCandidate = new Set(candidates);
  const kept = [...search.found.values()].filter((zone) => filesOf(zone).some((file) => isCandidate.has(file)));
  const notRead = [...search.notRead].filter(([file]) => isCandidate.has(file));
  return {
    sources: kept.map((zone) => sourceOf(tree, zone)),
    notRead: notRead.map(([file, why]) => ({ file, why })),
    claimed: new Set([...search.claimed, ...search.used, ...search.notRead.keys()]),
  };
};

const maxConfigOctets = 1024 * 1024;

/** Found by what they say. The ones nearest to the root come first: they are the likeliest to be deployed. */
function configsIn(tree: FileTree): readonly string[] {
  const depth = (path: string): number => path.split("/").length;
  return tree.paths
    .filter((path) => /\.ya?ml$/.test(path) && tree.size(path) <= maxConfigOctets && namesProvider(tree.read(path)))
    .toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}

function namesProvider(bytes: Uint8Array | undefined): boolean {
  if (bytes === undefined) return false;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("octodns.provider.yaml.");
}

function followConfig(search: Search, path: string): void {
  const config = readConfig(search.tree, path);
  if (config === undefined) return;
  if ("broken" in config) {
    search.notRead.set(path, config.broken);
    return;
  }
  const places = placesOf(search.directories, config);
  const { zones, skipped } = plansOf(config, places);
  if (zones.size === 0 && skipped.size === 0) return;
  for (const file of config.files) search.claimed.add(file);
  for (const zone of zones.values()) addZone(search, { ...zone, config });
  if (skipped.size > 0) search.notRead.set(path, skippedText(skipped));
  for (const place of places.values()) leaveAside(search, config, place, skipped);
}

const maxSkippedTold = 10;

function skippedText(skipped: ReadonlyMap<string, string>): string {
  const told = [...skipped].slice(0, maxSkippedTold).map(([origin, why]) => `${origin} (${why})`);
  const more = skipped.size > maxSkippedTold ? ` and ${skipped.size - maxSkippedTold} more` : "";
  return `it names zones that octoDNS does not deploy: ${told.join(", ")}${more}`;
}

/** The first configuration that has a zone decides; another one may be for the same zone inside of a network. */
function addZone(search: Search, zone: Found): void {
  const earlier = search.found.get(zone.origin);
  const files = filesOf(zone);
  if (earlier === undefined) {
    search.found.set(zone.origin, zone);
    for (const file of files) {
      search.used.add(file);
      search.notRead.delete(file);
    }
    return;
  }
  const known = new Set(filesOf(earlier));
  const others = files.filter((file) => !known.has(file));
  setAside(search, others, `${zone.origin} is already read from ${fileOf(earlier)}`);
}

const notYaml = "octoDNS reads only files whose names end in .yaml";

/** Files of a provider's directory that look like zones and are none: what octoDNS passes over without a word. */
function leaveAside(
  search: Search,
  config: Config,
  { directory, zones, provider }: Place,
  skipped: ReadonlyMap<string, string>,
): void {
  for (const [origin, zone] of zones) {
    const files = filesOfZone(zone).filter((file) => nameOf(file) !== provider.sharedFilename);
    if (files.some((file) => isRecords(search, file)))
      setAside(search, files, skipped.get(origin) ?? notNamed(config, zone));
  }
  for (const file of directory === undefined ? [] : (search.directories.get(directory) ?? []))
    if (isMisnamed(file) && isRecords(search, file)) setAside(search, [file], notYaml);
}

function notNamed({ file, zones }: Config, zone: ZoneFiles): string {
  const why = `it is not named in the zones of ${file}`;
  return isListed(zone) || !zones.some(({ name }) => name === "*")
    ? why
    : `${why}, and "*" takes only file names with two dots`;
}

/** Tells of the first of these files; the others of the same zone go with it. */
function setAside({ notRead, used, claimed }: Search, files: readonly string[], why: string): void {
  const [first, ...others] = files.filter((file) => !used.has(file));
  if (first !== undefined && !notRead.has(first)) notRead.set(first, why);
  for (const file of others) claimed.add(file);
}

/** `example.org`, `example.org.yml`, `example.org.yaml.bak`: a zone's name is in it, and `.yaml` is not at its end. */
function isMisnamed(path: string): boolean {
  const name = nameOf(path);
  if (name.endsWith(".yaml") || /\.(?:md|rst|txt|adoc|html|py|sh|json|toml|tf|js|ts)$/.test(name)) return false;
  const origin = originOf(`${name.replace(/\.ya?ml(?:\..*)?$/, "")}.`);
  return origin !== undefined && isZoneName(origin);
}

/** Two labels at least, and a top-level domain that could be one. */
function isZoneName(origin: DomainName): boolean {
  return /\.(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(origin);
}

function isRecords({ tree }: Search, path: string): boolean {
  return tree.size(path) <= maxFileOctets && looksLikeRecords(tree.read(path));
}

/** Without a configuration: files that are named after zones and look like octoDNS records. */
function findByName(search: Search, candidates: readonly string[], isExplicit: (path: string) => boolean): void {
  const wanted = new Set(candidates.filter((path) => /\.ya?ml$/.test(path)));
  const isFree = (file: string): boolean =>
    wanted.has(file) && !search.used.has(file) && !search.notRead.has(file) && !search.claimed.has(file);
  const free = new Map([...search.directories].map(([directory, files]) => [directory, files.filter(isFree)]));
  for (const directory of free.keys())
    for (const [origin, zone] of zoneFilesIn(free, directory, { splitExtension: ".", readsZoneFiles: true })) {
      const files = filesOfZone(zone).toSorted();
      if (isZoneName(origin) && files.some((file) => isRecords(search, file)))
        addZone(search, withoutConfig(origin, files));
    }
  for (const path of wanted)
    if (isFree(path) && (isExplicit(path) || isMisnamed(path)) && isRecords(search, path))
      setAside(search, [path], isMisnamed(path) ? notYaml : "its name does not tell which zone it is");
}

/** No configuration says whether octoDNS is to be lenient, so its complaints are no errors. */
function withoutConfig(origin: DomainName, files: readonly string[]): Found {
  const terms = { origin, defaultTtl: 3600, isLenient: true, replaces: false, targets: undefined, isTemplated: false };
  return { origin, sources: [{ files, terms }], gaps: [] };
}

function filesOfZone({ file, second, parts, split }: ZoneFiles): readonly string[] {
  return [...split, ...[file, second].filter((one) => one !== undefined), ...parts];
}

function filesOf({ sources }: ZonePlan): readonly string[] {
  return sources.flatMap(({ files }) => files);
}

function fileOf(zone: ZonePlan): string {
  return filesOf(zone)[0] ?? "";
}

function sourceOf(tree: FileTree, zone: Found): ZoneSource {
  return {
    origin: zone.origin,
    format: "octodns",
    file: fileOf(zone),
    dependsOn() {
      const files = filesOf(zone);
      const included = files.flatMap((file) => includedFrom(tree, file));
      return [...new Set([...files, ...included, ...(zone.config?.files ?? [])])];
    },
    configuration: zone.config?.files ?? [],
    read: () => readZone(tree, zone),
  };
}
