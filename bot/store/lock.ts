/**
 * One process for one data directory: PGlite itself does not notice a second one, and rows are lost.
 *
 * The lock is a file beside the directory. Whoever holds it listens on a socket of his own, and it is stale when nobody listens
 * there any more: that is so the moment a process dies however it dies, is not so while it is busy, and is seen from other
 * containers on the same machine, whose process ids mean nothing here. Its age says nothing.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { UsageError } from "../../src/index.ts";

export interface Lock {
  release(): Promise<void>;
}

/** Octets of a socket's path (`sun_path`), less than any system's. */
const maxSocketPath = 100;
const attempts = 5;

/** Throws UsageError, with the id of the process that has it. */
export async function lockOf(dataDir: string): Promise<Lock> {
  const file = `${dataDir}.lock`;
  const door = await openDoor(`${file}.${randomBytes(4).toString("hex")}`);
  const text = JSON.stringify({ pid: process.pid, since: new Date().toISOString(), door: basename(door.path) });
  try {
    await take(file, text, `${door.path}.old`);
  } catch (error) {
    await door.close();
    throw error;
  }
  return {
    async release() {
      if (textOf(file) === text) rmSync(file);
      await door.close();
    },
  };
}

async function take(file: string, text: string, aside: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (hasMade(file, text)) return;
    const found = textOf(file);
    if (found === undefined) continue; // given back just now
    const holder = holderOf(found, dirname(file));
    if (holder === undefined) await sleep(50); // made, and not yet written
    else if (await isOpen(holder.door)) throw heldBy(file, holder.pid);
    else rmSync(holder.door, { force: true });
    if (holder !== undefined || attempt === attempts - 2) putAside(file, found, aside);
  }
  throw heldBy(file, "another process");
}

function heldBy(file: string, pid: number | string): UsageError {
  const who = typeof pid === "number" ? `process ${pid}` : pid;
  const hint = "Stop it, or use PostgreSQL (DATABASE_URL) to run several processes.";
  return new UsageError(`the data directory is in use by ${who} (${file})`, hint);
}

function hasMade(file: string, text: string): boolean {
  try {
    const made = openSync(file, "wx", 0o600);
    writeSync(made, text);
    closeSync(made);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** Two may find the same stale lock: the second must not take away what the first has made since. */
function putAside(file: string, stale: string, aside: string): void {
  try {
    renameSync(file, aside);
    if (textOf(aside) !== stale) linkSync(aside, file);
    rmSync(aside);
  } catch (error) {
    if (!hasCode(error, "ENOENT", "EEXIST")) throw error;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function holderOf(text: string, folder: string): { pid: number; door: string } | undefined {
  const [, pid, door] = /^\{"pid":(\d+),"since":"[^"]*","door":"([^"/]+)"\}$/.exec(text) ?? [];
  return pid === undefined || door === undefined ? undefined : { pid: Number(pid), door: join(folder, door) };
}

interface Door {
  path: string;
  close(): Promise<void>;
}

async function openDoor(path: string): Promise<Door> {
  if (Buffer.byteLength(path) > maxSocketPath)
    throw new UsageError(
      `the path of the data directory is too long: ${path}`,
      `Use one of ${maxSocketPath - 15} octets at most.`,
    );
  const server = createServer((visitor) => visitor.destroy());
  server.listen(path);
  await once(server, "listening");
  server.unref();
  return { path, close: () => closed(server) };
}

async function closed(server: Server): Promise<void> {
  const over = once(server, "close");
  server.close();
  await over;
}

/** False only where it is certain that nobody listens. */
async function isOpen(path: string): Promise<boolean> {
  const visitor = connect(path);
  try {
    await once(visitor, "connect");
    return true;
  } catch (error) {
    return !hasCode(error, "ECONNREFUSED", "ENOENT");
  } finally {
    visitor.destroy();
  }
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.some((code) => error.code === code);
}
