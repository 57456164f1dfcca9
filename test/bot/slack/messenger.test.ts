/** Delivery: the five uses of a response URL, what comes after them, and what Slack refuses. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import type { ReplyTo } from "../../../bot/jobs/jobs.ts";
import type { Delivery, SlackMessage } from "../../../bot/slack/messenger.ts";
import { messages } from "./blocks/samples.ts";
import { clientsWith } from "../../../bot/slack/clients.ts";
import { liveMessenger } from "../../../bot/slack/messenger-live.ts";
import { type Running, installation, running, tenant } from "./running.ts";

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const said: SlackMessage = { text: "hello", blocks: [] };
const place = { tenant, channel: "C0001" };

function to(bot: Running, more: Partial<ReplyTo> = {}): ReplyTo {
  const until = new Date(Date.now() + 30 * 60_000).toISOString();
  return { tenant, channel: "C0001", user: "U0001", responseUrl: bot.slack.responseUrl(), until, uses: 0, ...more };
}

test("five uses, then a message that only the person sees", async () => {
  await using bot = await running();
  let reply = to(bot);
  for (let n = 0; n < 7; n++) ({ to: reply } = await bot.connection.messenger.reply(reply, said, { replace: n > 0 }));
  assert.equal(reply.uses, 5);
  const bodies = bot.slack.saidTo(reply.responseUrl ?? "");
  assert.deepEqual(
    bodies.map((body) => [body["response_type"], body["replace_original"]]),
    [["ephemeral", false], ...Array.from({ length: 4 }, () => ["ephemeral", true])],
  );
  assert.deepEqual(
    bot.slack.posted.map(({ channel, ephemeralTo }) => [channel, ephemeralTo]),
    [
      ["C0001", "U0001"],
      ["C0001", "U0001"],
    ],
  );
});

test("after thirty minutes, or where Slack says that it is used, it is not tried again", async () => {
  await using bot = await running();
  const late = to(bot);
  bot.later(31 * 60_000);
  await bot.connection.messenger.reply(late, said, { replace: true });
  assert.deepEqual(bot.slack.saidTo(late.responseUrl ?? ""), []);
  const unknown = to(bot, {
    responseUrl: `${bot.slack.responseUrl()}9`,
    until: new Date(Date.now() + 3_600_000).toISOString(),
  });
  const { to: after, delivery } = await bot.connection.messenger.reply(unknown, said, { replace: true });
  assert.deepEqual([after.uses, delivery.kind], [5, "delivered"]);
  assert.equal(bot.slack.posted.length, 2);
});

test("where the app is not in the channel, a direct message", async () => {
  await using bot = await running();
  bot.slack.closed.add("C0001");
  const { delivery } = await bot.connection.messenger.reply(to(bot, { uses: 5 }), said, { replace: true });
  assert.equal(delivery.kind, "delivered");
  assert.deepEqual(
    bot.slack.posted.map(({ channel }) => channel),
    ["U0001"],
  );
});

test("in the channel for all, by the response URL", async () => {
  await using bot = await running();
  const reply = to(bot);
  await bot.connection.messenger.reply(reply, said, { replace: false, inChannel: true });
  const [body] = bot.slack.saidTo(reply.responseUrl ?? "");
  assert.deepEqual(
    [body?.["response_type"], body?.["replace_original"], body?.["unfurl_links"]],
    ["in_channel", false, false],
  );
});

const refusals: [why: string, script: Parameters<Running["slack"]["script"]>[1], delivery: Delivery][] = [
  ["429", { status: 429, retryAfter: 17 }, { kind: "later", retryAfterMs: 17_000, because: "ratelimited" }],
  [
    "ratelimited in the body",
    { error: "ratelimited" },
    { kind: "later", retryAfterMs: 30_000, because: "ratelimited" },
  ],
  ["not in the channel", { error: "not_in_channel" }, { kind: "refused", because: "not_in_channel" }],
  ["archived", { error: "is_archived" }, { kind: "refused", because: "is_archived" }],
  ["deactivated", { error: "account_inactive" }, { kind: "refused", because: "account_inactive" }],
  [
    "Slack's own fault",
    { error: "internal_error" },
    { kind: "later", retryAfterMs: 30_000, because: "internal_error" },
  ],
];

test("what Slack refuses is an answer: later, or not at all", async () => {
  await using bot = await running();
  for (const [why, script, expected] of refusals) {
    bot.slack.script("chat.postMessage", script);
    assert.deepEqual(await bot.connection.messenger.post(place, said), expected, why);
  }
  const started = bot.slack.callsOf("chat.postMessage").length;
  bot.slack.script("chat.postMessage", { status: 500 }, { status: 500 }, { status: 500 });
  assert.equal((await bot.connection.messenger.post(place, said)).kind, "later");
  assert.equal(bot.slack.callsOf("chat.postMessage").length - started, 1, "it may have been heard: jobs try again");
});

test("of a gateway that gave up nobody knows whether Slack has the message; of a port that is closed everybody does", async () => {
  await using bot = await running();
  bot.slack.script("chat.postMessage", { status: 504 });
  assert.deepEqual(await bot.connection.messenger.post(place, said), {
    kind: "later",
    retryAfterMs: 30_000,
    because: "http_504",
    isUnsure: true,
  });
  const { tokens } = bot.connection;
  for (const [slackApiUrl, isUnsure] of [
    [`http://127.0.0.1:${await closedPort()}/`, undefined],
    [bot.slack.apiUrl, true],
  ] as const) {
    const clients = clientsWith({ ...bot.connection.clientOptions, slackApiUrl, timeout: 50 });
    bot.slack.script("chat.postMessage", { slowMs: 100 });
    const messenger = liveMessenger({ tokens, store: bot.store, clients, now: () => new Date() });
    const delivery = await messenger.post(place, said);
    assert.deepEqual([delivery.kind, "isUnsure" in delivery ? delivery.isUnsure : undefined], ["later", isUnsure]);
  }
});

test("a token that another process has replaced since: the message goes with the new one", async () => {
  await using bot = await running();
  await bot.connection.messenger.post(place, said);
  const { bot: old, ...rest } = installation();
  for (const [n, error] of ["token_revoked", "account_inactive", "invalid_auth", "token_expired"].entries()) {
    await bot.store.installations.put(tenant, { ...rest, bot: { ...old, token: `xoxb-anew-${n}` } });
    bot.slack.script("chat.postMessage", { error });
    assert.equal((await bot.connection.messenger.post(place, said)).kind, "delivered", error);
    assert.equal(bot.slack.callsOf("chat.postMessage").at(-1)?.token, `xoxb-anew-${n}`);
  }
});

test("a token that is gone and has no other: refused; where it was uninstalled meanwhile, that is why", async () => {
  await using bot = await running();
  bot.slack.script("chat.postMessage", { error: "token_revoked" });
  assert.deepEqual(await bot.connection.messenger.post(place, said), { kind: "refused", because: "token_revoked" });
  await bot.store.installations.uninstall(tenant, new Date());
  bot.slack.script("chat.postMessage", { error: "token_revoked" });
  assert.deepEqual(await bot.connection.messenger.post(place, said), { kind: "refused", because: "not_installed" });
});

test("a message, its update, and its thread", async () => {
  await using bot = await running();
  const first = await bot.connection.messenger.post(place, said);
  assert.ok(first.kind === "delivered" && first.ts !== undefined);
  await bot.connection.messenger.post(place, said, { threadTs: first.ts });
  await bot.connection.messenger.update(place, first.ts, { text: "edited", blocks: [] });
  assert.deepEqual(
    bot.slack.posted.map(({ text, threadTs }) => [text, threadTs]),
    [
      ["edited", undefined],
      ["hello", first.ts],
    ],
  );
  assert.deepEqual(
    bot.slack
      .callsOf("chat.postMessage")
      .map(({ args }) => [args["unfurl_links"], args["unfurl_media"], args["reply_broadcast"]]),
    [
      ["false", "false", undefined],
      ["false", "false", undefined],
    ],
  );
  assert.deepEqual(bot.slack.faults, []);
});

test("new blocks that a workspace does not take are left out, and for a day not tried again", async () => {
  await using bot = await running();
  const report = Object.values(messages).find(({ blocks }) => blocks.some(({ type }) => type === "table"));
  assert.ok(report !== undefined);
  bot.slack.script("chat.postMessage", { error: "invalid_blocks", messages: ["[ERROR] unsupported type: table"] });
  assert.equal((await bot.connection.messenger.post(place, report)).kind, "delivered");
  assert.equal(bot.slack.callsOf("chat.postMessage").length, 2);
  await bot.connection.messenger.post(place, report);
  assert.equal(bot.slack.callsOf("chat.postMessage").length, 3);
  const types = bot.slack.posted.map(({ blocks }) => JSON.stringify(blocks).includes('"table"'));
  assert.deepEqual(types, [false, false]);
  bot.later(25 * 3_600_000);
  await bot.connection.messenger.post(place, report);
  assert.ok(JSON.stringify(bot.slack.posted.at(-1)?.blocks).includes('"table"'));
  assert.deepEqual(bot.slack.faults, []);
});

test("what is too long goes as text, and other messages keep their blocks", async () => {
  await using bot = await running();
  const plain = Object.values(messages).find(
    ({ blocks }) => blocks.length > 0 && blocks.every(({ type }) => type !== "table" && type !== "data_visualization"),
  );
  assert.ok(plain !== undefined);
  bot.slack.script("chat.postMessage", { error: "msg_blocks_too_long" });
  await bot.connection.messenger.post(place, plain);
  await bot.connection.messenger.post(place, plain);
  assert.deepEqual(
    bot.slack.posted.map(({ blocks }) => blocks.length > 0),
    [false, true],
  );
});

test("a tenant that is gone", async () => {
  await using bot = await running({ installed: false });
  assert.deepEqual(await bot.connection.messenger.post(place, said), { kind: "refused", because: "not_installed" });
});
