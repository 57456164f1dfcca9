import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { watchAcks } from "../../../bot/operation/ack-times.ts";

test("requests of Slack are timed, others are not, and nothing is when it has ended", async () => {
  const times: number[] = [];
  const end = watchAcks("/slack/events", (seconds) => times.push(seconds));
  const server = createServer((_request, response) => response.end("ok")).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const ask = async (path: string): Promise<void> => {
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  };
  try {
    await ask("/slack/events");
    await ask("/healthz");
    assert.equal(times.length, 1);
    assert.ok(times.every((seconds) => seconds >= 0 && seconds < 10));
    end();
    await ask("/slack/events");
    assert.equal(times.length, 1);
  } finally {
    end();
    server.close();
    server.closeAllConnections();
  }
});
