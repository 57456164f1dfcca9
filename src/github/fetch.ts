/** Makes sure that the commits to compare are in the clone, which in a workflow has only its newest commit. */
import { UsageError } from "../usage-error.ts";
import type { Git, Setting } from "./git.ts";
import { findCommit } from "./git-tree.ts";
import type { Comparison } from "./refs.ts";

export interface Remote {
  git: Git;
  /** The token, as settings of git; empty where there is none for this remote. */
  settings: readonly Setting[];
}

/** The commits of both sides; undefined is a side without files. */
export interface Commits {
  before: string | undefined;
  after: string | undefined;
}

const depths = [50, 500, 5_000]; // of history, to find what both sides have in common

/** The token goes to `origin` alone, and only if that is an HTTPS address on `serverUrl`, such as `https://github.com`. */
export function remoteOf(git: Git, token: string, serverUrl: string): Remote {
  const url = git.read(["remote", "get-url", "origin"]).stdout.toString().trim();
  if (token === "" || !isOnServer(url, serverUrl)) return { git, settings: [] };
  const key = `http.${new URL(serverUrl).origin}/.extraheader`;
  const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
  // The empty value drops what actions/checkout left there: two of this header are refused.
  return {
    git,
    settings: [
      [key, ""],
      [key, `AUTHORIZATION: basic ${credentials}`],
    ],
  };
}

function isOnServer(url: string, serverUrl: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(serverUrl)) return false;
  const [remote, server] = [new URL(url), new URL(serverUrl)];
  return remote.protocol === "https:" && remote.origin === server.origin;
}

/** Both commits, fetched where they are missing. Throws `UsageError` where one cannot be had. */
export function commitsOf(comparison: Comparison, remote: Remote): Commits {
  switch (comparison.kind) {
    case "commits":
      return { before: secure(remote, comparison.before), after: secure(remote, comparison.after) };
    case "merge":
      return commitsOfMerge(comparison, remote);
    case "new-branch":
      return commitsOfNewBranch(comparison, remote);
    case "everything":
      return { before: undefined, after: secure(remote, comparison.after) };
    case "nothing":
      return { before: undefined, after: undefined };
  }
}

/**
 * A merge commit is compared with the base that it was made on: that is exact, and needs no history. Without it, the head
 * is compared with the merge base; the base branch itself would blame the change for what others did meanwhile.
 */
function commitsOfMerge({ base, head, merge }: Extract<Comparison, { kind: "merge" }>, remote: Remote): Commits {
  const parents = merge === undefined ? [] : parentsOf(remote, merge);
  const [mergedInto, merged, ...more] = parents;
  if (mergedInto !== undefined && merged === head && more.length === 0)
    return { before: secure(remote, mergedInto), after: merge };
  const [baseCommit, headCommit] = [secure(remote, base), secure(remote, head)];
  const before = mergeBase(remote, baseCommit, headCommit);
  if (before === undefined) throw new UsageError(`${base} and ${head} have no commit in common`, "Rebase the branch.");
  return { before, after: headCommit };
}

function commitsOfNewBranch({ base, head }: { base: string; head: string }, remote: Remote): Commits {
  const after = secure(remote, head);
  return { before: mergeBase(remote, secure(remote, base), after), after };
}

/** As they are written in the commit: a shallow clone hides them from everything else. Empty where there is no such commit. */
function parentsOf({ git, settings }: Remote, commit: string): readonly string[] {
  const name = findCommit(git, commit) ?? fetched({ git, settings }, commit);
  if (name === undefined) return [];
  const [header = ""] = git.read(["cat-file", "commit", name]).stdout.toString("latin1").split("\n\n", 1);
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, parent]) => parent ?? []);
}

function secure(remote: Remote, revision: string): string {
  const found = findCommit(remote.git, revision) ?? fetched(remote, revision);
  if (found === undefined) throw notHere(`the commit ${JSON.stringify(revision.slice(0, 100))}`);
  return found;
}

/** A full commit name, or the name of a branch or tag; no option, refspec or expression. */
const fetchable = /^(?![-+])[^\s\p{C}~^:?*[\\]{1,250}$/u;

function fetched(remote: Remote, revision: string): string | undefined {
  if (!fetchable.test(revision) || revision.includes("@{")) return undefined;
  const depth = isShallow(remote.git) ? ["--depth=1"] : []; // in a whole clone it would cut history off
  if (!fetch(remote, [...depth, "origin", revision])) return undefined;
  return findCommit(remote.git, "FETCH_HEAD");
}

/** The newest commit that both have; undefined where there is none. Throws `UsageError` where the clone is too shallow to say. */
function mergeBase(remote: Remote, base: string, head: string): string | undefined {
  for (const depth of depths) {
    const found = remote.git.read(["merge-base", base, head]);
    if (found.ok) return found.stdout.toString().trim();
    if (!isShallow(remote.git)) return undefined;
    if (!fetch(remote, [`--depth=${depth}`, "origin", base, head])) break;
  }
  const found = remote.git.read(["merge-base", base, head]);
  if (!found.ok) throw notHere("the commit that both sides have in common");
  return found.stdout.toString().trim();
}

function isShallow(git: Git): boolean {
  return git.read(["rev-parse", "--is-shallow-repository"]).stdout.toString().trim() !== "false";
}

function fetch({ git, settings }: Remote, args: readonly string[]): boolean {
  return git.fetch(["fetch", "--no-tags", "--quiet", "--no-recurse-submodules", ...args], settings).ok;
}

function notHere(what: string): UsageError {
  return new UsageError(
    `${what} is not in this clone and could not be fetched`,
    "Check out with the whole history: actions/checkout with `fetch-depth: 0`.",
  );
}
