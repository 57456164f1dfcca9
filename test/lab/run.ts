/**
 * Runs the laboratory's tests, or the file that is named, where ports are free and from where nothing gets out:
 *
 *     node test/lab/run.ts [FILE [ARGUMENT...]]
 *
 * that is in namespaces of its own (network, processes, mounts; for users other than root in a user namespace), which end with
 * everything in them; or on the host's loopback where the system allows none. LAB_REQUIRED=1 makes a missing program a failure,
 * LAB_KEEP=1 keeps the folder of the run.
 */
import { spawn, spawnSync } from "node:child_process";
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addresses } from "./zones.ts";

interface Place {
  label: string;
  /** Stands before the command. */
  prefix: readonly string[];
  /** The signal that ends it. `unshare` hears no other. */
  ends: "SIGKILL" | "SIGTERM";
}

// BIND listens only on addresses that an interface carries. The shell stays, as the first process, to collect the orphans.
const inside = `ip link set lo up && ip addr add ${addresses.bind}/32 dev lo && { "$@"; exit $?; }`;
const onHost = `ip addr add ${addresses.bind}/32 dev lo && { trap : INT TERM HUP; "$@"; code=$?; ip addr del ${addresses.bind}/32 dev lo; exit $code; }`;
/** Whatever way this process ends, so does `unshare`, and with it everything inside. */
const unshare = ["setpriv", "--pdeathsig", "KILL", "unshare", "--kill-child", "--fork", "--pid", "--mount", "--net"];
const places: readonly Place[] = [
  { label: "namespaces", prefix: [...unshare, "sh", "-c", inside, "sh"], ends: "SIGKILL" },
  { label: "a user namespace", prefix: [...unshare, "--map-root-user", "sh", "-c", inside, "sh"], ends: "SIGKILL" },
  { label: "the host's loopback", prefix: ["sh", "-c", onHost, "sh"], ends: "SIGTERM" },
];

function placeToRun(): Place | undefined {
  return places.find(({ prefix: [program = "", ...args] }) => spawnSync(program, [...args, "true"]).status === 0);
}

function commandLine(args: readonly string[]): readonly string[] {
  if (args.length > 0) return [process.execPath, ...args];
  const files = globSync(join(import.meta.dirname, "*.lab.ts"));
  return [process.execPath, "--test", "--test-isolation=none", "--test-reporter=spec", ...files];
}

function runInside({ label, prefix, ends }: Place, command: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), "mecsa-lab-"));
  process.stderr.write(`the laboratory runs in ${label}\n`);
  const [program = "", ...args] = [...prefix, ...command];
  const env = { ...process.env, LAB_FOLDER: folder };
  const child = spawn(program, args, { stdio: "inherit", env, detached: true }); // a group of its own, to be ended whole
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => child.pid === undefined || process.kill(-child.pid, ends));
  child.on("exit", (code) => {
    if (process.env["LAB_KEEP"] === "1") process.stderr.write(`kept: ${folder}\n`);
    else rmSync(folder, { recursive: true, force: true });
    process.exitCode = code ?? 1;
  });
}

const place = placeToRun();
const command = commandLine(process.argv.slice(2));
if (place !== undefined) runInside(place, command);
else {
  // The tests say what they miss.
  const [program = "", ...args] = command;
  const env = { ...process.env, LAB_FOLDER: undefined };
  process.exitCode = spawnSync(program, args, { stdio: "inherit", env }).status ?? 1;
}
