/** `mecsa diff` with the network, and with a recording of it. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { OpenLive } from "../../src/cli/live.ts";
import { run } from "../../src/cli/main.ts";
import type { Resolver } from "../../src/dns/resolver.ts";
import type { Capability } from "../../src/net/dns.ts";
import { network } from "../support/network.ts";

const folder = mkdtempSync(join(tmpdir(), "mecsa-live-"));
after(() => rmSync(folder, { recursive: true }));

function side(which: string, spf: string): string {
  const path = join(folder, which);
  mkdirSync(path);
  const head = "$ORIGIN example.test.\n$TTL 3600\n@ SOA ns1 h 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.53\n@ MX 10 ns1\n";
  writeFileSync(join(path, "example.test.zone"), `${head}@ TXT "${spf}"\n`);
  return path;
}

const sides = [side("before", "v=spf1 mx -all"), side("after", "v=spf1 mx include:nothing.vendor.example -all")];

interface Opened {
  options: Parameters<OpenLive>[0][];
  closed: number;
  open: OpenLive;
}

function opened(world: Resolver, capability: Capability = { kind: "dnssec" }): Opened {
  const seen: Opened = {
    options: [],
    closed: 0,
    async open(options) {
      seen.options.push(options);
      return {
        query: (owner, type) => world.query(owner, type),
        validate: () => Promise.reject(new Error("not asked here")),
        capability: async () => capability,
        sent: () => [],
        close: async () => {
          seen.closed++;
        },
      };
    },
  };
  return seen;
}

async function diffed(args: readonly string[], open: OpenLive): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const paint = (_style: string, words: string): string => words;
  const streams = { out: (text: string) => out.push(text), err: (text: string) => err.push(text), paint };
  const code = await run(["diff", ...sides, ...args], streams, open);
  return { code, out: out.join(""), err: err.join("") };
}

const nobody: OpenLive = () => Promise.reject(new Error("the network was asked for"));

test("offline is the default: nothing is opened", async () => {
  const { code, out } = await diffed([], nobody);
  assert.equal(code, 0);
  assert.match(out, /SPF-NEW-INCLUDE/);
  assert.doesNotMatch(out, /network|recording/);
});

test("--live tells what is outside, and that it asked", async () => {
  const live = opened(network(""));
  const { code, out, err } = await diffed(
    ["--live", "--resolver", "tls://192.0.2.53", "--trust-anchor", "root.key"],
    live.open,
  );
  assert.deepEqual([code, err, live.closed], [1, "", 1]);
  assert.match(out, /SPF-INCLUDE-NONE/);
  assert.match(
    out,
    /^Names outside of the files were answered by the network on \d{4}-\d\d-\d\d [\d:]{8} *\nUTC: \d+ questions\.\n/m,
  );
  assert.deepEqual(live.options, [{ resolver: ["tls://192.0.2.53"], trustAnchor: "root.key", timeoutMs: 5_000 }]);
});

test("--record keeps the answers, and --replay repeats the run with its clock", async () => {
  const file = join(folder, "answers.json");
  writeFileSync(file, "an older one");
  const live = await diffed(["--live", "--record", file, "--format", "json"], opened(network("")).open);
  const { at } = JSON.parse(readFileSync(file, "utf8")) as { at: string };
  assert.deepEqual(readdirSync(folder).toSorted(), ["after", "answers.json", "before"]);
  const replays = [
    await diffed(["--replay", file, "--format", "json"], nobody),
    await diffed(["--replay", file, "--format", "json"], nobody),
  ];
  for (const { code, out, err } of replays) {
    assert.deepEqual([code, err], [1, ""]);
    assert.equal(out, live.out.replace(`"by": "network"`, `"by": "recording"`));
    assert.match(out, new RegExp(`"at": "${at}"`));
  }
  const { out } = await diffed(["--replay", file], nobody);
  assert.match(out, /Names outside of the files were answered from a recording of/);
});

test("a network that cannot be reached is said, and fails nothing", async () => {
  const servers = ["udp://192.0.2.53:53"];
  const live = opened(network("x.example !timeout"), { kind: "unreachable", servers, why: "timeout" });
  const file = join(folder, "silence.json");
  const { code, out, err } = await diffed(["--live", "--record", file], live.open);
  const alone = await diffed([], nobody);
  assert.deepEqual([code, out, live.closed, existsSync(file)], [0, alone.out, 1, false]);
  assert.match(err, /^mecsa: No answer from udp:.*\nmecsa: Nobody answered, so .*silence\.json is not written\.\n$/);
});

test("a resolver that strips DNSSEC is asked all the same, and named", async () => {
  const live = opened(network("", "indeterminate"), { kind: "strips", servers: ["udp://192.0.2.53:53"] });
  const { code, err } = await diffed(["--live"], live.open);
  assert.equal(code, 1);
  assert.match(err, /passes no DNSSEC records on/);
});

test("time runs out: what was not answered is unknown", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const never: Resolver = {
    query() {
      t.mock.timers.tick(60_000);
      return new Promise(() => {});
    },
  };
  const { code, out } = await diffed(["--live"], opened(never).open);
  assert.equal(code, 0);
  assert.match(out, /^  \S+ \S+ and \d+ more: the network did not answer within 60 seconds$/m);
  assert.match(out, /SPF-NEW-INCLUDE/);
});

test("wrong use", async () => {
  const bad = join(folder, "bad.json");
  writeFileSync(bad, "{}");
  const rows: [args: readonly string[], says: RegExp][] = [
    [["--record", "x"], /without --live/],
    [["--resolver", "udp://192.0.2.53"], /without --live/],
    [["--timeout", "3"], /without --live/],
    [["--trust-anchor", "x"], /without --live/],
    [["--live", "--replay", "x"], /cannot go together/],
    [["--replay", join(folder, "none")], /none cannot be read \(ENOENT\)/],
    [["--replay", folder], /cannot be read \(EISDIR\)/],
    [["--replay", bad], /bad\.json cannot be read: format: not a recording of mecsa/],
    [["--live", "--record", join(folder, "no/such/folder")], /folder cannot be written \(ENOENT\)/],
  ];
  for (const [args, says] of rows) {
    const { code, err, out } = await diffed(args, opened(network("")).open);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(err, says);
  }
});
