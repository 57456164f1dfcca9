/** Which files a user means. */
import { matchesGlob } from "node:path";

/** The paths that match any of the globs, or are named by them as they stand. */
export function matching(paths: readonly string[], globs: readonly string[]): readonly string[] {
  const patterns = globs.map((glob) => glob.replace(/^\.\//, ""));
  return paths.filter((path) => patterns.some((pattern) => path === pattern || matchesGlob(path, pattern)));
}
