/** Jobs in the database, by pg-boss: alike on the embedded store and on PostgreSQL, but for how workers are woken. */
import { createHash, randomUUID } from "node:crypto";
import { type Clock, type Job, PgBoss, type SendOptions } from "pg-boss";
import type { BossConnection } from "../store/index.ts";
import { type DepthOf, depthIn } from "./depth.ts";
import type { Handlers, Jobs, Queue, Work } from "./jobs.ts";
import { type QueueRules, type Tick, deadLetters, queues, schedule, ticks } from "./queues.ts";

/** What the clock starts. */
export type Ticking = Readonly<Record<Tick, (signal: AbortSignal) => Promise<void>>>;

export interface JobsOptions {
  connection: BossConnection;
  /** Without these the process only hands work on. */
  work?: { handlers: Handlers; ticking: Ticking };
  log: JobsLog;
  /** For tests. */
  clock?: Clock;
  /** Seconds between looks for work, where nobody wakes the workers. */
  pollSeconds?: number;
  /** Seconds between looks for work whose process is gone. */
  superviseSeconds?: number;
  /** For tests: other bounds of a queue. */
  rules?: Partial<Record<Queue | Tick, Partial<QueueRules>>>;
}

/** pino has it. */
export interface JobsLog {
  error(about: object, message: string): void;
  warn(about: object, message: string): void;
}

export function openJobs(options: JobsOptions): Jobs {
  const boss = new PgBoss(bossOptions(options));
  boss.on("error", (error) => options.log.error({ err: error }, "the job queue failed"));
  boss.on("warning", ({ message, data }) => options.log.warn({ about: data }, message));
  const workers = new Map<string, readonly string[]>();
  const depth: DepthOf = depthIn(boss);
  return {
    async send(queue, work, { key, startAfter } = {}) {
      await boss.send(queue, work, sendOptions(queue, work, key, startAfter));
      for (const id of workers.get(queue) ?? []) boss.notifyWorker(id);
    },
    async start() {
      await boss.start();
      await makeQueues(boss, options);
      if (options.work === undefined) return;
      await takeUpWhatWasLeft(boss, options);
      for (const [queue, ids] of await startWorkers(boss, options, options.work)) workers.set(queue, ids);
      for (const tick of ticks)
        await boss.schedule(tick, schedule[tick].cron, null, { tz: "UTC", missed: schedule[tick].missed });
    },
    stop: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs, close: true }),
    depth,
  };
}

const connectTimeoutMs = 10_000;

/** LISTEN over the socket of the embedded store never hears anything, and pg-boss would poll every 30 s only. */
function bossOptions({
  connection,
  clock,
  work,
  superviseSeconds = 30,
}: JobsOptions): ConstructorParameters<typeof PgBoss>[0] & object {
  return {
    ...connection,
    connectionTimeoutMillis: connectTimeoutMs,
    useListenNotify: isServer(connection) && work !== undefined,
    schedule: work !== undefined,
    supervise: work !== undefined,
    monitorIntervalSeconds: superviseSeconds,
    superviseIntervalSeconds: superviseSeconds,
    ...(clock === undefined ? {} : { clock }),
  };
}

function isServer(connection: BossConnection): boolean {
  return "connectionString" in connection;
}

function rulesOf(queue: Queue | Tick, { rules = {} }: JobsOptions): QueueRules {
  return { ...queues[queue], ...rules[queue] };
}

/** A queue that is there keeps what it was made with, so it is brought up to date as well. */
async function makeQueues(boss: PgBoss, options: JobsOptions): Promise<void> {
  await boss.createQueue(deadLetters, { retentionSeconds: deadSeconds });
  for (const queue of [...queueNames, ...ticks]) {
    const { policy, workers: _, ofOneTenant: __, ...rules } = rulesOf(queue, options);
    const asked = {
      ...rules,
      retryBackoff: true,
      deadLetter: deadLetters,
      notify: isServer(options.connection),
      ...kept,
    };
    await boss.createQueue(queue, { ...asked, policy });
    await boss.updateQueue(queue, asked);
  }
}

