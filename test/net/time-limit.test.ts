/** Who was too busy to listen does not say that nobody answered. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { type Socket, connect, createServer } from "node:net";
import { type TestContext, test } from "node:test";
import { afterTime, timeLimit } from "../../src/net/time-limit.ts";

const shortMs = 20;

/** Longer than the limit, in one piece. */
function beBusy(): void {
  const end = performance.now() + 3 * shortMs;
  while (performance.now() < end);
}

async function connection(t: TestContext): Promise<readonly [ours: Socket, theirs: Socket]> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  const accepted = once(server, "connection");
  const ours = connect(address.port, "127.0.0.1");
  const [theirs] = await accepted;
  t.after(() => {
    for (const socket of [ours, theirs]) socket.destroy();
    server.close();
  });
  return [ours, theirs];
}

const limits: Readonly<Record<string, (over: () => void) => void>> = {
  afterTime: (over) => afterTime(shortMs, over),
  timeLimit: (over) => timeLimit(shortMs).addEventListener("abort", over),
};

for (const [name, start] of Object.entries(limits))
  test(`${name}: what came while we were busy is read before time is over`, async (t) => {
    const [ours, theirs] = await connection(t);
    const happened: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    ours.on("data", () => happened.push("read"));
    theirs.write("220-\r\n");
    await once(ours, "data"); // it listens
    start(() => {
      happened.push("over");
      resolve();
    });
    theirs.write("220 here\r\n");
    beBusy();
    await promise;
    assert.deepEqual(happened, ["read", "read", "over"]);
  });

test("a limit that is stopped is none", async () => {
  let isOver = false;
  const limit = afterTime(1, () => {
    isOver = true;
  });
  limit.stop();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(isOver, false);
});
