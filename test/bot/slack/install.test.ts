/** OAuth from the first page to a command that uses the stored token; organizations; tokens that are renewed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { TenantId } from "../../../bot/model.ts";
import { openLog } from "../../../bot/operation/log.ts";
import { commandBody, signedRequest, signingSecret } from "../../support/slack-requests.ts";
import { type Running, installation, connectToSlack, running, tenant } from "./running.ts";

interface Begun {
  cookie: string;
  /** Where Slack sends the browser back to. */
  back: URL;
}

/** The first page, the button, and Slack's own page. */
async function begun(bot: Running): Promise<Begun> {
  const page = await fetch(`http://127.0.0.1:${bot.port}/slack/install`);
  assert.equal(page.status, 200);
  assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'none'.*frame-ancestors 'none'/);
  const cookies = page.headers.get("set-cookie") ?? "";
  assert.match(cookies, /; Secure; HttpOnly; Path=\/; Max-Age=600/);
  const link = /href="(http[^"]*)"/.exec(await page.text())?.[1]?.replaceAll("&amp;", "&") ?? "";
  assert.deepEqual(new URL(link).searchParams.get("scope")?.split(","), [
    "commands",
    "chat:write",
    "chat:write.public",
    "files:write",
    "users:read",
  ]);
  const allowed = await fetch(link, { redirect: "manual" });
  const back = new URL(allowed.headers.get("location") ?? "");
  assert.equal(`${back.origin}${back.pathname}`, "https://mecsa.example.org/slack/oauth_redirect");
  return { cookie: cookies.split(";")[0] ?? "", back };
}

async function returned(bot: Running, back: URL, cookie?: string): Promise<[status: number, title: string]> {
  const response = await fetch(`http://127.0.0.1:${bot.port}${back.pathname}${back.search}`, {
    headers: cookie === undefined ? {} : { cookie },
  });
  const text = await response.text();
  assert.doesNotMatch(text, /<script|xoxb/i);
  return [response.status, /<title>([^<]*)/.exec(text)?.[1] ?? text];
}

const failed = "mecsa was not installed";

test("from the button to a command that uses the token", async () => {
  await using bot = await running({ installed: false });
  const { cookie, back } = await begun(bot);
  assert.deepEqual(await returned(bot, back, cookie), [200, "mecsa is installed"]);
  const kept = bot.store.kept.installations.get(tenant);
  assert.match(kept?.bot?.token ?? "", /^xoxb-T0001-/);
  assert.deepEqual(
    [kept?.user.id, kept?.bot?.scopes],
    ["UINSTALLER", ["commands", "chat:write", "files:write", "users:read"]],
  );
  const response = await signedRequest(commandBody({ text: "help", responseUrl: bot.slack.responseUrl() }), {
    port: bot.port,
  });
  assert.match(await response.text(), /how well is a domain/);
  await bot.connection.messenger.post({ tenant, channel: "C0001" }, { text: "hello", blocks: [] });
  assert.equal(bot.slack.callsOf("chat.postMessage")[0]?.token, kept?.bot?.token);
});

test("a state is of one browser, used once, for ten minutes", async () => {
  await using bot = await running({ installed: false });
  const { cookie, back } = await begun(bot);
  assert.deepEqual(await returned(bot, back), [400, failed], "without the cookie");
  assert.deepEqual(await returned(bot, back, `${cookie}x`), [400, failed], "another cookie");
  const forged = new URL(back);
  const state = `AAAAAAAAAAAAAAAAAAAAAA.${Date.now() + 60_000}.AAAA`;
  forged.searchParams.set("state", state);
  assert.deepEqual(await returned(bot, forged, `slack-app-oauth-state=${state}`), [400, failed], "not signed by us");
  assert.deepEqual(bot.slack.callsOf("oauth.v2.access"), []);
  assert.deepEqual(await returned(bot, back, cookie), [200, "mecsa is installed"]);
  assert.deepEqual(await returned(bot, back, cookie), [400, failed], "again");
  const late = await begun(bot);
  bot.later(601_000);
  assert.deepEqual(await returned(bot, late.back, late.cookie), [400, failed], "after ten minutes");
});

