/** What an action asks of the runner that it runs on. */
import type { CommentClient } from "../github/comment.ts";
import type { Environment } from "../github/git.ts";
import type { review } from "../review.ts";

/** Where an annotation is shown; `file` is relative to the root of the repository, lines count from 1. */
export interface AnnotationPlace {
  title?: string;
  file?: string;
  startLine?: number;
  endLine?: number;
}

/** The part of `@actions/core` that is used. Only `info` prints text as it is; everything else is escaped. */
export interface Core {
  getInput(name: string): string;
  info(text: string): void;
  error(message: string, place?: AnnotationPlace): void;
  warning(message: string, place?: AnnotationPlace): void;
  notice(message: string, place?: AnnotationPlace): void;
  setOutput(name: string, value: string | number): void;
  setFailed(message: string): void;
  /** Rejects where the runner takes no summary. */
  writeSummary(markdown: string): Promise<void>;
}

/** `owner/name` of a repository and the number of one of its pull requests. */
export interface PullRequest {
  repository: string;
  number: number;
}

export interface Runner {
  env: Environment;
  core: Core;
  review: typeof review;
  /** Made only when a comment is to be written. */
  commentsOf: (pullRequest: PullRequest, token: string) => Promise<CommentClient>;
  now: () => Date;
  sleep: (milliseconds: number) => Promise<void>;
}
