/** Zones as configurations name them: `named.conf` (BIND), `nsd.conf` and `knot.conf`. */
import { posix } from "node:path";
import { type DomainName, parseName } from "../../dns/name.ts";
import type { FileTree } from "../source.ts";
import { parseNamedConf, withScopes } from "./named-conf.ts";

const maxConfigOctets = 4 * 1024 * 1024;

/** A zone and its file, as a server's configuration has them. */
interface Named {
  origin: DomainName;
  /** As it stands in the configuration, joined with the server's directory. */
  path: string;
}

export interface Configuration {
  file: string;
  zones: readonly Named[];
  /** The server's working directory, where `$INCLUDE` starts. */
  directory: string;
}

const fileName = /^(?:named|nsd|knot|bind|zones?)[\w.-]*$|\.conf(?:\.[\w-]+)*$/i;
const otherFormat = /\.(?:zone|db|hosts|md|json|ya?ml|ts|js|py|sh)$/i;

/** The configurations of a tree that name any zone. */
export function configurations(tree: FileTree): readonly Configuration[] {
  return configurationTexts(tree).flatMap(({ file, text }) => {
    const found = /\bzone\b/.test(text) ? readConfiguration(text) : undefined;
    return found === undefined || found.zones.length === 0 ? [] : [{ file, ...found }];
  });
}

/** The files of a tree that are named like a configuration of any of the three servers. */
export function configurationTexts(tree: FileTree): readonly { file: string; text: string }[] {
  return tree.paths.flatMap((file) => {
    const base = posix.basename(file);
    if (!fileName.test(base) || (otherFormat.test(base) && !/^knot|^nsd/i.test(base))) return [];
    if (tree.size(file) > maxConfigOctets) return [];
    const octets = tree.read(file);
    return octets === undefined
      ? []
      : [{ file, text: Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("utf8") }];
  });
}

type Content = Omit<Configuration, "file">;

/** The zones in the text of a configuration of any of the three servers. */
function readConfiguration(text: string): Content {
  return isKeyValues(text) ? readKeyValues(text) : readNamedConf(text);
}

/** As NSD and Knot write them. */
export function isKeyValues(text: string): boolean {
  return /^[ \t]*(?:zone|template|server|pattern)[ \t]*:/m.test(text);
}

function zoneNamed(zone: string, path: string, directory: string): readonly Named[] {
  const parsed = parseName(zone);
  if (!parsed.ok || path === "") return [];
  return [{ origin: parsed.value, path: path.startsWith("/") ? path : posix.join(directory, path) }];
}

// --- named.conf

/** Zones whose file is not written by hand, or not of the zone. */
const otherTypes: ReadonlySet<string> = new Set(["hint", "forward", "stub", "static-stub", "mirror", "redirect"]);

/** `zone "x" [class] { ...; file "y"; ... };` at any depth, and the `directory` of the options. */
function readNamedConf(text: string): Content {
  const zones: { name: string; path: string }[] = [];
  let directory = "";
  for (const { statement } of withScopes(parseNamedConf(text))) {
    const [keyword, value = ""] = statement.words;
    if (keyword === "directory") directory = value;
    if (keyword !== "zone" || statement.block === undefined) continue;
    const said = (key: string): string => statement.block?.findLast(({ words }) => words[0] === key)?.words[1] ?? "";
    if (!otherTypes.has(said("type"))) zones.push({ name: value, path: said("file") });
  }
  return { zones: zones.flatMap(({ name, path }) => zoneNamed(name, path, directory)), directory };
}

// --- nsd.conf and knot.conf

const keyValue =
  /^[ \t]*(?:-[ \t]*)?(name|zonefile|zonesdir|domain|file|storage|id|zone|pattern|template)[ \t]*:([^\n]{0,1024})/gm;

/** What stands behind a colon: without its comment and quotes. */
function valueOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed.startsWith('"')) return trimmed.slice(1).split('"', 1)[0] ?? "";
  return (trimmed.split("#", 1)[0] ?? "").trimEnd();
}

/** `zone: name, zonefile` of NSD; `zone: - domain, file` and `template: storage, file` of Knot, with `%s` for the zone. */
function readKeyValues(text: string): Content {
  const found: [zone: string, path: string][] = [];
  let directory = "";
  let pattern = "%s.zone"; // Knot's default
  let zone: string | undefined;
  let hasFile = true;
  const closeZone = (): void => {
    if (zone !== undefined && !hasFile) found.push([zone, pattern]);
    zone = undefined;
  };
  for (const [, key = "", rest = ""] of text.matchAll(keyValue)) {
    const value = valueOf(rest);
    if (key === "zonesdir" || key === "storage") directory = value;
    else if (key === "name" || key === "domain") {
      closeZone();
      zone = value;
      hasFile = false;
    } else if (key === "zonefile" || key === "file") {
      if (zone === undefined) pattern = value;
      else found.push([zone, value]);
      hasFile = true;
    } else if (key === "zone" || key === "pattern" || key === "id") closeZone();
  }
  closeZone();
  const zones = found.flatMap(([name, path]) =>
    zoneNamed(name, path.replaceAll("%s", name.replace(/\.$/, "")), directory),
  );
  return { zones, directory };
}

// --- files of the server, in the tree

/** Finds the file of the tree that a path of the server means: the one with the longest common end, if it is the only one. */
export function serverPaths(tree: FileTree): (path: string, configuration: string) => string | undefined {
  const byEnd = new Map<string, string>();
  for (const path of tree.paths)
    for (const end of endsOf(path.split("/"))) byEnd.set(end, byEnd.has(end) ? several : path);
  return (path, configuration) => {
    const wanted = posix
      .normalize(path)
      .split("/")
      .filter((part) => part !== "" && part !== "..");
    const beside = posix.join(posix.dirname(configuration), path);
    if (tree.has(beside) && posix.basename(beside) === wanted.at(-1)) return beside;
    const longest = endsOf(wanted).find((end) => byEnd.has(end));
    const found = longest === undefined ? several : byEnd.get(longest);
    return found === several ? undefined : found;
  };
}

const several = ""; // no path
const maxParts = 16;

/** The ends of a path, the longest first: `a/b/c`, `b/c`, `c`. */
function endsOf(parts: readonly string[]): readonly string[] {
  const last = parts.slice(-maxParts);
  return last.map((_, index) => last.slice(index).join("/"));
}
