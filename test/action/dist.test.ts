/** The built Action, run as a runner runs it, against an API on loopback. */
import assert from "node:assert/strict";
import { basename } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test as nodeTest } from "node:test";
import { repository } from "../support/git.ts";
import { type GitHubApi, bot, githubApi } from "../support/github-api.ts";
import { type Finished, type Job, requireBuild, runBuiltAction } from "../support/runner.ts";

const zone = (dmarc: string, more = "") => `$ORIGIN example.test.
$TTL 3600
@      IN SOA ns.example.test. hostmaster.example.test. 1 7200 3600 1209600 3600
@      IN NS  ns.example.test.
@      IN MX  10 mail.example.test.
@      IN TXT "v=spf1 mx -all"
_dmarc IN TXT "${dmarc}"
ns     IN A   192.0.2.1
mail   IN A   192.0.2.2
${more}`;

const strong = "v=DMARC1; p=reject";
const weak = "v=DMARC1; p=none";
const file = "zones/example.test.zone";

//   base - main            main has changed another name since
//     \       \
//   weakened - merge
const origin = repository();
const base = origin.commit({ [file]: zone(strong) });
const main = origin.commit({ [file]: zone(strong, "www IN A 192.0.2.3\n") }, { parents: [base], branch: "main" });
const weakened = origin.commit({ [file]: zone(weak) }, { parents: [base], branch: "weakened" });
const merge = origin.commit(
  { [file]: zone(weak, "www IN A 192.0.2.3\n") },
  { parents: [main, weakened], branch: "merge" },
);
const harmless = origin.commit(
  { [file]: zone(strong, "ftp IN A 192.0.2.4\n") },
  { parents: [base], branch: "harmless" },
);
const broken = origin.commit({ [file]: `${zone(strong)}(\n` }, { parents: [base], branch: "broken" });
const command = "::error::forged\n##[error]forged";
const hostile = origin.commit(
  {
    [file]: zone(weak, `x IN TXT "\\010::error::forged ##[error]forged"\n::error::forged\n ##[error]forged\n`),
    [`zones/a\n${command}\nb/example.net.zone`]: `$ORIGIN example.net.\n::error::forged\n@ IN TXT "v=spf1 +all\n${command}"\n`,
  },
  { parents: [base], branch: "hostile" },
);
const clone = origin.shallowClone(merge);

let api: GitHubApi;
before(requireBuild);
after(() => [origin, clone].forEach((one) => one.remove()));

/** With an API of its own. A hook of the file would run for the tests of every other file too, which share the process. */
function test(name: string, body: () => Promise<void>): void {
  void nodeTest(name, async () => {
    api = await githubApi();
    try {
      await body();
    } finally {
      api.close();
    }
  });
}

function pullRequest(head: string, baseSha = base): Pick<Job, "event" | "payload"> {
  const repo = { full_name: "example/dns" };
  const payload = { pull_request: { number: 7, base: { sha: baseSha, repo }, head: { sha: head, repo } } };
  return { event: "pull_request", payload };
}

async function run(job: Partial<Job> & Pick<Job, "event" | "payload">): Promise<Finished> {
  const env = { GITHUB_API_URL: api.url, GITHUB_GRAPHQL_URL: `${api.url}/graphql`, ...job.env };
  const finished = await runBuiltAction({
    workspace: origin.path,
    ...job,
    inputs: { "github-token": "token", ...job.inputs },
    env,
  });
  assert.equal(finished.stderr, "");
  assert.equal(finished.exitCode, finished.commands.some(isFailure) ? 1 : 0);
  return finished;
}

/** The last word of a step that fails: an error without a place. */
function isFailure({ name, properties }: Finished["commands"][number]): boolean {
  return name === "error" && properties["file"] === undefined;
}

const said = ({ commands }: Finished, level: string) =>
  commands.filter(({ name }) => name === level).map(({ message }) => message);
const written = (run_: string, body: string) => `<!-- mecsa:review key=default v=1 sha=abc run=${run_} -->\n${body}`;

