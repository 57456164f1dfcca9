/** What the event that started a workflow says about the commits to compare. */
import * as z from "zod/mini";
import { UsageError } from "../usage-error.ts";

export type GitHubEvent =
  | { kind: "pull-request"; number: number; base: string; head: string }
  | { kind: "push"; before: string; after: string; ref: string; defaultBranch: string }
  | { kind: "merge-group"; base: string; head: string }
  | { kind: "other"; name: string };

/** The events that say by themselves what to compare. */
export const supportedEvents = ["pull_request", "pull_request_target", "push", "merge_group"] as const;

const sha = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const side = z.object({ sha });

const pullRequest = z.pipe(
  z.object({ pull_request: z.object({ number: z.int(), base: side, head: side }) }),
  z.transform(({ pull_request: { number, base, head } }): GitHubEvent => ({
    kind: "pull-request",
    number,
    base: base.sha,
    head: head.sha,
  })),
);

const push = z.pipe(
  z.object({ before: sha, after: sha, ref: z.string(), repository: z.object({ default_branch: z.string() }) }),
  z.transform(({ before, after, ref, repository }): GitHubEvent => ({
    kind: "push",
    before,
    after,
    ref,
    defaultBranch: repository.default_branch,
  })),
);

const mergeGroup = z.pipe(
  z.object({ merge_group: z.object({ base_sha: sha, head_sha: sha }) }),
  z.transform(({ merge_group }): GitHubEvent => ({
    kind: "merge-group",
    base: merge_group.base_sha,
    head: merge_group.head_sha,
  })),
);

const payloads: Readonly<Record<(typeof supportedEvents)[number], { safeParse: typeof push.safeParse }>> = {
  pull_request: pullRequest,
  pull_request_target: pullRequest,
  push,
  merge_group: mergeGroup,
};

/** `payload` is the JSON text of the event. Throws `UsageError` where it is not what GitHub sends for `name`. */
export function readEvent(name: string, payload: string): GitHubEvent {
  const supported = supportedEvents.find((one) => one === name);
  if (supported === undefined) return { kind: "other", name };
  const parsed = payloads[supported].safeParse(parseJson(payload));
  if (parsed.success) return parsed.data;
  throw new UsageError(
    `the payload of the event ${name} cannot be read: ${z.prettifyError(parsed.error)}`,
    "The file that GITHUB_EVENT_PATH names is not what GitHub sends for this event.",
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
