/** The files of a commit, from git's objects: never from the working tree, so nothing dirty, filtered or linked is read. */
import { UsageError } from "../usage-error.ts";
import type { FileTree } from "../zones/source.ts";
import type { Blobs } from "./blobs.ts";
import type { Git } from "./git.ts";

export interface GitTree extends FileTree {
  /** The full name of the commit. */
  commit: string;
  /** Reads these files in as few runs of git as possible. */
  prefetch(paths: readonly string[]): void;
}

interface TreeEntry {
  id: string;
  size: number;
}

const maxListing = 2 ** 28; // octets, about two million files
const maxRevision = 1_000;
const maxAhead = 512;

/** Throws `UsageError` where there is no such commit. Both sides of a change take the same `blobs`: what is equal is read once. */
export function gitTree(blobs: Blobs, revision: string): GitTree {
  const commit = findCommit(blobs.git, revision);
  if (commit === undefined)
    throw new UsageError(
      `${JSON.stringify(revision.slice(0, maxRevision))} is not a commit of this repository`,
      "Give a branch, a tag or a commit that is here; a shallow clone has only its newest commit.",
    );
  return treeOf(filesOf(blobs.git, commit), { label: revision, commit, blobs });
}

/** A side without files: what was there before the first commit. */
export function emptyTree(label: string): FileTree {
  return { label, paths: [], has: () => false, id: () => "", size: () => 0, read: () => undefined };
}

/** The full name of a commit, or undefined where there is none. Any text may be handed in. */
export function findCommit(git: Git, revision: string): string | undefined {
  if (revision === "" || revision.length > maxRevision || /[\0-\x1f\x7f]/.test(revision)) return undefined;
  const ran = git.read(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  const name = ran.stdout.toString().trim();
  return ran.ok && /^[0-9a-f]{40,64}$/.test(name) ? name : undefined;
}

function treeOf(
  files: ReadonlyMap<string, TreeEntry>,
  { label, commit, blobs }: { label: string; commit: string; blobs: Blobs },
): GitTree {
  const entriesOf = (paths: readonly string[]) => paths.flatMap((path) => files.get(path) ?? []);
  const ahead = readAhead([...files.keys()], (path) =>
    entriesOf([path]).every((file) => blobs.get(file) === undefined),
  );
  return {
    label,
    commit,
    paths: [...files.keys()],
    has: (path) => files.has(path),
    id: (path) => files.get(path)?.id ?? "",
    size: (path) => files.get(path)?.size ?? 0,
    prefetch: (paths) => blobs.load(entriesOf(paths)),
    read(path) {
      const file = files.get(path);
      if (file === undefined) return undefined;
      return blobs.get(file) ?? blobs.read(file, entriesOf(ahead(path)));
    },
  };
}

/**
 * Who reads one zone file reads its neighbours next: the files that follow it, end alike and are not read yet, twice as
 * many each time, so that a thousand files take a few runs of git.
 */
function readAhead(paths: readonly string[], isUnread: (path: string) => boolean): (path: string) => readonly string[] {
  let count = 8;
  let groups: ReadonlyMap<string, readonly string[]> | undefined;
  return (path) => {
    groups ??= Map.groupBy(paths, endingOf);
    const alike = groups.get(endingOf(path)) ?? [];
    const at = alike.indexOf(path);
    count = Math.min(count * 2, maxAhead);
    const next = [...alike.slice(at + 1), ...alike.slice(0, at)];
    return next.values().filter(isUnread).take(count).toArray();
  };
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).match(/\.[^.]*$/)?.[0] ?? "";
}

function filesOf(git: Git, commit: string): ReadonlyMap<string, TreeEntry> {
  const ran = git.read(["ls-tree", "-r", "-z", "-l", "--full-tree", commit], { maxBytes: maxListing });
  if (!ran.ok)
    throw new UsageError(`the files of ${commit} cannot be listed: ${ran.stderr.trim()}`, "Check the clone: git fsck.");
  return new Map(entriesIn(ran.stdout));
}

/** Lines of `MODE TYPE ID SIZE<TAB>PATH<NUL>`. Symbolic links (120000) and submodules (160000) are left out. */
function* entriesIn(listing: Buffer): Generator<[string, TreeEntry]> {
  for (let start = 0; start < listing.length;) {
    const end = listing.indexOf(0, start);
    const tab = listing.indexOf(9, start);
    const [mode = "", , id = "", size = ""] = listing.toString("latin1", start, tab).split(/ +/);
    if (mode.startsWith("100")) yield [pathOf(listing.subarray(tab + 1, end)), { id, size: Number(size) }];
    start = end + 1;
  }
}

/** Paths are octets to git. One that is not UTF-8 is shown octet by octet, so that it stays different from every other. */
function pathOf(octets: Buffer): string {
  const path = octets.toString();
  return path.includes("\u{fffd}") ? octets.toString("latin1") : path;
}