test("a pull request that weakens: annotation, summary, report, comment, outputs, and one reason at the end", async () => {
  const finished = await run({ ...pullRequest(weakened), env: { GITHUB_SHA: merge } });
  const [comment] = api.comments;
  assert.equal(finished.exitCode, 1);
  assert.deepEqual(
    finished.commands.map(({ name, properties }) => [name, properties]),
    [
      ["error", { title: "DMARC-SELF-DOWN: DMARC policy lowered", file, line: "7", endLine: "7" }],
      ["error", {}],
    ],
  );
  assert.equal(said(finished, "error").at(-1), "the gate failed: 1 finding at or above high (DMARC-SELF-DOWN)");
  assert.match(
    comment?.body ?? "",
    new RegExp(`^<!-- mecsa:review key=default v=1 sha=${merge} run=1000\\.1 -->\n### `),
  );
  assert.match(finished.summary, /DMARC-SELF-DOWN/);
  assert.match(finished.summary, new RegExp(`https://github.com/example/dns/blob/${merge}/zones/example.test.zone#L7`));
  assert.deepEqual(JSON.parse(finished.report).compared, { before: main, after: merge });
  const { findings = "", "comment-content": content, ...others } = finished.outputs;
  const reports = Object.entries(others).filter(([name]) => name.startsWith("report-"));
  assert.deepEqual(
    reports.map(([name, path]) => [name, basename(path)]),
    [
      ["report-json", "report.json"],
      ["report-sarif", "report.sarif"],
      ["report-junit", "report.junit.xml"],
      ["report-html", "report.html"],
    ],
  );
  const outputs = Object.fromEntries(Object.entries(others).filter(([name]) => !name.startsWith("report-")));
  assert.deepEqual(outputs, {
    conclusion: "failure",
    "findings-count": "1",
    "critical-count": "1",
    "high-count": "0",
    "medium-count": "0",
    "low-count": "0",
    "zones-changed": '["example.test"]',
    "comment-id": "1000",
  });
  assert.deepEqual(
    JSON.parse(findings).map(({ rule, name }: { rule: string; name: string }) => [rule, name]),
    [["DMARC-SELF-DOWN", "_dmarc.example.test"]],
  );
  assert.equal(comment?.body.split("\n").slice(1).join("\n").trim(), content?.trim());
});

test("a clone of one commit is enough", async () => {
  const finished = await run({ ...pullRequest(weakened), workspace: clone.path, env: { GITHUB_SHA: merge } });
  assert.deepEqual(JSON.parse(finished.report).compared, { before: main, after: merge });
  assert.equal(finished.outputs["critical-count"], "1");
});

test("pull_request_target, whose commit is the base's: the head is compared with the merge base", async () => {
  const finished = await run({
    ...pullRequest(weakened, main),
    event: "pull_request_target",
    env: { GITHUB_SHA: main },
  });
  assert.deepEqual(JSON.parse(finished.report).compared, { before: base, after: weakened });
  assert.equal(api.comments.length, 1);
});

test("a pull request that weakens nothing passes, with on-failure without a comment", async () => {
  const inputs = { "comment-summary-in-pr": "on-failure" };
  const finished = await run({ ...pullRequest(harmless), inputs, env: { GITHUB_SHA: harmless } });
  assert.deepEqual([finished.exitCode, finished.outputs["conclusion"], api.comments], [0, "success", []]);
  assert.match(finished.summary, /no weakening found/);
  assert.deepEqual(finished.commands, []);
});

test("the comment is updated in place when the problem is fixed, and then left alone", async () => {
  await run({ ...pullRequest(weakened) });
  await run({ ...pullRequest(harmless), env: { GITHUB_RUN_ID: "1001" } });
  const again = await run({ ...pullRequest(harmless), env: { GITHUB_RUN_ID: "1002" } });
  assert.equal(api.comments.length, 1);
  assert.match(api.comments[0]?.body ?? "", /run=1001\.1 -->\n.*no weakening found/);
  assert.equal(again.outputs["comment-id"], "1000");
  assert.equal(api.asked.filter((asked) => asked.startsWith("PATCH")).length, 1);
});

test("a comment of somebody else with our marker is not touched", async () => {
  const forged = { id: 5, user: { login: "mallory" }, body: written("1.1", "forged") };
  api.comments.push({ ...forged });
  await run({ ...pullRequest(weakened) });
  assert.deepEqual([api.comments[0], api.comments.length, api.comments[1]?.user.login], [forged, 2, bot]);
});

test("a newer run is not overwritten", async () => {
  const newer = { id: 5, user: { login: bot }, body: written("1001.1", "newer") };
  api.comments.push({ ...newer });
  const finished = await run({ ...pullRequest(weakened) });
  assert.deepEqual(api.comments, [newer]);
  assert.deepEqual(said(finished, "warning"), ["the comment is from a newer run and was left as it is"]);
});

test("the read-only token of a fork is a warning that names the permission; the verdict stands", async () => {
  api.refuse = { what: /^POST/, status: 403, message: "Resource not accessible by integration" };
  const finished = await run({ ...pullRequest(weakened) });
  assert.match(said(finished, "warning").join(), /HTTP 403.*pull-requests: write/);
  assert.equal(finished.outputs["conclusion"], "failure");
  assert.match(finished.outputs["comment-content"] ?? "", /DMARC-SELF-DOWN/);
  const passing = await run({ ...pullRequest(harmless), inputs: { "comment-summary-in-pr": "always" } });
  assert.deepEqual([passing.exitCode, passing.outputs["conclusion"]], [0, "success"]);
});

