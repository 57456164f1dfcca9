/** Sends what waits in the outbox, and learns from what Slack says of it. */
import { randomBytes } from "node:crypto";
import type { Delivery, Messenger } from "../slack/messenger.ts";
import { persistently } from "../store/persistently.ts";
import type { Store, Waiting } from "../store/store.ts";
import type { Handlers } from "./jobs.ts";
import type { JobsLog } from "./open-jobs.ts";
import type { Says, WordsFor } from "./says.ts";

export interface TellWork {
  store: Pick<Store, "outbox" | "watches" | "installations">;
  messenger: Pick<Messenger, "post" | "update">;
  words: WordsFor;
  now: () => Date;
  log: JobsLog;
}

const leaseMs = 120_000;
/** After a take: what has not been begun by then is given back, so that its lease never ends while it is being sent. */
const beginWithinMs = 45_000;
const atOnce = 10;
const maxRounds = 50;
const maxAttempts = 20;

/** As long as anything is due, and nobody else is at it. */
export function tellWork(given: TellWork): Handlers["tell"] {
  return async (_work, signal) => {
    for (let round = 0; round < maxRounds && !signal.aborted; round++) {
      const now = given.now();
      const waiting = await given.store.outbox.take(now, new Date(now.getTime() + leaseMs), atOnce);
      if (waiting.length === 0) return;
      const isOver = (): boolean => signal.aborted || given.now().getTime() - now.getTime() >= beginWithinMs;
      for (const one of waiting) await (isOver() ? giveBack(one, given) : tellOne(one, given));
    }
  };
}

async function giveBack({ key, notBefore, isRepeated }: Waiting, { store }: TellWork): Promise<void> {
  await store.outbox.again(key, notBefore, "not begun", isRepeated);
}

async function tellOne(waiting: Waiting, given: TellWork): Promise<void> {
  const { store, now } = given;
  if (waiting.watch !== undefined && (await store.watches.get(waiting.watch)) === undefined)
    return await store.outbox.dropped(waiting.key, "unwatched", now());
  await settle(waiting, await attempted(waiting, given), given);
}

async function attempted(waiting: Waiting, given: TellWork): Promise<Delivery> {
  try {
    return await deliver(waiting, given);
  } catch (error) {
    const id = randomBytes(4).toString("hex");
    given.log.error({ id, key: waiting.key, err: error }, "a message could not be told");
    return { kind: "later", retryAfterMs: 600_000, because: `fault ${id}` };
  }
}

async function deliver(waiting: Waiting, { messenger, words }: TellWork): Promise<Delivery> {
  const says = waiting.says as Says; // as `watch-work` and `digests` wrote it
  const message = words(says, waiting.isRepeated);
  const threadTs = waiting.threadTs === "" ? undefined : waiting.threadTs; // Slack did not name the message
  if (says.kind !== "recovered")
    return await messenger.post(waiting, message, threadTs === undefined ? {} : { threadTs });
  if (threadTs === undefined) return { kind: "refused", because: "no_alert" };
  return await messenger.update(waiting, threadTs, message);
}

async function settle(waiting: Waiting, delivery: Delivery, given: TellWork): Promise<void> {
  const { store, now } = given;
  switch (delivery.kind) {
    case "delivered": // if that is not written down, it is told again
      return await persistently(() => store.outbox.sent(waiting.key, delivery.ts ?? "", now()));
    case "later":
      return await postpone(waiting, delivery, given);
    case "refused":
      await refused(waiting, delivery.because, given);
      return await store.outbox.dropped(waiting.key, delivery.because, now());
  }
}

/** Later and later, and not for ever. */
async function postpone(
  { key, attempts, isRepeated }: Waiting,
  { retryAfterMs, because, isUnsure }: Extract<Delivery, { kind: "later" }>,
  { store, log, now }: TellWork,
): Promise<void> {
  if (attempts >= maxAttempts) {
    log.error({ key, attempts, because }, "a message was given up");
    return await store.outbox.dropped(key, because, now());
  }
  const wait = Math.max(retryAfterMs, 1_000 * 2 ** Math.min(attempts, 11));
  await store.outbox.again(key, new Date(now().getTime() + wait), because, isUnsure === true || isRepeated);
}

/** There is nowhere to tell: no such channel, or not for us. */
const withoutPlace: ReadonlySet<string> = new Set([
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "user_not_found",
  "cannot_dm_bot",
  "messages_tab_disabled",
  "restricted_action",
]);
const withoutTenant: ReadonlySet<string> = new Set(["account_inactive", "token_revoked"]);

async function refused({ key, watch, tenant }: Waiting, because: string, { store, log, now }: TellWork): Promise<void> {
  log.warn({ key, tenant, because }, "Slack refused a message");
  if (withoutTenant.has(because)) return await store.installations.uninstall(tenant, now());
  if (watch !== undefined && withoutPlace.has(because)) await rest(watch, because, { store, now });
}

/** A watch that has nowhere to tell rests, and whoever made it hears so in a direct message, once. */
async function rest(id: string, because: string, { store, now }: Pick<TellWork, "store" | "now">): Promise<void> {
  const watch = await store.watches.get(id);
  await store.watches.pause(id, because);
  if (watch === undefined || watch.pausedBecause !== undefined || watch.channel === watch.createdBy) return;
  const { tenant, createdBy, channel, domain } = watch;
  const says: Says = { kind: "news", watch: { id, domain }, news: { kind: "paused", channel, because } };
  await store.outbox.add({
    tenant,
    channel: createdBy,
    key: `${id}.paused.${now().toISOString()}`,
    says,
    notBefore: now(),
  });
}
