/** `mecsa demo`: what it prints. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { demo } from "../../src/cli/demo.ts";
import { UsageError } from "../../src/usage-error.ts";

const now = new Date("2026-11-22T12:00:00Z");
const plain = (_style: string, words: string): string => words;

test("the report of a domain, and the table", async () => {
  const { text, exitCode, warnings } = await demo(["No-Mail.example."], plain, now);
  assert.deepEqual([exitCode, warnings], [0, []]);
  assert.match(text, /^no-mail\.example\n/);
  assert.match(text, /\nno-mail\.example +– .*★\n {2}it neither sends nor receives, and says so\n$/);
  assert.match(text, /at 2026-11-22 12:00:00 UTC/);
  assert.doesNotMatch(text, /good\.example/);
});

test("a domain that is not there is wrong use, and the others are named", async () => {
  for (const text of ["example.com", "a..b"]) {
    const error = await demo([text], plain, now).catch((caught: unknown) => caught);
    assert.ok(error instanceof UsageError);
    assert.match(error.hint, /good\.example, .*no-mail\.example/);
  }
});
