/** A PostgreSQL server of Debian's, on a Unix socket alone, in a folder that goes with it. */
import { execFile } from "node:child_process";
import { chownSync, globSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { type Child, startChild } from "./children.ts";
import { pathOf } from "./programs.ts";

const execute = promisify(execFile);
/** It refuses root, so that root becomes nobody. */
const nobody = 65_534;
const attempts = 200;

export interface Postgres {
  /** The URL of a database that is new and empty. */
  newDatabase(): Promise<string>;
  /** What `pg_dump` writes of it. */
  dump(url: string, ...options: readonly string[]): Promise<string>;
  /** It is away until `start`; its data stay. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Why there is none, as the options of a test; with LAB_REQUIRED=1 that is an error instead. */
export function postgresOptions(): { skip?: string } {
  const missing = ["initdb", "postgres", "pg_dump"].filter((program) => programPath(program) === undefined);
  const cannot = process.getuid?.() === 0 && pathOf("setpriv") === undefined ? ["setpriv"] : [];
  if (missing.length + cannot.length === 0) return {};
  const skip = `not installed: ${[...missing, ...cannot].join(", ")}; see test/lab/install.sh`;
  if (process.env["LAB_REQUIRED"] === "1") throw new Error(`no PostgreSQL: ${skip}`);
  return { skip };
}

/** Debian keeps each version's programs in a folder of its own. */
function programPath(program: string): string | undefined {
  return pathOf(program) ?? globSync(`/usr/lib/postgresql/*/bin/${program}`).toSorted().at(-1);
}

export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(process.env["LAB_FOLDER"] ?? tmpdir(), "pg-"));
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (process.getuid?.() === 0) for (const path of [folder, data]) chownSync(path, nobody, nobody);
  await execute(
    ...unprivileged("initdb", ["-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8"]),
    { cwd: folder },
  );
  const settings = [`unix_socket_directories=${folder}`, "listen_addresses=", "fsync=off", "max_connections=60"];
  const args = ["-D", data, ...settings.flatMap((setting) => ["-c", setting])];
  const begin = (): Child => startChild("PostgreSQL", ...unprivileged("postgres", args), folder);
  let child = begin();
  const close = async (): Promise<void> => {
    await child.end();
    rmSync(folder, { recursive: true, force: true });
  };
  const url = (database: string) => `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await ready(child, url("postgres")).catch((error: unknown) => close().then(() => Promise.reject(error)));
  let made = 0;
  return {
    async newDatabase() {
      const name = `test${made++}`;
      await asked(url("postgres"), `create database ${name}`);
      return url(name);
    },
    async dump(of, ...options) {
      const [program, given] = unprivileged("pg_dump", [...options, of]);
      return (await execute(program, given, { cwd: folder })).stdout;
    },
    stop: () => child.end(),
    async start() {
      child = begin();
      await ready(child, url("postgres"));
    },
    close,
  };
}

function unprivileged(program: string, args: string[]): [program: string, args: string[]] {
  const path = programPath(program) ?? program;
  if (process.getuid?.() !== 0) return [path, args];
  return [pathOf("setpriv") ?? "setpriv", [`--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups", path, ...args]];
}

async function ready(child: Child, url: string): Promise<void> {
  for (let attempt = 0; attempt < attempts && !child.hasEnded(); attempt++) {
    const answers = await asked(url, "select 1").then(
      () => true,
      () => false, // not yet
    );
    if (answers) return;
    await sleep(50);
  }
  throw new Error(`PostgreSQL does not come up: ${child.lastWords()}`);
}

async function asked(url: string, question: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(question);
  } finally {
    await client.end();
  }
}
