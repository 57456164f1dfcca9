/** Reading and writing files: what the file system refuses is the user's trouble. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { UsageError } from "../usage-error.ts";

/** What `read` gives; throws `UsageError` for what the file system refuses. */
export function readable<T>(path: string, read: () => T): T {
  return tried(`${path} cannot be read`, "Give a file or folder that you may read.", read);
}

/** Writes all of it or nothing: into a new file beside it first. Throws `UsageError` for what the file system refuses. */
export function replaceFile(path: string, content: string): void {
  const beside = `${path}.${process.pid}.new`;
  tried(`${path} cannot be written`, "Give a file in a folder that you may write to.", () => {
    try {
      writeFileSync(beside, content, { flag: "wx" });
      renameSync(beside, path);
    } finally {
      rmSync(beside, { force: true });
    }
  });
}

function tried<T>(trouble: string, hint: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error) || !("code" in error)) throw error;
    throw new UsageError(`${trouble} (${String(error.code)})`, hint);
  }
}
