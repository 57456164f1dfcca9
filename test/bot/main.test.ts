/** The real process: how it is started, what it says, and how it stops. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import type { Environment } from "../../bot/config.ts";
import { asked } from "../../bot/main.ts";
import { openStore } from "../../bot/store/index.ts";
import { templateFile, testKeyring } from "./store/embedded.ts";

const rows: readonly [args: readonly string[], env: Environment, code: number | "start", out: RegExp, err: RegExp][] = [
  [["--help"], {}, 0, /--role web\|worker\|inbox\|all/, /^$/],
  [["--print-config"], { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }, 0, /^SLACK_BOT_TOKEN=\*\*\*$/m, /^$/],
  [["--print-config"], { PORT: "x" }, 2, /^PORT="x"$/m, /PORT must be a whole number/],
  [
    [],
    { LOG_LEVEL: "x", PORT: "y" },
    2,
    /^$/,
    /^mecsa-bot: the configuration cannot be used:\n  PORT .*\n  LOG_LEVEL .*\nThe variables are in docs\/bot\.md\.\n$/,
  ],
  [["--role", "cook"], {}, 2, /^$/, /--role "cook" is none\nGive one of web, worker, inbox, all\./],
  [["--role", "worker"], {}, 2, /^$/, /--role worker needs a database that other processes reach too/],
  [["--role", "inbox"], { DATABASE_URL: "postgres://db/mecsa" }, 2, /^$/, /INBOX_DOMAIN and INBOX_PORT are not set/],
  [
    ["--role", "inbox"],
    { DATABASE_URL: "postgres://db/mecsa", INBOX_DOMAIN: "in.mecsa.example.org", INBOX_PORT: "2525" },
    "start",
    /^$/,
    /^$/,
  ],
  [["--nonsense"], {}, 2, /^$/, /Unknown option '--nonsense'/],
  [["more"], {}, 2, /^$/, /Unexpected argument 'more'/],
  [[], {}, "start", /^$/, /^$/],
  [["--role", "web"], { DATABASE_URL: "postgres://db/mecsa" }, "start", /^$/, /^$/],
];

for (const [args, env, code, out, err] of rows)
  test(`${args.join(" ") || "no flags"} with ${Object.keys(env).join(", ") || "no variables"}`, () => {
    const said = { out: "", err: "" };
    const what = asked(args, env, { out: (text) => (said.out += text), err: (text) => (said.err += text) });
    assert.equal(what.kind === "said" ? what.code : "start", code);
    assert.match(said.out, out);
    assert.match(said.err, err);
  });

interface Running {
  child: ChildProcess;
  out: string;
  err: string;
  /** The exit code. */
  ended: Promise<unknown>;
}

suite("a process without Slack", () => {
  const folder = mkdtempSync(join(tmpdir(), "mecsa-main-"));
  const dataDir = join(folder, "data");
  const started: Running[] = [];
  let running: Running;
  let admin = 0;

  function start(env: Environment): Running {
    const { PATH } = process.env;
    const child = spawn(process.execPath, [join(import.meta.dirname, "../../bot/main.ts")], {
      env: { PATH, DATA_DIR: dataDir, ADMIN_PORT: "0", ...env },
    });
    const one: Running = { child, out: "", err: "", ended: once(child, "exit").then(([code]: unknown[]) => code) };
    child.stdout.on("data", (octets: Buffer) => (one.out += octets.toString()));
    child.stderr.on("data", (octets: Buffer) => (one.err += octets.toString()));
    started.push(one);
    return one;
  }

  before(async () => {
    const store = await openStore({ kind: "embedded", dataDir, keyring: testKeyring, template: await templateFile() });
    await store.close();
    running = start({});
    while (!running.out.includes('"started"'))
      await Promise.race([once(running.child.stdout ?? running.child, "data"), running.ended]);
    const line = JSON.parse(running.out.split("\n").find((one) => one.includes('"started"')) ?? "{}") as {
      admin: number;
    };
    admin = line.admin;
  });
  after(() => {
    for (const { child } of started) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  test("it works, and tells what is missing and how to get it", async () => {
    for (const [path, expected] of [
      ["/healthz", "alive\n"],
      ["/readyz", "ready\n"],
    ] as const)
      assert.equal(await (await fetch(`http://127.0.0.1:${admin}${path}`)).text(), expected);
    assert.match(
      await (await fetch(`http://127.0.0.1:${admin}/metrics`)).text(),
      /^mecsa_nodejs_eventloop_lag_seconds /m,
    );
    assert.match(
      running.err,
      /without Slack: no credentials are set[^]*manifest\.socket\.yaml[^]*SLACK_APP_TOKEN[^]*SLACK_BOT_TOKEN/,
    );
    assert.ok(running.err.includes(`http://127.0.0.1:${admin}/healthz`));
  });

  test("another one on the same folder, and one without its port: told in a sentence, exit code 1", async () => {
    const [second, without] = [start({}), start({ ADMIN_PORT: String(admin) })];
    assert.deepEqual(await Promise.all([second.ended, without.ended]), [1, 1]);
    assert.match(second.err, new RegExp(`^mecsa-bot: .*\\b${running.child.pid}\\b`));
    assert.match(
      without.err,
      /^mecsa-bot: ADMIN_PORT 127\.0\.0\.1:\d+ is in use\nStop who listens there, or give another port\.\n$/,
    );
  });

  test("it stops when it is told to, in order, with exit code 0", async () => {
    running.child.kill("SIGTERM");
    assert.equal(await running.ended, 0);
    assert.match(running.out, /"signal":"SIGTERM","msg":"stopping"/);
    assert.doesNotMatch(running.out, /did not stop/);
  });

  test("told while it starts, it stops as soon as it has", async () => {
    const one = start({});
    while (!existsSync(`${dataDir}.lock`)) await new Promise((resolve) => setTimeout(resolve, 5));
    one.child.kill("SIGTERM");
    assert.equal(await one.ended, 0);
    assert.match(one.out, /"msg":"stopping"/);
  });
});
