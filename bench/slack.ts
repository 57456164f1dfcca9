/**
 * 200 signed commands at once against the real bot, each of which has it assess a domain of the miniature Internet: how long until
 * they are acknowledged, beside a bare Bolt app that does nothing but acknowledge, in the same process and while the same work goes
 * on. `node bench/slack.ts`
 */
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { join } from "node:path";
import type { Installation } from "@slack/oauth";
import { type Bot, type Rehearsal as BotRehearsal, startBot } from "../bot/bot.ts";
import { configFrom } from "../bot/config.ts";
import type { TenantId } from "../bot/model.ts";
import { openLog } from "../bot/operation/log.ts";
import { openStore } from "../bot/store/index.ts";
import { parseKeyring } from "../bot/store/keyring.ts";
import { templateFile } from "../test/bot/store/embedded.ts";
import { type FakeSlack, startFakeSlack } from "../test/support/fake-slack.ts";
import { rehearsal } from "../test/support/rehearsal.ts";
import { commandBody, signedRequest, signingSecret } from "../test/support/slack-requests.ts";

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

interface Peer {
  port: number;
  stop: () => Promise<unknown>;
}

/** Bolt as its documentation starts it. */
async function bareBolt(): Promise<Peer> {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const authorize = async () => ({ botToken: "xoxb-1", botId: "B1", botUserId: "U1" });
  const app = new App({ receiver, authorize, logLevel: LogLevel.ERROR });
  app.command("/mecsa", async ({ ack }) => ack("Assessing"));
  const address = (await receiver.start({ port: 0 })).address();
  return { port: typeof address === "object" && address !== null ? address.port : 0, stop: () => app.stop() };
}

/** Milliseconds until each was acknowledged, sorted. */
async function burst(port: number, slack: FakeSlack, command?: string): Promise<readonly number[]> {
  const one = async (_: unknown, at: number): Promise<number> => {
    const text = command ?? `${domains[at % domains.length]}.example fresh:on`;
    const body = commandBody({ text, responseUrl: slack.responseUrl(), team: `T${at % 20}` });
    const begin = performance.now();
    const response = await signedRequest(body, { port });
    await response.text();
    if (response.status !== 200) throw new Error(`${response.status}`);
    return performance.now() - begin;
  };
  const all = await Promise.all(Array.from({ length: commands }, one));
  return all.toSorted((a, b) => a - b);
}

/** One command, and its answer. */
async function answered(
  port: number,
  slack: FakeSlack,
  { domain, team }: { domain: string; team: string },
): Promise<void> {
  const responseUrl = slack.responseUrl();
  await (await signedRequest(commandBody({ text: `${domain}.example`, responseUrl, team }), { port })).text();
  while (slack.saidTo(responseUrl).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
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

async function started(slack: FakeSlack, world: BotRehearsal["world"], dataDir: string): Promise<Bot> {
  const config = configFrom({
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
  });
  await installed(dataDir);
  return startBot({ config, role: "all", log: openLog("error"), now, rehearsal: { world } });
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

const dataDir = mkdtempSync(join(tmpdir(), "mecsa-bench-"));
await using slack = await startFakeSlack(now);
await using world = await rehearsal(now);
const [bot, bare] = [await started(slack, world.world, dataDir), await bareBolt()];
const rows: [who: string, times: readonly number[]][] = [];
for (const port of [bare.port, bot.ports.web ?? 0]) await burst(port, slack, "help"); // the first requests of a process pay for its compilation
for (const [n, domain] of domains.entries()) await answered(bot.ports.web ?? 0, slack, { domain, team: `T${n}` });
const lag = monitorEventLoopDelay({ resolution: 5 });
lag.enable();
rows.push(["bare Bolt, nothing else to do", await burst(bare.port, slack)]);
rows.push(["mecsa, assessing", await burst(bot.ports.web ?? 0, slack)]);
rows.push(["bare Bolt, while mecsa assesses", await burst(bare.port, slack)]);
rows.push(["mecsa, assessing, once more", await burst(bot.ports.web ?? 0, slack)]);
console.log(`${commands} signed commands at once, milliseconds to the acknowledgement`);
for (const [who, times] of rows)
  console.log(
    `${who.padEnd(34)} p50 ${at(times, 0.5).toFixed(0).padStart(5)}   p99 ${at(times, 0.99).toFixed(0).padStart(5)}`,
  );
const [ours, theirs] = [at(rows[1]?.[1] ?? [], 0.99), at(rows[2]?.[1] ?? [], 0.99)];
console.log(
  `ratio of p99, both while mecsa assesses: ${(ours / theirs).toFixed(2)}; goal: under ${goal} ms: ${ours < goal ? "met" : "missed"}`,
);
console.log(`the event loop stood still for at most ${(lag.max / 1e6).toFixed(0)} ms`);
const stopped = await bot.stop();
await bare.stop();
rmSync(dataDir, { recursive: true, force: true });
if (stopped.length > 0) console.log(`did not stop in time: ${stopped.join()}`);
