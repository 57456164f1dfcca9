/**
 * How long a review takes, as whole processes: the 400 zones of a government, repositories of 1,000 and 10,000 generated
 * zones with few and many changed ones, and the cold start of the Action beside a bare Node. Run `npm run build` first.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Files, repository } from "../test/support/git.ts";
import { requireBuild, runBuiltAction } from "../test/support/runner.ts";
import { shared } from "../test/support/shared.ts";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const runs = 5;

requireBuild();
const bare = timed(["-e", "0"]);
print("node -e 0", bare);
government();
for (const zones of [1_000, 10_000]) for (const changed of [10, 100]) generated(zones, changed);
await coldStart();

interface Measured {
  seconds: number;
  megabytes: number;
}

/** The best of a few runs of a Node process: what the machine can do when nothing is in the way. */
function timed(args: readonly string[]): Measured {
  const measured = Array.from({ length: runs }, () => once(args));
  return {
    seconds: Math.min(...measured.map(({ seconds }) => seconds)),
    megabytes: Math.max(...measured.map(({ megabytes }) => megabytes)),
  };
}

function once(args: readonly string[]): Measured {
  const report = join(tmpdir(), `mecsa-bench-${process.pid}`);
  const watch = `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(report)}, String(process.resourceUsage().maxRSS)))`;
  const preload = `${report}.cjs`;
  writeFileSync(preload, watch);
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--require", preload, ...args], { maxBuffer: 2 ** 30 });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0 && status !== 1) throw new Error(stderr.toString());
  const megabytes = Number(readFileSync(report, "utf8")) / 1024;
  rmSync(report);
  rmSync(preload);
  return { seconds, megabytes };
}

function print(what: string, { seconds, megabytes }: Measured): void {
  const ratio = (seconds / bare.seconds).toFixed(1);
  process.stdout.write(
    `${what.padEnd(48)} ${seconds.toFixed(2)} s  ${megabytes.toFixed(0).padStart(4)} MB  ${ratio} x node\n`,
  );
}

function government(): void {
  const { path, options } = shared("vectors/real/octodns-gov");
  if (options.skip !== undefined) process.stdout.write(`skipped: ${options.skip}\n`);
  else print("400 zones in octoDNS YAML, 12 changed", timed([cli, "diff", join(path, "base"), join(path, "head")]));
}

/** Two revisions of a git repository, as a pull request has them. */
function generated(zones: number, changed: number): void {
  const origin = repository();
  const filesOf = (isAfter: boolean): Files =>
    Object.fromEntries(
      Array.from({ length: zones }, (_, index) => [
        `zones/zone${index}.example.zone`,
        zoneText(index, isAfter && index < changed),
      ]),
    );
  const base = origin.commit(filesOf(false));
  const head = origin.commit(filesOf(true), { parents: [base] });
  const args = [cli, "diff", base, head, "--repo", origin.path, "--format", "json"];
  print(`${zones} generated zones, ${changed} changed`, timed(args));
  origin.remove();
}

function zoneText(index: number, isChanged: boolean): string {
  const hosts = Array.from({ length: 20 }, (_, host) => `host${host} A 192.0.2.${host + 1}\n`).join("");
  return (
    `$ORIGIN zone${index}.example.\n$TTL 3600\n@ SOA ns1 hostmaster 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.53\n` +
    `@ MX 10 mx\nmx A 192.0.2.25\n@ TXT "v=spf1 mx ip4:198.51.100.${index % 256} -all"\n` +
    `_dmarc TXT "v=DMARC1; p=${isChanged ? "none" : "reject"}"\n${hosts}`
  );
}

/** The built Action on a pull request of two small zones, its git processes included. */
async function coldStart(): Promise<void> {
  const origin = repository();
  const files = (policy: string): Files => ({
    "a.example.zone": zoneText(1, false).replaceAll("zone1.example", "a.example").replace("reject", policy),
    "b.example.zone": zoneText(2, false).replaceAll("zone2.example", "b.example"),
  });
  const base = origin.commit(files("reject"), { branch: "main" });
  const head = origin.commit(files("quarantine"), { parents: [base] });
  const job = {
    workspace: origin.path,
    event: "workflow_dispatch",
    payload: {},
    inputs: { "base-ref": base, "head-ref": head },
  };
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const { exitCode, stdout } = await runBuiltAction(job);
    if (exitCode !== 1) throw new Error(stdout);
    times.push((performance.now() - start) / 1000);
  }
  print("the Action, two small zones", { seconds: Math.min(...times), megabytes: 0 });
  origin.remove();
}
