import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { directoryTree } from "../../src/cli/directory-tree.ts";
import { blobsIn } from "../../src/github/blobs.ts";
import { gitIn } from "../../src/github/git.ts";
import { gitTree } from "../../src/github/git-tree.ts";
import { UsageError } from "../../src/usage-error.ts";
import { repository } from "../support/git.ts";

const folder = mkdtempSync(join(tmpdir(), "mecsa-test-"));
after(() => rmSync(folder, { recursive: true }));

mkdirSync(join(folder, "zones/deep"), { recursive: true });
mkdirSync(join(folder, ".git"));
mkdirSync(join(folder, "node_modules/package"), { recursive: true });
const files = { "a.zone": "one", "zones/b.zone": "two", "zones/deep/c.zone": "", ".hidden.yaml": "three" };
for (const [path, content] of Object.entries({ ...files, ".git/config": "x", "node_modules/package/d.zone": "x" }))
  writeFileSync(join(folder, path), content);
symlinkSync("/etc/passwd", join(folder, "link.zone"));
symlinkSync("/etc", join(folder, "linked"));
execFileSync("/bin/sh", ["-c", "mkfifo pipe.zone"], { cwd: folder });

test("a directory is its regular files, without links, pipes, .git and node_modules", () => {
  const tree = directoryTree(folder);
  assert.deepEqual(tree.paths, Object.keys(files).toSorted());
  for (const [path, content] of Object.entries(files)) {
    assert.equal(Buffer.from(tree.read(path) ?? "missing").toString(), content);
    assert.equal(tree.size(path), content.length);
  }
  for (const path of ["link.zone", "linked/passwd", "../x", "zones", ".git/config"]) {
    assert.equal(tree.has(path), false, path);
    assert.equal(tree.read(path), undefined, path);
    assert.deepEqual([tree.id(path), tree.size(path)], ["", 0], path);
  }
});

test("identities are those of git, so a directory can be compared with a commit", () => {
  const repo = repository();
  const committed = gitTree(blobsIn(gitIn(repo.path, process.env)), repo.commit(files));
  const tree = directoryTree(folder);
  for (const path of tree.paths) assert.equal(tree.id(path), committed.id(path), path);
  repo.remove();
});

test("one file is a tree of one", () => {
  const tree = directoryTree(join(folder, "zones/b.zone"));
  assert.deepEqual(tree.paths, ["b.zone"]);
  assert.equal(Buffer.from(tree.read("b.zone") ?? "missing").toString(), "two");
  assert.equal(directoryTree(join(folder, "a.zone")).id("a.zone"), directoryTree(folder).id("a.zone"));
});

test("what is not there or goes away is the user's trouble", () => {
  assert.throws(() => directoryTree(join(folder, "nothing")), UsageError);
  writeFileSync(join(folder, "gone.zone"), "x");
  const tree = directoryTree(folder);
  rmSync(join(folder, "gone.zone"));
  assert.throws(() => tree.read("gone.zone"), UsageError);
});
