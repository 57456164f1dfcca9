/**
 * 200 signed commands at once against the real bot, each of which has it assess a domain of the miniature Internet: how long until
 * they are acknowledged, in a process that has just started and in one that is warm, beside a bare Bolt app that does nothing but
 * acknowledge. The bot has a process of its own, as in life: Slack and the miniature Internet are in this one. Each command comes on
 * a connection of its own, which is the hardest case: libuv 1.52 accepts one connection in each turn of the event loop.
 * `node bench/slack.ts`
 */
import type { Installation } from "@slack/oauth";
import { fork } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TenantId } from "../bot/model.ts";
import { openStore } from "../bot/store/index.ts";
import { parseKeyring } from "../bot/store/keyring.ts";
import { type Internet, startInternet } from "../src/demo/internet.ts";
import { templateFile } from "../test/bot/store/embedded.ts";
import { type FakeSlack, startFakeSlack } from "../test/support/fake-slack.ts";
import { commandBody, signingSecret } from "../test/support/slack-requests.ts";
import type { Asked, Given, Look, Ready, World } from "./slack-bot.ts";

const commands = 200;
const goal = 500; // milliseconds, of the 99th percentile
const domains = [
  "good",
  "self-signed-dane",
  "stale-tlsa",
  "expired-certificate",
  "no-starttls",
  "spoofable",
  "no-mail",
  "expired-signatures",
];
const keyring = `k1:${Buffer.alloc(32, 1).toString("base64")}`;
const now = (): Date => new Date();

interface Other {
  ready: Ready;
  look(): Promise<Look>;
  stop(): Promise<void>;
}

/** `node --cpu-prof bench/slack.ts` profiles these processes too. */
async function otherProcess(given: Given): Promise<Other> {
  const child = fork(new URL("slack-bot.ts", import.meta.url), { serialization: "advanced" });
  const told = async <T>(asked: Given | Asked): Promise<T> => {
    const said = once(child, "message");
    child.send(asked);
    const [first]: T[] = await said;
    if (first === undefined) throw new Error("it said nothing");
    return first;
  };
  const ready = await told<Ready>(given);
  return {
    ready,
    look: () => told<Look>("look"),
    async stop() {
      child.send("stop" satisfies Asked);
      await once(child, "exit");
    },
  };
}

