/** Evidence is read from files, and servers say what they like: nothing of it may act in a report. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { catalogue } from "../../src/catalogue.ts";
import { reportOf } from "../../src/report-of.ts";
import { replayedIo } from "../../src/evidence/evidence.ts";
import { parseEvidence } from "../../src/evidence/parse.ts";
import { assessmentHtml } from "../../src/report/assessment/html.ts";
import { assessmentJson } from "../../src/report/assessment/json.ts";
import { assessmentMarkdown } from "../../src/report/assessment/markdown.ts";
import { assessmentText } from "../../src/report/assessment/text.ts";
import { evidenceFile } from "../report/assessment/record.ts";

const written = readFileSync(evidenceFile, "utf8");
const hostile = "x\u001b[2J\u202e<script>@y|`z`##[";

const isForeign = (key: string): boolean =>
  /^\d+$/.test(key) || ["body", "cipher", "contentType", "group", "protocol", "why"].includes(key);

/** Evidence in which some of what others wrote is hostile: every text whose turn, counted up to `every`, it is. */
function spoilt(every: number): string {
  let turn = 0;
  return JSON.stringify(JSON.parse(written), (key, value: unknown) => {
    if (typeof value !== "string" || !isForeign(key) || isOurs(value)) return value;
    turn++;
    return turn % every === 0 ? hostile : value;
  });
}

/** Names and types of what was asked are no foreign words. */
const isOurs = (value: string): boolean => /^[a-z0-9._*-]+$/i.test(value) || value.startsWith("-----BEGIN");

test("whatever servers and records say, a report stays a report", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (every) => {
      const parsed = parseEvidence(spoilt(every));
      assert.ok(parsed.ok);
      const report = await reportOf(parsed.value.domains, replayedIo(parsed.value));
      const page = assessmentHtml(report, catalogue);
      const plain = assessmentText(report, catalogue, (_style, words) => words);
      const all = [page, plain, assessmentMarkdown(report, catalogue), assessmentJson(report, catalogue)].join("");
      assert.doesNotMatch(all, /[\u001b\u202e]/);
      assert.doesNotMatch(page, /<script/);
      assert.doesNotMatch(plain, /##\[/);
    }),
    { numRuns: 12 },
  );
});
