/** What `$INCLUDE` means in a tree of files. Nothing outside of the tree is ever looked at. */
import { posix } from "node:path";
import type { Included } from "../../dns/master-file/reader.ts";
import type { FileTree } from "../source.ts";
import { holdsRecords, maxZoneOctets } from "./sniff.ts";

/** A path below `directory`, or undefined where it leads out of the tree. */
function confined(directory: string, path: string): string | undefined {
  if (path.startsWith("/") || path.startsWith("~") || path.includes("\0") || path.includes("\\")) return undefined;
  const whole = posix.join(directory, path);
  return whole === ".." || whole.startsWith("../") || whole.startsWith("/") ? undefined : whole;
}

/** Where `path` may be: beside the file that includes it, at the root of the tree, in a configured directory. */
function places(path: string, from: string, directories: readonly string[]): readonly string[] {
  const starts = [posix.dirname(from), "", ...directories];
  return starts.flatMap((directory) => confined(directory, path) ?? []);
}

/** The file of the tree that `path` means, if it is there. */
function includedPath(tree: FileTree, path: string, from: string, directories: readonly string[]): string | undefined {
  return places(path, from, directories).find((place) => tree.has(place));
}

/** Reads what `$INCLUDE path` in `from` means. A file without any record is not read, so nothing of it can be shown. */
export function include(tree: FileTree, path: string, from: string, directories: readonly string[]): Included {
  const candidates = places(path, from, directories);
  if (candidates.length === 0) return { refused: "outside" };
  const file = candidates.find((place) => tree.has(place));
  if (file === undefined) return { refused: "missing" };
  if (tree.size(file) > maxZoneOctets) return { refused: "too-large" };
  const octets = tree.read(file);
  if (octets === undefined) return { refused: "missing" };
  return holdsRecords(octets) ? { file, octets } : { refused: "not-a-zone" };
}

const directive = /^\$include[ \t]+(?:"([^"\n]{1,1024})"|([^\s;"]{1,1024}))/gim;
const maxFound = 1_000;

/** The files that `file` includes, in turn with all that they include, by a search of the text; itself first. */
export function withIncludes(tree: FileTree, file: string, directories: readonly string[]): readonly string[] {
  const found = new Set([file]);
  for (const at of found) {
    if (found.size > maxFound) break;
    for (const path of includesOf(tree, at, directories)) found.add(path);
  }
  return [...found];
}

function includesOf(tree: FileTree, file: string, directories: readonly string[]): readonly string[] {
  if (tree.size(file) > maxZoneOctets) return [];
  const octets = tree.read(file);
  if (octets === undefined || !mayInclude(octets)) return [];
  const text = Buffer.from(octets).toString("utf8");
  return [...text.matchAll(directive)].flatMap(
    ([, inQuotes, plain]) => includedPath(tree, inQuotes ?? plain ?? "", file, directories) ?? [],
  );
}

function mayInclude(octets: Uint8Array): boolean {
  const bytes = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
  return bytes.includes("$INCLUDE") || bytes.includes("$include") || bytes.includes("$Include");
}
