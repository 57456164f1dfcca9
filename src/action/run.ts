/** The way of one run: which commits, their files, the review, and everything that a person or a workflow sees of it. */
import { readFileSync, statSync } from "node:fs";
import { catalogue } from "../catalogue.ts";
import { blobsIn } from "../github/blobs.ts";
import { type Kept, keepComment, mayCreate } from "../github/comment.ts";
import { type GitHubEvent, readEvent } from "../github/event.ts";
import { type Commits, commitsOf, remoteOf } from "../github/fetch.ts";
import { emptyTree, gitTree } from "../github/git-tree.ts";
import { type Environment, gitIn } from "../github/git.ts";
import { comparisonOf } from "../github/refs.ts";
import type { Review } from "../model.ts";
import { type MarkdownOptions, markdown } from "../report/markdown.ts";
import { text } from "../report/text.ts";
import { UsageError } from "../usage-error.ts";
import { type FileTree, linesIn } from "../zones/source.ts";
import { annotate, annotationsOf } from "./annotations.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { commentTrouble, gateFailed, summaryFailed, toolFailed } from "./messages.ts";
import { type Outputs, outputsOf, writeReports } from "./outputs.ts";
import type { Core, Runner } from "./runner.ts";

const maxEvent = 2 ** 26; // octets; GitHub sends at most 25 MB
const commentLimit = 65_000; // characters; GitHub takes 65,536, and the marker is one line
const summaryLimit = 2 ** 20 - 2 ** 10; // octets

/** Never throws: what goes wrong is told, and fails the step. */
export async function runAction(runner: Runner): Promise<void> {
  const { core } = runner;
  let failed: string | undefined;
  let summary = "";
  let outputs: Outputs = { conclusion: "error" };
  try {
    const inputs = readInputs((name) => core.getInput(name));
    const reviewed = await reviewChange(runner, inputs);
    summary = render(reviewed, runner.env, summaryLimit);
    tellReview(runner, reviewed);
    outputs = await publish(runner, inputs, reviewed);
    failed = tellGate(core, reviewed.review);
  } catch (error) {
    failed = toolFailed(error);
    if (summary === "") summary = `### mecsa could not review this change\n\n${indented(failed)}\n`;
  } finally {
    await writeSummary(core, summary);
  }
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  if (failed !== undefined) core.setFailed(failed);
}

interface Reviewed {
  event: GitHubEvent;
  commits: Commits;
  before: FileTree;
  after: FileTree;
  review: Review;
}

async function reviewChange({ env, review, now }: Runner, inputs: Inputs): Promise<Reviewed> {
  const event = eventOf(env);
  const comparison = comparisonOf(event, env["GITHUB_SHA"], inputs);
  const git = gitIn(env["GITHUB_WORKSPACE"] ?? ".", env);
  const commits = commitsOf(comparison, remoteOf(git, inputs.token, serverUrl(env)));
  const blobs = blobsIn(git);
  const treeOf = (commit: string | undefined) => (commit === undefined ? emptyTree("nothing") : gitTree(blobs, commit));
  const [before, after] = [treeOf(commits.before), treeOf(commits.after)];
  const { zones, certificates, failOn, warnOnly, configFile } = inputs;
  const options = {
    zones,
    certificates,
    ...(failOn === undefined ? {} : { failOn }),
    ...(warnOnly === undefined ? {} : { warnOnly }),
    ...(configFile === undefined ? {} : { configFile }),
    now: now(),
  };
  return { event, commits, before, after, review: await review(before, after, options) };
}

function eventOf(env: Environment): GitHubEvent {
  const name = env["GITHUB_EVENT_NAME"] ?? "";
  const path = env["GITHUB_EVENT_PATH"];
  const size = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false })?.size;
  if (size !== undefined && size > maxEvent)
    throw new UsageError("the payload of the event is too large", "GitHub sends at most 25 MB.");
  return readEvent(name, path === undefined || size === undefined ? "" : readFileSync(path, "utf8"));
}