function signed(body: string): string {
  const seconds = Math.floor(Date.now() / 1_000);
  const signature = createHmac("sha256", signingSecret).update(`v0:${seconds}:${body}`).digest("hex");
  return [
    "POST /slack/events HTTP/1.1",
    "host: mecsa.example.org",
    "connection: close",
    "content-type: application/x-www-form-urlencoded",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-slack-request-timestamp: ${seconds}`,
    `x-slack-signature: v0=${signature}`,
    "",
    body,
  ].join("\r\n");
}

/** Milliseconds to the first octets of the answer. A bare socket: the client is not to be measured. */
async function acknowledged(port: number, request: string): Promise<number> {
  const begin = performance.now();
  const socket = connect(port, "127.0.0.1");
  socket.end(request);
  const [answer]: Buffer[] = await once(socket, "data");
  const took = performance.now() - begin;
  socket.destroy();
  if (answer?.toString("latin1", 0, 12) !== "HTTP/1.1 200") throw new Error(String(answer));
  return took;
}

/** Milliseconds until each was acknowledged, sorted. */
async function burst(port: number, slack: FakeSlack): Promise<readonly number[]> {
  const requests = Array.from({ length: commands }, (_, n) => {
    const text = `${domains[n % domains.length]}.example fresh:on`;
    return signed(commandBody({ text, responseUrl: slack.responseUrl(), team: `T${n % 20}` }));
  });
  const all = await Promise.all(requests.map((request) => acknowledged(port, request)));
  return all.toSorted((a, b) => a - b);
}

/** One command: milliseconds to its report. */
async function reported(port: number, slack: FakeSlack, domain: string): Promise<number> {
  const responseUrl = slack.responseUrl();
  const begin = performance.now();
  await acknowledged(port, signed(commandBody({ text: `${domain}.example`, responseUrl, team: "T0" })));
  while (slack.saidTo(responseUrl).length === 0) await sleep(5);
  return performance.now() - begin;
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;

function installation(id: string): Installation {
  return {
    team: { id },
    enterprise: undefined,
    user: { id: "U1", token: undefined, scopes: undefined },
    bot: { token: "xoxb-1", id: "B1", userId: "U2", scopes: ["commands", "chat:write"] },
    isEnterpriseInstall: false,
  };
}

/** Twenty workspaces that the bot knows from before. */
async function installed(dataDir: string): Promise<void> {
  const store = await openStore({
    kind: "embedded",
    dataDir,
    keyring: parseKeyring(keyring),
    template: await templateFile(),
  });
  for (let n = 0; n < 20; n++) await store.installations.put(`T${n}` as TenantId, installation(`T${n}`));
  await store.close();
}

function worldOf({ domains: all, nameServer, anchors, roots, route }: Internet): World {
  const mx = all
    .flatMap(({ mxHosts }) => mxHosts)
    .flatMap(({ addresses }) => addresses.map((one) => ({ one, port: 25 })));
  const policies = all
    .flatMap(({ policyHosts }) => policyHosts)
    .flatMap(({ addresses }) => addresses.map((one) => ({ one, port: 443 })));
  const ports = new Map([...mx, ...policies].map(({ one, port }) => [`${one} ${port}`, route(one, port).port]));
  return { nameServer, anchors, roots, ports };
}

function environmentOf(slack: FakeSlack, dataDir: string): NonNullable<Given["environment"]> {
  return {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: "1.2",
    SLACK_CLIENT_SECRET: "secret",
    SLACK_STATE_SECRET: "s".repeat(32),
    SLACK_API_URL: slack.apiUrl,
    PUBLIC_URL: "https://mecsa.example.org",
    KEYRING: keyring,
    DATA_DIR: dataDir,
    PORT: "0",
    ADMIN_PORT: "0",
    ASSESSMENTS_AN_HOUR: "1000",
  };
}

function show(who: string, times: readonly number[]): number {
  const p99 = at(times, 0.99);
  const [half, most] = [at(times, 0.5), p99].map((ms) => ms.toFixed(0).padStart(5));
  console.log(`${who.padEnd(44)} p50 ${half}   p99 ${most}`);
  return p99;
}

/** Where this process stands still as well, it is the measurement that is late. */
async function showLook(what: string, other: Other): Promise<void> {
  const { stoodMs, memory } = await other.look();
  const stood = `event loops stood for at most ${stoodMs.toFixed(0)} ms there and ${(lag.max / 1e6).toFixed(0)} ms here`;
  console.log(`  ${what}: ${stood}; ${memory.now} MB there, at most ${memory.most} MB`);
  lag.reset();
}

const lag = monitorEventLoopDelay({ resolution: 5 });
lag.enable();
const dataDir = mkdtempSync(join(tmpdir(), "mecsa-bench-"));
await using slack = await startFakeSlack(now);
await using internet = await startInternet(now());
await installed(dataDir);
const world = worldOf(internet);
const environment = environmentOf(slack, dataDir);
console.log(`${commands} signed commands at once, milliseconds to the acknowledgement`);
for (const what of ["to warm this process", "bare Bolt, cold"]) {
  const bare = await otherProcess({ world, signingSecret });
  show(what, await burst(bare.ready.bare, slack));
  await bare.stop();
}
const quiet = await otherProcess({ world, environment, signingSecret });
const answers: number[] = [];
for (const domain of domains) answers.push(await reported(quiet.ready.bot ?? 0, slack, domain));
console.log(
  `from one command to its report: ${answers.map((ms) => ms.toFixed(0)).join(" ")} ms, the first of a cold process`,
);
await quiet.stop();
const other = await otherProcess({ world, environment, signingSecret });
const { bot = 0, bare, readyMs } = other.ready;
await showLook(`ready after ${readyMs.toFixed(0)} ms`, other);
const cold = show("mecsa, cold, assessing", await burst(bot, slack));
await showLook("after it", other);
const beside = show("bare Bolt, in it, while mecsa assesses", await burst(bare, slack));
await showLook("after it", other);
const warm = show("mecsa, assessing", await burst(bot, slack));
await showLook("after it", other);
show("mecsa, assessing, once more", await burst(bot, slack));
await showLook("after it", other);
const met = Math.max(cold, warm) < goal ? "met" : "missed";
console.log(`ratio of p99, both while mecsa assesses: ${(warm / beside).toFixed(2)}; goal: under ${goal} ms: ${met}`);
await other.stop();
rmSync(dataDir, { recursive: true, force: true });
