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
import { chmodSync, globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ipv6Only } from "./mail/cases.ts";
import { addresses } from "./zones.ts";

interface Place {
  label: string;
  /** Stands before the command. */
  prefix: readonly string[];
  /** The signal that ends it. `unshare` hears no other. */
  ends: "SIGKILL" | "SIGTERM";
}

// BIND listens only on addresses that an interface carries. The shell stays, as the first process, to collect the orphans.
// Some systems have no IPv6; and programs of others ask the resolver that the system names.
const ours = `ip addr add ${addresses.bind}/32 dev lo`;
const forMail = `ip addr add ${ipv6Only}/128 dev lo; ip addr add ${addresses.unbound6}/128 dev lo; mount --bind "$LAB_FOLDER/resolv.conf" /etc/resolv.conf`;
const inside = `ip link set lo up && ${ours} && { { ${forMail}; } 2> /dev/null; "$@"; exit $?; }`;
const onHost = `${ours} && { trap : INT TERM HUP; "$@"; code=$?; ip addr del ${addresses.bind}/32 dev lo; exit $code; }`;
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
  return [process.execPath, "--test", "--test-concurrency=1", "--test-reporter=spec", ...files]; // one laboratory at a time
}

function runInside({ label, prefix, ends }: Place, command: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), "mecsa-lab-"));
  process.stderr.write(`the laboratory runs in ${label}\n`);
  chmodSync(folder, 0o711); // Postfix gives up its rights, and has to get through
  writeFileSync(join(folder, "resolv.conf"), `nameserver ${addresses.unbound}\noptions trust-ad\n`);
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
