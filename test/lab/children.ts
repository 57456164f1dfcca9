/** Child processes that run until they are ended: exactly those that were started, and none is left behind. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, copyFileSync, existsSync, openSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathOf } from "./programs.ts";

export interface Child {
  label: string;
  /** True once the process has ended. */
  hasEnded(): boolean;
  /** What it last wrote, for whoever asks why it ended. */
  lastWords(): string;
  end(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts a program in the foreground; what it writes goes to `folder`. */
export function startChild(label: string, program: string, args: readonly string[], folder: string): Child {
  const output = join(folder, "output");
  const file = openSync(output, "a");
  const child = spawn(unconfined(program, folder), args, { cwd: folder, stdio: ["ignore", file, file] });
  closeSync(file);
  running.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once("error", resolve);
    child.once("exit", resolve);
  }).then(() => void running.delete(child));
  return {
    label,
    hasEnded: () => !running.has(child),
    lastWords: () => [output, join(folder, "log")].map(tail).join("\n"),
    end: () => end(child, ended),
  };
}

/** Where AppArmor confines an installed daemon to its own folders, a copy of it may read these. */
function unconfined(program: string, folder: string): string {
  if (isAbsolute(program)) return program;
  const copy = join(folder, program);
  copyFileSync(pathOf(program) ?? program, copy);
  return copy;
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const patience = new AbortController();
  child.kill("SIGTERM");
  const late = sleep(2_000, undefined, { signal: patience.signal, ref: false }).then(
    () => child.kill("SIGKILL"),
    () => false, // it ended in time
  );
  await ended;
  patience.abort();
  await late;
}

function tail(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8").slice(-2_000) : "";
}
