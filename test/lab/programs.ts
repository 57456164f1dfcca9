/** Programs of others: where they are, and running them. */
import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { networkInterfaces } from "node:os";
import { resolve } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What the laboratory cannot do without; `install.sh` brings them. */
const needed = [
  "nsd",
  "knotd",
  "keymgr",
  "unbound",
  "named",
  "dnssec-keygen",
  "dnssec-signzone",
  "ldns-keygen",
  "ldns-signzone",
  "openssl",
];

/** Why the laboratory, with `more` programs, cannot be had, as the options of a test; with LAB_REQUIRED=1 that is an error instead. */
export function labOptions(more: readonly string[] = []): { skip?: string } {
  const skip = whyNot([...needed, ...more]);
  if (skip === undefined) return {};
  if (process.env["LAB_REQUIRED"] === "1") throw new Error(`no laboratory: ${skip}`);
  return { skip };
}

function whyNot(programs: readonly string[]): string | undefined {
  const missing = programs.filter((program) => pathOf(program) === undefined);
  if (missing.length > 0) return `not installed: ${missing.join(", ")}; see test/lab/install.sh`;
  return process.env["LAB_FOLDER"] === undefined ? "not run by test/lab/run.ts, or no place for it" : undefined;
}

/** Daemons are in folders that are not in everybody's PATH. */
export function pathOf(program: string): string | undefined {
  const folders = `${process.env["PATH"] ?? ""}:/usr/local/sbin:/usr/sbin:/sbin`.split(":");
  return folders.map((folder) => resolve(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Standard output of a program that has to succeed. */
export async function run(program: string, args: readonly string[], folder: string): Promise<string> {
  const path = pathOf(program);
  if (path === undefined) throw new Error(`${program} is not installed; see test/lab/install.sh`);
  const { stdout } = await execute(path, args, { cwd: folder });
  return stdout.trim();
}

/** Makes something of each, at most `width` at a time; in the order of the items. */
export async function inParallel<Item, Made>(
  width: number,
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  const shared = items.entries();
  const worker = async () => {
    for (const [place, item] of shared) made[place] = await make(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return made;
}

/** Whether an interface here has the address; IPv6 is not everywhere. */
export function isCarried(address: string): boolean {
  return Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === address));
}
