/** Writes zones and has them signed by the programs of BIND, ldns and Knot. */
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { inParallel, run } from "./programs.ts";
import { dsRecords, type Line, readLines, tamper, writeLines } from "./tamper.ts";
import {
  benchZone,
  knotPolicies,
  lameDelegations,
  rootZone,
  type Signer,
  testZone,
  type Zone,
  zoneText,
} from "./zones.ts";

/** Folders that have to exist, below the folder of the run. */
export const signingFolders = ["zones", "keys"];

/** The file that a zone is served from. */
export function zoneFile(folder: string, { origin, signer }: Zone): string {
  return join(folder, "zones", `${origin || "root"}.${signer.by === "knot" ? "zone" : "signed"}`);
}

export interface Tree {
  zones: readonly Zone[];
  /** The key of the root, as RDATA. */
  rootKey: string;
}

/** Every zone from the leaves up to the root. `bench` is how many names the zone for measuring has; none without it. */
export async function signTree(
  folder: string,
  knotConfig: string,
  zones: readonly Zone[],
  bench: number | undefined,
): Promise<Tree> {
  const leaves = bench === undefined ? zones : [benchZone(bench), ...zones];
  const keys = await inParallel(2 * availableParallelism(), leaves, (zone) => sign(folder, zone, knotConfig));
  const delegations = leaves.flatMap((zone, place) => delegationOf(zone, keys[place]));
  const lame = lameDelegations.flatMap(({ origin, server }) => nameServers(origin, [server]));
  const test = testZone([...delegations, ...lame]);
  const root = rootZone(delegationOf(test, await sign(folder, test, knotConfig)));
  const rootKey = await sign(folder, root, knotConfig);
  if (rootKey === undefined) throw new Error("the root is not signed");
  return { zones: [...leaves, test, root], rootKey: rootKey.rdata };
}

function delegationOf(zone: Zone, key: Line | undefined): readonly string[] {
  if (zone.origin.split(".").length > 2) return []; // stands in its parent's records
  return [...nameServers(zone.origin, zone.servers), ...dsRecords(zone.delegation, zone.origin, key)];
}

function nameServers(origin: string, servers: readonly string[]): readonly string[] {
  return servers.flatMap((address, place) => [
    `${origin}. NS ns${place + 1}.${origin}.`,
    `ns${place + 1}.${origin}. A ${address}`,
  ]);
}

/** Its key, as the line of a DNSKEY record; undefined for a zone without. */
async function sign(folder: string, zone: Zone, knotConfig: string): Promise<Line | undefined> {
  const unsigned = join(folder, "zones", `${zone.origin || "root"}.zone`);
  const signed = zoneFile(folder, zone);
  writeFileSync(unsigned, zoneText(zone));
  switch (zone.signer.by) {
    case "nobody":
      writeFileSync(signed, zoneText(zone));
      return undefined;
    case "knot":
      return knotKey(folder, zone.origin, knotPolicies[zone.signer.policy].algorithm, knotConfig);
    case "dnssec-signzone":
      await signWithBind(join(folder, "keys"), zone.origin, zone.signer, unsigned, signed);
      return finish(zone, signed);
    case "ldns-signzone":
      await signWithLdns(join(folder, "keys"), zone.origin, zone.signer.options ?? [], unsigned, signed);
      return finish(zone, signed);
  }
}

/** Breaks what is to be broken. */
function finish({ origin, tampering }: Zone, signed: string): Line | undefined {
  const text = readFileSync(signed, "utf8");
  const lines = tampering === undefined ? readLines(text) : tamper(readLines(text), tampering, origin);
  if (tampering !== undefined) writeFileSync(signed, writeLines(lines));
  return lines.find(({ type }) => type === "DNSKEY");
}

type BindSigner = Extract<Signer, { by: "dnssec-signzone" }>;

async function signWithBind(keys: string, origin: string, signer: BindSigner, unsigned: string, signed: string) {
  const { algorithm, bits, valid, options = [] } = signer;
  const size = bits === undefined ? [] : ["-b", String(bits)];
  const key = await run("dnssec-keygen", ["-q", "-a", algorithm, ...size, "-f", "KSK", `${origin}.`], keys);
  const withKey = join(keys, `${origin || "root"}.zone`);
  writeFileSync(withKey, readFileSync(unsigned, "utf8") + readFileSync(join(keys, `${key}.key`), "utf8"));
  const times = valid === undefined ? [] : ["-s", inDays(valid[0]), "-e", inDays(valid[1])];
  const output = ["-q", "-z", "-P", "-O", "full", "-N", "keep", "-o", `${origin}.`, "-f", signed];
  await run("dnssec-signzone", [...output, ...times, ...options, withKey, key], keys);
}

/** As dnssec-signzone reads times: YYYYMMDDHHMMSS. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().replaceAll(/\D/g, "").slice(0, 14);
}

async function signWithLdns(
  keys: string,
  origin: string,
  options: readonly string[],
  unsigned: string,
  signed: string,
) {
  const key = await run("ldns-keygen", ["-a", "ECDSAP256SHA256", "-k", origin], keys);
  await run("ldns-signzone", ["-A", "-f", signed, ...options, unsigned, key], keys);
}

/** Knot signs what it serves; its keys have to be there before, for the parent. */
async function knotKey(folder: string, origin: string, algorithm: string, config: string): Promise<Line> {
  const keymgr = (...args: readonly string[]) => run("keymgr", ["-c", config, `${origin}.`, ...args], folder);
  await keymgr("generate", `algorithm=${algorithm}`, "ksk=yes", "zsk=yes");
  const [owner = "", type = "", ...rdata] = (await keymgr("dnskey")).split(/\s+/);
  return { owner, ttl: "300", type, rdata: rdata.join(" ") };
}
