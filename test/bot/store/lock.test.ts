import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { lockOf } from "../../../bot/store/lock.ts";
import { UsageError } from "../../../src/index.ts";

function newFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "mecsa-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A process that has the lock, and does nothing else until it is killed. */
async function holder(dataDir: string): Promise<ChildProcess> {
  const lock = new URL("../../../bot/store/lock.ts", import.meta.url).href;
  const program = `const { lockOf } = await import(${JSON.stringify(lock)});
    await lockOf(${JSON.stringify(dataDir)});
    process.stdout.write("held");
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

test("a second process is refused and told the first one's id, however old the lock is; a killed one's lock is taken over", async (t) => {
  const folder = newFolder(t);
  const dataDir = join(folder, "data");
  const child = await holder(dataDir);
  utimesSync(`${dataDir}.lock`, 0, 0);
  await assert.rejects(
    lockOf(dataDir),
    (error) => error instanceof UsageError && error.message.includes(`in use by process ${child.pid} `),
  );
  child.kill("SIGKILL");
  await once(child, "exit");
  const lock = await lockOf(dataDir);
  await assert.rejects(lockOf(dataDir), new RegExp(`in use by process ${process.pid} `));
  await lock.release();
  await (await lockOf(dataDir)).release();
  assert.deepEqual(
    readdirSync(folder).filter((file) => file.endsWith(".lock")),
    [],
  );
});

test("of many who find a stale lock one gets it", async (t) => {
  const dataDir = join(newFolder(t), "data");
  for (const stale of [`{"pid":1,"since":"2026-01-01T00:00:00.000Z","door":"data.lock.gone"}`, "", "not a lock"]) {
    writeFileSync(`${dataDir}.lock`, stale);
    const all = await Promise.allSettled(Array.from({ length: 12 }, () => lockOf(dataDir)));
    const got = all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    assert.equal(got.length, 1, stale);
    await Promise.all(got.map((lock) => lock.release()));
  }
});

test("a path that no socket fits into is refused", async (t) => {
  await assert.rejects(lockOf(join(newFolder(t), "x".repeat(90))), /path of the data directory is too long/);
});
