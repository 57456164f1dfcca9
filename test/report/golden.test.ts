/** What people see of the change in examples/, letter by letter. `npm run golden` writes the files anew: read their difference. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import schema from "../../schemas/review.schema.json" with { type: "json" };
import { catalogue } from "../../src/catalogue.ts";
import { directoryTree } from "../../src/cli/directory-tree.ts";
import { run } from "../../src/cli/main.ts";
import { json } from "../../src/report/json.ts";
import { markdown } from "../../src/report/markdown.ts";
import { reviewSchema } from "../../src/report/schema.ts";
import { text } from "../../src/report/text.ts";
import { review } from "../../src/review.ts";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const treeOf = (side: string) => ({ ...directoryTree(path(`../../examples/${side}`)), label: `examples/${side}` });
const found = await review(treeOf("before"), treeOf("after"), {
  zones: [],
  failOn: "high",
  now: new Date("2026-11-22"),
});
const plain = (_style: string, words: string): string => words;

const links = {
  repositoryUrl: "https://github.example/example/dns",
  beforeSha: "1111111111111111111111111111111111111111",
  afterSha: "2222222222222222222222222222222222222222",
  folder: "examples/after",
  limit: 65_000,
};

const rendered: readonly [file: string, content: string][] = [
  ["examples.txt", text(found, catalogue, plain)],
  ["examples.md", markdown(found, catalogue, links)],
  ["examples.json", json(found, catalogue)],
];

for (const [file, content] of rendered)
  test(`the report of examples/ as ${file}`, (t) => {
    t.assert.fileSnapshot(content, path(`../golden/${file}`), { serializers: [(value) => value as string] });
  });

test("the harmless half of examples/ is silent", () => {
  const harmless = found.changes.filter(({ name }) => /example\.com$|parked\.example$|_domainkey/.test(name));
  assert.deepEqual(harmless, []);
});

test("the JSON report is what the published schema says", () => {
  const validate = new Ajv2020({ strict: false }).compile(schema);
  const report: unknown = JSON.parse(json(found, catalogue));
  assert.ok(validate(report), JSON.stringify(validate.errors));
  assert.deepEqual(reviewSchema.parse(report), report);
});

test("a report of schema version 1 that was written once is still what the schema says", () => {
  const validate = new Ajv2020({ strict: false }).compile(schema);
  const report: unknown = JSON.parse(readFileSync(path("../compatibility/review-1.json"), "utf8"));
  assert.ok(validate(report), JSON.stringify(validate.errors));
});

test("the command prints the same report, and exits by the gate", async () => {
  const said: string[] = [];
  const streams = { out: (words: string) => said.push(words), err: (words: string) => said.push(words), paint: plain };
  const sides = [path("../../examples/before"), path("../../examples/after")];
  const rows: [args: readonly string[], exitCode: number, output: RegExp][] = [
    [["diff", ...sides], 1, /^mecsa: 3 blocking findings on 2 domains\n/],
    [["diff", ...sides, "--fail-on", "none"], 0, /The gate is off \(fail-on none\)\.\n$/],
    [["diff", ...sides, "--format", "json"], 1, /^\{\n {2}"schemaVersion": 1,/],
    [["diff", ...sides, "--format", "markdown", "--fail-on", "critical"], 1, /^### /],
    [["diff", sides[1] ?? "", sides[1] ?? ""], 0, /no weakening found/],
    [["diff", ...sides, "--zones", "**/*.nothing"], 3, /0 of 0 zones changed/],
    [["diff", ...sides, "--fail-on", "sometimes"], 2, /sometimes/],
    [["diff", sides[0] ?? ""], 2, /missing required argument/],
    [["explain", "dmarc-self-down"], 0, /^DMARC-SELF-DOWN {2}/],
    [["explain", "DMARC-SELF"], 2, /Did you mean DMARC-SELF-DOWN/],
    [["explain"], 0, /SPF-WIDEN-NET/],
    [["explain", "spf/softfail"], 0, /Points lost: /],
    [["--version"], 0, /^\d+\.\d+\.\d+\n$/],
  ];
  for (const [args, exitCode, output] of rows) {
    said.length = 0;
    assert.equal(await run(args, streams), exitCode, args.join(" "));
    assert.match(said.join(""), output, args.join(" "));
  }
});
