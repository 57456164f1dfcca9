/** Jobs on both stores: one contract, the clock, and processes that are killed. */
import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { TestClock } from "pg-boss";
import { openJobs } from "../../bot/jobs/open-jobs.ts";
import type { OpenStore } from "../../bot/store/index.ts";
import { eventually, jobsContract, noTicking } from "../bot/jobs/contract.ts";
import { rehearsedLog } from "../bot/jobs/rehearsed.ts";
import { openTestStore, templateFile } from "../bot/store/embedded.ts";
import { crashContract } from "../bot/jobs/killed.ts";
import { type Postgres, postgresOptions, startPostgres } from "./postgres.ts";

suite("jobs on PostgreSQL", postgresOptions(), () => {
  let server: Postgres;
  let url = "";
  before(async () => {
    server = await startPostgres();
    url = await server.newDatabase();
  });
  after(() => server.close());

  jobsContract(() => ({ connectionString: url, max: 3 }));
  crashContract(async () => ({ DATABASE: await server.newDatabase() }));
});

suite("a process with the embedded store is killed", () => {
  crashContract(async () => ({ TEMPLATE: await templateFile() }));
});

suite("jobs on the embedded store", () => {
  let store: OpenStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());

  jobsContract(() => store.boss);

  test("the clock starts each tick once, with two of them at it", async () => {
    const clock = new TestClock(new Date("2027-03-28T00:00:30Z"));
    const ticked: string[] = [];
    const tick = (name: string) => async () => void ticked.push(name);
    const ticking = { ...noTicking, minute: tick("minute"), hour: tick("hour") };
    const idle = { assess: async () => {}, watch: async () => {}, tell: async () => {} };
    const log = rehearsedLog();
    const both = [1, 2].map(() => openJobs({ connection: store.boss, work: { handlers: idle, ticking }, log, clock }));
    try {
      for (const jobs of both) await jobs.start();
      for (let i = 0; i < 12; i++) {
        await clock.tick(10_000);
        await eventually(async () => ((await both[0]?.depth()) ?? []).length === 0, "all of it done");
      }
      assert.equal(ticked.filter((name) => name === "minute").length, 3); // of 00:00, which was half a minute ago, to 00:02
    } finally {
      await Promise.all(both.map((jobs) => jobs.stop(1_000)));
    }
  });
});
