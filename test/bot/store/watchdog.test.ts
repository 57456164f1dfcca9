import assert from "node:assert/strict";
import { test } from "node:test";
import { watchdog } from "../../../bot/store/watchdog.ts";

test("a silence is told once, and only one that lasts", async () => {
  const answers = [false, true, false, false, false];
  let told = 0;
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const ask = async (): Promise<void> => {
    const isThere = answers.shift();
    if (answers.length === 0) resolve();
    if (isThere === false) throw new Error("no answer");
  };
  const end = watchdog(ask, { everyMs: 1, misses: 2 }, () => (told += 1));
  await over;
  end();
  await new Promise(setImmediate);
  assert.equal(told, 1);
});
