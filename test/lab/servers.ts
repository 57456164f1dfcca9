/** Starts the name servers and resolvers, and waits until each of them answers. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, startChild } from "./children.ts";
import { bindConfig, nsdConfig, unboundConfig } from "./configs.ts";
import { askPlainly, type PlainAnswer } from "./plain-client.ts";
import { addresses, type Zone } from "./zones.ts";

export type ResolverName = "unbound" | "bind";

export interface Daemon {
  label: string;
  program: string;
  /** `file` is where its configuration will be. */
  args: (file: string) => readonly string[];
  config: (folder: string, base: string) => string;
  /** What it has to answer before it counts as started. */
  ready: { address: string; owner: string; type: string; is: (answer: PlainAnswer) => boolean };
}

export function nameServers(zones: readonly Zone[], knotConfig: string): readonly Daemon[] {
  const held = (by: Zone["held"]) => zones.filter((zone) => zone.held === by);
  return [
    nsd("root", addresses.root, held("root")),
    nsd("parent", addresses.parent, held("parent")),
    nsd("nsd", addresses.nsd, held("nsd")),
    {
      label: "knot",
      program: "knotd",
      args: (file) => ["-c", file],
      config: () => knotConfig,
      ready: { address: addresses.knot, owner: "ecdsa.test", type: "DNSKEY", is: isAuthoritative },
    },
    {
      label: "misbehaving",
      program: process.execPath, // apart from the tests, whose work would make it late
      args: () => [join(import.meta.dirname, "misbehaving.ts")],
      config: () => "",
      ready: {
        address: addresses.misbehaving,
        owner: "servfail.test",
        type: "SOA",
        is: (answer) => answer !== "no reply",
      },
    },
  ];
}

function nsd(label: string, address: string, zones: readonly Zone[]): Daemon {
  const owner = zones[0]?.origin || ".";
  return {
    label,
    program: "nsd",
    args: (file) => ["-d", "-c", file],
    config: (folder, base) => nsdConfig(folder, base, address, zones),
    ready: { address, owner, type: "SOA", is: isAuthoritative },
  };
}

export const resolvers: Record<ResolverName, Daemon> = {
  unbound: {
    label: "unbound",
    program: "unbound",
    args: (file) => ["-d", "-c", file],
    config: unboundConfig,
    ready: { address: addresses.unbound, owner: "www.ecdsa.test", type: "A", is: isAuthenticated },
  },
  bind: {
    label: "bind",
    program: "named",
    args: (file) => ["-f", "-n", "1", "-c", file],
    config: bindConfig,
    ready: { address: addresses.bind, owner: "www.ecdsa.test", type: "A", is: isAuthenticated },
  },
};

function isAuthoritative(answer: PlainAnswer): boolean {
  return answer !== "no reply" && answer.isAuthoritative && answer.records > 0;
}

function isAuthenticated(answer: PlainAnswer): boolean {
  return answer !== "no reply" && answer.isAuthenticated && answer.records > 0;
}

/** Resolves once it answers; rejects, with what it last wrote, when it ends before or takes more than ten seconds. */
export async function start(daemon: Daemon, base: string): Promise<Child> {
  const folder = join(base, daemon.label);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "conf");
  writeFileSync(file, daemon.config(folder, base));
  const child = startChild(daemon.label, daemon.program, daemon.args(file), folder);
  try {
    await untilReady(child, daemon.ready);
    return child;
  } catch (error) {
    await child.end();
    throw error;
  }
}

const patienceMs = 10_000;

async function untilReady(child: Child, { address, owner, type, is }: Daemon["ready"]): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!child.hasEnded() && performance.now() < deadline) {
    if (is(await askPlainly(address, owner, type, 1_000))) return;
    await sleep(20);
  }
  throw new Error(`${child.label} ${child.hasEnded() ? "ended" : "does not answer"}\n${child.lastWords()}`);
}
