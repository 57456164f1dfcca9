/** From the command to the message in Slack: the bot as it is, between a Slack, an Internet and a mail server on loopback. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { type Bot, type Rehearsal as BotRehearsal, startBot } from "../../../bot/bot.ts";
import { configFrom } from "../../../bot/config.ts";
import type { TenantId } from "../../../bot/model.ts";
import { openLog } from "../../../bot/operation/log.ts";
import { name } from "../../../src/dns/name.ts";
import { type FakeSlack, type Posted, startFakeSlack } from "../../support/fake-slack.ts";
import { type Rehearsal, rehearsal } from "../../support/rehearsal.ts";
import { commandBody, newTrigger, signedRequest, signingSecret } from "../../support/slack-requests.ts";
import { installation } from "../slack/running.ts";
import { templateFile } from "../store/embedded.ts";
import { sendMessage, smtpClient } from "./client.ts";

const tenant = "T0001" as TenantId;
type Given = Parameters<NonNullable<BotRehearsal["given"]>>[0];

suite("an outbound test, from the command to its end", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "mecsa-outbound-"));
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
      INBOX_DOMAIN: "in.mecsa.example",
      INBOX_PORT: "0",
      INBOX_HOST: "127.0.0.1",
    });
    const log = openLog("debug", { write: (line) => void lines.push(line) });
    const parts: BotRehearsal = {
      world: { ...world.world, politeness: { pauseMs: 0, atOnceInNetwork: 10, waiting: 10 } },
      template: await templateFile(),
      given: (all) => (given = all),
    };
    bot = await startBot({ config, role: "all", log, now, rehearsal: parts });
    await given?.store.installations.put(tenant, installation());
    world.publish(name("good.example"), "TXT", ['"v=spf1 ip4:127.0.0.1 -all"']);
  });
  after(async () => {
    assert.deepEqual(await bot.stop(), []);
    await world[Symbol.asyncDispose]();
    await slack[Symbol.asyncDispose]();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function type(text: string): Promise<Record<string, unknown>> {
    const responseUrl = slack.responseUrl();
    const body = commandBody({ text, responseUrl, trigger: newTrigger() });
    const response = await signedRequest(body, { port: bot.ports.web ?? 0 });
    assert.equal(response.status, 200);
    return await until("an answer", () => slack.saidTo(responseUrl)[0]);
  }
  async function until<T>(what: string, look: () => T | undefined): Promise<T> {
    for (let tries = 0; tries < 500; tries++) {
      const seen = look();
      if (seen !== undefined) return seen;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`${what} did not come\n${lines.slice(-20).join("")}`);
  }
  const told = (from = 0): readonly Posted[] => slack.posted.slice(from);
  const addressIn = ({ text }: Record<string, unknown>): string =>
    /[a-z2-7]{32}@in\.mecsa\.example/.exec(String(text))?.[0] ?? "";
  const message = "From: Ann <ann@good.example>\r\nSubject: Hi\r\n\r\nHi.\r\n";

  test("the address is told to who asked; the message is told once, and what is assessed then counts it", async () => {
    const before = told().length;
    const address = addressIn(await type("outbound good.example"));
    assert.notEqual(address, "");
    await using client = await smtpClient(bot.ports.inbox ?? 0);
    await client.say("EHLO mail.good.example");
    await client.say("STARTTLS");
    await client.startTls("TLSv1.3");
    await client.say("EHLO mail.good.example");
    assert.match(await sendMessage(client, address, message), /^250/);
    const [dm] = await until("the news", () => (told(before).length > 0 ? told(before) : undefined));
    assert.equal(dm?.channel, "U0001");
    assert.match(dm?.text ?? "", /SPF[^]*DKIM no signature[^]*TLSv1\.3[^]*Server 127\.0\.0\.1/);
    await given?.ticking.minute(AbortSignal.timeout(10_000));
    assert.equal(told(before).length, 1);
    const report = await type("good.example");
    assert.match(String(report["text"]), /counts the message of an outbound test by this workspace/);
    const evidence = await given?.store.history.recent(tenant, { limit: 1 });
    const kept = await given?.store.history.evidence(tenant, evidence?.[0]?.id ?? "");
    assert.equal(kept?.observed[0]?.observations.length, 1);
  });

  test("another tenant's assessments do not count it", async () => {
    const seen = await given?.store.outbound.observed("T0002" as TenantId, name("good.example"));
    assert.equal(seen, undefined);
  });

  test("where no message comes, that is said once, after the hour", async () => {
    const before = told().length;
    const address = addressIn(await type("outbound good.example"));
    await given?.ticking.minute(AbortSignal.timeout(10_000));
    assert.equal(told(before).length, 0);
    at = new Date(at.getTime() + 3_600_001);
    await given?.ticking.minute(AbortSignal.timeout(10_000));
    await given?.ticking.minute(AbortSignal.timeout(10_000));
    assert.equal(told(before).length, 1);
    assert.match(told(before)[0]?.text ?? "", /^No message came for the outbound test of good\.example/);
    await using client = await smtpClient(bot.ports.inbox ?? 0);
    await client.say("EHLO mail.good.example");
    await client.say("MAIL FROM:<>");
    assert.match(await client.say(`RCPT TO:<${address}>`), /^550/);
  });

  test("every payload was one that Slack takes; no address and no word of a message was logged", () => {
    assert.deepEqual(slack.faults, []);
    assert.doesNotMatch(lines.join(""), /@in\.mecsa\.example|ann@|"level":50/);
  });
});

test("the inbox as a process of its own needs nothing of Slack, and is ready", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "mecsa-inbox-"));
  const now = (): Date => new Date();
  const world = await rehearsal(now);
  const config = configFrom({
    DATA_DIR: dataDir,
    ADMIN_PORT: "0",
    INBOX_DOMAIN: "in.mecsa.example",
    INBOX_PORT: "0",
    INBOX_HOST: "127.0.0.1",
  });
  const parts = { world: world.world, template: await templateFile() };
  const bot = await startBot({ config, role: "inbox", log: openLog("error"), now, rehearsal: parts });
  assert.equal(await (await fetch(`http://127.0.0.1:${bot.ports.admin}/readyz`)).text(), "ready\n");
  await using client = await smtpClient(bot.ports.inbox ?? 0);
  assert.match(await client.say("EHLO mail.good.example"), /STARTTLS/);
  await client[Symbol.asyncDispose]();
  assert.deepEqual(await bot.stop(), []);
  await world[Symbol.asyncDispose]();
  rmSync(dataDir, { recursive: true, force: true });
});
