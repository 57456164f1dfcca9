/** The queues: how often each is tried, and how long one piece of work may take. Times are in seconds. */
import type { QueueOptions, QueuePolicy } from "pg-boss";
import type { Queue } from "./jobs.ts";

/** Work that the clock starts. */
export const ticks = ["minute", "hour", "day"] as const;
export type Tick = (typeof ticks)[number];

export interface QueueRules extends Required<
  Pick<QueueOptions, "retryLimit" | "retryDelay" | "retryDelayMax" | "expireInSeconds" | "heartbeatSeconds">
> {
  policy: QueuePolicy;
  /** Workers in one process, and how many of them one tenant can have, in all processes. */
  workers: number;
  ofOneTenant?: number;
}

/** `exclusive`: of two with one key the second is dropped while the first waits or runs. `stately`: while the first waits. */
export const queues: Readonly<Record<Queue | Tick, QueueRules>> = {
  assess: {
    policy: "exclusive",
    workers: 8,
    ofOneTenant: 4,
    retryLimit: 2,
    retryDelay: 2,
    retryDelayMax: 30,
    expireInSeconds: 300,
    heartbeatSeconds: 30,
  },
  watch: {
    policy: "exclusive",
    workers: 4,
    ofOneTenant: 2,
    retryLimit: 3,
    retryDelay: 30,
    retryDelayMax: 600,
    expireInSeconds: 300,
    heartbeatSeconds: 30,
  },
  tell: {
    policy: "stately",
    workers: 2,
    retryLimit: 3,
    retryDelay: 5,
    retryDelayMax: 60,
    expireInSeconds: 300,
    heartbeatSeconds: 30,
  },
  minute: tick(50),
  hour: tick(600),
  day: tick(1800),
};

function tick(expireInSeconds: number): QueueRules {
  return {
    policy: "exclusive",
    workers: 1,
    retryLimit: 2,
    retryDelay: 5,
    retryDelayMax: 60,
    expireInSeconds,
    heartbeatSeconds: 30,
  };
}

/** Where work goes that failed to the end. */
export const deadLetters = "dead";

/** `once`: what was missed while nothing ran is made up for. */
export const schedule: Readonly<Record<Tick, { cron: string; missed: "once" | "skip" }>> = {
  minute: { cron: "* * * * *", missed: "skip" },
  hour: { cron: "0 * * * *", missed: "once" },
  day: { cron: "23 3 * * *", missed: "once" },
};