function tellReview({ core }: Runner, { review, before, after }: Reviewed): void {
  print(
    core,
    text(review, catalogue, (_style, words) => words),
  );
  const fileAfter = (file: string) => {
    if (!after.has(file)) return "gone";
    return after.id(file) === before.id(file) ? "same" : "changed";
  };
  annotate(core, annotationsOf(review, catalogue, { warnOnly: review.gate.warnOnly, fileAfter }));
}

/** Between these two commands the runner obeys nothing, whatever a record makes a line look like. */
function print(core: Core, report: string): void {
  const token = crypto.randomUUID();
  core.info(`::stop-commands::${token}`);
  core.info(report);
  core.info(`::${token}::`);
}

/** The report and the comment; gives what the outputs are. */
async function publish(runner: Runner, inputs: Inputs, reviewed: Reviewed): Promise<Outputs> {
  const content = render(reviewed, runner.env, commentLimit);
  const kept = await comment(runner, inputs, reviewed, content);
  const trouble = commentTrouble(kept);
  if (trouble !== undefined) runner.core.warning(trouble);
  return {
    ...outputsOf(reviewed.review, catalogue),
    ...writeReports(reviewed.review, catalogue, {
      folder: runner.env["RUNNER_TEMP"],
      linesAfter: linesIn(reviewed.after),
      links: linksOf(reviewed.commits, runner.env),
    }),
    "comment-content": content,
    ...("id" in kept ? { "comment-id": kept.id } : {}),
  };
}

async function comment(
  { env, commentsOf, sleep }: Runner,
  { commentMode, token }: Inputs,
  { event, commits, review }: Reviewed,
  body: string,
): Promise<Kept> {
  const repository = env["GITHUB_REPOSITORY"];
  if (commentMode === "never" || event.kind !== "pull-request" || repository === undefined || token === "")
    return { kind: "none" };
  const client = await commentsOf({ repository, number: event.number }, token);
  const wanted = {
    key: "default",
    sha: commits.after ?? "",
    run: { id: Number(env["GITHUB_RUN_ID"] ?? 0), attempt: Number(env["GITHUB_RUN_ATTEMPT"] ?? 1) },
    body,
    mayCreate: mayCreate(commentMode, review),
  };
  return keepComment(client, wanted, sleep);
}

/** What to fail the step with. */
function tellGate(core: Core, review: Review): string | undefined {
  if (!review.gate.failed) return undefined;
  if (!review.gate.warnOnly) return gateFailed(review);
  core.warning(gateFailed(review));
  return undefined;
}

function render({ review, commits }: Reviewed, env: Environment, limit: number): string {
  return markdown(review, catalogue, { ...linksOf(commits, env), limit });
}

function linksOf({ before, after }: Commits, env: Environment): Omit<MarkdownOptions, "limit"> {
  const repositoryUrl = `${serverUrl(env)}/${env["GITHUB_REPOSITORY"] ?? ""}`;
  const runUrl = `${repositoryUrl}/actions/runs/${env["GITHUB_RUN_ID"] ?? ""}`;
  return {
    ...(env["GITHUB_REPOSITORY"] === undefined ? {} : { repositoryUrl, runUrl }),
    ...(before === undefined ? {} : { beforeSha: before }),
    ...(after === undefined ? {} : { afterSha: after }),
  };
}

function serverUrl(env: Environment): string {
  return env["GITHUB_SERVER_URL"] ?? "https://github.com";
}

async function writeSummary(core: Core, summary: string): Promise<void> {
  try {
    await core.writeSummary(cut(summary, summaryLimit));
  } catch (error) {
    core.warning(summaryFailed(error));
  }
}

/** At most `max` octets of UTF-8. */
function cut(words: string, max: number): string {
  const octets = Buffer.from(words);
  if (octets.length <= max) return words;
  return octets.toString("utf8", 0, max).replace(/\u{fffd}+$/u, "");
}

/** A block of code in Markdown. */
function indented(words: string): string {
  return words.replace(/^/gm, "    ");
}
