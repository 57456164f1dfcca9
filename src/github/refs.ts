/** Which two states of a repository to compare. */
import { UsageError } from "../usage-error.ts";
import { type GitHubEvent, supportedEvents } from "./event.ts";

/** What to compare. Revisions are full commit names, or what a user wrote. */
export type Comparison =
  /** As given. */
  | { kind: "commits"; before: string; after: string }
  /** What `head` brings to `base`. `merge`, if it is the merge of both, is what will be there afterwards. */
  | { kind: "merge"; base: string; head: string; merge?: string }
  /** A new branch: what it brings to the branch `base`, or everything if they have nothing in common. */
  | { kind: "new-branch"; base: string; head: string }
  /** Everything that `after` has. */
  | { kind: "everything"; after: string }
  | { kind: "nothing"; because: string };

export interface RefInputs {
  baseRef?: string;
  headRef?: string;
}

const isZero = (sha: string): boolean => /^0+$/.test(sha);

/** `sha` is `GITHUB_SHA`. The inputs win over the event. Throws `UsageError` where neither says what to compare. */
export function comparisonOf(event: GitHubEvent, sha: string | undefined, { baseRef, headRef }: RefInputs): Comparison {
  if (baseRef === undefined && headRef === undefined) return comparisonOfEvent(event, sha);
  const after = headRef ?? sha;
  if (baseRef !== undefined && after !== undefined) return { kind: "commits", before: baseRef, after };
  throw new UsageError(
    baseRef === undefined ? "head-ref is given without base-ref" : "base-ref is given, and there is no head-ref",
    "Give both base-ref and head-ref.",
  );
}

function comparisonOfEvent(event: GitHubEvent, sha: string | undefined): Comparison {
  switch (event.kind) {
    case "pull-request":
      return { kind: "merge", base: event.base, head: event.head, ...(sha === undefined ? {} : { merge: sha }) };
    case "merge-group":
      return { kind: "commits", before: event.base, after: event.head };
    case "push":
      return comparisonOfPush(event);
    case "other":
      throw new UsageError(
        `the event ${event.name === "" ? "(none)" : event.name} does not say what to compare`,
        `Run on one of ${supportedEvents.join(", ")}, or give the inputs base-ref and head-ref.`,
      );
  }
}

function comparisonOfPush({ before, after, ref, defaultBranch }: Extract<GitHubEvent, { kind: "push" }>): Comparison {
  if (isZero(after)) return { kind: "nothing", because: `${ref} was deleted` };
  if (!isZero(before)) return { kind: "commits", before, after };
  if (ref === `refs/heads/${defaultBranch}`) return { kind: "everything", after };
  return { kind: "new-branch", base: `refs/heads/${defaultBranch}`, head: after };
}
