import assert from "node:assert/strict";
import { test } from "node:test";
import { progressOn } from "../../src/cli/progress.ts";
import type { Step } from "../../src/net/io.ts";

const one: Omit<Step, "state"> = { what: "smtp", host: "mx1.a.test", address: "192.0.2.1" };
const other: Omit<Step, "state"> = { what: "policy", host: "mta-sts.a.test" };

function told(isTerminal: boolean): readonly string[] {
  const lines: string[] = [];
  const progress = progressOn((text) => lines.push(text), isTerminal);
  progress.step({ ...one, state: "asked" });
  progress.step({ ...other, state: "asked" });
  progress.step({ ...one, state: "answered" });
  progress.step({ ...other, state: "answered" });
  progress.end();
  return lines;
}

test("without a terminal: a line for each host", () => {
  assert.deepEqual(told(false), ["asking mx1.a.test [192.0.2.1]\n", "asking mta-sts.a.test for its MTA-STS policy\n"]);
});

test("on a terminal: one line that is written over, and gone at the end", () => {
  const clear = "\r\u001b[K";
  assert.deepEqual(told(true), [
    `${clear}asking mx1.a.test [192.0.2.1] (0 of 1 answered)`,
    `${clear}asking mx1.a.test [192.0.2.1] and 1 other (0 of 2 answered)`,
    `${clear}asking mta-sts.a.test for its MTA-STS policy (1 of 2 answered)`,
    clear,
    clear,
  ]);
});

test("a line that is written over is shorter than the terminal is wide", () => {
  const lines: string[] = [];
  const host = `mx.${"x".repeat(60)}.test`;
  for (const columns of [40, 60, 120])
    progressOn((text) => lines.push(text), true, columns).step({ ...one, host, state: "asked" });
  assert.deepEqual(
    lines.map((line) => line.replace("\r\u001b[K", "").length),
    [39, 59, 105],
  );
});

test("what a domain calls its hosts does not reach the terminal as it is", () => {
  const lines: string[] = [];
  const host = `mx\u001b[2J${"x".repeat(300)}`;
  progressOn((text) => lines.push(text), true).step({ ...one, host, state: "asked" });
  assert.ok(!lines.join("").includes("\u001b[2J"));
  assert.ok((lines[0] ?? "").length < 90);
});
