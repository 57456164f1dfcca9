/** What a finding is told by, from one run to the next and from a report to a waiver. */
import { createHash } from "node:crypto";
import type { Change } from "./model.ts";

/** SHA-256 in hexadecimal: the same for the same finding, wherever it stands in the files. */
export function fingerprintOf({ rule, name, after }: Pick<Change, "rule" | "name" | "after">): string {
  return createHash("sha256").update(`${rule}|${name}|${after}`).digest("hex");
}