test("cancelled, and refused by Slack", async () => {
  await using bot = await running({ installed: false });
  const first = await begun(bot);
  const cancelled = new URL(first.back);
  cancelled.search = "?error=access_denied&state=x";
  assert.deepEqual(await returned(bot, cancelled, first.cookie), [400, failed]);
  const second = await begun(bot);
  second.back.searchParams.set("code", "bad-code");
  assert.deepEqual(await returned(bot, second.back, second.cookie), [400, failed]);
  assert.equal(bot.store.kept.installations.size, 0);
});

test("an organization", async () => {
  await using bot = await running({ installed: false, team: { enterprise: "E0001", isEnterpriseInstall: true } });
  const { cookie, back } = await begun(bot);
  assert.deepEqual(await returned(bot, back, cookie), [200, "mecsa is installed"]);
  assert.deepEqual([...bot.store.kept.installations.keys()], ["E0001"]);
  const payload = {
    text: "help",
    responseUrl: bot.slack.responseUrl(),
    team: "T0777",
    enterprise: "E0001",
    isOrg: true,
  };
  const response = await signedRequest(commandBody(payload), { port: bot.port });
  assert.match(await response.text(), /how well is a domain/);
});

/** With a token that ends in so many minutes. */
async function rotating(minutes: number): Promise<Running> {
  const bot = await running({ installed: false, team: { expiresIn: 43_200 } });
  const kept = installation();
  const expiresAt = Math.floor(Date.now() / 1_000) + minutes * 60;
  await bot.store.installations.put(tenant, { ...kept, bot: { ...kept.bot, refreshToken: "xoxe-old", expiresAt } });
  return bot;
}

const post = (bot: Running) =>
  bot.connection.messenger.post({ tenant, channel: "C0001" }, { text: "hello", blocks: [] });

test("a token that lasts is left alone; one near its end is renewed beside the work, one that ended before it", async () => {
  for (const [minutes, tokenUsed] of [
    [600, "xoxb-kept"],
    [90, "xoxb-kept"],
    [-5, "renewed"],
  ] as const) {
    await using bot = await rotating(minutes);
    await post(bot);
    const used = bot.slack.callsOf("chat.postMessage")[0]?.token ?? "";
    if (tokenUsed === "renewed") assert.match(used, /^xoxb-T0001-/);
    else assert.equal(used, tokenUsed);
    await new Promise((done) => setTimeout(done, 30));
    const refreshed = bot.slack.callsOf("oauth.v2.access");
    assert.equal(refreshed.length, minutes === 600 ? 0 : 1, String(minutes));
    if (minutes === 600) continue;
    assert.deepEqual(
      [refreshed[0]?.args["grant_type"], refreshed[0]?.args["refresh_token"]],
      ["refresh_token", "xoxe-old"],
    );
    assert.match(bot.store.kept.installations.get(tenant)?.bot?.token ?? "", /^xoxb-T0001-/);
    await post(bot);
    assert.match(bot.slack.callsOf("chat.postMessage")[1]?.token ?? "", /^xoxb-T0001-/);
    assert.equal(bot.slack.callsOf("oauth.v2.access").length, 1);
  }
});

test("two processes renew a token once", async () => {
  await using bot = await rotating(30);
  const log = openLog("error", { write: () => true });
  const slack = {
    mode: "http",
    signingSecret,
    clientId: "1.2",
    clientSecret: "s",
    stateSecret: "x".repeat(32),
    publicUrl: "https://mecsa.example.org",
  } as const;
  const other = await connectToSlack({
    slack,
    slackApiUrl: bot.slack.apiUrl,
    store: bot.store,
    now: () => new Date(),
    log,
  });
  await Promise.all([
    post(bot),
    post(bot),
    other.messenger.post({ tenant, channel: "C0001" }, { text: "hello", blocks: [] }),
  ]);
  await new Promise((done) => setTimeout(done, 30));
  assert.equal(bot.slack.callsOf("oauth.v2.access").length, 1);
});

test("where Slack does not renew, the old token is used while it lasts, and no token is logged", async () => {
  await using bot = await rotating(30);
  bot.slack.script("oauth.v2.access", { error: "invalid_refresh_token" });
  assert.equal((await post(bot)).kind, "delivered");
  await new Promise((done) => setTimeout(done, 30));
  assert.match(bot.log.join(), /did not renew/);
  assert.doesNotMatch(bot.log.join(), /xox[be]/);
});

test("the page of an organization's tenant is not another tenant's", async () => {
  await using bot = await running();
  assert.deepEqual(await bot.connection.tokens.of("T9999" as TenantId), undefined);
});
