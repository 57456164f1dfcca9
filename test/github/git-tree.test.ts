import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { blobsIn } from "../../src/github/blobs.ts";
import { emptyTree, findCommit, gitTree } from "../../src/github/git-tree.ts";
import { type Git, gitIn } from "../../src/github/git.ts";
import { UsageError } from "../../src/usage-error.ts";
import { repository } from "../support/git.ts";

const repo = repository();
after(() => repo.remove());

const blobs = (directory = repo.path) => blobsIn(gitIn(directory, process.env));
const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();

/** A git that counts what it runs. */
function counting(git: Git): Git & { runs: string[] } {
  const runs: string[] = [];
  return {
    ...git,
    runs,
    read: (args, limits) => {
      runs.push(args[0] ?? "");
      return git.read(args, limits);
    },
  };
}

const strange = {
  "plain.zone": "a",
  "with space/file name.zone": "b",
  'quo"te\\.zone': "c",
  "line\nfeed\ttab.zone": "d",
  "ünïcode/例.zone": "e",
  "-option.zone": "f",
  "empty.zone": "",
  "binary.bin": new Uint8Array([0, 255, 10, 0, 13]),
};

test("every path is read as it is, whatever characters it has", () => {
  const tree = gitTree(blobs(), repo.commit(strange));
  assert.deepEqual(tree.paths.toSorted(), Object.keys(strange).toSorted());
  for (const [path, content] of Object.entries(strange)) {
    assert.deepEqual(Buffer.from(tree.read(path) ?? "missing"), Buffer.from(content), path);
    assert.equal(tree.size(path), Buffer.from(content).length, path);
  }
  assert.equal(tree.has("plain"), false);
  assert.equal(tree.read("plain"), undefined);
  assert.equal(tree.read("__proto__"), undefined);
});

test("two paths that are not UTF-8 stay two paths", () => {
  const [first, second] = [new Uint8Array([0x61, 0xff]), new Uint8Array([0x61, 0xfe])];
  const tree = gitTree(
    blobs(),
    repo.commit([
      [first, "1"],
      [second, "2"],
    ]),
  );
  assert.deepEqual(new Set(tree.paths.map((path) => text(tree.read(path)))), new Set(["1", "2"]));
});

test("symbolic links and submodules are not in a tree; an executable file is", () => {
  const sha = repo.commit({
    "a.zone": "a",
    "run.zone": { mode: "100755", content: "x" },
    "link.zone": { mode: "120000", content: "/etc/passwd" },
    "up/link.zone": { mode: "120000", content: "../../../etc/passwd" },
    sub: { mode: "160000", content: "1".repeat(40) },
  });
  assert.deepEqual(gitTree(blobs(), sha).paths, ["a.zone", "run.zone"]);
});

test("equal bytes have equal identities in two revisions, and are read once", () => {
  const git = counting(gitIn(repo.path, process.env));
  const blobs = blobsIn(git);
  const before = gitTree(blobs, repo.commit({ "a.zone": "same", "b.zone": "old" }));
  const proposed = gitTree(blobs, repo.commit({ "moved.zone": "same", "b.zone": "new" }));
  assert.equal(before.id("a.zone"), proposed.id("moved.zone"));
  assert.notEqual(before.id("b.zone"), proposed.id("b.zone"));
  assert.deepEqual([text(before.read("a.zone")), text(before.read("b.zone"))], ["same", "old"]);
  assert.deepEqual([text(proposed.read("moved.zone")), text(proposed.read("b.zone"))], ["same", "new"]);
  assert.equal(git.runs.filter((command) => command === "cat-file").length, 2);
});

test("a thousand files are read in a few runs of git", () => {
  const names = Array.from({ length: 1_000 }, (_, index) => [`zones/${index}.zone`, `${index}`] as const);
  const sha = repo.commit(Object.fromEntries([...names, ...names.map(([path, content]) => [`${path}.txt`, content])]));
  const git = counting(gitIn(repo.path, process.env));
  const tree = gitTree(blobsIn(git), sha);
  for (const [path, content] of names) assert.equal(text(tree.read(path)), content);
  assert.ok(git.runs.length <= 10, git.runs.join(" "));

  const again = counting(gitIn(repo.path, process.env));
  const fetched = gitTree(blobsIn(again), sha);
  fetched.prefetch(fetched.paths);
  for (const [path, content] of names) assert.equal(text(fetched.read(path)), content);
  assert.deepEqual(again.runs, ["rev-parse", "ls-tree", "cat-file"]);
});

