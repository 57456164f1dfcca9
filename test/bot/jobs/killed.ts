/** A process that is killed in the middle of its work, and the next one with the same data: on either store. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "./contract.ts";

/** Lines that the processes wrote, in order: what they began, and what they posted. */
function linesIn(folder: string): readonly string[] {
  try {
    return readFileSync(join(folder, "lines"), "utf8").trim().split("\n");
  } catch {
    return [];
  }
}

/** Runs a bot on the data in `folder`, its clock `minutes` ahead, until its lines are what `isLast` waits for; then kills it. */
async function runAndKill(
  folder: string,
  given: Record<string, string>,
  isLast: (lines: readonly string[]) => boolean,
  afterMs = 0,
): Promise<void> {
  const env = { ...process.env, ...given, FOLDER: folder };
  const child = spawn(process.execPath, [join(import.meta.dirname, "victim.ts")], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  try {
    await eventually(() => isLast(linesIn(folder)), "the lines", 90_000);
    await sleep(afterMs); // for what it should not do
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

const told: ReadonlySet<string> = new Set(["post", "post again"]);

/** `environment` is of each new database, as `victim.ts` takes it. */
export function crashContract(environment: () => Promise<Record<string, string>>): void {
  const cases: readonly { name: string; stop: string; lines: readonly string[] }[] = [
    {
      name: "in the middle of a look: the next one looks again, and tells once",
      stop: "look",
      lines: ["look", "look", "post"],
    },
    {
      name: "before a message is sent: the next one sends it, and says that it may be a repetition",
      stop: "post",
      lines: ["look", "post begins", "post again"],
    },
  ];
  for (const { name, stop, lines } of cases)
    test(name, async () => {
      const given = await environment();
      const folder = mkdtempSync(join(tmpdir(), "mecsa-crash-"));
      try {
        await runAndKill(folder, { ...given, STOP: stop, MINUTES: "0" }, (seen) =>
          seen.includes(stop === "look" ? "look" : "post begins"),
        );
        const isTold = (seen: readonly string[]): boolean => seen.some((line) => told.has(line));
        await runAndKill(folder, { ...given, STOP: "", MINUTES: "30" }, isTold, 1_500);
        assert.deepEqual(linesIn(folder), lines);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
}
