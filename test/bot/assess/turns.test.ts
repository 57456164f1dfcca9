import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { turns } from "../../../bot/assess/turns.ts";

/** Work that ends when it is told to, the oldest first. */
function rehearsal(atOnce: number) {
  const inTurn = turns(atOnce);
  const [begun, ends] = [new Array<string>(), new Array<() => void>()];
  const want = (name: string): Promise<void> =>
    inTurn(
      () => {
        begun.push(name);
        return new Promise<void>((resolve) => ends.push(resolve));
      },
      name.slice(0, 1),
    );
  const end = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { inTurn, begun, ends, want, end };
}

test("whoever asks for much at once does not hold up somebody who asks for little", async () => {
  const { want, begun, end } = rehearsal(2);
  for (const name of ["a1", "a2", "a3", "a4", "a5", "b1", "c1", "b2"]) void want(name);
  assert.deepEqual(begun, ["a1", "a2"]);
  for (let n = 0; n < 8; n++) await end();
  assert.deepEqual(begun, ["a1", "a2", "b1", "a3", "c1", "a4", "b2", "a5"]);
});

test("work that fails gives its turn back", async () => {
  const inTurn = turns(1);
  await assert.rejects(inTurn(() => Promise.reject(new Error("no")), "a"));
  assert.equal(await inTurn(async () => "yes", "b"), "yes");
});

test("never more at once than there are turns, and everybody has one", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 20 }),
      async (atOnce, names) => {
        const { want, begun, ends, end } = rehearsal(atOnce);
        const all = names.map(want);
        for (let n = 0; n < names.length; n++) {
          assert.ok(ends.length <= atOnce);
          await end();
        }
        await Promise.all(all);
        assert.deepEqual(begun.toSorted(), names.toSorted());
      },
    ),
    { numRuns: 50 },
  );
});
