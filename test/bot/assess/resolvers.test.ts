import assert from "node:assert/strict";
import { test } from "node:test";
import { resolvers } from "../../../bot/assess/resolvers.ts";
import type { LiveResolver } from "../../../src/live.ts";
import { name } from "../../../src/dns/name.ts";

type Capability = Awaited<ReturnType<LiveResolver["capability"]>>;
const able: Capability = { kind: "dnssec" };
const silent: Capability = { kind: "unreachable", servers: ["udp://192.0.2.53"], why: "timeout" };

/** Resolvers that are opened one after the other, each with what its servers can do. */
function world(...capabilities: readonly Capability[]) {
  let at = 0;
  const told: string[] = [];
  const open = (label: string) => (): LiveResolver => {
    const capability = capabilities[told.filter((one) => one.startsWith("open")).length] ?? able;
    told.push(`open ${label}`);
    return {
      validate: () => Promise.reject(new Error("not asked")),
      query: async (owner, type) => ({
        question: { owner, type },
        outcome: { kind: "nxdomain" },
        aliases: [],
        security: "insecure",
        source: "live",
      }),
      capability: async () => capability,
      sent: () => [],
      close: async () => void told.push(`close ${label}`),
    };
  };
  const now = (): Date => new Date(at);
  return { open, told, now, later: (ms: number) => void (at += ms) };
}

const outcomeOf = async (all: ReturnType<typeof resolvers>, role: "first" | "second" = "first"): Promise<string> => {
  const { outcome } = await (await all.of(role)).query(name("example.test"), "MX");
  return outcome.kind;
};

test("one resolver serves everybody; a second one confirms where there is one", async () => {
  const { open, told, now } = world();
  const one = resolvers({ first: open("first") }, now);
  assert.equal(await one.of("first"), await one.of("second"));
  assert.deepEqual(told, ["open first"]);
  const two = resolvers({ first: open("first"), second: open("second") }, now);
  assert.notEqual(await two.of("first"), await two.of("second"));
  await two.close();
  assert.deepEqual(told.slice(1), ["open first", "open second", "close first", "close second"]);
});

test("servers that do not answer know nothing, and are tried again after a minute", async () => {
  const { open, told, now, later } = world(silent, able);
  const all = resolvers({ first: open("first") }, now);
  assert.equal(await outcomeOf(all), "failed");
  later(59_000);
  assert.equal(await outcomeOf(all), "failed");
  later(1_000);
  assert.deepEqual(await Promise.all([outcomeOf(all), outcomeOf(all)]), ["nxdomain", "nxdomain"]);
  assert.deepEqual(told, ["open first", "open first", "close first"]);
});
