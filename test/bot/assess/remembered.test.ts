import assert from "node:assert/strict";
import { test } from "node:test";
import { type Bounds, remembered } from "../../../bot/assess/remembered.ts";

const bounds: Bounds<string> = { count: 3, size: 10, sizeOf: ({ length }) => length };

function world(change: Partial<Bounds<string>> = {}) {
  let at = 0;
  const asked: string[] = [];
  const memory = remembered({ ...bounds, ...change }, () => new Date(at));
  const get = (key: string, maxAgeMs: number, answer = key) =>
    memory.get(key, maxAgeMs, async () => {
      asked.push(key);
      await Promise.resolve();
      return answer;
    });
  return { memory, asked, get, after: (ms: number) => void (at += ms) };
}

test("what is young enough is not asked for again", async () => {
  const { get, asked, after } = world();
  assert.deepEqual(await get("a", 10), { value: "a", isRemembered: false });
  after(9);
  assert.deepEqual(await get("a", 10), { value: "a", isRemembered: true });
  assert.deepEqual(await get("a", 0), { value: "a", isRemembered: false });
  after(10);
  assert.deepEqual(await get("a", 10), { value: "a", isRemembered: false });
  assert.equal(asked.length, 3);
});

test("a clock that is set back makes nothing young", async () => {
  const { get, asked, after } = world();
  await get("a", 10);
  after(-1_000);
  await get("a", 10);
  assert.equal(asked.length, 2);
});

test("who asks at the same time waits for the same answer", async () => {
  const { get, asked, memory } = world();
  const both = Promise.all([get("a", 0), get("a", 0)]);
  assert.equal(memory.isAsked("a"), true);
  assert.deepEqual(
    (await both).map(({ isRemembered }) => isRemembered),
    [false, false],
  );
  assert.deepEqual([asked.length, memory.isAsked("a")], [1, false]);
});

test("an error is everybody's, and not kept", async () => {
  const { memory, get } = world();
  const fail = () => memory.get("a", 9, () => Promise.reject(new Error("no")));
  await Promise.all([assert.rejects(fail()), assert.rejects(fail())]);
  assert.deepEqual(await get("a", 9), { value: "a", isRemembered: false });
});

test("the oldest go where there are too many or they are too large", async () => {
  const { get, memory } = world();
  const kept = () => ["a", "b", "c", "d"].filter((key) => memory.peek(key, 1) !== undefined).join("");
  for (const key of ["a", "b", "c", "d"]) await get(key, 0);
  assert.equal(kept(), "bcd");
  await get("b", 0); // the youngest now
  await get("a", 0, "12345678");
  assert.equal(kept(), "abd");
  await get("c", 0, "12345678901");
  assert.equal(kept(), "");
});

test("what is not worth keeping is told, and forgotten", async () => {
  const { get, asked } = world({ isKept: (value) => value !== "late" });
  assert.equal((await get("a", 9, "late")).value, "late");
  assert.equal((await get("a", 9)).isRemembered, false);
  assert.equal(asked.length, 2);
});
