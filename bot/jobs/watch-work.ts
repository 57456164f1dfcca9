/** One look at a watched domain: assess, keep, compare with what is known, and put what is to be told into the outbox. */
import { randomUUID } from "node:crypto";
import type { Assessed, Assessor } from "../assess/assessor.ts";
import { type Entry, type News, type Watch, scoresOf } from "../model.ts";
import type { Store, Telling } from "../store/store.ts";
import { type Judged, seenOf } from "../watch/seen.ts";
import { type State, entriesOf, stateOf } from "../watch/state.ts";
import { type Stepped, type Told, step } from "../watch/step.ts";
import type { Handlers, Jobs } from "./jobs.ts";
import type { Says } from "./says.ts";

export interface WatchWork {
  store: Pick<Store, "watches" | "history">;
  assessor: Assessor;
  jobs: Pick<Jobs, "send">;
  now: () => Date;
  newId?: () => string;
}

export function watchWork(given: WatchWork): Handlers["watch"] {
  const { store, assessor, now } = given;
  return async ({ watch: id }, signal) => {
    const watch = await store.watches.get(id);
    if (watch === undefined || watch.pausedBecause !== undefined || watch.nextAt > now()) return; // somebody was faster
    const before = stateOf(watch.state);
    const source = before?.suspect === undefined ? "watch" : "confirmation";
    const asked = await assessor.assess(watch.tenant, watch.domain, { source, maxAgeMs: 0, signal });
    if (asked.kind === "limited") return await later(watch, asked.retryAfterMs, given);
    await looked(watch, { before, source, assessed: asked.assessed }, given);
  };
}

interface LookedAt {
  before: State | undefined;
  source: "watch" | "confirmation";
  assessed: Assessed;
}

async function looked(watch: Watch, { before, source, assessed }: LookedAt, given: WatchWork): Promise<void> {
  const { store, assessor, jobs, now, newId = randomUUID } = given;
  const entry = entryOf(watch, newId(), { source, assessed });
  const past = before === undefined ? [] : await judged(watch, entriesOf(before), given);
  const current = { entry: entry.id, look: assessed, evidence: assessed.evidence };
  const seen = seenOf(current, past, (one, other) => assessor.compare(one, other));
  const stepped = step(watch, seen, now());
  if (await isKept(entry, stepped, given)) await store.history.add(entry, assessed.evidence);
  const tell = stepped.tell.flatMap((told) => tellings(watch, told, now()));
  const isMoved = await store.watches.moveOn(watch, { state: stepped.state, nextAt: stepped.nextAt, tell });
  if (isMoved && tell.length > 0) await jobs.send("tell", { place: placeKey(watch) }, { key: placeKey(watch) });
}

async function later(watch: Watch, retryAfterMs: number, { store, now }: WatchWork): Promise<void> {
  const nextAt = new Date(now().getTime() + Math.max(retryAfterMs, 60_000));
  await store.watches.moveOn(watch, { state: watch.state, nextAt, tell: [] });
}

function entryOf(
  { tenant, domain }: Watch,
  id: string,
  { source, assessed }: Pick<LookedAt, "source" | "assessed">,
): Omit<Entry, "hasEvidence"> {
  const { report, ruleset, tookMs } = assessed;
  const [{ assessment }] = report.domains;
  return { id, tenant, domain, at: new Date(report.at), ruleset, source, scores: scoresOf(assessment), tookMs };
}

/** What the evidence of these entries says today; without those whose evidence is gone. */
async function judged(
  { tenant }: Watch,
  entries: readonly string[],
  { store, assessor }: WatchWork,
): Promise<readonly Judged[]> {
  const all: Judged[] = [];
  for (const entry of entries) {
    const evidence = await store.history.evidence(tenant, entry); // one after the other: each is some megabytes
    if (evidence !== undefined) all.push({ entry, look: await assessor.replay(evidence) });
  }
  return all;
}

const uneventfulMs = 20 * 3_600_000;

/** Of looks an hour that see nothing new one a day is kept. */
async function isKept(
  { id, tenant, domain, at }: Omit<Entry, "hasEvidence">,
  stepped: Stepped,
  { store }: WatchWork,
): Promise<boolean> {
  const { state, tell } = stepped;
  if (tell.length > 0 || state.suspect !== undefined || entriesOf(state).includes(id)) return true;
  const [last] = await store.history.of(tenant, domain, { limit: 1 });
  return last === undefined || at.getTime() - last.at.getTime() >= uneventfulMs;
}

/** A follow-up stands in the thread of its message where the watch has threads; the message itself is edited in any case. */
function tellings(watch: Watch, { key, news, under, alert }: Told, now: Date): readonly Telling[] {
  const { id, tenant, channel, domain, options } = watch;
  const about = { id, domain };
  const place = { tenant, channel, watch: id, notBefore: now };
  const says: Says = { kind: "news", watch: about, news: bounded(news) };
  const told: Telling = { ...place, key, says, ...(under === undefined || !options.threads ? {} : { under }) };
  if (under === undefined || alert === undefined) return [told];
  const edit: Says = { kind: "recovered", watch: about, alert: bounded(alert), at: now.toISOString() };
  return [told, { ...place, key: `${key}.edit`, says: edit, under }];
}

const maxChanges = 2 ** 18; // characters of JSON

/** Records can be of 64 KiB each: as many changes as the store keeps, the worst first. A message shows fewer. */
function bounded(news: News): News {
  if (!("changes" in news)) return news;
  let left = maxChanges;
  return { ...news, changes: news.changes.filter((change) => (left -= JSON.stringify(change).length) >= 0) };
}

function placeKey({ tenant, channel }: Pick<Watch, "tenant" | "channel">): string {
  return `${tenant}/${channel}`;
}
