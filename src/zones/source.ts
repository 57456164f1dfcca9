/** What a reader of a zone format is given and what it gives back. Files are handed in; nothing here opens one. */
import type { DomainName } from "../dns/name.ts";
import type { Format, Zone } from "../dns/zone.ts";

/** One side of a change: the files of a commit or of a directory. Symbolic links and submodules are not in it. */
export interface FileTree {
  /** For people: a revision, a directory. */
  label: string;
  /** Relative to the root of the tree, with `/`. */
  paths: readonly string[];
  has(path: string): boolean;
  /** Equal identities mean equal bytes; comparable between two trees. */
  id(path: string): string;
  /** In octets. */
  size(path: string): number;
  /** The bytes, or undefined where there is no such file. */
  read(path: string): Uint8Array | undefined;
}

/** A zone that is known to be there, and not read yet. */
export interface ZoneSource {
  origin: DomainName;
  format: Format;
  /** The file that its records begin in; for a split directory, the first of its files. */
  file: string;
  /** Every file that decides what the zone says, as far as a search of the text shows: own, included, shared, configuration. */
  dependsOn(): readonly string[];
  /** Those of them that configure and hold no records. They name many zones, so that a name in them tells nothing. */
  configuration?: readonly string[];
  read(): Zone;
}

/** A file that looked like a zone and was not read. */
export interface NotRead {
  file: string;
  why: string;
}

/** What the reader of one format found in a tree. */
export interface Claim {
  sources: readonly ZoneSource[];
  notRead: readonly NotRead[];
  /** Files that belong to this format, such as configuration, and need no other reader. */
  claimed: ReadonlySet<string>;
}

/** What a user says of the files. Globs are relative to the root; the first that matches a path wins. */
export interface ReadOptions {
  /** Zone files; empty: they are found. */
  zones: readonly string[];
  formats?: readonly { glob: string; format: Format }[];
  origins?: readonly { glob: string; origin: DomainName }[];
  /** Which file counts, where several hold a zone of one name. */
  views?: readonly { origin: DomainName; glob: string }[];
}

/** `candidates` are the paths to look at: those that match the user's globs or a hint about the format (`isExplicit`), or all that no other reader claimed. */
export type FindZones = (
  tree: FileTree,
  candidates: readonly string[],
  isExplicit: (path: string) => boolean,
  hints?: ReadOptions,
) => Claim;

const maxCounted = 2 ** 28; // octets; of what is larger no reader tells more than its first line

/** How many lines a file has, or undefined where there is none; each file is read once. */
export function linesIn(tree: FileTree): (file: string) => number | undefined {
  const known = new Map<string, number | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, linesOf(tree, file));
    return known.get(file);
  };
}

function linesOf(tree: FileTree, file: string): number | undefined {
  if (tree.has(file) && tree.size(file) > maxCounted) return 1;
  const octets = tree.has(file) ? tree.read(file) : undefined;
  if (octets === undefined) return undefined;
  const lines = octets.reduce((count, octet) => (octet === 0x0a ? count + 1 : count), 0);
  return octets.at(-1) === 0x0a ? lines : lines + 1;
}
