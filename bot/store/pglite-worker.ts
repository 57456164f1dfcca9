/** The embedded database, in a thread of its own: PGlite computes without a pause, and would stop the event loop of the bot. */
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { servePglite } from "./pglite-server.ts";

/** What the thread is given when it starts. */
export interface WorkerStart {
  /** None: in memory. */
  dataDir?: string;
  /** A dump of a data directory, for one that is new. */
  template?: string;
  socket: string;
}

export type WorkerRequest = { kind: "back-up"; file: string } | { kind: "close" };
export type WorkerReply = { kind: "serving" | "backed-up" | "closed" };

const { dataDir, template, socket }: WorkerStart = workerData;
const port = parentPort;
if (port === null) throw new Error("pglite-worker.ts is a worker thread");
const reply = (message: WorkerReply) => port.postMessage(message);

const isNew = dataDir === undefined || !existsSync(join(dataDir, "PG_VERSION"));
const db = await PGlite.create({
  ...(dataDir === undefined ? {} : { dataDir }),
  ...(isNew && template !== undefined ? { loadDataDir: new Blob([await readFile(template)]) } : {}),
});
const server = await servePglite(db, socket);

port.on("message", (request: WorkerRequest) => void answer(request));
reply({ kind: "serving" });

async function answer(request: WorkerRequest): Promise<void> {
  switch (request.kind) {
    case "back-up":
      await backUp(request.file);
      return reply({ kind: "backed-up" });
    case "close":
      await server.close();
      await db.close();
      reply({ kind: "closed" });
      port?.close();
  }
}

/** A file that is there is whole. */
async function backUp(file: string): Promise<void> {
  const dump = await db.dumpDataDir("gzip");
  await writeFile(`${file}.part`, new Uint8Array(await dump.arrayBuffer()), { mode: 0o600 });
  await rename(`${file}.part`, file);
}
