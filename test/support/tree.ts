/** A tree of files for tests. */
import { createHash } from "node:crypto";
import type { FileTree } from "../../src/zones/source.ts";

export function treeOf(files: Readonly<Record<string, string | Uint8Array>>, label = "test"): FileTree {
  const bytes = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === "string" ? Buffer.from(content) : content,
    ]),
  );
  return {
    label,
    paths: [...bytes.keys()].toSorted(),
    has: (path) => bytes.has(path),
    id: (path) =>
      createHash("sha256")
        .update(bytes.get(path) ?? "")
        .digest("hex"),
    size: (path) => bytes.get(path)?.length ?? 0,
    read: (path) => bytes.get(path),
  };
}
