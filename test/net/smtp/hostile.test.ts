/** Servers that say anything, at any point, in any pieces: there is always a session, and never an error. */
import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { test } from "node:test";
import fc from "fast-check";
import { probeAt, fake } from "./fake.ts";

type Act = { say: Uint8Array } | { close: "end" | "destroy" | "reset" };

const text = fc
  .constantFrom("220 mx\r\n", "250-mx\r\n250 STARTTLS\r\n", "250 ok\r\n", "220-", "421 no\r\n", "\r\n", "5", "554 \r\n")
  .map((said) => Buffer.from(said));
const tls = fc
  .tuple(fc.constantFrom(20, 21, 22, 23, 128), fc.nat(4), fc.uint8Array({ maxLength: 60 }), fc.boolean())
  .map(([type, minor, body, isWhole]) => Buffer.from([type, 3, minor, 0, isWhole ? body.length : 255, ...body]));
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.oneof(text, tls, fc.uint8Array({ maxLength: 40 })).map((say) => ({ say })) },
  { weight: 1, arbitrary: fc.constantFrom("end", "destroy", "reset").map((close) => ({ close })) },
);
const polite: Act[] = ["220 mx\r\n", "250-mx\r\n250 STARTTLS\r\n", "220 go\r\n"].map((say) => ({
  say: Buffer.from(say),
}));
const acts = fc
  .tuple(fc.nat(3), fc.array(act, { maxLength: 4 }))
  .map(([known, any]) => [...polite.slice(0, known), ...any]);

/** One act for each time that something comes, and the first at once; then it closes. */
function perform(socket: Socket, todo: readonly Act[]): void {
  const [first, ...rest] = todo;
  if (first === undefined) socket.end();
  else if ("say" in first) socket.write(first.say);
  else if (first.close === "end") socket.end();
  else if (first.close === "destroy") socket.destroy();
  else socket.resetAndDestroy();
  socket.once("data", () => perform(socket, rest));
}

test("there is a session whatever the server does", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (todo) => {
      await using server = await fake({ instead: (socket) => perform(socket, todo) });
      const timeouts = { all: 40 };
      const session = await probeAt(server.port, { timeouts, injection: true });
      assert.notEqual(session.ended.kind, "done");
      assert.deepEqual(JSON.parse(JSON.stringify(session)), session);
    }),
    { numRuns: 20 },
  );
});
