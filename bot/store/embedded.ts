/** The embedded database: PGlite in a worker thread, on a Unix socket that only this user can reach. */
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { type Lock, lockOf } from "./lock.ts";
import type { WorkerReply, WorkerRequest, WorkerStart } from "./pglite-worker.ts";

export interface EmbeddedOptions {
  /** Made where it is not there; none: in memory, for tests. */
  dataDir?: string;
  /** A dump of a data directory that a new one starts from, which saves some seconds. */
  template?: string;
  /** Told when the database ends by itself. Nothing works after that. */
  onTrouble: (error: Error) => void;
}

export interface Embedded {
  /** The folder of the socket, which PostgreSQL's clients take as the host. */
  host: string;
  /** Where the data are, without symbolic links. */
  dataDir?: string;
  /** Writes all of it to a file, gzip'd; it can be a template again. */
  backUp(file: string): Promise<void>;
  /** To be called when no connection is used any more. */
  close(): Promise<void>;
  /** Without asking it: what it had written is recovered when it is opened again. */
  abandon(): Promise<void>;
}

/** Throws UsageError where another process has the directory. */
export async function startEmbedded({ dataDir, template, onTrouble }: EmbeddedOptions): Promise<Embedded> {
  const real = dataDir === undefined ? undefined : madeFolder(dataDir);
  const lock: Lock | undefined = real === undefined ? undefined : await lockOf(real);
  const host = mkdtempSync(join(tmpdir(), "mecsa-")); // 0700
  const end = async (): Promise<void> => {
    rmSync(host, { recursive: true, force: true });
    await lock?.release();
  };
  try {
    const socket = join(host, ".s.PGSQL.5432");
    const started = {
      socket,
      ...(real === undefined ? {} : { dataDir: real }),
      ...(template === undefined ? {} : { template }),
    };
    const database = await startWorker(started, onTrouble);
    return {
      host,
      ...(real === undefined ? {} : { dataDir: real }),
      backUp: (file) => database.ask({ kind: "back-up", file }, "backed-up"),
      close: () => database.close().finally(end),
      abandon: () => database.abandon().finally(end),
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function madeFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return realpathSync(path);
}

interface Database {
  ask(request: WorkerRequest, reply: WorkerReply["kind"]): Promise<void>;
  close(): Promise<void>;
  abandon(): Promise<void>;
}

/** Beside this module, as it stands here and as it is built. */
const workerFile = new URL(`./pglite-worker.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url);

/**
 * V8 would compile PostgreSQL a second time, optimizing: the largest of its functions takes 500 MB and some seconds of every
 * processor, just when the first requests come. Flags are the whole process's; of WebAssembly there is little else in it.
 */
function compileOnce(): void {
  for (const flag of ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]) setFlagsFromString(flag);
}

async function startWorker(workerData: WorkerStart, onTrouble: (error: Error) => void): Promise<Database> {
  compileOnce();
  const worker = new Worker(workerFile, { workerData, execArgv: [] });
  let isServing = false;
  let cause: unknown;
  worker.on("error", (error) => (cause = error)); // it exits then
  const exit = once(worker, "exit").catch(() => {});
  const ended = exit.then((): never => {
    throw new Error("the thread of the embedded database has ended", { cause });
  });
  ended.catch((error: Error) => isServing && onTrouble(error));
  const ask: Database["ask"] = (request, reply) => {
    const replied = wanted(worker, reply);
    worker.postMessage(request, []);
    return Promise.race([replied, ended]);
  };
  await Promise.race([wanted(worker, "serving"), ended]);
  isServing = true;
  return {
    ask,
    async close() {
      isServing = false;
      await Promise.race([ask({ kind: "close" }, "closed"), exit]);
      await worker.terminate();
    },
    async abandon() {
      isServing = false;
      await worker.terminate();
    },
  };
}

function wanted(worker: Worker, kind: WorkerReply["kind"]): Promise<void> {
  return new Promise((resolve) => {
    worker.on("message", function listen(reply: WorkerReply) {
      if (reply.kind !== kind) return;
      worker.off("message", listen);
      resolve();
    });
  });
}
