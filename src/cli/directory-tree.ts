/** The files below a directory, or one file, as they are now. */
import { createHash } from "node:crypto";
import { type Dirent, closeSync, constants, fstatSync, openSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../usage-error.ts";
import type { FileTree } from "../zones/source.ts";
import { readable } from "./files.ts";

const maxFiles = 200_000;
const maxDepth = 64;
const maxFile = 2 ** 28; // octets
const leftOut = new Set([".git", "node_modules"]);

/**
 * Symbolic links below `path` are not followed; `.git` and `node_modules` are left out. An identity is the name git gives
 * the same bytes, so a directory can be compared with a commit. Throws `UsageError` for what cannot be read.
 */
export function directoryTree(path: string): FileTree {
  const isDirectory = readable(path, () => statSync(path)).isDirectory();
  const base = isDirectory ? path : dirname(path);
  const paths = isDirectory ? listed(path) : [basename(path)];
  const known = new Set(paths);
  const ids = new Map<string, string>();
  const read = (file: string) => (known.has(file) ? contentOf(join(base, file), isDirectory) : undefined);
  return {
    label: path,
    paths,
    has: (file) => known.has(file),
    id(file) {
      const id = ids.get(file) ?? idOf(read(file));
      ids.set(file, id);
      return id;
    },
    size: (file) => (known.has(file) ? readable(file, () => statSync(join(base, file))).size : 0),
    read,
  };
}

function listed(directory: string): readonly string[] {
  const paths = filesBelow(directory, "", 0)
    .take(maxFiles + 1)
    .toArray();
  if (paths.length > maxFiles) throw tooMany(directory);
  return paths.toSorted();
}

function* filesBelow(directory: string, prefix: string, depth: number): Generator<string> {
  if (depth > maxDepth) throw tooMany(directory);
  for (const entry of entriesOf(join(directory, prefix))) {
    if (entry.isFile()) yield `${prefix}${entry.name}`;
    else if (entry.isDirectory() && !leftOut.has(entry.name))
      yield* filesBelow(directory, `${prefix}${entry.name}/`, depth + 1);
  }
}

function entriesOf(directory: string): readonly Dirent[] {
  return readable(directory, () => readdirSync(directory, { withFileTypes: true }));
}

/** Opened without following a link, so that what was listed is what is read. */
function contentOf(path: string, isListed: boolean): Uint8Array {
  return readable(path, () => {
    const descriptor = openSync(
      path,
      constants.O_RDONLY | constants.O_NONBLOCK | (isListed ? constants.O_NOFOLLOW : 0),
    );
    try {
      const { size } = fstatSync(descriptor);
      if (size > maxFile)
        throw new UsageError(`${path} is over ${maxFile / 2 ** 20} MiB`, "Leave it out with the option --zones.");
      return readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}

/** The object name that git gives these bytes (SHA-1). */
function idOf(content: Uint8Array | undefined): string {
  if (content === undefined) return "";
  return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}

function tooMany(directory: string): UsageError {
  return new UsageError(
    `${directory} has more than ${maxFiles} files, or is over ${maxDepth} folders deep`,
    "Name a folder further down.",
  );
}
