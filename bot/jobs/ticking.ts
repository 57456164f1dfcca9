/** What the clock starts: watches that are due, what waits to be told, digests, and what is kept too long. */
import type { Store } from "../store/store.ts";
import { outboundTelling } from "../inbox/telling.ts";
import { sendDigests } from "./digests.ts";
import type { Handlers, Jobs } from "./jobs.ts";
import type { Ticking } from "./open-jobs.ts";

export interface TickingOptions {
  store: Store;
  jobs: Pick<Jobs, "send">;
  tell: Handlers["tell"];
  now: () => Date;
}

/** For as long nobody else takes a watch: its job can have failed, and been tried again, by then. */
const leaseMs = 20 * 60_000;
const atOnce = 100;
const maxRounds = 50;

export function tickingWith({ store, jobs, tell, now }: TickingOptions): Ticking {
  return {
    async minute(signal) {
      await sendDue({ store, jobs, now }, signal);
      await endSilent(store, now(), signal);
      await tell({ place: "all" }, signal);
    },
    async hour(signal) {
      await sendDigests(store, now());
      await tell({ place: "all" }, signal);
    },
    day: async () => void (await store.expire(now())),
  };
}

/** Outbound tests whose hour is over without a message. */
async function endSilent({ outbound }: Pick<Store, "outbound">, now: Date, signal: AbortSignal): Promise<void> {
  for (let round = 0; round < maxRounds && !signal.aborted; round++) {
    const ended = await outbound.expire(now, atOnce, (test) => {
      const { domain, askedAt } = test;
      return outboundTelling(test, { kind: "silent", domain, askedAt: askedAt.toISOString() }, now);
    });
    if (ended < atOnce) return;
  }
}

async function sendDue(
  { store, jobs, now }: Pick<TickingOptions, "store" | "jobs" | "now">,
  signal: AbortSignal,
): Promise<void> {
  for (let round = 0; round < maxRounds && !signal.aborted; round++) {
    const due = await store.watches.takeDue(now(), new Date(now().getTime() + leaseMs), atOnce);
    for (const { id, tenant } of due) await jobs.send("watch", { watch: id, tenant }, { key: id });
    if (due.length < atOnce) return;
  }
}