test("an answer that is not GitHub's is a warning", async () => {
  api.refuse = { what: /^GET/, status: 200, message: "Welcome to the proxy" };
  const finished = await run({ ...pullRequest(weakened) });
  assert.match(said(finished, "warning").join(), /not what GitHub's API gives/);
  assert.equal(finished.outputs["conclusion"], "failure");
});

test("never asks nothing of the API", async () => {
  await run({ ...pullRequest(weakened), inputs: { "comment-summary-in-pr": "never" } });
  assert.deepEqual(api.asked, []);
});

test("warn-only makes the failed gate a warning", async () => {
  const finished = await run({ ...pullRequest(weakened), inputs: { "warn-only": "true" } });
  assert.deepEqual([finished.exitCode, finished.outputs["conclusion"]], [0, "failure"]);
  assert.match(said(finished, "warning").at(-1) ?? "", /^the gate failed: 1 finding/);
  assert.equal(api.comments.length, 1);
});

const push = (before: string, after: string, ref = "refs/heads/main") => ({
  event: "push",
  payload: { before, after, ref, repository: { default_branch: "main" } },
});
const zero = "0".repeat(40);

const jobs: [
  why: string,
  job: Pick<Job, "event" | "payload" | "inputs">,
  conclusion: string,
  before: string,
  after: string,
][] = [
  ["a push", push(base, weakened), "failure", base, weakened],
  ["the first push", push(zero, weakened), "success", "nothing", weakened],
  [
    "a merge group",
    { event: "merge_group", payload: { merge_group: { base_sha: main, head_sha: merge } } },
    "failure",
    main,
    merge,
  ],
  [
    "explicit revisions",
    { event: "workflow_dispatch", payload: {}, inputs: { "base-ref": "main", "head-ref": "weakened" } },
    "failure",
    "main",
    "weakened",
  ],
];
for (const [why, job, conclusion, before_, after_] of jobs)
  test(`the way of ${why}`, async () => {
    const finished = await run(job);
    const shas: Readonly<Record<string, string>> = { main, weakened };
    assert.deepEqual(JSON.parse(finished.report).compared, {
      before: shas[before_] ?? before_,
      after: shas[after_] ?? after_,
    });
    assert.deepEqual([finished.outputs["conclusion"], api.asked], [conclusion, []]);
  });

const empty = mkdtempSync(join(tmpdir(), "mecsa-test-"));
after(() => rmSync(empty, { recursive: true }));

const errors: [why: string, job: Partial<Job> & Pick<Job, "event" | "payload">, message: RegExp][] = [
  [
    "a value that no input has",
    { ...pullRequest(weakened), inputs: { "fail-on": "severe" } },
    /fail-on.*critical, high, medium, low, none/,
  ],
  ["an event without two sides", { event: "schedule", payload: {} }, /schedule.*pull_request.*base-ref and head-ref/],
  ["a payload that is no JSON", { event: "pull_request", payload: "{" }, /payload of the event pull_request/],
  ["a commit that is nowhere", { ...pullRequest("f".repeat(40)) }, /"ffff.*fetch-depth: 0/],
  ["no checkout", { ...pullRequest(weakened), workspace: empty }, /not a git repository.*actions\/checkout/],
];
for (const [why, job, message] of errors)
  test(`${why} is an error of its own kind, also with warn-only`, async () => {
    const finished = await run({ ...job, inputs: { "warn-only": "true", ...job.inputs } });
    assert.equal(finished.exitCode, 1);
    assert.match(said(finished, "error").join(), /^mecsa could not review this change: /);
    assert.match(said(finished, "error").join(), message);
    assert.doesNotMatch(finished.stdout, /^ +at /m);
    assert.deepEqual([finished.outputs, api.comments], [{ conclusion: "error" }, []]);
    assert.match(finished.summary, /could not review this change/);
  });

test("a zone that cannot be read fails the gate at its line", async () => {
  const finished = await run({ ...pullRequest(broken) });
  assert.equal(finished.outputs["conclusion"], "failure");
  const [annotation] = finished.commands;
  assert.deepEqual([annotation?.name, annotation?.properties["file"]], ["error", file]);
  assert.match(annotation?.properties["title"] ?? "", /^PARSE: /);
});

test("nothing in a zone, a path or a name becomes a command of the runner, an output or a marker", async () => {
  const finished = await run({ ...pullRequest(hostile), inputs: { "fail-on": "low" } });
  assert.equal(finished.outputs["conclusion"], "failure");
  assert.match(finished.stdout, /::error::forged/); // it is there, and not obeyed
  assert.doesNotMatch(finished.stdout, /^\s*::error::forged/m);
  const names = new Set(finished.commands.map(({ name }) => name));
  assert.deepEqual(
    [...names].filter((name) => !["error", "warning", "notice"].includes(name)),
    [],
  );
  assert.deepEqual(
    finished.commands.filter(({ message }) => message === "forged"),
    [],
  );
  const lines = `${finished.summary}\n${api.comments[0]?.body ?? ""}`.split("\n");
  assert.deepEqual(
    lines.filter((line) => /^\s*(?:::|##\[)/.test(line)),
    [],
  );
});
