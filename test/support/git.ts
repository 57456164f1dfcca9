/** Git repositories for tests, made from lists of files without a working tree. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The content of a file, or what a path is instead: a link's target, a submodule's commit. */
export type Entry = string | Uint8Array | { mode: "120000" | "160000" | "100755"; content: string };
export type Files = Readonly<Record<string, Entry>> | readonly (readonly [path: Uint8Array | string, Entry])[];

export interface Repository {
  path: string;
  git(...args: readonly string[]): string;
  /** Makes a commit of exactly these files and gives its name. With `branch`, that branch then points to it. */
  commit(files: Files, options?: { parents?: readonly string[]; branch?: string }): string;
  /** A clone of one commit, as actions/checkout makes it. */
  shallowClone(revision: string): Repository;
  remove(): void;
}

const env = {
  PATH: process.env["PATH"],
  HOME: tmpdir(),
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
};

export function repository(): Repository {
  const path = mkdtempSync(join(tmpdir(), "mecsa-test-"));
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", path], { env });
  const made = repositoryAt(path);
  made.git("config", "uploadpack.allowAnySHA1InWant", "true"); // as GitHub does
  return made;
}

function repositoryAt(path: string): Repository {
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-C", path, ...args], { env, encoding: "utf8" }).trim();
  return {
    path,
    git,
    commit: (files, { parents = [], branch } = {}) => {
      const input = importStream(files, parents);
      const sha = execFileSync("git", ["-C", path, "fast-import", "--quiet", "--force"], { env, input })
        .toString()
        .trim();
      if (branch !== undefined) git("update-ref", `refs/heads/${branch}`, sha);
      return sha;
    },
    shallowClone: (revision) => {
      const clone = mkdtempSync(join(tmpdir(), "mecsa-test-"));
      execFileSync("git", ["init", "--quiet", "--initial-branch=main", clone], { env });
      const made = repositoryAt(clone);
      made.git("remote", "add", "origin", `file://${path}`);
      made.git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", revision);
      made.git("checkout", "--quiet", "--detach", "FETCH_HEAD");
      return made;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

function importStream(files: Files, parents: readonly string[]): Buffer {
  const entries = Array.isArray(files) ? files : Object.entries(files);
  const [from, ...merged] = parents;
  return Buffer.concat([
    Buffer.from("commit refs/import\nmark :1\ncommitter Test <test@example.test> 1767225600 +0000\ndata 4\ntest\n"),
    Buffer.from(from === undefined ? "" : `from ${from}\n`),
    Buffer.from(merged.map((parent) => `merge ${parent}\n`).join("")),
    Buffer.from("deleteall\n"),
    ...entries.flatMap(([path, entry]) => fileCommand(path, entry)),
    Buffer.from("\nget-mark :1\n"),
  ]);
}

function fileCommand(path: Uint8Array | string, entry: Entry): readonly Buffer[] {
  const { mode, content } =
    typeof entry === "string" || entry instanceof Uint8Array ? { mode: "100644", content: entry } : entry;
  if (mode === "160000") return [Buffer.from(`M ${mode} ${String(content)} ${quoted(path)}\n`)];
  const octets = Buffer.from(content);
  return [Buffer.from(`M ${mode} inline ${quoted(path)}\ndata ${octets.length}\n`), octets, Buffer.from("\n")];
}

/** In the quotes of fast-import, every octet in octal. */
function quoted(path: Uint8Array | string): string {
  return `"${[...Buffer.from(path)].map((octet) => `\\${octet.toString(8).padStart(3, "0")}`).join("")}"`;
}
