/** Work in the database while the database is away, and while two processes have one clock. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Handlers } from "../../bot/jobs/jobs.ts";
import { openJobs, type Ticking } from "../../bot/jobs/open-jobs.ts";
import { openStore } from "../../bot/store/index.ts";
import { eventually, noTicking, watchOf } from "../bot/jobs/contract.ts";
import { rehearsedLog } from "../bot/jobs/rehearsed.ts";
import { testKeyring } from "../bot/store/embedded.ts";
import { postgresOptions, startPostgres } from "./postgres.ts";

const idle: Handlers = { assess: async () => {}, watch: async () => {}, tell: async () => {} };

suite("on PostgreSQL", { ...postgresOptions(), concurrency: true }, () => {
  test("a server that goes away and comes back: what was asked for meanwhile fails, and work goes on after it", async () => {
    const server = await startPostgres();
    const url = await server.newDatabase();
    const store = await openStore({ kind: "postgres", url, keyring: testKeyring });
    const seen: string[] = [];
    const handlers: Handlers = { ...idle, watch: async ({ watch }) => void seen.push(watch) };
    const [log, connection] = [rehearsedLog(), store.boss];
    const jobs = openJobs({ connection, work: { handlers, ticking: noTicking }, log, pollSeconds: 0.5 });
    await jobs.start();
    try {
      await jobs.send("watch", watchOf("before"));
      await eventually(() => seen.includes("before"), "done before");
      await server.stop();
      await assert.rejects(store.ping());
      await assert.rejects(jobs.send("watch", watchOf("meanwhile")));
      await assert.rejects(jobs.depth());
      await sleep(3_000);
      await server.start();
      await eventually(
        () =>
          store.ping().then(
            () => true,
            () => false,
          ),
        "it answers",
      );
      await jobs.send("watch", watchOf("after"));
      await eventually(() => seen.includes("after"), "done after");
      assert.deepEqual(seen, ["before", "after"]);
    } finally {
      await jobs.stop(5_000);
      await store.close();
      await server.close();
    }
  });

  test("two processes with one clock: each minute begins once", async () => {
    const server = await startPostgres();
    const url = await server.newDatabase();
    const ticked: number[] = [];
    const ticking: Ticking = { ...noTicking, minute: async () => void ticked.push(Math.floor(Date.now() / 60_000)) };
    const log = rehearsedLog();
    const connection = { connectionString: url, max: 3 };
    const both = [1, 2].map(() => openJobs({ connection, work: { handlers: idle, ticking }, log, pollSeconds: 0.5 }));
    try {
      await Promise.all(both.map((jobs) => jobs.start()));
      await eventually(() => ticked.length > 0, "a minute that begins", 120_000);
      await sleep(15_000); // for what should not be done again
      assert.deepEqual(ticked, [...new Set(ticked)]);
    } finally {
      await Promise.all(both.map((jobs) => jobs.stop(5_000)));
      await server.close();
    }
  });
});
