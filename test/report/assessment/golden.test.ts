/**
 * What people see of an assessment, letter by letter, from recorded evidence. `npm run golden` writes the files anew: read
 * their difference. Where the checks ask more than was recorded, record it anew first: `record.ts`.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import schema from "../../../schemas/assessment.schema.json" with { type: "json" };
import { catalogue } from "../../../src/catalogue.ts";
import { reportOf } from "../../../src/report-of.ts";
import { run } from "../../../src/cli/main.ts";
import { evidenceText, replayedIo } from "../../../src/evidence/evidence.ts";
import { parseEvidence } from "../../../src/evidence/parse.ts";
import { assessmentHtml } from "../../../src/report/assessment/html.ts";
import { assessmentJson } from "../../../src/report/assessment/json.ts";
import { assessmentMarkdown } from "../../../src/report/assessment/markdown.ts";
import { assessmentSchema } from "../../../src/report/assessment/schema.ts";
import { assessmentText } from "../../../src/report/assessment/text.ts";
import { evidenceFile } from "./record.ts";

const written = readFileSync(evidenceFile, "utf8");
const parsed = parseEvidence(written);
assert.ok(parsed.ok);
const { domains } = parsed.value;
const report = await reportOf(domains, replayedIo(parsed.value), { vantage: "the demo", profile: "rfc" });
const plain = (_style: string, words: string): string => words;

const rendered: readonly [file: string, content: string][] = [
  ["assessment.txt", assessmentText(report, catalogue, plain)],
  ["assessment.md", assessmentMarkdown(report, catalogue)],
  ["assessment.json", assessmentJson(report, catalogue)],
  ["assessment.html", assessmentHtml(report, catalogue)],
];

for (const [file, content] of rendered)
  test(`${file} is as it was read`, (t) => {
    const golden = fileURLToPath(new URL(`../../golden/${file}`, import.meta.url));
    t.assert.fileSnapshot(content, golden, { serializers: [(value: string) => value] });
  });

test("JSON is as its schema says, in zod and in JSON Schema", () => {
  const given: unknown = JSON.parse(assessmentJson(report, catalogue));
  assert.deepEqual(assessmentSchema.safeParse(given).error?.issues ?? [], []);
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  assert.equal(validate(given), true, JSON.stringify(validate.errors));
});

test("evidence that was read is written as it was", () => {
  assert.deepEqual(parseEvidence(evidenceText(parsed.value)), parsed);
});

test("--replay gives the same report as the run, and needs no domain", async () => {
  let out = "";
  const file = fileURLToPath(evidenceFile);
  const code = await run(["assess", "--replay", file, "--profile", "rfc", "--format", "json"], {
    out: (text) => (out += text),
    err: (text) => assert.fail(text),
    paint: plain,
  });
  assert.equal(out, assessmentJson(report, catalogue));
  assert.equal(code, 1);
});

test("no line of text is over 80 columns but for words that are longer, and records to copy", () => {
  const long = assessmentText(report, catalogue, plain)
    .split("\n")
    .filter((line) => line.length > 80 && line.trim().split(/ +/).length > 6 && !/^ {4}\S+\. (?:\d+ )?IN /.test(line));
  assert.deepEqual(long, []);
});

test("a page loads nothing and runs nothing", () => {
  const page = assessmentHtml(report, catalogue);
  assert.doesNotMatch(page, /<script|<img|<link|@import|url\(|\son\w+=/i);
});
