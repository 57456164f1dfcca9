/**
 * How fast a zone of a million records is read, beside the readers of BIND, NSD and ldns, in one run and in turn.
 *
 *     node bench/zones.ts [records] [rounds]
 *
 * Ours is the whole process: start, file, records, the checks of the whole zone. It is bundled first, as it is published.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { directoryTree } from "../src/cli/directory-tree.ts";
import { name } from "../src/dns/name.ts";
import { readBindZone } from "../src/zones/bind/zone.ts";

const origin = "example.org";

interface Run {
  seconds: number;
  /** Peak resident memory; undefined where nothing measures it. */
  mebibytes: number | undefined;
}

interface Contender {
  label: string;
  command: readonly string[];
}

/** What is measured of ours. */
function read(file: string): void {
  const zone = readBindZone(directoryTree(file), "zone", name(origin), []);
  const errors = zone.problems.filter(({ level }) => level === "error").length;
  process.stdout.write(`${zone.size} records, ${errors} errors, ${zone.completeness}\n`);
  if (errors > 0) process.exitCode = 1;
}

function compare(records: number, rounds: number): void {
  const folder = mkdtempSync(join(tmpdir(), "zones-"));
  try {
    const zone = join(folder, "zone");
    const written = writeZone(zone, records);
    const contenders = contendersFor(folder, zone);
    const runs = inTurn(contenders, rounds);
    report(contenders, runs, written);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function contendersFor(folder: string, zone: string): readonly Contender[] {
  const reader = join(folder, "reader.mjs");
  const rolldown = fileURLToPath(new URL("../node_modules/.bin/rolldown", import.meta.url));
  const bundle = [fileURLToPath(import.meta.url), "-o", reader, "--platform", "node", "-f", "esm"];
  if (spawnSync(process.execPath, [rolldown, ...bundle]).status !== 0)
    throw new Error("the reader could not be bundled");
  const quiet = ["-i", "none", ..."kmMnrSTW".split("").flatMap((flag) => [`-${flag}`, "ignore"])];
  return [
    { label: "ours", command: [process.execPath, reader, "read", folder] },
    { label: "named-checkzone", command: ["named-checkzone", "-q", ...quiet, origin, zone] },
    { label: "nsd-checkzone", command: ["nsd-checkzone", origin, zone] },
    { label: "ldns-read-zone", command: ["ldns-read-zone", zone] },
  ];
}

/** The best run of each, so that whatever else the machine does counts least; undefined for what is not installed. */
function inTurn(contenders: readonly Contender[], rounds: number): ReadonlyMap<string, Run | undefined> {
  const best = new Map<string, Run | undefined>();
  for (let round = 0; round < rounds; round++)
    for (const { label, command } of contenders) {
      const run = measured(command);
      const before = best.get(label);
      if (before === undefined || (run !== undefined && run.seconds < before.seconds)) best.set(label, run);
    }
  return best;
}

const timer = "/usr/bin/time";

function measured(command: readonly string[]): Run | undefined {
  const path = command[0] ?? "";
  if (!path.startsWith("/") && spawnSync("sh", ["-c", 'command -v "$1"', "sh", path]).status !== 0) return undefined;
  const [program = "", ...args] = existsSync(timer) ? [timer, "-f", "peak %M", ...command] : command;
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${command.join(" ")}: ${stderr}`);
  const kibibytes = /peak (\d+)/.exec(stderr)?.[1];
  return { seconds, mebibytes: kibibytes === undefined ? undefined : Number(kibibytes) / 1024 };
}

function report(contenders: readonly Contender[], runs: ReadonlyMap<string, Run | undefined>, records: number): void {
  const named = runs.get("named-checkzone");
  const rows = contenders.map(({ label }) => {
    const run = runs.get(label);
    if (run === undefined) return { reader: label, seconds: "not installed" };
    const ratio = named === undefined ? "" : (run.seconds / named.seconds).toFixed(2);
    return {
      reader: label,
      seconds: run.seconds.toFixed(2),
      "records/s": Math.round(records / run.seconds),
      "peak MiB": run.mebibytes?.toFixed(0) ?? "not measured",
      "of named-checkzone": ratio,
    };
  });
  process.stdout.write(`${records} records, best runs\n`);
  console.table(rows);
}

/** Writes about `records` records in the mix of a large organization; the same ones every time. */
function writeZone(path: string, records: number): number {
  const file = openSync(path, "w");
  const head = `$ORIGIN ${origin}.\n$TTL 3600\n@ IN SOA ns1 hostmaster 1 2h 1h 2w 5m\n@ NS ns1\n@ NS ns2\nns1 A 192.0.2.1\nns2 A 192.0.2.2\n`;
  writeSync(file, head);
  let written = 5;
  let lines: string[] = [];
  for (let host = 1; written < records; host++) {
    const block = blockOf(host);
    written += block.length;
    lines.push(...block);
    if (lines.length > 10_000) {
      writeSync(file, `${lines.join("\n")}\n`);
      lines = [];
    }
  }
  writeSync(file, `${lines.join("\n")}\n`);
  closeSync(file);
  return written;
}

function blockOf(host: number): readonly string[] {
  const low = `${(host >> 8) & 255}.${host & 255}`;
  const mailHost = host - (host % 10);
  switch (host % 10) {
    case 4:
    case 5:
      return [`www${host}\tIN\tCNAME\thost${host - 3}`];
    case 6:
      return [
        `dept${host}\t300\tIN\tMX\t10 mail${mailHost}`,
        "\t300\tIN\tMX\t20 mx.example.net.",
        '\tIN\tTXT\t"v=spf1 mx ip4:192.0.2.0/24 -all"',
      ];
    case 7:
      return [`_dmarc.dept${host - 1}\tIN\tTXT\t"v=DMARC1; p=reject; rua=mailto:dmarc@example.org"`];
    case 8:
      return [`mail${mailHost}\tIN\tA\t198.51.${low}`, `_25._tcp.mail${mailHost}\tIN\tTLSA\t3 1 1 ${digestOf(host)}`];
    case 9:
      return [`host${host}.sub\tIN\tA\t203.0.${low}`, `host${host}.sub\tIN\tTXT\t"host ${host}"`];
    default:
      return [
        `host${host}\tIN\tA\t192.0.${low}`,
        `\tIN\tAAAA\t2001:db8:${((host >> 16) + 1).toString(16)}::${((host % 65_535) + 1).toString(16)}`,
      ];
  }
}

function digestOf(host: number): string {
  return createHash("sha256").update(String(host)).digest("hex");
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === "read") read(rest[0] ?? "");
else compare(Number(mode ?? 1_000_000), Number(rest[0] ?? 5));
