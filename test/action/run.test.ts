import assert from "node:assert/strict";
import { after, test } from "node:test";
import { listThatFits } from "../../src/action/outputs.ts";
import { runAction } from "../../src/action/run.ts";
import type { Core, Runner } from "../../src/action/runner.ts";
import type { Review } from "../../src/model.ts";
import { repository } from "../support/git.ts";

const repo = repository();
after(() => repo.remove());
const sha = repo.commit({ "a.zone": "a" });

const passed: Review = {
  changes: [],
  domains: [],
  records: [],
  notAssessed: [],
  switchedOff: [],
  notes: [],
  zonesChanged: [],
  zonesSeen: 1,
  gate: { failed: false, failOn: "high", warnOnly: false },
  compared: { before: "a", after: "b" },
};

/** Runs with explicit revisions and gives what was said, as `kind: text`. */
async function run(changed: Partial<Runner> = {}, core: Partial<Core> = {}): Promise<readonly string[]> {
  const said: string[] = [];
  const inputs: Readonly<Record<string, string>> = { "base-ref": sha, "head-ref": sha };
  await runAction({
    env: { PATH: process.env["PATH"], GITHUB_WORKSPACE: repo.path, RUNNER_TEMP: repo.path },
    core: {
      getInput: (name) => inputs[name] ?? "",
      info: () => {},
      error: (message) => said.push(`error: ${message}`),
      warning: (message) => said.push(`warning: ${message}`),
      notice: (message) => said.push(`notice: ${message}`),
      setOutput: (name, value) => (name === "conclusion" ? said.push(`conclusion: ${value}`) : 0),
      setFailed: (message) => said.push(`failed: ${message}`),
      writeSummary: async (markdown) => void said.push(`summary: ${markdown.split("\n")[0]}`),
      ...core,
    },
    review: async () => passed,
    commentsOf: () => assert.fail("there is no pull request"),
    now: () => new Date(0),
    sleep: async () => {},
    ...changed,
  });
  return said;
}

test("a review that passes", async () => {
  assert.deepEqual(await run(), [
    "summary: ### ✅ mecsa: no weakening found in what was assessed",
    "conclusion: success",
  ]);
});

test("a mistake of ours is told as ours, once, with its stack", async () => {
  const said = await run({ review: () => Promise.reject(new TypeError("x is not a function")) });
  assert.deepEqual(said.slice(0, 2), ["summary: ### mecsa could not review this change", "conclusion: error"]);
  assert.match(said[2] ?? "", /^failed: .*a mistake of its own.*TypeError: x is not a function\n +at /);
  assert.equal(said.length, 3);
});

test("a summary that cannot be written is a warning, and changes nothing else", async () => {
  const writeSummary = () => Promise.reject(new Error("no GITHUB_STEP_SUMMARY"));
  assert.deepEqual(await run({}, { writeSummary }), [
    "warning: the job summary could not be written: no GITHUB_STEP_SUMMARY",
    "conclusion: success",
  ]);
});

test("the report is printed where the runner obeys nothing, with another word each time", async () => {
  const lines: string[] = [];
  const info = (text: string) => void lines.push(text);
  await run({}, { info });
  await run({}, { info });
  const words = lines.flatMap((line) => /^::stop-commands::(\S{36})$/.exec(line)?.[1] ?? []);
  assert.equal(new Set(words).size, 2);
  assert.deepEqual(
    [lines[2], lines[5]],
    words.map((word) => `::${word}::`),
  );
});

const lists: [entries: readonly unknown[], max: number, text: string][] = [
  [[], 2, "[]"],
  [["a", "b"], 100, '["a","b"]'],
  [["a", "b", "c"], 10, '["a","b"]'],
  [["a".repeat(20), "b"], 10, "[]"],
];
for (const [entries, max, text] of lists)
  test(`a list in ${max} characters is ${text}`, () => assert.equal(listThatFits(entries, max), text));
