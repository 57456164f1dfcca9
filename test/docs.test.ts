/** Documents that repeat the code are held against it. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { catalogue } from "../src/catalogue.ts";
import { severities } from "../src/model.ts";
import { version } from "../src/version.ts";
import { rulesDocument, withTables } from "../tools/docs.ts";
import { schemas } from "../tools/schemas.ts";
import { shared } from "./support/shared.ts";

const root = new URL("..", import.meta.url).pathname;
const read = (path: string): string => readFileSync(`${root}${path}`, "utf8");
const readme = read("README.md");
const action = parse(read("action.yml")) as {
  inputs: Record<string, { description: string }>;
  outputs: Record<string, { description: string }>;
};

test("the tables of the README are what the code says: npm run docs", () => {
  assert.equal(readme, withTables(readme));
  assert.equal(read("docs/rules.md"), rulesDocument());
});

test("action.yml and the README name the same inputs and outputs", () => {
  const named = (heading: string) =>
    [...(readme.split(`### ${heading}\n`)[1]?.split("\n#")[0] ?? "").matchAll(/^\| `([^`]+)`/gm)].map(
      ([, name]) => name,
    );
  assert.deepEqual(new Set(named("Inputs")), new Set(Object.keys(action.inputs)));
  assert.deepEqual(new Set(named("Outputs")), new Set(Object.keys(action.outputs)));
});

test("the code reads every input and writes every output of action.yml", () => {
  const sources = globSync("src/action/*.ts", { cwd: root }).map(read).join("\n");
  for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
    assert.match(sources, new RegExp(`["'\`]${name}["'\`]|\\b${name}:|-count`), name);
});

test("the README's first sh block has the two commands, one line each", () => {
  const [, block = ""] = /```sh\n([^]*?)```/.exec(readme) ?? [];
  const lines = block.trimEnd().split("\n");
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? "", /^npm ci .*mecsa -- demo .*mecsa -- diff examples\/before examples\/after/);
  assert.match(lines[1] ?? "", /^npm ci .*npm test$/);
});

test("schemas/ is what the code says: npm run schemas", () => {
  for (const [file, text] of Object.entries(schemas)) assert.equal(read(`schemas/${file}`), text, file);
});

test("the version is one", () => {
  assert.equal(version, (JSON.parse(read("package.json")) as { version: string }).version);
  assert.match(read("CHANGELOG.md"), new RegExp(`^## ${version.replaceAll(".", "\\.")}$`, "m"));
});

test("every RFC that the code cites stands in docs/standards.md, and the other way round", () => {
  const cited = new Set(
    globSync("{src,bot,test}/**/*.ts", { cwd: root, exclude: ["**/node_modules"] }).flatMap((file) =>
      [...read(file).matchAll(/RFC (\d{3,4})/g)].map(([, number]) => number),
    ),
  );
  const listed = new Set([...read("docs/standards.md").matchAll(/^\| RFC (\d{3,4}) /gm)].map(([, number]) => number));
  assert.deepEqual([...listed.symmetricDifference(cited)], []);
});

test("every rule and message is complete", () => {
  for (const [id, rule] of catalogue.rules) {
    assert.match(id, /^[A-Z][A-Z0-9-]+$/);
    assert.ok(rule.title.length > 3 && rule.explain.length > 20 && rule.see.length > 3, id);
    assert.deepEqual(
      rule.severities,
      severities.filter((severity) => rule.severities.includes(severity)),
      `${id}: worst first`,
    );
  }
  for (const [id, message] of catalogue.messages) {
    assert.match(id, /^[a-z0-9-]+\/[a-z0-9-]+$/);
    for (const demerits of Object.values(message.demerits)) assert.ok(demerits >= 0 && demerits <= 5, id);
  }
});

test("every rule has a row in a test", () => {
  const tests = globSync("test/**/*.test.ts", { cwd: root }).map(read).join("\n");
  const untested = [...catalogue.rules.keys()].filter((id) => !new RegExp(`\\b${id}\\b`).test(tests));
  assert.deepEqual(untested, []);
});

const weakening = shared("design/weakening.md");
test("every rule of the design has its entry", weakening.options, () => {
  const text = readFileSync(weakening.path, "utf8");
  const rows = text
    .slice(text.indexOf("\n## 1 "), text.indexOf("Scoring hook"))
    .matchAll(/^\| ([A-Z][A-Z0-9-]+(?: \/ [A-Z0-9-]+)*) \|/gm);
  const ids = [...rows].flatMap(([, cell]) => (cell ?? "").split(" / ")).filter((id) => id !== "ID");
  assert.ok(ids.length > 110, String(ids.length));
  assert.deepEqual(
    ids.filter((id) => !catalogue.rules.has(id)),
    [],
  );
});
