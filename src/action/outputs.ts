/** The outputs of `action.yml`. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Catalogue } from "../catalogue.ts";
import type { Review, Severity } from "../model.ts";
import { json, reviewJson } from "../report/json.ts";
import { grouped } from "../report/words.ts";

export const outputNames = [
  "conclusion",
  "findings-count",
  "critical-count",
  "high-count",
  "medium-count",
  "low-count",
  "zones-changed",
  "report-json",
  "findings",
  "comment-content",
  "comment-id",
] as const;
type OutputName = (typeof outputNames)[number];
export type Outputs = Partial<Record<OutputName, string | number>>;

/** GitHub takes 1 MiB for an output, counted in UTF-16. */
const maxOutput = 500_000; // characters

/** Findings are what is worse or could not be compared, not what is better. */
export function outputsOf(review: Review, catalogue: Catalogue): Outputs {
  const { blocking, others } = grouped(review);
  const findings = [...blocking, ...others];
  const countOf = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const told = reviewJson({ ...review, changes: findings, domains: [] }, catalogue).changes;
  return {
    conclusion: review.gate.failed ? "failure" : "success",
    "findings-count": findings.length,
    "critical-count": countOf("critical"),
    "high-count": countOf("high"),
    "medium-count": countOf("medium"),
    "low-count": countOf("low"),
    "zones-changed": listThatFits(review.zonesChanged),
    findings: listThatFits(told),
  };
}

/** A JSON array of as many entries, from the first one on, as an output holds. */
export function listThatFits(entries: readonly unknown[], max = maxOutput): string {
  const fitting: string[] = [];
  let length = 2;
  for (const entry of entries) {
    const text = JSON.stringify(entry);
    length += text.length + 1;
    if (length > max) break;
    fitting.push(text);
  }
  return `[${fitting.join(",")}]`;
}

/** Writes the whole report to a folder of its own and gives its path: one job may review more than once. */
export function writeReport(review: Review, catalogue: Catalogue, folder: string = tmpdir()): string {
  const path = join(mkdtempSync(join(folder, "mecsa-")), "report.json");
  writeFileSync(path, json(review, catalogue));
  return path;
}
