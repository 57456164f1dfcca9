/** The comments of a pull request over GitHub's API. Its client is large, so it is loaded when there is something to write. */
import * as z from "zod/mini";
import { type Answered, type ApiFailure, type CommentClient, commentsPerPage } from "../github/comment.ts";
import type { PullRequest } from "./runner.ts";

const botLogin = "github-actions[bot]";
const timeout = 30_000; // milliseconds

const written = z.object({ id: z.int() });
const listed = z.array(
  z.object({ id: z.int(), user: z.nullish(z.object({ login: z.string() })), body: z.nullish(z.string()) }),
);
const viewerAnswer = z.object({ viewer: z.object({ login: z.string() }) });

export async function commentsOf({ repository, number }: PullRequest, token: string): Promise<CommentClient> {
  const { getOctokit } = await import("@actions/github");
  const { rest, graphql } = getOctokit(token);
  const [owner = "", repo = ""] = repository.split("/");
  const issue = { owner, repo, issue_number: number };
  return {
    async list(page) {
      const ask = () => rest.issues.listComments({ ...issue, per_page: commentsPerPage, page, ...limited() });
      const answer = await answered(listed, async () => (await ask()).data);
      if (!answer.ok) return answer;
      const comments = answer.value.map(({ id, user, body }) => ({ id, author: user?.login ?? "", body: body ?? "" }));
      return { ok: true, value: comments };
    },
    async create(body) {
      return idOf(
        await answered(written, async () => (await rest.issues.createComment({ ...issue, body, ...limited() })).data),
      );
    },
    async update(id, body) {
      const ask = () => rest.issues.updateComment({ owner, repo, comment_id: id, body, ...limited() });
      return idOf(await answered(written, async () => (await ask()).data));
    },
    // The token of a workflow may not ask for /user; GraphQL tells it who it is, if anything does.
    async viewer() {
      const answer = await answered(viewerAnswer, () => graphql("{ viewer { login } }", limited()));
      if (answer.ok) return { ok: true, value: answer.value.viewer.login };
      return (answer.failure.status ?? 0) >= 500 ? answer : { ok: true, value: botLogin };
    },
  };
}

function limited(): { request: { signal: AbortSignal } } {
  return { request: { signal: AbortSignal.timeout(timeout) } };
}

function idOf(answer: Answered<{ id: number }>): Answered<number> {
  return answer.ok ? { ok: true, value: answer.value.id } : answer;
}

async function answered<T>(shape: z.ZodMiniType<T>, ask: () => Promise<unknown>): Promise<Answered<T>> {
  try {
    const parsed = shape.safeParse(await ask());
    if (parsed.success) return { ok: true, value: parsed.data };
    return { ok: false, failure: { status: 200, message: "the answer is not what GitHub's API gives" } };
  } catch (error) {
    if (error instanceof Error && isOfTheApi(error)) return { ok: false, failure: failureOf(error) };
    throw error;
  }
}

interface ApiError extends Error {
  status?: number;
  response?: { headers?: Readonly<Record<string, string | number | undefined>> };
}

/** By name, since the classes are in the part that is loaded late. */
function isOfTheApi(error: Error): error is ApiError {
  return error.name === "HttpError" || error.name === "GraphqlResponseError";
}

function failureOf({ message, status, response }: ApiError): ApiFailure {
  const retryAfter = Number(response?.headers?.["retry-after"] ?? NaN);
  return {
    message,
    ...(status === undefined ? {} : { status }),
    ...(Number.isFinite(retryAfter) ? { retryAfter } : {}),
  };
}
