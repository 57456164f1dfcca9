/** Finds the zones of BIND, NSD and Knot in a tree of files: RFC 1035 master files. */
import type { DomainName } from "../../dns/name.ts";
import { isViewHint, originHint } from "../globs.ts";
import type { Claim, FileTree, FindZones, NotRead, ReadOptions, ZoneSource } from "../source.ts";
import { type Configuration, configurations, serverPaths } from "./config.ts";
import { isNamedLikeCopy, isNamedLikeZone, nameInPath } from "./file-name.ts";
import { withIncludes } from "./includes.ts";
import { type WhyNotRead, whyNotRead } from "./messages.ts";
import { hasAnything, isMasterFile, look, maxZoneOctets, mayBeMasterFile } from "./sniff.ts";
import { readBindZone } from "./zone.ts";

/** A file that is a zone, and what says so. */
interface Found {
  file: string;
  origin: DomainName;
  /** The configuration that names it. */
  configuration?: Configuration;
}

export const findBindZones: FindZones = (tree, candidates, isExplicit, hints = { zones: [] }): Claim => {
  const configured = configuredZones(tree, candidates, hints);
  const named = new Set(configured.flatMap(({ file, configuration }) => [file, configuration?.file ?? file]));
  const looked = candidates
    .filter((file) => !named.has(file))
    .map((file) => lookAt(tree, file, isExplicit(file), hints));
  const directories = [...new Set(configured.flatMap(({ configuration }) => configuration?.directory ?? []))];
  const unnamed = looked.flatMap(({ found }) => found ?? []);
  const included = includedFiles(tree, [...configured, ...unnamed], directories);
  const all = [...configured, ...unnamed.filter(({ file }) => !included.has(file))];
  const { first, second } = onePerOrigin(all, hints);
  return {
    sources: first.map((found) => sourceOf(tree, found, directories)),
    notRead: [...looked.flatMap(({ notRead }) => notRead ?? []), ...second].filter(({ file }) => !included.has(file)),
    claimed: new Set([
      ...all.map(({ file }) => file),
      ...included,
      ...configured.flatMap(({ configuration }) => configuration?.file ?? []),
    ]),
  };
};

/** The zones that configurations of the tree name, with their files where the tree has them and they are candidates. */
function configuredZones(tree: FileTree, candidates: readonly string[], hints: ReadOptions): readonly Found[] {
  const wanted = new Set(candidates);
  const found = configurations(tree);
  if (found.length === 0) return [];
  const pathOf = serverPaths(tree);
  return found.flatMap((configuration) =>
    configuration.zones.flatMap(({ origin, path }) => {
      const file = pathOf(path, configuration.file);
      return file === undefined || !wanted.has(file) || !isReadable(tree, file)
        ? []
        : [{ file, origin: originHint(file, hints) ?? origin, configuration }];
    }),
  );
}

function isReadable(tree: FileTree, file: string): boolean {
  const octets = tree.size(file) > maxZoneOctets ? undefined : tree.read(file);
  return octets !== undefined && hasAnything(look(octets));
}

/** What a file is that no configuration names. */
function lookAt(
  tree: FileTree,
  file: string,
  isExplicit: boolean,
  hints: ReadOptions,
): { found?: Found; notRead?: NotRead } {
  if (!isExplicit && isNamedLikeCopy(file)) return {};
  const isWanted = isExplicit || isNamedLikeZone(file);
  const not = (why: WhyNotRead, args = {}): { notRead?: NotRead } =>
    isWanted ? { notRead: { file, why: whyNotRead[why](args) } } : {};
  if (tree.size(file) > maxZoneOctets) return not("too-large", { limit: maxZoneOctets / 1024 / 1024 });
  const octets = tree.read(file);
  if (octets === undefined || (!isWanted && !mayBeMasterFile(octets))) return {};
  const seen = look(octets);
  if (seen.isBinary) return not("binary");
  if (isWanted ? !hasAnything(seen) : !isMasterFile(seen)) return not("no-records");
  const origin = originHint(file, hints) ?? seen.origin ?? nameInPath(file);
  return origin === undefined ? not("no-name") : { found: { file, origin } };
}

/** Files that another one includes: parts of its zone, and no zones of their own. */
function includedFiles(tree: FileTree, found: readonly Found[], directories: readonly string[]): ReadonlySet<string> {
  const included = found.flatMap(({ file }) => withIncludes(tree, file, directories).slice(1));
  const configured = new Set(found.flatMap(({ file, configuration }) => (configuration === undefined ? [] : file)));
  return new Set(included.filter((file) => !configured.has(file)));
}

/** Of several files for one origin, such as views, the first in path order is the zone; one that is configured goes first. */
function onePerOrigin(
  all: readonly Found[],
  hints: ReadOptions,
): { first: readonly Found[]; second: readonly NotRead[] } {
  const isConfigured = ({ configuration }: Found): number => (configuration === undefined ? 1 : 0);
  const isView = ({ file, origin }: Found): number => (isViewHint(file, origin, hints) ? 0 : 1);
  const sorted = all.toSorted(
    (a, b) => isView(a) - isView(b) || isConfigured(a) - isConfigured(b) || compare(a.file, b.file),
  );
  const first = new Map<DomainName, Found>();
  const second = new Map<string, NotRead>();
  for (const found of sorted) {
    const chosen = first.get(found.origin);
    if (chosen === undefined) first.set(found.origin, found);
    else if (chosen.file !== found.file) second.set(found.file, secondOf(found, chosen));
  }
  const read = new Set([...first.values()].map(({ file }) => file));
  return { first: [...first.values()], second: [...second.values()].filter(({ file }) => !read.has(file)) };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function secondOf({ file, origin }: Found, chosen: Found): NotRead {
  return { file, why: whyNotRead.second({ origin, first: chosen.file }) };
}

function sourceOf(tree: FileTree, { file, origin, configuration }: Found, directories: readonly string[]): ZoneSource {
  return {
    origin,
    format: "master-file",
    file,
    dependsOn: () => [
      ...withIncludes(tree, file, directories),
      ...(configuration === undefined ? [] : [configuration.file]),
    ],
    read: () => readBindZone(tree, file, origin, directories),
  };
}
