/** Connections share one session of the database: who has it when. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { servePglite } from "../../../bot/store/pglite-server.ts";

/** Takes notes, knows BEGIN and COMMIT, and says `.` to each message. */
function noted() {
  const notes: string[] = [];
  let isOpen = false;
  return {
    notes,
    async execProtocolRawStream(octets: Uint8Array, { onRawData }: { onRawData: (octets: Uint8Array) => void }) {
      await turn();
      const text = Buffer.from(octets).toString("latin1");
      notes.push(text[0] === "\0" ? "startup" : `${text[0]}${text.slice(5).replaceAll("\0", "")}`);
      if (/^Q....BEGIN/s.test(text)) isOpen = true;
      if (/^Q....(?:COMMIT|ROLLBACK)/s.test(text)) isOpen = false;
      onRawData(Buffer.from("."));
    },
    isInTransaction: () => isOpen,
  };
}

const message = (type: string, body = ""): Buffer => {
  const octets = Buffer.from(`${type}....${body}`, "latin1");
  octets.writeUInt32BE(octets.length - 1, 1);
  return octets;
};
const startup = Buffer.from("\0\0\0\u0008\0\u0003\0\0", "latin1");

/** Two clients that have started. */
async function twoClients(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "mecsa-"));
  const db = noted();
  const path = join(folder, "socket");
  const server = await servePglite(db, path);
  t.after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });
  const a = await started(path);
  const b = await started(path);
  db.notes.length = 0;
  const until = async (wanted: number) => {
    while (db.notes.length < wanted) await turn();
    for (let i = 0; i < 20; i++) await turn(); // and no more than that
    return db.notes;
  };
  return { a, b, until };
}

async function started(path: string): Promise<Socket> {
  const socket = connect(path);
  socket.write(startup);
  await once(socket, "data");
  return socket;
}

test("nobody gets between the messages of a request, however slowly they come", async (t) => {
  const { a, b, until } = await twoClients(t);
  a.write(message("P", "a1"));
  await until(1);
  b.write(Buffer.concat([message("P", "b1"), message("S")]));
  assert.deepEqual(await until(1), ["Pa1"]);
  a.write(Buffer.concat([message("B", "a2"), message("S")]));
  assert.deepEqual(await until(5), ["Pa1", "Ba2", "S", "Pb1", "S"]);
});

test("nobody gets into a transaction", async (t) => {
  const { a, b, until } = await twoClients(t);
  a.write(message("Q", "BEGIN"));
  await until(1);
  b.write(message("Q", "b1"));
  a.write(message("Q", "a1"));
  await until(2);
  a.write(message("Q", "COMMIT"));
  assert.deepEqual(await until(4), ["QBEGIN", "Qa1", "QCOMMIT", "Qb1"]);
});

test("what a client had begun when it went is rolled back, and the next one has its turn", async (t) => {
  const { a, b, until } = await twoClients(t);
  a.write(message("Q", "BEGIN"));
  a.write(message("P", "a1"));
  await until(2);
  b.write(message("Q", "b1"));
  a.destroy();
  assert.deepEqual(await until(5), ["QBEGIN", "Pa1", "S", "QROLLBACK", "Qb1"]);
});

test("a client that goes while it waits takes no turn", async (t) => {
  const { a, b, until } = await twoClients(t);
  a.write(message("Q", "BEGIN"));
  await until(1);
  b.write(message("Q", "b1"));
  await until(1);
  b.destroy();
  a.write(message("Q", "COMMIT"));
  assert.deepEqual((await until(2)).slice(0, 2), ["QBEGIN", "QCOMMIT"]);
});

test("what is not the protocol ends the connection", async (t) => {
  const { a, b, until } = await twoClients(t);
  a.write(Buffer.from("GET / HTTP/1.1\r\n\r\n"));
  await once(a, "close");
  b.write(message("Q", "b1"));
  assert.deepEqual(await until(1), ["Qb1"]);
});
