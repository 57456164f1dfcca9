import assert from "node:assert/strict";
import { after, test } from "node:test";
import { blobsIn } from "../../src/github/blobs.ts";
import { type Remote, commitsOf, remoteOf } from "../../src/github/fetch.ts";
import { type Git, gitIn } from "../../src/github/git.ts";
import { gitTree } from "../../src/github/git-tree.ts";
import { type Repository, repository } from "../support/git.ts";

// main:  first - second - third
//           \               \
// topic:     head --------- merge
const origin = repository();
const first = origin.commit({ "a.zone": "first" });
const second = origin.commit({ "a.zone": "second" }, { parents: [first] });
const third = origin.commit({ "a.zone": "third" }, { parents: [second], branch: "main" });
const head = origin.commit({ "a.zone": "first", "b.zone": "new" }, { parents: [first], branch: "topic" });
const merge = origin.commit({ "a.zone": "third", "b.zone": "new" }, { parents: [third, head], branch: "merge" });
const unrelated = origin.commit({ "c.zone": "other" }, { branch: "unrelated" });
const clones: Repository[] = [];
after(() => [origin, ...clones].forEach((one) => one.remove()));

function shallow(revision: string): Remote {
  const clone = origin.shallowClone(revision);
  clones.push(clone);
  return remoteOf(gitIn(clone.path, process.env), "", "https://github.com");
}

const whole: Remote = { git: gitIn(origin.path, process.env), settings: [] };

test("a merge commit is compared with what it was merged into, also in a clone of one commit", () => {
  for (const remote of [whole, shallow(merge)]) {
    const commits = commitsOf({ kind: "merge", base: first, head, merge }, remote);
    assert.deepEqual(commits, { before: third, after: merge });
    assert.ok(gitTree(blobsIn(remote.git), third).has("a.zone"));
  }
});

test("without that merge, the head is compared with the merge base, not with the base", () => {
  for (const remote of [whole, shallow(head)])
    for (const other of [undefined, third, head, "f".repeat(40)]) {
      const comparison = {
        kind: "merge",
        base: third,
        head,
        ...(other === undefined ? {} : { merge: other }),
      } as const;
      assert.deepEqual(commitsOf(comparison, remote), { before: first, after: head }, other);
    }
});

test("both commits of a push are fetched where they are missing", () => {
  const remote = shallow(third);
  assert.deepEqual(commitsOf({ kind: "commits", before: first, after: third }, remote), {
    before: first,
    after: third,
  });
});

test("branches and tags are fetched by their names", () => {
  const remote = shallow(head);
  assert.deepEqual(commitsOf({ kind: "commits", before: "main", after: "HEAD" }, remote), {
    before: third,
    after: head,
  });
});

test("a new branch is compared with the merge base, or with nothing", () => {
  for (const remote of [whole, shallow(head)])
    assert.deepEqual(commitsOf({ kind: "new-branch", base: "refs/heads/main", head }, remote), {
      before: first,
      after: head,
    });
  for (const remote of [whole, shallow(unrelated)]) {
    const commits = commitsOf({ kind: "new-branch", base: "refs/heads/main", head: unrelated }, remote);
    assert.deepEqual(commits, { before: undefined, after: unrelated });
  }
});

test("everything and nothing", () => {
  assert.deepEqual(commitsOf({ kind: "everything", after: first }, whole), { before: undefined, after: first });
  assert.deepEqual(commitsOf({ kind: "nothing", because: "" }, whole), { before: undefined, after: undefined });
});

test("a whole clone stays whole", () => {
  const clone = origin.shallowClone(third);
  clones.push(clone);
  clone.git("fetch", "--quiet", "--unshallow", "origin", third);
  const remote = remoteOf(gitIn(clone.path, process.env), "", "https://github.com");
  commitsOf({ kind: "commits", before: head, after: third }, remote);
  assert.equal(clone.git("rev-parse", "--is-shallow-repository"), "false");
  assert.equal(clone.git("rev-list", "--count", third), "3");
});

test("what cannot be had is an error that names fetch-depth, and nothing odd reaches git fetch", () => {
  const asked: (readonly string[])[] = [];
  const git: Git = {
    ...whole.git,
    fetch: (args) => {
      asked.push(args);
      return { ok: false, stdout: Buffer.alloc(0), stderr: "" };
    },
  };
  const odd = [
    "--upload-pack=touch x",
    "-f",
    "+main:main",
    "a:b",
    "a b",
    "*",
    "x@{1}",
    "a\nb",
    "",
    ":/text",
    "HEAD~99",
    "x".repeat(300),
  ];
  for (const revision of odd)
    assert.throws(
      () => commitsOf({ kind: "commits", before: revision, after: first }, { git, settings: [] }),
      { name: "UsageError", hint: /fetch-depth: 0/ },
      revision,
    );
  assert.deepEqual(asked, []);
  assert.throws(
    () => commitsOf({ kind: "commits", before: "nothing", after: first }, { git, settings: [] }),
    /not in this clone/,
  );
  assert.deepEqual(asked, [["fetch", "--no-tags", "--quiet", "--no-recurse-submodules", "origin", "nothing"]]);
});

const credentials = Buffer.from("x-access-token:secret").toString("base64");
const remotes: [url: string, server: string, isSent: boolean][] = [
  ["https://github.com/example/dns", "https://github.com", true],
  ["https://ghes.example.com:8443/example/dns.git", "https://ghes.example.com:8443", true],
  ["http://github.com/example/dns", "http://github.com", false],
  ["https://github.com.example.net/example/dns", "https://github.com", false],
  ["https://github.com@example.net/example/dns", "https://github.com", false],
  ["git@github.com:example/dns.git", "https://github.com", false],
  ["/srv/dns.git", "https://github.com", false],
  ["", "https://github.com", false],
];
for (const [url, server, isSent] of remotes)
  test(`the token is ${isSent ? "" : "not "}sent to ${url || "no remote"}`, () => {
    const git: Git = { ...whole.git, read: () => ({ ok: true, stdout: Buffer.from(`${url}\n`), stderr: "" }) };
    const key = `http.${server}/.extraheader`;
    const settings = [
      [key, ""],
      [key, `AUTHORIZATION: basic ${credentials}`],
    ];
    assert.deepEqual(remoteOf(git, "secret", server).settings, isSent ? settings : []);
    assert.deepEqual(remoteOf(git, "", server).settings, []);
  });
