/** An octoDNS configuration file: which zones there are, which directories they come from, where they are published. */
import type { SourceRange } from "../../dns/rrset.ts";
import type { FileTree } from "../source.ts";
import { yamlFiles } from "./files.ts";
import { int, isNull, isTrue, python, textOf } from "./scalar.ts";
import { type Mapping, type Node, itemsOf, valueOf } from "./tree.ts";

/** A provider that reads YAML from a directory. */
export interface YamlProvider {
  kind: "yaml";
  id: string;
  /** Undefined where the environment names it. */
  directory: string | undefined;
  defaultTtl: number;
  replaces: boolean;
  /** Zones are folders of this ending, one file for each name; undefined: they are not. */
  splitExtension: string | undefined;
  readsZoneFiles: boolean;
  /** A file of records for every zone. */
  sharedFilename: string | undefined;
}

interface OtherProvider {
  kind: "other";
  id: string;
  className: string;
}

type Provider = YamlProvider | OtherProvider;

/** An entry of `zones:`. Names that begin with `*` stand for all that the sources have and no other entry names. */
export interface ZoneEntry {
  name: string;
  at: SourceRange;
  sources: readonly string[];
  targets: readonly string[];
  processors: readonly string[];
  isLenient: boolean;
  alias: string | undefined;
  glob: string | undefined;
  regex: string | undefined;
}

export interface Config {
  file: string;
  /** The configuration and what it includes. */
  files: readonly string[];
  providers: ReadonlyMap<string, Provider>;
  /** Class names by id. */
  processors: ReadonlyMap<string, string>;
  zones: readonly ZoneEntry[];
}

const yamlProvider = /^octodns\.provider\.yaml\.(Split)?YamlProvider$/;
const defaultTtl = 3600;

/** The configuration in `file`; undefined where it is none with a YAML provider. A broken one is given as text. */
export function readConfig(tree: FileTree, file: string): Config | { broken: string } | undefined {
  const yaml = yamlFiles(tree);
  const root = yaml.read(file);
  if (yaml.isBroken()) return { broken: "the octoDNS configuration breaks YAML" };
  const providers = new Map(entriesOf(valueOf(root, "providers")).map(([id, node]) => [id, providerOf(id, node)]));
  const zones = valueOf(root, "zones");
  if (zones?.kind !== "mapping" || !providers.values().some(({ kind }) => kind === "yaml")) return undefined;
  const manager = valueOf(root, "manager");
  const global = textsOf(valueOf(manager, "processors"));
  const last = textsOf(valueOf(manager, "post_processors"));
  return {
    file,
    files: yaml.files,
    providers,
    processors: new Map(
      entriesOf(valueOf(root, "processors")).map(([id, node]) => [
        id,
        textAt(node, "class") ?? "a class that is not named",
      ]),
    ),
    zones: zonesOf(zones, global, last),
  };
}

function zonesOf(zones: Mapping, global: readonly string[], last: readonly string[]): readonly ZoneEntry[] {
  return zones.entries.map(({ key, value, at }) => ({
    name: textOf(key),
    at,
    sources: textsOf(valueOf(value, "sources")),
    targets: textsOf(valueOf(value, "targets")),
    processors: [...global, ...textsOf(valueOf(value, "processors")), ...last],
    isLenient: isTrue(valueOf(value, "lenient")),
    alias: textAt(value, "alias"),
    glob: textAt(value, "glob"),
    regex: textAt(value, "regex"),
  }));
}

function providerOf(id: string, node: Node): Provider {
  const className = textAt(node, "class") ?? "";
  const match = yamlProvider.exec(className);
  if (match === null) return { kind: "other", id, className };
  const isSplit = match[1] !== undefined;
  const directory = textAt(node, "directory");
  const ttl = valueOf(node, "default_ttl");
  const extension = isSplit ? (textAt(node, "extension") ?? ".") : textAt(node, "split_extension");
  return {
    kind: "yaml",
    id,
    directory: directory?.startsWith("env/") === true ? undefined : directory,
    defaultTtl: (ttl?.kind === "scalar" ? int(python(ttl)) : undefined) ?? defaultTtl,
    replaces: isTrue(valueOf(node, "populate_should_replace")),
    splitExtension: extension === "" ? undefined : extension,
    readsZoneFiles: !isSplit && !isTrue(valueOf(node, "disable_zonefile")),
    sharedFilename: textAt(node, "shared_filename"),
  };
}

function entriesOf(node: Node | undefined): readonly [string, Node][] {
  return node?.kind === "mapping" ? node.entries.map(({ key, value }) => [textOf(key), value]) : [];
}

/** A scalar under `name` that is neither null nor false, as text. */
function textAt(node: Node, name: string): string | undefined {
  const value = valueOf(node, name);
  return value?.kind === "scalar" && isTrue(value) ? textOf(value) : undefined;
}

function textsOf(node: Node | undefined): readonly string[] {
  if (node === undefined || isNull(node)) return [];
  return itemsOf(node).flatMap((item) => (item.kind === "scalar" ? [textOf(item)] : []));
}
