import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { type Inputs, inputNames, readInputs } from "../../src/action/inputs.ts";
import { outputNames } from "../../src/action/outputs.ts";

const read = (given: Readonly<Record<string, string>>) => readInputs((name) => given[name] ?? "");
const presets: Inputs = {
  zones: [],
  certificates: [],
  token: "",
  commentMode: "always",
};

const good: [given: Readonly<Record<string, string>>, inputs: Partial<Inputs>][] = [
  [{}, {}],
  [{ "fail-on": "Critical" }, { failOn: "critical" }],
  [
    { "fail-on": "none", "warn-only": "TRUE" },
    { failOn: "none", warnOnly: true },
  ],
  [{ "comment-summary-in-pr": "always" }, { commentMode: "always" }],
  [
    { "base-ref": " v1 ", "head-ref": "v2", "github-token": "t" },
    { baseRef: "v1", headRef: "v2", token: "t" },
  ],
  [{ zones: "a/*.zone, b/*.yaml" }, { zones: ["a/*.zone", "b/*.yaml"] }],
  [{ zones: "a/*.{zone,db}\n\n  b/*.{x,{y,z}},c\r\n" }, { zones: ["a/*.{zone,db}", "b/*.{x,{y,z}}", "c"] }],
  [{ zones: "a{,b\nc,d}" }, { zones: ["a{,b", "c", "d}"] }],
];
for (const [given, inputs] of good)
  test(`${JSON.stringify(given)} is read`, () => assert.deepEqual(read(given), { ...presets, ...inputs }));

const wrong: [given: Readonly<Record<string, string>>, message: RegExp, hint: RegExp][] = [
  [{ "fail-on": "severe" }, /fail-on/, /critical, high, medium, low, none/],
  [{ "comment-summary-in-pr": "yes" }, /comment-summary-in-pr/, /always, on-failure, never/],
  [{ "warn-only": "1" }, /warn-only/, /true, false/],
  [{ zones: "x\n".repeat(1_001) }, /zones/, /at most 1000/],
];
for (const [given, message, hint] of wrong)
  test(`${JSON.stringify(given).slice(0, 50)} is refused with what is allowed`, () =>
    assert.throws(() => read(given), { name: "UsageError", message, hint }));

test("action.yml names the same inputs and outputs, and gives a default to the token alone", () => {
  const action = parse(readFileSync(new URL("../../action.yml", import.meta.url), "utf8"));
  assert.deepEqual(Object.keys(action.inputs), [...inputNames]);
  assert.deepEqual(Object.keys(action.outputs), [...outputNames]);
  const withDefault = Object.keys(action.inputs).filter((name) => "default" in action.inputs[name]);
  assert.deepEqual(withDefault, ["github-token"]);
  assert.deepEqual(action.runs, { using: "node24", main: "dist/action/index.js" });
});
