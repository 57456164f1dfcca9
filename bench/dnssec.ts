/**
 * How fast names are validated, on the laboratory, beside others, in one run: one name as a whole process; 20,000 signed names
 * in one process; and the questions that one cold chain takes.
 *
 *     npm run build && node bench/dnssec.ts [names]
 *
 * Needs the programs of `sh test/lab/install.sh bench`.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readTrustAnchors } from "../src/dns/dnssec/trust-anchors.ts";
import { name } from "../src/dns/name.ts";
import { parseServer } from "../src/net/dns/server.ts";
import { type LiveResolver, liveResolver } from "../src/net/resolver.ts";
import { type Lab, resolverUrl, startLab } from "../test/lab/lab.ts";
import { pathOf } from "../test/lab/programs.ts";
import { addresses } from "../test/lab/zones.ts";

const names = Number(process.argv[2] ?? 20_000);
const rounds = 20;
const inside = "inside"; // how this file is told that it runs where the laboratory can be
const signedName = "www.ecdsa.test";
const inFlight = 200; // four clients of dnsperf with 50 each

if (process.env["LAB_FOLDER"] !== undefined) await measure();
else if (process.argv[3] !== inside) enterLaboratory();
else throw new Error("the laboratory cannot run here");

/** Runs this file again where the laboratory can be. */
function enterLaboratory(): void {
  const run = fileURLToPath(new URL("../test/lab/run.ts", import.meta.url));
  const args = [run, fileURLToPath(import.meta.url), String(names), inside];
  process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
}

async function measure(): Promise<void> {
  const lab = await startLab({ resolvers: ["unbound"], bench: names });
  try {
    processes(lab);
    await questionsOfAChain(lab);
    await manyNames(lab);
  } finally {
    await lab.close();
  }
}

/** Medians of whole processes, in turn. The resolver that all but unbound-host ask has the answers; what asks has nothing. */
function processes({ folder, anchors }: Lab): void {
  const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
  const resolver = resolverUrl("unbound", "udp");
  const at = `@${addresses.unbound}`;
  const commands: Record<string, readonly string[]> = {
    "mecsa dns": [
      process.execPath,
      cli,
      "dns",
      signedName,
      "A",
      "--resolver",
      resolver,
      "--trust-anchor",
      anchors.masterFile,
    ],
    delv: ["delv", "-a", anchors.bind, "+root=.", at, signedName, "A"],
    "drill -S": ["drill", "-S", "-k", anchors.masterFile, signedName, "A", at],
    "unbound-host (own recursion)": ["unbound-host", "-C", join(folder, "unbound", "conf"), "-t", "A", signedName],
    "node -e 0": [process.execPath, "-e", "0"],
    "delv -v": ["delv", "-v"],
    true: ["true"],
  };
  const medians = inTurn(commands);
  process.stdout.write(`one validated name as a process, medians of ${rounds}\n`);
  console.table(
    Object.fromEntries([...medians].map(([label, ms]) => [label, { ms: ms?.toFixed(1) ?? "not installed" }])),
  );
  const median = (label: string): number => medians.get(label) ?? Number.NaN;
  const aim = median("delv") + median("node -e 0") - median("delv -v");
  process.stdout.write(
    `mecsa dns: ${median("mecsa dns").toFixed(1)} ms; delv and the difference of bare starts: ${aim.toFixed(1)} ms\n\n`,
  );
}

function inTurn(commands: Record<string, readonly string[]>): ReadonlyMap<string, number | undefined> {
  const runs = Object.entries(commands).map(([label, command]) => ({ label, command, times: new Array<number>() }));
  for (let round = 0; round < rounds; round++)
    for (const { command, times } of runs)
      if (pathOf(command[0] ?? "") !== undefined) times.push(milliseconds(command));
  return new Map(runs.map(({ label, times }) => [label, medianOf(times)]));
}

function medianOf(times: readonly number[]): number | undefined {
  return times.toSorted((a, b) => a - b)[times.length >> 1];
}

function milliseconds([program = "", ...args]: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(pathOf(program) ?? program, args, { stdio: ["ignore", "ignore", "pipe"] });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr.toString()}`);
  return performance.now() - start;
}

/** Everything that a resolver without anything asks for one name. */
async function questionsOfAChain(lab: Lab): Promise<void> {
  const resolver = ours(lab);
  const { security } = await resolver.validate(name(signedName), "A");
  const sent = resolver.sent();
  await resolver.close();
  process.stdout.write(`${signedName} A is ${security} by ${sent.length} questions:\n`);
  for (const { owner, type, ms, outcome } of sent)
    process.stdout.write(`  ${owner || "."} ${type}  ${outcome}, ${ms.toFixed(1)} ms\n`);
  process.stdout.write("\n");
}

/**
 * Unbound's cold is after a restart's worth of flushing: it asks NSD and validates. Our cold is with nothing remembered, while
 * Unbound, which we ask, has the answers, so that we measure ourselves. Warm, both have everything.
 */
async function manyNames(lab: Lab): Promise<void> {
  const unbound = { cold: dnsperf(lab, true), warm: dnsperf(lab, false) };
  const resolver = ours(lab);
  const us = { cold: await namesPerSecond(resolver), warm: await namesPerSecond(resolver) };
  await resolver.close();
  process.stdout.write(`${names} names of a zone signed with NSEC3, names per second\n`);
  const row = (phase: "cold" | "warm", aim: string) => ({
    ours: Math.round(us[phase]),
    "unbound, by dnsperf": Math.round(unbound[phase]),
    ratio: (us[phase] / unbound[phase]).toFixed(2),
    aim,
  });
  console.table({ cold: row("cold", "0.25"), warm: row("warm", "0.10") });
}

function ours({ anchors }: Lab): LiveResolver {
  const server = parseServer(resolverUrl("unbound", "udp"));
  const anchor = readTrustAnchors(readFileSync(anchors.masterFile, "utf8"));
  if (!server.ok || !anchor.ok) throw new Error("the laboratory is not as it should be");
  return liveResolver({ servers: [server.value], anchors: anchor.value });
}

async function namesPerSecond(resolver: LiveResolver): Promise<number> {
  const start = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < names) {
      next += 1;
      const owner = `n${next}.bench.test`;
      const { security, because } = await resolver.validate(name(owner), "A");
      if (security !== "secure") throw new Error(`${owner} is ${security}: ${because?.code}`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return names / ((performance.now() - start) / 1000);
}

function dnsperf({ folder }: Lab, isCold: boolean): number {
  const control = pathOf("unbound-control") ?? "unbound-control";
  if (isCold) spawnSync(control, ["-c", join(folder, "unbound", "conf"), "flush_zone", "."]);
  const questions = join(folder, "questions");
  writeFileSync(questions, Array.from({ length: names }, (_, index) => `n${index + 1}.bench.test A\n`).join(""));
  const args = ["-s", addresses.unbound, "-d", questions, "-n", "1", "-c", "4", "-q", "50", "-D", "-t", "8"];
  const { stdout } = spawnSync(pathOf("dnsperf") ?? "dnsperf", args, { encoding: "utf8" });
  const completed = Number(/Queries completed:\s+(\d+)/.exec(stdout)?.[1]);
  if (completed !== names) throw new Error(`dnsperf: ${completed} of ${names} answered`);
  return Number(/Queries per second:\s+([\d.]+)/.exec(stdout)?.[1]);
}
