/** The bot as it is: its own server, store, jobs and listeners, between a Slack and an Internet on loopback. Only its clock is ours. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { type Bot, type Rehearsal as BotRehearsal, startBot } from "../../bot/bot.ts";
import { configFrom } from "../../bot/config.ts";
import type { TenantId } from "../../bot/model.ts";
import { openLog } from "../../bot/operation/log.ts";
import { name } from "../../src/dns/name.ts";
import { type FakeSlack, type Posted, startFakeSlack } from "../support/fake-slack.ts";
import { type Rehearsal, rehearsal } from "../support/rehearsal.ts";
import {
  commandBody,
  interaction,
  newTrigger,
  pressPayload,
  signedRequest,
  signingSecret,
} from "../support/slack-requests.ts";
import { templateFile } from "./store/embedded.ts";

const tenant = "T0001" as TenantId;
const hour = 3_600_000;
type Given = Parameters<NonNullable<BotRehearsal["given"]>>[0];

suite("from a command to an alert and its recovery", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "mecsa-end-"));
  const lines: string[] = [];
  let at = new Date();
  let slack: FakeSlack;
  let world: Rehearsal;
  let bot: Bot;
  let given: Given | undefined;

  before(async () => {
    const now = (): Date => at;
    slack = await startFakeSlack(now);
    world = await rehearsal(now);
    const config = configFrom({
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CLIENT_ID: "1.2",
      SLACK_CLIENT_SECRET: "a-client-secret",
      SLACK_STATE_SECRET: "s".repeat(32),
      SLACK_API_URL: slack.apiUrl,
      PUBLIC_URL: "https://mecsa.example.org",
      KEYRING: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
      DATA_DIR: dataDir,
      PORT: "0",
      ADMIN_PORT: "0",
    });
    const log = openLog("debug", { write: (line) => void lines.push(line) });
    const politeness = { pauseMs: 0, atOnceInNetwork: 10, waiting: 10 };
    const parts: BotRehearsal = {
      world: { ...world.world, politeness },
      template: await templateFile(),
      given: (all) => (given = all),
    };
    bot = await startBot({ config, role: "all", log, now, rehearsal: parts });
  });
  after(async () => {
    assert.deepEqual(await bot.stop(), []);
    await world[Symbol.asyncDispose]();
    await slack[Symbol.asyncDispose]();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const port = (): number => bot.ports.web ?? 0;
  const send = (body: string): Promise<Response> => signedRequest(body, { port: port() });
  const type = async (text: string, trigger = newTrigger()): Promise<{ responseUrl: string; ack: string }> => {
    const responseUrl = slack.responseUrl();
    const response = await send(commandBody({ text, responseUrl, trigger }));
    assert.equal(response.status, 200);
    return { responseUrl, ack: await response.text() };
  };
  const until = async <T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> => {
    for (let tries = 0; tries < 1_000; tries++) {
      const seen = await look();
      if (seen !== undefined) return seen;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${what} did not come\n${lines.slice(-20).join("")}`);
  };
  const said = (url: string): Promise<Record<string, unknown>> => until("an answer", () => slack.saidTo(url)[0]);

  /** As the clock of the bot would, some time later; resolves when the watch has been looked at. */
  async function looked(laterMs: number): Promise<void> {
    at = new Date(at.getTime() + laterMs);
    const [watch] = (await given?.store.watches.of(tenant)) ?? [];
    await given?.ticking.minute(AbortSignal.timeout(10_000));
    await until("a look", async () => {
      const [moved] = (await given?.store.watches.of(tenant)) ?? [];
      return moved !== undefined && JSON.stringify(moved.state) !== JSON.stringify(watch?.state) ? moved : undefined;
    });
  }
  const inChannel = (from = 0): readonly Posted[] =>
    slack.posted.filter(({ channel, ephemeralTo }) => channel === "C0001" && ephemeralTo === undefined).slice(from);

  test("a workspace installs it", async () => {
    const page = await fetch(`http://127.0.0.1:${port()}/slack/install`);
    const cookie = page.headers
      .getSetCookie()
      .map((one) => one.split(";", 1)[0])
      .join("; ");
    const [, state = ""] = /[?&](?:amp;)?state=([^&"]+)/.exec(await page.text()) ?? [];
    const back = await fetch(`http://127.0.0.1:${port()}/slack/oauth_redirect?code=good-code&state=${state}`, {
      headers: { cookie },
    });
    assert.equal(back.status, 200);
    assert.deepEqual(await given?.store.installations.tenants(), [tenant]);
  });

  test("/mecsa spoofable.example: acknowledged at once, answered with the report, once", async () => {
    const trigger = newTrigger();
    const { responseUrl, ack } = await type("<http://spoofable.example|spoofable.example>", trigger);
    assert.match(ack, /"response_type":"ephemeral","text":"Assessing spoofable\.example/);
    const { text } = await said(responseUrl);
    assert.match(String(text), /^spoofable\.example: [^]*5 stars[^]*Fix first[^]*IN TXT/);
    const again = await type("spoofable.example", trigger);
    const { text: other } = await said((await type("spoofable.example")).responseUrl);
    assert.match(String(other), /^spoofable\.example: /);
    assert.deepEqual(slack.saidTo(again.responseUrl), []);
  });

  test("the report can be shared: everybody in the channel sees it", async () => {
    const [entry] = (await given?.store.history.recent(tenant, { limit: 1 })) ?? [];
    const value = JSON.stringify({ domain: "spoofable.example", entry: entry?.id });
    const responseUrl = slack.responseUrl();
    await send(interaction(pressPayload({ action: "share", value, responseUrl })));
    const shared = await said(responseUrl);
    assert.equal(shared["response_type"], "in_channel");
    assert.match(String(shared["text"]), /spoofable\.example/);
  });

  test("a watch: the first look says nothing; a change is told once it is confirmed; its recovery in the thread", async () => {
    await type("watch good.example");
    await until("a watch", async () => (await given?.store.watches.of(tenant))?.[0]);
    const before = inChannel().length;
    await looked(0);
    assert.equal(inChannel().length, before);

    const dmarc = name("_dmarc.good.example");
    world.publish(dmarc, "TXT", ['"v=DMARC1; p=none; rua=mailto:dmarc@reports.example"']);
    await looked(24 * hour);
    assert.equal(inChannel().length, before, "not confirmed yet");
    await looked(hour);
    const alert = await until("an alert", () => inChannel(before)[0]);
    assert.match(alert.text, /good\.example/);
    assert.match(alert.text, /p=reject|reject/);
    assert.equal(alert.threadTs, undefined);

    world.publish(dmarc, "TXT", undefined);
    await looked(24 * hour);
    assert.equal(inChannel(before).length, 1);
    await looked(hour);
    const recovery = await until("a recovery", () => inChannel(before)[1]);
    assert.equal(recovery.threadTs, alert.ts);
    await until("an edited alert", () => (slack.callsOf("chat.update").length > 0 ? true : undefined));
    assert.equal(inChannel(before).length, 2);
  });

  test("every payload was one that Slack takes, and no secret was logged", () => {
    assert.deepEqual(slack.faults, []);
    const logged = lines.join("");
    assert.doesNotMatch(logged, /xoxb-|a-client-secret|good-code|http:\/\/127\.0\.0\.1:\d+\/response|"level":50/);
  });

  test("health, readiness and numbers", async () => {
    const admin = `http://127.0.0.1:${bot.ports.admin}`;
    assert.equal(await (await fetch(`${admin}/readyz`)).text(), "ready\n");
    assert.equal((await fetch(`http://127.0.0.1:${port()}/healthz`)).status, 200);
    const numbers = await (await fetch(`${admin}/metrics`)).text();
    for (const line of [
      "mecsa_slack_ack_seconds_count",
      'mecsa_assessments_total{how="assessed"}',
      'mecsa_slack_api_total{method="post",error="ok"}',
    ])
      assert.ok(numbers.includes(line), line);
  });
});
