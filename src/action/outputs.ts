/** The outputs of `action.yml`. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Catalogue } from "../catalogue.ts";
import type { Review, Severity } from "../model.ts";
import { html } from "../report/html.ts";
import { json, reviewJson } from "../report/json.ts";
import { junit } from "../report/junit.ts";
import { sarif } from "../report/sarif.ts";
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
  "report-sarif",
  "report-junit",
  "report-html",
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

/** Writes the whole report to a folder of its own and gives the paths: one job may review more than once. */
export function writeReports(
  review: Review,
  catalogue: Catalogue,
  { folder = tmpdir(), linesAfter, links }: ReportOptions,
): Outputs {
  const place = mkdtempSync(join(folder, "mecsa-"));
  const written = {
    "report-json": ["report.json", json(review, catalogue)],
    "report-sarif": ["report.sarif", sarif(review, catalogue, { linesAfter })],
    "report-junit": ["report.junit.xml", junit(review, catalogue)],
    "report-html": ["report.html", html(review, catalogue, links)],
  } as const;
  return Object.fromEntries(
    Object.entries(written).map(([output, [file, content]]) => {
      writeFileSync(join(place, file), content);
      return [output, join(place, file)];
    }),
  );
}

interface ReportOptions {
  folder: string | undefined;
  /** Lines of a proposed file, or undefined where there is none. */
  linesAfter: (file: string) => number | undefined;
  links: Parameters<typeof html>[2];
}
