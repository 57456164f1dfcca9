/** Runs git; nothing else in the project does. No hook, pager, prompt, file system monitor or replaced object takes part. */
import { spawnSync } from "node:child_process";
import { UsageError } from "../usage-error.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What came of one run: `ok` is exit code 0. */
interface Ran {
  ok: boolean;
  stdout: Buffer;
  stderr: string;
}

export interface Git {
  directory: string;
  /** Reads the repository. `maxBytes` is the most that may be printed. Throws `UsageError` where there is no readable repository. */
  read(args: readonly string[], limits?: { input?: string; maxBytes?: number }): Ran;
  /** Talks to a remote, with settings for this run only; they are handed over in the environment, which other users cannot see. */
  fetch(args: readonly string[], settings: readonly Setting[]): Ran;
}

export type Setting = readonly [key: string, value: string];

const maxBytes = 2 ** 20;
const fetchTimeout = 300_000; // milliseconds

const quiet: readonly Setting[] = [
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["fetch.recurseSubmodules", "false"],
];

/** `env` is the environment of the process; what redirects git is taken out of it. */
export function gitIn(directory: string, env: Environment): Git {
  return {
    directory,
    read: (args, limits = {}) =>
      run(directory, args, {
        env: { ...environmentOf(env, quiet), GIT_CONFIG_NOSYSTEM: "1" },
        input: limits.input ?? "",
        maxBuffer: limits.maxBytes ?? maxBytes,
      }),
    // The machine's own settings stay: its proxy and its certificate authorities are there.
    fetch: (args, settings) =>
      run(directory, args, {
        env: environmentOf(env, [...quiet, ...settings]),
        input: "",
        maxBuffer: maxBytes,
        timeout: fetchTimeout,
      }),
  };
}

interface RunOptions {
  env: NodeJS.ProcessEnv;
  input: string;
  maxBuffer: number;
  timeout?: number;
}

function run(directory: string, args: readonly string[], options: RunOptions): Ran {
  const { error, status, stdout, stderr } = spawnSync("git", ["--no-pager", "-C", directory, ...args], options);
  if (error !== undefined && !isTimeout(error)) throw notRun(error, args);
  const ran = { ok: status === 0, stdout, stderr: error === undefined ? stderr.toString() : "it took too long" };
  if (!ran.ok) refuse(directory, ran.stderr);
  return ran;
}

function isTimeout(error: NodeJS.ErrnoException): boolean {
  return error.code === "ETIMEDOUT";
}

function notRun(error: NodeJS.ErrnoException, args: readonly string[]): Error {
  if (error.code === "ENOENT") return new UsageError("git was not found", "Install git, or put it on the PATH.");
  if (error.code === "ENOBUFS")
    return new UsageError(`git ${args[0] ?? ""} said more than is read here`, "The repository is too large for mecsa.");
  return error;
}

/** Throws where git says that this is no repository it would read. */
function refuse(directory: string, stderr: string): void {
  if (stderr.includes("dubious ownership"))
    throw new UsageError(
      `git does not trust ${directory}, because it belongs to another user`,
      `Run git config --global --add safe.directory "$PWD" in it first.`,
    );
  if (stderr.includes("not a git repository") || stderr.includes("cannot change to"))
    throw new UsageError(
      `${directory} is not a git repository`,
      "Run mecsa inside of one; in a workflow, put actions/checkout before it.",
    );
}

/** The environment without what redirects git, and without the inputs of an action, of which one is a token. */
function environmentOf(env: Environment, settings: readonly Setting[]): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([key]) => !/^(?:GIT_(?!SSH|SSL)|INPUT_|ACTIONS_|GITHUB_TOKEN)/i.test(key));
  const numbered = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(numbered),
  };
}
