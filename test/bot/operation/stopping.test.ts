import assert from "node:assert/strict";
import { test } from "node:test";
import { stopping } from "../../../bot/operation/stopping.ts";

test("the last that was added stops first, one after the other, once", async () => {
  const done: string[] = [];
  const end = stopping(1_000);
  for (const name of ["store", "jobs", "receiver"])
    end.add(name, async () => {
      assert.ok(end.isStopping());
      await Promise.resolve();
      done.push(name);
    });
  assert.equal(end.isStopping(), false);
  assert.deepEqual(await Promise.all([end.stop(), end.stop()]), [[], []]);
  assert.deepEqual(done, ["receiver", "jobs", "store"]);
});

test("what fails or does not end is named, and the rest stops all the same", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const done: string[] = [];
  const end = stopping(1_000);
  end.add("store", async () => void done.push("store"));
  end.add("jobs", () => new Promise(() => {}));
  end.add("receiver", () => Promise.reject(new Error("no")));
  const stopped = end.stop();
  await new Promise(setImmediate);
  t.mock.timers.tick(1_000);
  await new Promise(setImmediate);
  t.mock.timers.tick(1_000);
  assert.deepEqual(await stopped, ["receiver: Error: no", "jobs: not in time"]);
  assert.deepEqual(done, ["store"]);
});
