/** A laboratory of real name servers and resolvers with a root of its own, on loopback. Run it by `npm run lab`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Transport } from "../../src/net/dns/server.ts";
import { knotConfig, rootFiles } from "./configs.ts";
import { run } from "./programs.ts";
import { type Daemon, nameServers, type ResolverName, resolvers, start } from "./servers.ts";
import { signingFolders, signTree } from "./sign.ts";
import { addresses, leafZones, type Zone } from "./zones.ts";

export interface Lab {
  /** Everything that was generated is in it; gone after `close`. */
  folder: string;
  /** Files with the key of the root: as a DNSKEY record, and as BIND's statement. */
  anchors: { masterFile: string; bind: string };
  /** The certificate that both resolvers show, PEM; it is its own root. */
  certificate: string;
  close(): Promise<void>;
}

export interface LabOptions {
  resolvers: readonly ResolverName[];
  /** Everything below the two parents; without them, those of the DNS half. */
  zones?: readonly Zone[];
  /** How many names the zone for measuring has; none without it. */
  bench?: number;
}

/** URL of a resolver of the laboratory. */
export function resolverUrl(resolver: ResolverName | "unbound6", transport: Transport): string {
  const address = resolver === "unbound6" ? `[${addresses.unbound6}]` : addresses[resolver];
  return `${transport}://${address}${transport === "https" ? "/dns-query" : ""}`;
}

/** Builds, signs and starts everything. Whatever was started is ended when a part does not come up. */
export async function startLab({ resolvers: wanted, zones = leafZones, bench }: LabOptions): Promise<Lab> {
  const folder = mkdtempSync(join(process.env["LAB_FOLDER"] ?? tmpdir(), "lab-"));
  const running: Running[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(running.map((one) => one.end()));
    if (process.env["LAB_KEEP"] !== "1") rmSync(folder, { recursive: true, force: true });
  };
  try {
    await startAll(await build(folder, zones, bench), folder, running);
    await startAll(
      wanted.map((name) => resolvers[name]),
      folder,
      running,
    );
  } catch (error) {
    await close();
    throw error;
  }
  const file = (name: string): string => join(folder, name);
  const anchors = { masterFile: file("root.key"), bind: file("root.anchors") };
  return { folder, anchors, certificate: file("resolver.pem"), close };
}

interface Running {
  end(): Promise<void>;
}

/** Everything that the servers read. */
async function build(folder: string, leaves: readonly Zone[], bench: number | undefined): Promise<readonly Daemon[]> {
  for (const name of [...signingFolders, "knot/db"]) mkdirSync(join(folder, name), { recursive: true });
  const knot = knotConfig(join(folder, "knot"), folder, leaves);
  const knotFile = join(folder, "knot", "conf"); // for `keymgr` as well
  writeFileSync(knotFile, knot);
  const [{ zones, rootKey }] = await Promise.all([signTree(folder, knotFile, leaves, bench), makeCertificate(folder)]);
  for (const [name, text] of Object.entries(rootFiles(rootKey))) writeFileSync(join(folder, name), text);
  return nameServers(zones, knot);
}

/** All at once; those that came up are among `running` even where another did not. */
async function startAll(daemons: readonly Daemon[], folder: string, running: Running[]): Promise<void> {
  const started = await Promise.allSettled(daemons.map((daemon) => start(daemon, folder)));
  for (const one of started) if (one.status === "fulfilled") running.push(one.value);
  for (const one of started) if (one.status === "rejected") throw one.reason;
}

async function makeCertificate(folder: string): Promise<void> {
  const names = [addresses.unbound, addresses.unbound6, addresses.bind].map((address) => `IP:${address}`);
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "resolver.key"];
  const certificate = ["-out", "resolver.pem", "-days", "30", "-subj", "/CN=resolver.test"];
  const extension = ["-addext", `subjectAltName=DNS:resolver.test,${names.join(",")}`];
  await run("openssl", ["req", "-x509", ...key, ...certificate, ...extension], folder);
}
