/** Runs the built Action as a runner does, and reads what it said as a runner does. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const builtAction = fileURLToPath(new URL("../../dist/action/index.js", import.meta.url));

export interface Job {
  workspace: string;
  event: string;
  /** What GITHUB_EVENT_PATH holds; JSON, or text as it is. */
  payload: unknown;
  inputs?: Readonly<Record<string, string>>;
  env?: Readonly<Record<string, string>>;
}

export interface Command {
  name: string;
  properties: Readonly<Record<string, string>>;
  message: string;
}

export interface Finished {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** What the runner would obey. */
  commands: readonly Command[];
  outputs: Readonly<Record<string, string>>;
  summary: string;
  /** The file that the output `report-json` names. */
  report: string;
}

/** Without a build there is nothing to test, and that is an error. */
export function requireBuild(): void {
  if (!existsSync(builtAction)) throw new Error("dist/action/index.js is missing: run npm run build");
}

export async function runBuiltAction(job: Job): Promise<Finished> {
  requireBuild();
  const temp = mkdtempSync(join(tmpdir(), "mecsa-runner-"));
  const files = { GITHUB_EVENT_PATH: "event.json", GITHUB_OUTPUT: "output", GITHUB_STEP_SUMMARY: "summary.md" };
  const paths = Object.entries(files).map(([name, file]) => [name, join(temp, file)] as const);
  for (const [name, path] of paths) writeFileSync(path, name === "GITHUB_EVENT_PATH" ? payloadText(job.payload) : "");
  const { exitCode, stdout, stderr } = await run(job.workspace, {
    PATH: process.env["PATH"] ?? "",
    HOME: temp,
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: job.event,
    GITHUB_REPOSITORY: "example/dns",
    GITHUB_RUN_ID: "1000",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_WORKSPACE: job.workspace,
    RUNNER_TEMP: temp,
    ...Object.fromEntries(paths),
    ...inputVariables(job.inputs ?? {}),
    ...job.env,
  });
  const outputs = outputsIn(readFileSync(join(temp, files.GITHUB_OUTPUT), "utf8"));
  const reportPath = outputs["report-json"];
  const finished = {
    exitCode,
    stdout,
    stderr,
    commands: commandsIn(stdout),
    outputs,
    summary: readFileSync(join(temp, files.GITHUB_STEP_SUMMARY), "utf8"),
    report: reportPath === undefined ? "" : readFileSync(reportPath, "utf8"),
  };
  rmSync(temp, { recursive: true });
  return finished;
}

function payloadText(payload: unknown): string {
  return typeof payload === "string" ? payload : JSON.stringify(payload);
}

/** Upper case, spaces to underscores; hyphens stay. */
function inputVariables(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]),
  );
}

function run(cwd: string, env: NodeJS.ProcessEnv): Promise<Pick<Finished, "exitCode" | "stdout" | "stderr">> {
  const child = spawn(process.execPath, [builtAction], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr]: [Uint8Array[], Uint8Array[]] = [[], []];
  child.stdout.on("data", (part: Uint8Array) => stdout.push(part));
  child.stderr.on("data", (part: Uint8Array) => stderr.push(part));
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (exitCode) =>
      done({ exitCode, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}

/**
 * The commands in a log, as the runner finds them: lines that begin with `::name ...::`, or have `##[name ...]` anywhere,
 * but for those between `::stop-commands::token` and `::token::`.
 */
export function commandsIn(log: string): readonly Command[] {
  const commands: Command[] = [];
  let stopped: string | undefined;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const command = commandOf(line);
    if (stopped !== undefined) {
      if (command?.name === stopped) stopped = undefined;
    } else if (command?.name === "stop-commands") stopped = command.message;
    else if (command !== undefined) commands.push(command);
  }
  return commands;
}

function commandOf(line: string): Command | undefined {
  const [, name, properties = "", message = ""] =
    /^\s*::([^\s:]+)(?:\s+(.*?))?::(.*)$/.exec(line) ?? /##\[([^\s\]]+)(?:\s+(.*?))?\](.*)$/.exec(line) ?? [];
  if (name === undefined) return undefined;
  const pairs = properties.split(",").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at === -1 ? [] : [[pair.slice(0, at), unescaped(pair.slice(at + 1))] as const];
  });
  return { name, properties: Object.fromEntries(pairs), message: unescaped(message) };
}

function unescaped(text: string): string {
  const characters: Readonly<Record<string, string>> = { "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%" };
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, (escape) => characters[escape] ?? escape);
}

/** A sequence of `name<<delimiter`, the lines of the value, `delimiter`. */
function outputsIn(file: string): Readonly<Record<string, string>> {
  const found = file.matchAll(/^([\w-]+)<<(\S+)\n([^]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name = "", , value = ""]) => [name, value]));
}
