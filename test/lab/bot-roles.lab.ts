/** The bot as two processes on a PostgreSQL server: one answers Slack, the other one works. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import type { TenantId } from "../../bot/model.ts";
import { openStore } from "../../bot/store/index.ts";
import { parseKeyring } from "../../bot/store/keyring.ts";
import { type FakeSlack, startFakeSlack } from "../support/fake-slack.ts";
import { commandBody, signedRequest, signingSecret } from "../support/slack-requests.ts";
import { postgresOptions, startPostgres } from "./postgres.ts";

const keyring = `k1:${Buffer.alloc(32, 1).toString("base64")}`;

interface Started {
  child: ChildProcess;
  /** What it said when it had started. */
  line: { web?: number; admin: number };
}

async function start(role: string, env: Record<string, string>): Promise<Started> {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../bot/main.ts"), "--role", role], {
    env: { PATH, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (octets: Buffer) => (out += octets.toString()));
  for (let tries = 0; tries < 600; tries++) {
    const line = out.split("\n").find((one) => one.includes('"started"') && one.endsWith("}"));
    if (line !== undefined) return { child, line: JSON.parse(line) as Started["line"] };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill("SIGKILL");
  throw new Error(`${role} did not start: ${out}`);
}

async function installed(url: string): Promise<void> {
  const store = await openStore({ kind: "postgres", url, keyring: parseKeyring(keyring) });
  await store.installations.put("T0001" as TenantId, {
    team: { id: "T0001" },
    enterprise: undefined,
    user: { id: "U1", token: undefined, scopes: undefined },
    bot: { token: "xoxb-1", id: "B1", userId: "U2", scopes: ["commands", "chat:write"] },
    isEnterpriseInstall: false,
  });
  await store.close();
}

async function answerTo(text: string, web: number, slack: FakeSlack): Promise<string> {
  const responseUrl = slack.responseUrl();
  const acknowledged = await signedRequest(commandBody({ text, responseUrl }), { port: web });
  assert.equal(acknowledged.status, 200);
  for (let tries = 0; tries < 300; tries++) {
    const [said] = slack.saidTo(responseUrl);
    if (said !== undefined) return String(said["text"]);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no answer came");
}

test(
  "web acknowledges, worker answers; without a resolver nothing is measured, and that is said",
  postgresOptions(),
  async () => {
    await using slack = await startFakeSlack();
    const postgres = await startPostgres();
    const url = await postgres.newDatabase();
    await installed(url);
    const env = {
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CLIENT_ID: "1.2",
      SLACK_CLIENT_SECRET: "secret",
      SLACK_STATE_SECRET: "s".repeat(32),
      SLACK_API_URL: slack.apiUrl,
      PUBLIC_URL: "https://mecsa.example.org",
      KEYRING: keyring,
      DATABASE_URL: url,
      PORT: "0",
      ADMIN_PORT: "0",
      RESOLVERS: "udp://127.0.0.1:1", // nobody listens there
      ASSESS_SECONDS: "5",
    };
    const processes = await Promise.all([start("web", env), start("worker", env)]);
    try {
      const [web, worker] = processes;
      assert.equal(worker.line.web, undefined);
      const text = await answerTo("example.test", web.line.web ?? 0, slack);
      assert.match(text, /^example\.test: Delivery not known/);
      assert.match(text, /Nothing could be measured/);
      for (const { line } of processes)
        assert.equal(await (await fetch(`http://127.0.0.1:${line.admin}/readyz`)).text(), "ready\n");
      const ended = processes.map(({ child }) => once(child, "exit"));
      for (const { child } of processes) child.kill("SIGTERM");
      assert.deepEqual(
        (await Promise.all(ended)).map(([code]: unknown[]) => code),
        [0, 0],
      );
      assert.deepEqual(slack.faults, []);
    } finally {
      for (const { child } of processes) child.kill("SIGKILL");
      await postgres.close();
    }
  },
);
