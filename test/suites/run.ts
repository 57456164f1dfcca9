/** All test files in two processes, one for each core of a small machine: loading them one by one takes longer than they do. */
import { globSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const folder = join(import.meta.dirname, "..");

/** Every file is of one of them. */
export function testFiles(suite: "core" | "faces"): readonly string[] {
  const files = globSync("**/*.test.ts", { cwd: folder }).map((file) => file.replaceAll("\\", "/"));
  return files.filter((file) => /^(?:action|bot)\//.test(file) === (suite === "faces")).toSorted();
}

export async function runTests(suite: "core" | "faces"): Promise<void> {
  for (const file of testFiles(suite)) await import(pathToFileURL(join(folder, file)).href);
}
