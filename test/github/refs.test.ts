import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { type GitHubEvent, readEvent } from "../../src/github/event.ts";
import { type Comparison, comparisonOf } from "../../src/github/refs.ts";
import { UsageError } from "../../src/usage-error.ts";

const [a, b, c, zero] = ["a".repeat(40), "b".repeat(40), "c".repeat(40), "0".repeat(40)];

const pullRequest = {
  pull_request: {
    number: 7,
    base: { sha: a },
    head: { sha: b, repo: null },
  },
};
const push = { before: a, after: b, ref: "refs/heads/main", repository: { default_branch: "main" } };

const events: [name: string, payload: unknown, event: GitHubEvent][] = [
  ["pull_request", pullRequest, { kind: "pull-request", number: 7, base: a, head: b }],
  ["pull_request_target", pullRequest, { kind: "pull-request", number: 7, base: a, head: b }],
  ["push", push, { kind: "push", before: a, after: b, ref: "refs/heads/main", defaultBranch: "main" }],
  ["merge_group", { merge_group: { base_sha: a, head_sha: b } }, { kind: "merge-group", base: a, head: b }],
  ["schedule", {}, { kind: "other", name: "schedule" }],
  ["", undefined, { kind: "other", name: "" }],
];
for (const [name, payload, event] of events)
  test(`the event ${name || "(none)"} is read`, () =>
    assert.deepEqual(readEvent(name, JSON.stringify(payload) ?? ""), event));

const broken: [name: string, payload: string][] = [
  ["pull_request", ""],
  ["pull_request", "{"],
  ["pull_request", "[]"],
  ["push", JSON.stringify({ ...push, before: "--upload-pack=x" })],
  ["push", JSON.stringify({ ...push, after: "" })],
  ["merge_group", JSON.stringify({ merge_group: { base_sha: a } })],
];
for (const [name, payload] of broken)
  test(`a payload of ${name} that is ${payload.slice(0, 30) || "empty"} is refused`, () =>
    assert.throws(() => readEvent(name, payload), UsageError));

const comparisons: [why: string, event: GitHubEvent, sha: string | undefined, comparison: Comparison][] = [
  [
    "a pull request is compared by the merge that GitHub made",
    readEvent("pull_request", JSON.stringify(pullRequest)),
    c,
    { kind: "merge", base: a, head: b, merge: c },
  ],
  ["a merge group names both", { kind: "merge-group", base: a, head: b }, c, { kind: "commits", before: a, after: b }],
  ["a push goes from before to after", pushOf({}), b, { kind: "commits", before: a, after: b }],
  [
    "a new branch brings what the default branch does not have",
    pushOf({ before: zero, ref: "refs/heads/topic" }),
    b,
    { kind: "new-branch", base: "refs/heads/main", head: b },
  ],
  ["the first push brings everything", pushOf({ before: zero }), b, { kind: "everything", after: b }],
  [
    "a deleted branch brings nothing",
    pushOf({ after: zero }),
    a,
    { kind: "nothing", because: "refs/heads/main was deleted" },
  ],
];
for (const [why, event, sha, comparison] of comparisons)
  test(why, () => assert.deepEqual(comparisonOf(event, sha, {}), comparison));

test("the inputs win over every event", () => {
  for (const event of [...comparisons.map(([, event]) => event), { kind: "other", name: "schedule" } as const]) {
    const given = comparisonOf(event, c, { baseRef: "v1", headRef: "v2" });
    assert.deepEqual(given, { kind: "commits", before: "v1", after: "v2" });
    assert.deepEqual(comparisonOf(event, c, { baseRef: "v1" }), { kind: "commits", before: "v1", after: c });
  }
});

test("without a side there is an error that says what to give", () => {
  const schedule = readEvent("schedule", "{}");
  assert.throws(
    () => comparisonOf(schedule, c, {}),
    (error) => error instanceof UsageError && /pull_request, .*merge_group/.test(error.hint),
  );
  assert.throws(() => comparisonOf(schedule, c, { headRef: "v2" }), /without base-ref/);
  assert.throws(() => comparisonOf(schedule, undefined, { baseRef: "v1" }), /no head-ref/);
});

test("no payload makes anything but an event or a UsageError", () => {
  const names = fc.constantFrom("pull_request", "pull_request_target", "push", "merge_group", "x");
  fc.assert(
    fc.property(names, fc.oneof(fc.string(), fc.json()), (name, payload) => {
      try {
        readEvent(name, payload);
      } catch (error) {
        assert.ok(error instanceof UsageError);
      }
    }),
    { numRuns: 200 },
  );
});

function pushOf(changed: Partial<typeof push>): GitHubEvent {
  return readEvent("push", JSON.stringify({ ...push, ...changed }));
}
