/** Where zones lie in a tree: the files of one provider's directory, by the names that octoDNS gives them. */
import { type DomainName, parseName } from "../../dns/name.ts";
import type { FileTree } from "../source.ts";
import type { YamlProvider } from "./config.ts";

/** Paths by the directory that they are in; the root is the empty string. */
export type Directories = ReadonlyMap<string, readonly string[]>;

export function directoriesOf(tree: FileTree): Directories {
  const directories = new Map<string, string[]>([["", []]]);
  for (const path of tree.paths) {
    const directory = directoryOf(path);
    const files = directories.get(directory);
    if (files !== undefined) files.push(path);
    else directories.set(directory, [path]);
    // A folder with nothing but folders in it is one too.
    for (let above = directoryOf(directory); above !== "" && !directories.has(above); above = directoryOf(above))
      directories.set(above, []);
  }
  return directories;
}

export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The zone that a file or folder name stands for, written with its final dot; U-labels or A-labels. */
export function originOf(text: string): DomainName | undefined {
  if (!text.endsWith(".") || text.length < 2 || text.length > 1000) return undefined;
  const parsed = parseName(text);
  return parsed.ok ? parsed.value : undefined;
}

/** What one directory holds for each zone. */
export interface ZoneFiles {
  /** `<zone>.yaml`. */
  file?: string;
  /** Two spellings of one international name: octoDNS refuses to choose. */
  second?: string;
  /** `<zone>._0_base.yaml`, `<zone>._1_more.yaml`: parts that a script puts together. */
  parts: readonly string[];
  /** The files of a split directory. */
  split: readonly string[];
}

/** By origin, what lies in `directory` for `provider`. */
export function zoneFilesIn(
  directories: Directories,
  directory: string,
  provider: Pick<YamlProvider, "splitExtension" | "readsZoneFiles">,
): ReadonlyMap<DomainName, ZoneFiles> {
  const found = new Map<DomainName, ZoneFiles>();
  const at = (origin: DomainName): ZoneFiles => found.get(origin) ?? { parts: [], split: [] };
  if (provider.readsZoneFiles)
    for (const path of (directories.get(directory) ?? []).toSorted()) {
      const stem = /^(.+\.)yaml$/.exec(nameOf(path))?.[1];
      const part = /^(.+\.)_\d[^.]*\.yaml$/.exec(nameOf(path))?.[1];
      const origin = originOf(part ?? stem ?? "");
      if (origin === undefined) continue;
      const zone = at(origin);
      if (part !== undefined) found.set(origin, { ...zone, parts: [...zone.parts, path] });
      else found.set(origin, zone.file === undefined ? { ...zone, file: path } : { ...zone, second: path });
    }
  if (provider.splitExtension !== undefined)
    for (const [origin, split] of splitZones(directories, directory, provider.splitExtension))
      found.set(origin, { ...at(origin), split });
  return found;
}

function* splitZones(
  directories: Directories,
  directory: string,
  extension: string,
): Iterable<[DomainName, readonly string[]]> {
  const prefix = directory === "" ? "" : `${directory}/`;
  for (const [path, files] of directories) {
    const folder = path.startsWith(prefix) ? path.slice(prefix.length) : "";
    if (folder === "" || folder.includes("/") || !folder.endsWith(extension)) continue;
    const origin = originOf(`${folder.slice(0, folder.length - extension.length)}.`);
    const yaml = files.filter((file) => file.endsWith(".yaml"));
    if (origin !== undefined && yaml.length > 0) yield [origin, yaml.toSorted()];
  }
}

/** With `*` octoDNS lists the zones itself; then a file name needs two dots. */
export function isListed({ file, split }: ZoneFiles): boolean {
  return split.length > 0 || (file !== undefined && nameOf(file).split(".").length > 2);
}

const dnsType =
  "(?:A|AAAA|ALIAS|CAA|CNAME|DNAME|DS|HTTPS|LOC|MX|NAPTR|NS|OPENPGPKEY|PTR|SPF|SRV|SSHFP|SVCB|TLSA|TXT|URI)";
const typeLine = new RegExp(`^(?: +| *- +)['"]?type['"]?: +['"]?${dnsType}['"]? *(?:#|$)`, "m");
const valueLine = /^(?: +| *- +)['"]?values?['"]?:(?: |$)/m;
const firstOctets = 16 * 1024;

/** Does the beginning of a file look like a mapping of names to octoDNS records? */
export function looksLikeRecords(bytes: Uint8Array | undefined): boolean {
  if (bytes === undefined) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, firstOctets)).toString("latin1");
  return typeLine.test(text.replaceAll("\r", "")) && valueLine.test(text);
}
