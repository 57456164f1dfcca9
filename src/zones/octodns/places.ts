/** Where a provider's directory lies in the tree. */
import { posix } from "node:path";
import type { DomainName } from "../../dns/name.ts";
import type { Config, YamlProvider } from "./config.ts";
import { type Directories, type ZoneFiles, directoryOf, originOf, zoneFilesIn } from "./layout.ts";

/** A provider and the files of its directory. */
export interface Place {
  provider: YamlProvider;
  /** Undefined where it is not in the tree. */
  directory: string | undefined;
  zones: ReadonlyMap<DomainName, ZoneFiles>;
}

/** The places of all providers that zones are read from, by id. */
export function placesOf(directories: Directories, config: Config): ReadonlyMap<string, Place> {
  const sources = new Set(config.zones.flatMap((entry) => entry.sources));
  const places = new Map<string, Place>();
  for (const provider of config.providers.values())
    if (provider.kind === "yaml" && sources.has(provider.id))
      places.set(provider.id, placeOf(directories, config, provider));
  return places;
}

function placeOf(directories: Directories, config: Config, provider: YamlProvider): Place {
  const names = config.zones.flatMap(({ name }) => originOf(name) ?? []);
  const isRelative = provider.directory !== undefined && !/^[/~]/.test(provider.directory);
  const possible = isRelative
    ? basesOf(config.file).map((base) => inTree(base, provider.directory ?? ""))
    : foldersBeside(directories, config.file);
  for (const directory of possible) {
    if (directory === undefined || !directories.has(directory)) continue;
    const zones = zoneFilesIn(directories, directory, provider);
    if (isRelative ? zones.size > 0 : names.some((name) => zones.has(name))) return { provider, directory, zones };
  }
  return { provider, directory: undefined, zones: new Map() };
}

/**
 * octoDNS takes the directory relative to where it is started: mostly the root of the repository, sometimes a folder above
 * the configuration.
 */
function basesOf(file: string): readonly string[] {
  const folders = directoryOf(file)
    .split("/")
    .filter((folder) => folder !== "");
  return ["", ...folders.map((_, index) => folders.slice(0, index + 1).join("/"))];
}

/** Where the directory is named for another machine, the first folder beside the configuration that has its zones will do. */
function foldersBeside(directories: Directories, file: string): readonly string[] {
  const base = directoryOf(file);
  const isBeside = (folder: string): boolean => base === "" || folder === base || folder.startsWith(`${base}/`);
  return [...directories.keys()].filter(isBeside).toSorted();
}

/** A path below the root of the tree; undefined for one that leads out of it. */
export function inTree(base: string, path: string): string | undefined {
  const whole = posix.normalize(posix.join(base, path)).replace(/\/$/, "");
  if (whole === ".." || whole.startsWith("../") || whole.startsWith("/")) return undefined;
  return whole === "." ? "" : whole;
}
