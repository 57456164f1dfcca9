/**
 * One comment on a pull request, kept: found by its marker and its author, updated in place, never by an older run.
 */
import type { Review } from "../model.ts";

/** What GitHub answered. `status` is missing where nothing came back; `retryAfter` is in seconds. */
export type Answered<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

export interface ApiFailure {
  status?: number;
  message: string;
  retryAfter?: number;
}

export interface Comment {
  id: number;
  /** The login of its author. */
  author: string;
  body: string;
}

/** The comments of one pull request. */
export interface CommentClient {
  /** Oldest first; `page` counts from 1. A page that is not full is the last one. */
  list(page: number): Promise<Answered<readonly Comment[]>>;
  create(body: string): Promise<Answered<number>>;
  update(id: number, body: string): Promise<Answered<number>>;
  /** The login that writes. */
  viewer(): Promise<Answered<string>>;
}

export const commentsPerPage = 100;

/** A run of a workflow. Numbers only grow; `attempt` counts its repetitions. */
interface Run {
  id: number;
  attempt: number;
}

export interface Wanted {
  /** Which of several comments; letters, digits, `.`, `_`, `-`. */
  key: string;
  /** The commit that was reviewed. */
  sha: string;
  run: Run;
  body: string;
  /** False: only a comment that is there already is kept up to date. */
  mayCreate: boolean;
}

export type Kept =
  | { kind: "created" | "updated" | "unchanged" | "newer-run"; id: number }
  | { kind: "none" }
  | { kind: "refused"; failure: ApiFailure };

export const commentModes = ["always", "on-failure", "never"] as const;
export type CommentMode = (typeof commentModes)[number];

/**
 * With `on-failure` a comment that is there is still told that the problem is gone. With `always` a pull request that
 * changes no zone gets none.
 */
export function mayCreate(mode: Exclude<CommentMode, "never">, review: Pick<Review, "gate" | "zonesChanged">): boolean {
  return review.gate.failed || (mode === "always" && review.zonesChanged.length > 0);
}

const maxPages = 50;
const delays = [1, 4, 15]; // seconds between attempts
const maxDelay = 60;

/** `sleep` is given milliseconds. Each attempt looks again, so that what a failed one did write is not written twice. */
export async function keepComment(
  client: CommentClient,
  wanted: Wanted,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<Kept> {
  for (const delay of delays) {
    const kept = await keepOnce(client, wanted);
    if (kept.kind !== "refused" || !isTemporary(kept.failure)) return kept;
    await sleep(1_000 * Math.min(Math.max(delay, kept.failure.retryAfter ?? 0), maxDelay));
  }
  return keepOnce(client, wanted);
}

function isTemporary({ status, message, retryAfter }: ApiFailure): boolean {
  if (status === undefined || status >= 500 || status === 429) return true;
  return status === 403 && (retryAfter !== undefined || /secondary rate limit/i.test(message));
}

async function keepOnce(client: CommentClient, wanted: Wanted): Promise<Kept> {
  const found = await findComment(client, wanted.key);
  if (!found.ok) return { kind: "refused", failure: found.failure };
  if (found.value !== undefined) return updateComment(client, found.value, wanted);
  if (!wanted.mayCreate) return { kind: "none" };
  const created = await client.create(textOf(wanted));
  return created.ok ? { kind: "created", id: created.value } : { kind: "refused", failure: created.failure };
}

async function updateComment(client: CommentClient, { id, body }: Comment, wanted: Wanted): Promise<Kept> {
  const marker = markerOf(body);
  if (marker !== undefined && isNewer(marker.run, wanted.run)) return { kind: "newer-run", id };
  if (withoutMarker(body) === withoutMarker(textOf(wanted))) return { kind: "unchanged", id };
  const updated = await client.update(id, textOf(wanted));
  return updated.ok ? { kind: "updated", id } : { kind: "refused", failure: updated.failure };
}

function isNewer(one: Run, other: Run): boolean {
  return one.id > other.id || (one.id === other.id && one.attempt > other.attempt);
}

/** The oldest comment with our marker that we wrote ourselves: anybody can write a marker. */
async function findComment(client: CommentClient, key: string): Promise<Answered<Comment | undefined>> {
  let viewer: string | undefined;
  for (let page = 1; page <= maxPages; page++) {
    const listed = await client.list(page);
    if (!listed.ok) return listed;
    const marked = listed.value.filter(({ body }) => markerOf(body)?.key === key);
    if (marked.length > 0 && viewer === undefined) {
      const asked = await client.viewer();
      if (!asked.ok) return asked;
      viewer = asked.value;
    }
    const own = marked.find(({ author }) => author === viewer);
    if (own !== undefined || listed.value.length < commentsPerPage) return { ok: true, value: own };
  }
  return { ok: false, failure: { status: 422, message: `more than ${maxPages * commentsPerPage} comments` } };
}

const marker = /^<!-- mecsa:review key=([\w.-]+) v=\d+ sha=\w* run=(\d{1,15})\.(\d{1,9}) -->\r?(?:\n|$)/;

function textOf({ key, sha, run, body }: Wanted): string {
  return `<!-- mecsa:review key=${key} v=1 sha=${sha} run=${run.id}.${run.attempt} -->\n${body}`;
}

function markerOf(body: string): { key: string; run: Run } | undefined {
  const [, key, id, attempt] = marker.exec(body) ?? [];
  return key === undefined ? undefined : { key, run: { id: Number(id), attempt: Number(attempt) } };
}

function withoutMarker(body: string): string {
  return body.replace(marker, "").replaceAll("\r\n", "\n").trim();
}