test("a revision is never an option, an expression with control characters or anything but a commit", () => {
  const sha = repo.commit({ "a.zone": "a" }, { branch: "main" });
  const git = gitIn(repo.path, process.env);
  assert.equal(findCommit(git, "main"), sha);
  assert.equal(findCommit(git, sha.slice(0, 10)), sha);
  const blob = repo.git("rev-parse", `${sha}:a.zone`);
  const wrong = [
    "",
    "--all",
    "--output=x",
    "-h",
    "nothing-here",
    "main\0",
    "main\n",
    blob,
    "0".repeat(40),
    "a b",
    "x".repeat(2_000),
  ];
  for (const revision of wrong) {
    assert.equal(findCommit(git, revision), undefined, revision);
    assert.throws(() => gitTree(blobs(), revision), UsageError, revision);
  }
});

test("the working tree, replaced objects and variables that redirect git are not seen", () => {
  const [old, other] = [repo.commit({ "a.zone": "committed" }), repo.commit({ "a.zone": "replaced" })];
  repo.git("replace", old, other);
  writeFileSync(join(repo.path, "a.zone"), "dirty");
  const redirected = { ...process.env, GIT_DIR: "/nowhere", GIT_OBJECT_DIRECTORY: "/nowhere" };
  const tree = gitTree(blobsIn(gitIn(repo.path, redirected)), old);
  assert.equal(text(tree.read("a.zone")), "committed");
  repo.git("replace", "-d", old);
});

test("where there is no repository or no git, the error says so", () => {
  assert.throws(() => gitTree(blobs(tmpdir()), "main"), /is not a git repository/);
  assert.throws(() => gitTree(blobs("/nowhere/at/all"), "main"), UsageError);
  assert.throws(() => findCommit(gitIn(repo.path, { PATH: "/nowhere" }), "main"), /git was not found/);
});

test("a repository of another user is refused with what to do", () => {
  const folder = mkdtempSync(join(tmpdir(), "mecsa-test-"));
  writeFileSync(
    join(folder, "git"),
    "#!/bin/sh\necho 'fatal: detected dubious ownership in repository' >&2; exit 128",
    { mode: 0o755 },
  );
  const git = gitIn(repo.path, { PATH: folder });
  assert.throws(
    () => findCommit(git, "main"),
    (error) => error instanceof UsageError && error.hint.includes("safe.directory"),
  );
  rmSync(folder, { recursive: true });
});

test("an object that is not in the clone is an error, not an absent file", () => {
  const sha = repo.commit({ "a.zone": "to be lost" });
  const lost = repo.git("rev-parse", `${sha}:a.zone`);
  const broken: Git = {
    ...gitIn(repo.path, process.env),
    read: (args, limits) =>
      args[0] === "cat-file"
        ? { ok: true, stdout: Buffer.from(`${lost} missing\n`), stderr: "" }
        : gitIn(repo.path, process.env).read(args, limits),
  };
  assert.throws(() => gitTree(blobsIn(broken), sha).read("a.zone"), /not in this clone/);
});

test("a file over the bound is an error, and is not read on the way to others", () => {
  const blobs = blobsIn({ ...gitIn(repo.path, process.env), read: () => assert.fail("nothing is to be read") });
  assert.throws(() => blobs.read({ id: "1".repeat(40), size: 2 ** 28 + 1 }, []), /over the 256 MiB/);
  blobs.load([{ id: "1".repeat(40), size: 2 ** 28 + 1 }]);
});

test("all files together are bounded", () => {
  const blobs = blobsIn({
    ...gitIn(repo.path, process.env),
    read: () => ({ ok: true, stdout: Buffer.alloc(0), stderr: "" }),
  });
  const five = Array.from({ length: 5 }, (_, index) => ({ id: `${index}`, size: 2 ** 28 }));
  assert.throws(() => blobs.load(five), /1280 MiB, over the 1024 MiB/);
});

test("the empty tree has nothing", () => {
  const tree = emptyTree("nothing");
  assert.deepEqual(
    [tree.paths, tree.has("a"), tree.id("a"), tree.size("a"), tree.read("a")],
    [[], false, "", 0, undefined],
  );
});
