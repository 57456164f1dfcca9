/** What jobs promise, on either store. Each test has queues of its own database, which is empty before. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import type { Handlers, Jobs, Work } from "../../../bot/jobs/jobs.ts";
import { type JobsOptions, type Ticking, openJobs } from "../../../bot/jobs/open-jobs.ts";
import type { TenantId } from "../../../bot/model.ts";
import type { BossConnection } from "../../../bot/store/index.ts";
import { rehearsedLog } from "./rehearsed.ts";

const none = async (): Promise<void> => {};
export const noTicking: Ticking = { minute: none, hour: none, day: none };
const nothing: Handlers = { assess: none, watch: none, tell: none };

/** Waits for it; a test that waits in vain fails. */
export async function eventually(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 20_000,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) assert.fail(`not so in time: ${what}`);
    await sleep(20);
  }
}

export function watchOf(watch: string, tenant = "T1"): Work["watch"] {
  return { watch, tenant: tenant as TenantId };
}

function assessOf(key: string): Work["assess"] {
  const reply = { tenant: "T1" as TenantId, channel: "C1", user: "U1", until: "2027-03-01T00:00:00Z", uses: 0 };
  return { key, domains: [], fresh: false, compare: false, reply };
}

/** Tests of an open database; `connection` is asked when they run. */
export function jobsContract(connection: () => BossConnection): void {
  async function running(
    handlers: Partial<Handlers>,
    use: (jobs: Jobs, log: ReturnType<typeof rehearsedLog>) => Promise<void>,
    more: Partial<JobsOptions> = {},
  ): Promise<void> {
    const log = rehearsedLog();
    const work = { handlers: { ...nothing, ...handlers }, ticking: noTicking };
    const jobs = openJobs({ connection: connection(), work, log, pollSeconds: 0.5, ...more });
    await jobs.start();
    try {
      await use(jobs, log);
    } finally {
      await jobs.stop(5_000);
    }
  }

  test("work is done, soon, by the handler of its queue", async () => {
    const seen: unknown[] = [];
    await running({ watch: async (work) => void seen.push(work) }, async (jobs) => {
      await jobs.send("watch", watchOf("w1"));
      await eventually(() => seen.length > 0, "done");
    });
    assert.deepEqual(seen, [{ watch: "w1", tenant: "T1" }]);
  });

  test("of two with one key that wait, and of watches of which one runs, one is done", async () => {
    const [seen, open] = [new Array<string>(), Promise.withResolvers<void>()];
    const watch: Handlers["watch"] = async (work) => {
      seen.push(work.watch);
      await open.promise;
    };
    await running({ watch }, async (jobs) => {
      await jobs.send("watch", watchOf("w2"), { key: "w2: ☃" });
      await jobs.send("watch", watchOf("w2"), { key: "w2: ☃" });
      await eventually(() => seen.length > 0, "the first runs");
      await jobs.send("watch", watchOf("w2"), { key: "w2: ☃" });
      await jobs.send("watch", watchOf("w3"), { key: "w3" });
      await eventually(() => seen.includes("w3"), "the other one runs");
      open.resolve();
    });
    assert.deepEqual(seen, ["w2", "w3"]);
  });

  test("a command that Slack sends again is not done again, not even when it is done", async () => {
    const seen: string[] = [];
    await running({ assess: async ({ key }) => void seen.push(key) }, async (jobs) => {
      await jobs.send("assess", assessOf("k1"), { key: "k1" });
      await eventually(() => seen.length === 1, "done");
      await jobs.send("assess", assessOf("k1"), { key: "k1" });
      await jobs.send("assess", assessOf("k2"), { key: "k2" });
      await eventually(() => seen.includes("k2"), "the other one is done");
    });
    assert.deepEqual(seen, ["k1", "k2"]);
  });

  test("what fails is tried again, and logged by its id when it fails for good", async () => {
    const seen: string[] = [];
    const watch: Handlers["watch"] = async ({ watch: id }) => {
      seen.push(id);
      if (id === "bad" || seen.length === 1) throw new Error("out of order");
    };
    const rules = { watch: { retryLimit: 1, retryDelay: 1, retryDelayMax: 1 } };
    await running(
      { watch },
      async (jobs, log) => {
        await jobs.send("watch", watchOf("good"));
        await eventually(() => seen.length === 2, "tried again");
        await jobs.send("watch", watchOf("bad"));
        await eventually(() => log.lines.length > 0, "a dead letter");
        assert.match(
          log.lines.join("\n"),
          /^work failed for good .*"queue":"watch","job":"[\da-f-]{36}".*out of order/,
        );
      },
      { rules },
    );
    assert.deepEqual(seen, ["good", "good", "bad", "bad"]);
  });

  test("one tenant does not have all workers", async () => {
    const [seen, open] = [new Array<string>(), Promise.withResolvers<void>()];
    const watch: Handlers["watch"] = async ({ watch: id }) => {
      seen.push(id);
      await open.promise;
    };
    await running({ watch }, async (jobs) => {
      for (const id of ["a1", "a2", "a3", "a4", "a5"]) await jobs.send("watch", watchOf(id, "TA"));
      await jobs.send("watch", watchOf("b1", "TB"));
      await eventually(() => seen.includes("b1"), "the other tenant's turn");
      assert.deepEqual(seen.toSorted(), ["a1", "a2", "b1"]);
      open.resolve();
      await eventually(() => seen.length === 6, "all of it");
    });
  });

  test("later is later; and what waits is counted", async () => {
    const seen: string[] = [];
    const [log, work] = [rehearsedLog(), watchOf("w9")];
    const sender = openJobs({ connection: connection(), log }); // hands work on, and does none
    await sender.start();
    try {
      await sender.send("watch", work);
      await sender.send("watch", work, { startAfter: new Date(Date.now() + 3_600_000) });
      const depth = await sender.depth();
      assert.deepEqual(
        depth.map(({ queue, ready, oldestSeconds }) => [queue, ready, oldestSeconds < 60]),
        [["watch", 1, true]],
      );
    } finally {
      await sender.stop(1_000);
    }
    await running({ watch: async ({ watch }) => void seen.push(watch) }, async (jobs) => {
      await eventually(() => seen.length > 0, "done by the other process");
      assert.deepEqual(await jobs.depth(), []);
    });
    assert.deepEqual(seen, ["w9"]);
  });

  test("to stop is to take no more, and to wait for what runs", async () => {
    const seen: string[] = [];
    const watch: Handlers["watch"] = async ({ watch: id }) => {
      seen.push(`${id} begins`);
      await sleep(300);
      seen.push(`${id} ends`);
    };
    await running({ watch }, async (jobs) => {
      await jobs.send("watch", watchOf("w1"));
      await eventually(() => seen.length > 0, "it runs");
    });
    assert.deepEqual(seen, ["w1 begins", "w1 ends"]);
  });

  test("what does not end in time is given back, and done by the next process", async () => {
    const seen: string[] = [];
    const rules = { watch: { retryDelay: 1, retryDelayMax: 1 } };
    const log = rehearsedLog();
    const stuck = openJobs({
      connection: connection(),
      work: {
        handlers: {
          ...nothing,
          watch: (_work, signal) =>
            new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("stopped")))),
        },
        ticking: noTicking,
      },
      log,
      pollSeconds: 0.5,
      rules,
    });
    await stuck.start();
    await stuck.send("watch", watchOf("w7"));
    await eventually(async () => (await stuck.depth()).length === 0, "it runs");
    await stuck.stop(500);
    await running(
      { watch: async ({ watch }) => void seen.push(watch) },
      () => eventually(() => seen.length > 0, "done"),
      { rules },
    );
    assert.deepEqual(seen, ["w7"]);
  });
}