const queueNames: readonly Queue[] = ["assess", "watch", "tell"];
const deadSeconds = 7 * 86_400;
const kept = { retentionSeconds: 2 * 86_400, deleteAfterSeconds: 86_400 };

/** The embedded store has one process: what it finds running was running when that was killed. */
async function takeUpWhatWasLeft(boss: PgBoss, { connection }: JobsOptions): Promise<void> {
  if (isServer(connection)) return; // others may be at it: missing heartbeats tell
  const { rows } = await boss.getDb().executeSql("select name, id from pgboss.job where state = 'active'");
  for (const { name, id } of rows as { name: string; id: string }[])
    await boss.fail(name, id, { because: "the process ended" });
}

async function startWorkers(
  boss: PgBoss,
  options: JobsOptions,
  { handlers, ticking }: NonNullable<JobsOptions["work"]>,
): Promise<Map<string, readonly string[]>> {
  const started = new Map<string, readonly string[]>();
  const start = async (queue: Queue | Tick, handle: (job: Job) => Promise<void>): Promise<void> => {
    const { workers, ofOneTenant } = rulesOf(queue, options);
    const fair = ofOneTenant === undefined ? {} : { groupConcurrency: ofOneTenant };
    const ids: string[] = [];
    for (let n = 0; n < workers; n++)
      // each has an id by which it is woken
      ids.push(
        await boss.work<object>(queue, { ...polling(options), ...fair }, ([job]) =>
          job === undefined ? done : handle(job),
        ),
      );
    started.set(queue, ids);
  };
  await start("assess", handling("assess", handlers));
  await start("watch", handling("watch", handlers));
  await start("tell", handling("tell", handlers));
  for (const tick of ticks) await start(tick, ({ signal }) => ticking[tick](signal));
  await boss.work(deadLetters, { ...polling(options), includeMetadata: true }, async ([job]) => {
    if (job === undefined) return;
    const { sourceName, sourceId, sourceOutput } = job;
    options.log.error({ queue: sourceName, job: sourceId, because: sourceOutput }, "work failed for good");
  });
  return started;
}

const done = Promise.resolve();

/** What is in a queue was sent to it by `send`, which has its type. */
function handling(queue: Queue, handlers: Handlers): (job: Job) => Promise<void> {
  const handle = handlers[queue] as (work: object, signal: AbortSignal) => Promise<void>;
  return ({ data, signal }) => handle(data, signal);
}

/** Nobody is notified of work that is tried again or comes later, so PostgreSQL's workers look for it too, not so often. */
function polling({ pollSeconds = 2 }: JobsOptions): {
  pollingIntervalSeconds: number;
  notifyPollingIntervalSeconds: number;
} {
  return { pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds * 2 };
}

function sendOptions<Q extends Queue>(queue: Q, work: Work[Q], key?: string, startAfter?: Date): SendOptions {
  const tenant = tenantOf(work);
  return {
    singletonKey: safeKey(key ?? randomUUID()), // without one, all of a queue would be one
    ...(key === undefined || queue !== "assess" ? {} : { id: idOf(key) }),
    ...(startAfter === undefined ? {} : { startAfter }),
    ...(tenant === undefined ? {} : { group: { id: tenant } }),
  };
}

function tenantOf(work: Work[Queue]): string | undefined {
  if ("reply" in work) return work.reply.tenant;
  return "tenant" in work ? work.tenant : undefined;
}

/** Of any text: pg-boss keeps it as it is, and an index has room for 2,700 octets. */
function safeKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** Slack may send a command again after it was answered: a job of the same id is still there for a day, and stays alone. */
function idOf(key: string): string {
  const hex = createHash("sha256").update(`assess ${key}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
