/** What the Action says besides the report. */
import type { ApiFailure, Kept } from "../github/comment.ts";
import type { Review } from "../model.ts";
import { clean, count, grouped } from "../report/words.ts";
import { UsageError } from "../usage-error.ts";

export function andMore(left: number): string {
  return `${count(left, "more finding")} in the job summary`;
}

export function gateFailed(review: Review): string {
  const { blocking } = grouped(review);
  const rules = [...new Set(blocking.map(({ rule }) => rule))].slice(0, 5).join(", ");
  return `the gate failed: ${count(blocking.length, "finding")} at or above ${review.gate.failOn} (${rules})`;
}

/** A user's mistake with what to do; a mistake of ours with its stack. */
export function toolFailed(error: unknown): string {
  if (error instanceof UsageError) return `mecsa could not review this change: ${error.message}. ${error.hint}`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `mecsa could not review this change, by a mistake of its own that should be reported: ${stack}`;
}

export function summaryFailed(error: unknown): string {
  return `the job summary could not be written: ${error instanceof Error ? error.message : String(error)}`;
}

/** What a reader has to know of the comment; undefined where all is well. */
export function commentTrouble(kept: Kept): string | undefined {
  switch (kept.kind) {
    case "created":
    case "updated":
    case "unchanged":
    case "none":
      return undefined;
    case "newer-run":
      return "the comment is from a newer run and was left as it is";
    case "refused":
      return `the comment could not be written (${answer(kept.failure)}). ${commentAdvice(kept.failure)}`;
    default:
      return kept satisfies never;
  }
}

function answer({ status, message }: ApiFailure): string {
  return `${status === undefined ? "no answer" : `HTTP ${status}`}: ${clean(message)}`;
}

function commentAdvice({ status }: ApiFailure): string {
  if (status !== 401 && status !== 403 && status !== 404) return "The report is in the job summary.";
  return "The job needs `permissions: pull-requests: write`; pull requests of forks and of Dependabot have no such token. The report is in the job summary.";
}
